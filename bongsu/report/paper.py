"""A page on paper: PDF, printed by a Chromium of this machine that may ask the network for nothing."""

import re
import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from bongsu.model.errors import WatchError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Names under which Chromium may stand on the path; the first that does is taken."""

PATIENCE = 600
"""Seconds that it is given: a report of 2,000 findings takes about 50 on one core."""

_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage"),
    *("--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-sync"),
    *("--disable-extensions", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND"),
    *("--no-pdf-header-footer", "--generate-pdf-document-outline"),
)
_MADE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")


def printed(page: str, day: date | None, browsers: tuple[str, ...] = BROWSERS, patience: float = PATIENCE) -> bytes:
    """Return a page of HTML as PDF; the same page, printed by the same Chromium, gives the same bytes.

    Args:
        page: what is printed; its own content policy keeps scripts and everything outside away.
        day: that it speaks for, which stands in the file as the day on which it was made; None is 1970-01-01.
        browsers: names of the program to look for on the path.
        patience: seconds after which it is stopped.

    Raises:
        WatchError: there is no Chromium, or it fails.
    """
    browser = next(filter(None, map(shutil.which, browsers)), None)
    if browser is None:
        raise WatchError(
            "A PDF is printed by Chromium, and none is on the path; install the package `chromium`, or open the "
            "report in a browser and print it."
        )
    with tempfile.TemporaryDirectory(prefix="bongsu-print-", ignore_cleanup_errors=True) as folder:
        made = _print(browser, page, Path(folder), patience)
    stamp = f"{day or date(1970, 1, 1):%Y%m%d}000000".encode()
    return _MADE.sub(lambda match: b"/" + match[1] + b" (D:" + stamp, made)


def _print(browser: str, page: str, folder: Path, patience: float) -> bytes:
    """Print in a folder of its own, so that no profile of the user is read or written."""
    source, paper = folder / "page.html", folder / "page.pdf"
    source.write_bytes(page.encode("utf-8", "replace"))
    asked = [browser, *_QUIET, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={paper}", source.as_uri()]
    try:
        ended = subprocess.run(asked, capture_output=True, check=False, timeout=patience)  # noqa: S603 - named above
    except subprocess.TimeoutExpired as error:
        raise WatchError(f"{browser} printed no PDF within {patience:g} seconds, and was stopped.") from error
    except OSError as error:
        raise WatchError(f"{browser} cannot be started ({error.strerror}).") from error
    if ended.returncode or not paper.is_file():
        last = ended.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise WatchError(f"{browser} printed no PDF (exit code {ended.returncode}: {last or 'it says nothing'}).")
    return paper.read_bytes()
