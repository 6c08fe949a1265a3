"""The summary says nothing more surely than its grade."""

from collections.abc import Callable
from typing import Any

import pytest

from bongsu.model.claim import Stance
from bongsu.model.event import Event, EventKind
from bongsu.model.grade import Credibility
from bongsu.report import Dossier
from bongsu.report.incidents import incidents
from bongsu.report.summary import summary


def told(dossier: Dossier) -> tuple[str, ...]:
    """Return the summary of a dossier."""
    return summary(dossier, tuple(item for item in incidents(dossier, {}) if item.findings))


def test_every_sentence_on_a_finding_says_if_true(autumn: Dossier) -> None:
    """A breach is only ever spoken of as one that would be, if true; three sentences at most."""
    sentences = told(autumn)
    assert len(sentences) == 3
    for sentence in sentences:
        if "breach" in sentence:
            assert "if true" in sentence
            assert "would breach" in sentence


@pytest.mark.parametrize(
    ("grade", "words"),
    [
        (Credibility.CONFIRMED, "credibility 1, confirmed by other sources"),
        (Credibility.POSSIBLY_TRUE, "credibility 3, possibly true"),
        (Credibility.DOUBTFUL, "credibility 4, doubtful"),
        (Credibility.CANNOT_BE_JUDGED, "credibility 6, truth cannot be judged"),
    ],
)
def test_certainty_follows_the_grade(desk: Any, a_finding: Callable[..., None], grade: Credibility, words: str) -> None:
    """The words of certainty are those of the incident's grade."""
    a_finding(desk, grade)
    assert words in told(desk.close())[1]


def test_unverified_paragraph_keeps_its_caution(desk: Any, a_finding: Callable[..., None]) -> None:
    """A paragraph number from memory is never cited in the summary without saying so."""
    a_finding(desk, Credibility.DOUBTFUL)
    assert "UNSCR-1718-2 (paragraph number unverified)" in told(desk.close())[1]


def test_call_upon_states_is_not_called_a_breach(desk: Any, a_finding: Callable[..., None]) -> None:
    """Where the Council only calls upon states, the summary speaks of inconsistency, not of breach."""
    a_finding(desk, Credibility.CONFIRMED, provision=4)
    text = " ".join(told(desk.close()))
    assert "would be inconsistent with" in text
    assert "breach" not in text


def test_no_finding_is_not_told_as_nothing_happened(desk: Any) -> None:
    """Evidence without a finding, and no evidence, are two different things."""
    key = desk.receive("un", "a.txt", None, "A warning was given.")
    event = Event(EventKind.THREAT)
    desk.incident(event, [desk.claim(event, Stance.ASSERTED, key, "A warning")], Credibility.POSSIBLY_TRUE, "a")
    assert "does not say that nothing happened" in told(desk.close())[1]


def test_no_evidence_says_so(empty: Dossier) -> None:
    """Without evidence nothing is summed up."""
    assert told(empty) == ("No evidence has been read, so nothing can be said.",)
