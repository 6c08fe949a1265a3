"""An environment of its own for what is measured beside Bongsu and is no part of it."""

import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

_WRITTEN = "installed.txt"
_SAID = 300


class CannotInstall(Exception):  # noqa: N818 - reads as the sentence it is
    """The packages could not be installed; the message says why and what to do."""


def environment(folder: Path, packages: Sequence[str]) -> Path:
    """Return the Python of an environment that holds these packages, made now if it is not there yet.

    Raises:
        CannotInstall: the environment cannot be made or a package cannot be installed.
    """
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    mark, wanted = folder / _WRITTEN, "\n".join(packages)
    if mark.is_file() and python.exists() and mark.read_text(encoding="utf-8") == wanted:
        return python
    sys.stderr.write(f"installing {', '.join(packages)} in {folder}\n")
    try:
        venv.create(folder, with_pip=not shutil.which("uv"), clear=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotInstall(f"{folder} cannot hold an environment ({error}); name another with --folder") from error
    _install(python, packages)
    mark.write_text(wanted, encoding="utf-8")
    return python


def _install(python: Path, packages: Sequence[str]) -> None:
    uv = shutil.which("uv")
    tool = [uv, "pip", "install", "--python", str(python)] if uv else [str(python), "-m", "pip", "install"]
    done = subprocess.run([*tool, *packages], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotInstall(
            f"{', '.join(packages)} cannot be installed: their PyICU is built from source, which needs a C++ compiler, "
            f"pkg-config and ICU's headers (Debian: g++, pkg-config, libicu-dev), and the index must be reachable. "
            f"The installer said: {' '.join(done.stderr.split())[-_SAID:]}"
        )
