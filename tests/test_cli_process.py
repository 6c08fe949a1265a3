"""What only a process of its own shows, and words that would command a terminal."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from bongsu import cli, pipeline
from bongsu.model.claim import Claim
from bongsu.model.record import from_json
from tests.watches import CHECKOUT, GOOD, small

HOSTILE = (
    "SEOUL, October 18 - North Korea fired [bold]a[/nonsense] ballistic missile \x9b31m\u202eon\u2028Thursday near "
    "Guérin, South Korea's military said.\n"
)
COMMANDS = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]


def call(*words: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, with these settings of its surroundings."""
    return subprocess.run(
        [sys.executable, "-m", "bongsu", *map(str, words)], capture_output=True, encoding="utf-8", errors="replace",
        cwd=CHECKOUT, env={**os.environ, **settings}, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_documents_every_option(name: str) -> None:
    """Each option and argument says what it is for."""
    assert [option.name for option in COMMANDS[name].params if not option.help] == []


def test_progress_is_shown_on_a_terminal_only(tmp_path: Path) -> None:
    """On a terminal is shown what is being done; the summary stays on standard output."""
    terminal, its_end = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "bongsu", "run", small(tmp_path, good__md=GOOD)],
        stdout=subprocess.PIPE, stderr=its_end, cwd=CHECKOUT, env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
    ) as process:  # fmt: skip
        os.close(its_end)
        shown = b"".join(iter(lambda: screenful(terminal), b""))
        assert process.stdout
        assert process.stdout.read().startswith(b"Small\n")
    os.close(terminal)
    assert process.returncode == 0
    assert b"reading good.md" in shown or b"writing the report" in shown
    again = call("run", tmp_path / "watch")
    assert (again.returncode, again.stderr) == (0, "")


def screenful(terminal: int) -> bytes:
    """Return what a terminal shows next; nothing when nobody writes to it any more."""
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux's word for it
        return b""


def test_a_full_disk_is_said_in_one_sentence() -> None:
    """Output that cannot be written ends with 1 and a sentence."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no device that is always full")
    with full.open("wb") as sink:
        words = [sys.executable, "-m", "bongsu", "law"]
        process = subprocess.run(words, stdout=sink, stderr=subprocess.PIPE, cwd=CHECKOUT, check=False)
    assert process.returncode == 1
    assert process.stderr.startswith(b"bongsu: the output: cannot be used")
    assert b"Traceback" not in process.stderr


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_json_is_json_whatever_the_terminal_and_the_text(tmp_path: Path, encoding: str) -> None:
    """Letters that a terminal lacks, and what would steer it or break the line, are JSON's own escapes."""
    path = tmp_path / "hostile.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    said = call("read", path, "--json", PYTHONIOENCODING=encoding, LANG="C")
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.isascii() is (encoding == "ascii")
    assert [from_json(Claim, json.loads(line)) for line in said.stdout.splitlines()] == list(pipeline.read(path)[1])
    assert said.stdout


def test_hostile_text_commands_no_terminal(tmp_path: Path) -> None:
    """Markup stands as it is written; what would steer a terminal or turn the text does not pass."""
    path = tmp_path / "[red]hostile.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    said = call("read", path, COLUMNS="400", PYTHONIOENCODING="utf-8")
    assert said.returncode == 0
    assert "[bold]a[/nonsense]" in said.stdout
    assert "[red]hostile.txt" in said.stdout
    assert not {"\x9b", "\u202e", "\u2028"} & set(said.stdout + said.stderr)


def test_an_error_is_one_line_with_its_file(tmp_path: Path) -> None:
    """However narrow the terminal, an error can be searched for and copied."""
    said = call("read", tmp_path / "봉수.txt", PYTHONIOENCODING="ascii", LANG="C", COLUMNS="40")
    assert said.returncode == 1
    assert said.stderr.startswith("bongsu: \\ubd09\\uc218.txt: cannot be read (")
    assert len(said.stderr.splitlines()) == 1


def test_check_gives_no_records() -> None:
    """`law --check --json` would print what is no record: refused; `law ID --check` runs that provision's cases."""
    assert call("law", "--check", "--json").returncode == 2
    assert call("law", "NOPE", "--check").returncode == 2
    said = call("law", "UNSCR-2375-11", "--check")
    assert (said.returncode, "of 1 provisions," in said.stdout, "0 wrong" in said.stdout) == (0, True, True)
