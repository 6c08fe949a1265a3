"""The report on paper, as Chromium prints it."""

import io
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bongsu.model.errors import WatchError
from bongsu.model.grade import Credibility, Handling
from bongsu.report import Dossier, printed, render
from bongsu.report.paper import BROWSERS
from tests.report.conftest import Desk

pypdf = pytest.importorskip("pypdf", reason="needs the package pypdf")


@pytest.fixture
def paper(browser: Any) -> Callable[[Dossier], Any]:
    """Print a dossier's page and return the PDF as its reader sees it."""
    assert browser  # it skips where there is no Chromium
    return lambda dossier: pypdf.PdfReader(io.BytesIO(printed(render(dossier), dossier.as_of)))


def words(read: Any) -> str:
    """Return the text of all pages, with single blanks."""
    return " ".join(" ".join(page.extract_text() for page in read.pages).split())


@pytest.mark.browser
def test_korean_and_what_is_folded_stand_on_paper(autumn: Dossier, paper: Callable[[Dossier], Any]) -> None:
    """Korean titles print as letters, and what a screen shows on a click is open."""
    text = words(paper(autumn))
    assert "쿠르스크 해방" in text
    assert "small arms notified to the Committee beforehand" in text
    assert "Russia vetoed the draft" in text


@pytest.mark.browser
def test_every_page_bears_mark_and_number(autumn: Dossier, paper: Callable[[Dossier], Any]) -> None:
    """The handling mark stands twice on each page, as TLP asks, and which page of how many it is."""
    amber = {key: replace(item, handling=Handling.AMBER_STRICT) for key, item in autumn.evidence.items()}
    pages = paper(replace(autumn, evidence=amber)).pages
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert text.count("TLP:AMBER+STRICT") >= 2
        assert f"{number} of {len(pages)}" in text


@pytest.mark.browser
def test_citations_are_links_on_paper_too(autumn: Dossier, paper: Callable[[Dossier], Any]) -> None:
    """Numbers in brackets lead to places in the file, addresses outside to where they say."""
    notes = [note.get_object() for page in paper(autumn).pages for note in page.get("/Annots", [])]
    inside = [note for note in notes if "/Dest" in note or note.get("/A", {}).get("/S") == "/GoTo"]
    outside = {note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})}
    assert len(inside) > 40
    assert outside == {"https://example.org/nis?a=1&b=2"}


@pytest.mark.browser
def test_same_page_is_printed_in_the_same_bytes(autumn: Dossier, browser: Any) -> None:
    """The day in the file is that of the dossier, not of the clock."""
    assert browser
    page = render(autumn)
    first = printed(page, date(2025, 4, 30))
    assert printed(page, date(2025, 4, 30)) == first
    assert pypdf.PdfReader(io.BytesIO(first)).metadata["/CreationDate"].startswith("D:20250430")


def test_without_chromium_it_says_what_to_do() -> None:
    """One sentence names the package, and the way without it."""
    with pytest.raises(WatchError, match=r"none is on the path; install the package `chromium`, or open"):
        printed("<p>", None, ("no-such-browser",))


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo it broke >&2; exit 3", r"printed no PDF \(exit code 3: it broke\)"),
        ("exit 0", r"printed no PDF \(exit code 0: it says nothing\)"),
        ("exec sleep 60", r"printed no PDF within 0\.2 seconds, and was stopped"),
    ],
)
def test_a_browser_that_fails_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    """It breaks, writes nothing, or hangs: each is said, and nothing is left behind."""
    fake = tmp_path / BROWSERS[0]
    fake.write_text(f"#!/bin/sh\n{script}\n")
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(WatchError, match=said):
        printed("<p>", None, patience=0.2 if "sleep" in script else 30)


def test_an_excerpt_claims_nothing_of_what_it_leaves_out(desk: Desk, a_finding: Any) -> None:
    """What is shared does not say that all was read, or that no list was used: it does not tell."""
    a_finding(desk, Credibility.DOUBTFUL)
    page = render(desk.close(excerpt=True))
    assert "what could not be read is told in the report of the watch alone" in page
    assert "Every file, row and record was read" not in page
    assert "No list on the shelf" not in page
