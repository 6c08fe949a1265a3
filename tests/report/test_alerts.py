"""What there is to tell: what differs from what was told, in messages that stay as they were written."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bongsu.model.alert import FeedFile, Notice, Receiver, Told
from bongsu.model.finding import Fires
from bongsu.model.grade import Credibility, Handling
from bongsu.report import Dossier
from bongsu.report.alerts import FIRES, GONE, MOST, alerts, letter, may_go, news, subject_line
from tests.report.conftest import Desk

DESK = Receiver("desk", FeedFile("x.atom"), Handling.GREEN)
NOW = datetime(2025, 5, 1, tzinfo=UTC)


@pytest.fixture
def many_findings(a_finding: Callable[..., None]) -> Dossier:
    """205 findings and the fires."""
    desk = Desk()
    for number in range(205):
        a_finding(desk, Credibility.POSSIBLY_TRUE, number % 5, number)
    return desk.close(title="Many")


def told(notices: list[Notice], before: dict[str, Told] | None = None) -> dict[str, Told]:
    """Return what is remembered once all this was told."""
    return {**(before or {}), **{notice.subject: notice.told for notice in notices}}


def lit(dossier: Dossier, level: int) -> Dossier:
    """Return the dossier with so many fires."""
    return replace(dossier, assessment=replace(dossier.assessment, fires=Fires(level, ("a reason",))))


def test_all_is_new_at_first_and_nothing_afterwards(autumn: Dossier) -> None:
    """Every finding and the fires are told once; the same again is no news."""
    first = news(autumn, {}, 3)
    assert first[0].subject == FIRES
    assert len(first) == 1 + len(autumn.assessment.findings)
    assert news(autumn, told(first), 3) == []


def test_another_grade_or_wording_is_a_change(autumn: Dossier) -> None:
    """Only what changed is told, with what was told before."""
    before = told(news(autumn, {}, 3))
    first, *others = autumn.assessment.findings
    other = replace(first, credibility=Credibility.DOUBTFUL, changed=date(2025, 5, 1))
    changed = replace(autumn, assessment=replace(autumn.assessment, findings=(other, *others)))
    (notice,) = news(changed, before, 3)
    part = json.loads(notice.part)
    assert (part["happened"], part["credibility"], notice.told.number) == ("changed", 4, 2)
    assert part["before"].startswith(str(int(first.credibility)))


def test_a_later_claim_alone_is_no_news(autumn: Dossier) -> None:
    """A finding that stays as it was, with a newer claim, is not told again."""
    before = told(news(autumn, {}, 3))
    later = tuple(replace(item, changed=date(2026, 1, 1)) for item in autumn.assessment.findings)
    assert news(replace(autumn, assessment=replace(autumn.assessment, findings=later)), before, 3) == []


def test_what_no_longer_holds_is_told_once_and_may_come_back(autumn: Dossier) -> None:
    """Gone is told to whom it was told; a finding that comes back is new."""
    before = told(news(autumn, {}, 3))
    without = replace(autumn, assessment=replace(autumn.assessment, findings=autumn.assessment.findings[1:]))
    gone = news(without, before, 3)
    assert [json.loads(notice.part)["happened"] for notice in gone] == [GONE]
    after = told(gone, before)
    assert news(without, after, 3) == []
    (back,) = news(autumn, after, 3)
    assert (json.loads(back.part)["happened"], back.told.number) == ("new", 3)


@pytest.mark.parametrize(
    ("levels", "heard"),
    [
        ((1, 2, 1), []),
        ((2, 3, 3), [3]),
        ((4, 3, 2, 1), [4, 3, 2]),
        ((2, 4, 2, 4), [4, 2, 4]),
        ((5, 5, 1, 2), [5, 1]),
    ],
)
def test_fires_are_told_when_they_reach_or_leave_the_level(
    levels: tuple[int, ...], heard: list[int], autumn: Dossier
) -> None:
    """With a level of 3, changes above it and the fall below it are told; what happens below is not."""
    before = {key: value for key, value in told(news(autumn, {}, 3)).items() if key != FIRES}
    seen = []
    for level in levels:
        notices = news(lit(autumn, level), before, 3)
        seen += [json.loads(notice.part)["level"] for notice in notices]
        before = told(notices, before)
    assert seen == heard


def test_many_things_go_into_several_alerts(many_findings: Dossier) -> None:
    """No alert tells more than `MOST` things, and each has an id of its own, the same each time."""
    notices = news(many_findings, {}, 1)
    made = alerts(many_findings, DESK, notices, NOW)
    assert [alert.items for alert, _ in made] == [MOST, MOST, 6]
    assert len({alert.id for alert, _ in made}) == 3
    assert alerts(many_findings, DESK, notices, NOW) == made


def test_two_receivers_have_alerts_of_their_own(autumn: Dossier) -> None:
    """The same news for another receiver is another alert."""
    notices = news(autumn, {}, 3)
    (one, _), *_ = alerts(autumn, DESK, notices, NOW)
    (two, _), *_ = alerts(autumn, replace(DESK, name="liaison"), notices, NOW)
    assert one.id != two.id


def test_a_letter_is_plain_and_marked(autumn: Dossier) -> None:
    """Subject and text tell the mark, what happened, and that claims are claims."""
    ((alert, _),) = alerts(autumn, DESK, news(autumn, {}, 3), NOW)
    assert subject_line(alert).startswith("[TLP:GREEN] Autumn 2024: 4 findings, four fires")
    text = letter(alert)
    assert "NEW: Troop deployment" in text
    assert "Credibility 1: confirmed by other sources." in text
    assert "denied by" not in json.loads(alert.body)["note"]


def test_what_is_gone_bears_its_receiver_s_mark(autumn: Dossier) -> None:
    """Under which mark a finding was told is not known when it is gone: the ceiling is safe."""
    before = told(news(autumn, {}, 3))
    nothing = replace(autumn, assessment=replace(autumn.assessment, findings=(), incidents=()))
    made = alerts(nothing, DESK, news(nothing, before, 3), NOW)
    assert json.loads(made[0][0].body)["handling"] == "TLP:GREEN"


def test_an_alert_whose_evidence_was_closed_may_not_go() -> None:
    """What is above the ceiling now, or is not known, holds an alert back."""
    marks = {"a": Handling.CLEAR, "b": Handling.AMBER}
    assert may_go(("a",), marks, Handling.CLEAR)
    assert not may_go(("a", "b"), marks, Handling.GREEN)
    assert may_go(("a", "b"), marks, Handling.AMBER)
    assert not may_go(("unknown",), marks, Handling.AMBER_STRICT)
