"""The summary says nothing more surely than its grade."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bongsu.model.claim import Side, Stance
from bongsu.model.event import Event, EventKind
from bongsu.model.grade import Credibility
from bongsu.report import Dossier
from bongsu.report.incidents import incidents
from bongsu.report.summary import Sentence, summary
from bongsu.report.themes import by_theme


def told(dossier: Dossier) -> tuple[str, ...]:
    """Return the summary of a dossier."""
    return tuple(sentence.text for sentence in sentences(dossier))


def sentences(dossier: Dossier) -> tuple[Sentence, ...]:
    """Return the summary of a dossier, sentence by sentence with what each rests on."""
    return summary(dossier, by_theme(item for item in incidents(dossier, {}) if item.findings))


def test_every_sentence_on_a_finding_says_if_true(autumn: Dossier) -> None:
    """A breach is only ever spoken of as one that would be, if true."""
    for sentence in told(autumn):
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


def test_each_theme_has_its_own_sentence(autumn: Dossier) -> None:
    """Where findings stand under several themes, each tells its best supported incident; of one, the whole does."""
    spoken = [item.theme.theme.anchor for item in sentences(autumn) if item.theme and item.text.startswith("Best")]
    assert spoken == ["theme-missiles", "theme-troops"]
    assert sum(not item.theme for item in sentences(autumn)) == 2


def test_sentences_cite_what_they_rest_on(autumn: Dossier) -> None:
    """What is told of an incident cites the claims for it, its denial those against it, a count the part it counts."""
    for sentence in sentences(autumn):
        sides = {autumn.claims[key].side for key in sentence.claims}
        if sentence.text.startswith("Best"):
            assert sides == {Side.FOR}
        elif "denied" in sentence.text:
            assert sides == {Side.AGAINST}
        else:
            assert sentence.part in {"evidence", "findings"}
    assert "It is denied by Kremlin." in told(autumn)


def test_what_nobody_asserts_cites_the_rumour(desk: Any, a_finding: Callable[..., None]) -> None:
    """An incident without a claim for it rests on whatever is said of it, and its sentence leads there."""
    a_finding(desk, Credibility.CANNOT_BE_JUDGED)
    (key,) = desk.claims
    rumour = replace(desk.claims[key], stance=Stance.RUMOURED)
    incident = replace(desk.incidents[0], claims=(rumour.id,))
    desk.claims, desk.incidents = {rumour.id: rumour}, [incident]
    assert sentences(desk.close())[1].claims == (rumour.id,)
