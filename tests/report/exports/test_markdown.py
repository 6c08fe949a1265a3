"""The report in Markdown: evidence stays text, and people can read it as it is."""

import re
from dataclasses import replace
from datetime import date

import pytest

from bongsu.model.finding import Turn
from bongsu.model.grade import Credibility
from bongsu.report import Dossier
from bongsu.report.citations import Notes
from bongsu.report.exports.entries import entries
from bongsu.report.exports.markdown import escaped, markdown
from bongsu.report.incidents import incidents
from bongsu.report.themes import by_theme


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, 31 October", "plain words, 31 October"),
        ("*bold* _it_", "\\*bold\\* \\_it\\_"),
        ("<b>x</b> &amp;", "\\<b\\>x\\</b\\> \\&amp;"),
        ("[a](b)", "\\[a\\](b)"),
        ("# head", "\\# head"),
        ("1. first", "1\\. first"),
        ("- item", "\\- item"),
        ("two\nlines\r\x07", "two lines⟦U+000D⟧⟦U+0007⟧"),
        ("https://a.example", "https\\://a.example"),
        ("www.a.example", "www\\.a.example"),
        ("a@b.example", "a\\@b.example"),
        ("`code` | cell ~x~", "\\`code\\` \\| cell \\~x\\~"),
        ("쿠르스크", "쿠르스크"),
    ],
)
def test_markup_of_evidence_is_text(text: str, shown: str) -> None:
    """Marks, HTML, links and lists of evidence are shown as they stand, in one line."""
    assert escaped(text) == shown


def test_claims_stand_with_quote_speaker_and_evidence(autumn: Dossier) -> None:
    """A claim tells its number, stance, speaker, day, place and words, and points to its evidence."""
    text = markdown(autumn).decode()
    assert re.search(r"\* \[\d\] denied \(against\), Kremlin, 18 October 2024, characters \d+–\d+ of E\d", text)
    assert "> There are no soldiers of the North in our ranks" in text
    assert "SHA-256" in text
    assert "**would breach** S/RES/1874 (2009), paragraph 9" in text


def test_how_belief_changed_is_told(autumn: Dossier) -> None:
    """Each turn stands with its day, what was said, and the grade since."""
    first, *others = autumn.assessment.incidents
    turned = replace(first, history=(Turn(date(2024, 10, 16), Credibility.CANNOT_BE_JUDGED, "rumoured", ()),))
    told = replace(autumn, assessment=replace(autumn.assessment, incidents=(turned, *others)))
    words = "16 October 2024: rumoured; credibility 6, truth cannot be judged"
    for entry in entries(told):
        assert list(entry.turns()) == ([words] if entry.incident is turned else [])


def test_an_empty_watch_says_that_this_proves_nothing(empty: Dossier) -> None:
    """No finding is not the same as nothing happened."""
    text = markdown(empty).decode()
    assert "No finding. This does not say that nothing happened." in text


def test_lines_cite_the_numbers_of_the_page(autumn: Dossier) -> None:
    """Verdicts, reasons and dissent lead to quotes, and a quote has the number that it has on the page."""
    text = markdown(autumn).decode()
    every = incidents(autumn, {})
    views = by_theme(item for item in every if item.findings)
    notes = Notes.of([item for view in views for item in view.incidents])
    (troops,) = [item for item in every if item.on("against")]
    (denial,) = troops.ids("against")
    assert f"* Disputed by: Kremlin [{notes.numbers[denial]}]\n" in text
    assert all(re.search(r"\[[\d–, ]+\]$", line) for line in text.splitlines() if line.startswith("* If true"))
