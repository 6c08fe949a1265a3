"""Rows of tables of events as claims: who says it, where it stands, and what a run of a watch makes of it."""

from pathlib import Path

from bongsu import pipeline
from bongsu.detect.recorded import RULE, recorded_claims
from bongsu.model.claim import Stance
from bongsu.model.event import Event, EventKind, When
from bongsu.model.evidence import Evidence
from bongsu.model.party import state
from bongsu.model.recorded import RecordedEvent
from tests.watches import rows, small

HEAD = "kind,date,zone,agents,speaker,note\n"
TABLE = (
    HEAD
    + """\
missile launch,2021-03-04,Asia/Seoul,North Korea,South Korea,one
missile launch,2021-03-05,Asia/Seoul,North Korea,South Korea,two
missile launch,someday,Asia/Seoul,North Korea,South Korea,three
"""
)


def test_a_claim_cites_its_row_and_has_its_speaker() -> None:
    """Without a speaker the table itself speaks."""
    event = Event(EventKind.VETO, (state("ru", "Russia"),), when=When())
    told = [
        RecordedEvent(7, event, Stance.ASSERTED, "x"),
        RecordedEvent(8, event, Stance.DENIED, "y", state("ru", "R")),
    ]
    first, second = recorded_claims(told, Evidence("e" * 64, "desk", "t.csv", "text/csv"))
    assert (first.row, first.quote, first.rule, first.speaker) == ((7,), "x", RULE, None)
    assert second.speaker is not None
    assert (second.stance, second.speaker.id) == (Stance.DENIED, "state:ru")


def test_a_run_takes_tables_of_events_and_reads_them_once(tmp_path: Path) -> None:
    """Rows become claims, a bad row one problem, and a second run adds nothing."""
    watch = small(tmp_path, events__csv=TABLE)
    outcome = pipeline.run(watch)
    assert (outcome.held.evidence, outcome.held.claims) == (1, 2)
    assert [problem.what for problem in outcome.problems] == ["rows refused: 1 without a valid date, first row 3."]
    before = rows(watch)
    assert pipeline.run(watch).problems == outcome.problems
    assert rows(watch) == before
