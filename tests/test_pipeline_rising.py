"""`bongsu rising` from tables of events to verdicts: counts, what was not collected, and what a person reads."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import bongsu
from bongsu import pipeline
from bongsu.cli import app
from bongsu.model.errors import WatchError
from bongsu.model.record import from_json
from bongsu.model.trend import Association, Trend, Verdict
from bongsu.store import Ledger, open_watch
from tests.watches import small

END = date(2024, 12, 31)
HEAD = "kind,date,until,zone,agents\n"


def table() -> str:
    """Return three years of launches, a fortnight apart and thrice as often at last, with exercises near none."""
    launches = [END - timedelta(days=at) for at in (*range(0, 90, 4), *range(90, 1095, 14))]
    exercises = [END - timedelta(days=at) for at in range(5, 1095, 60)]
    told = [f"missile launch,{day},,Asia/Seoul,North Korea\n" for day in launches]
    held = [
        f"military exercise,{day},{day + timedelta(days=6)},Asia/Seoul,United States;South Korea\n" for day in exercises
    ]
    return HEAD + "".join([*told, *held])


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a watch with the table that was run."""
    folder = small(tmp_path_factory.mktemp("rising"), events__csv=table())
    bongsu.run(folder)
    return folder


def call(*words: str | Path | date) -> Result:
    """Call the command line in this process."""
    return CliRunner().invoke(app, ["rising", *map(str, words)])


def test_what_rises_is_told_first_with_its_counts(watch: Path) -> None:
    """23 launches in 90 days against 53 in 730, counted to the last day that was told."""
    found = bongsu.rising(watch)
    assert found.as_of >= END
    first = bongsu.rising(watch, as_of=END).trends[0]
    assert (first.series, first.verdict) == ("missile launch", Verdict.RISING)
    assert (first.window.count, first.baseline.count) == (23, 53)
    assert first.rate.low is not None
    assert first.rate.low > 1


def test_one_kind_by_agent_or_all_kinds_together(watch: Path) -> None:
    """A series says what it counts."""
    (one,) = bongsu.rising(watch, "missile_launch", by="agent", as_of=END).trends
    assert one.series == "missile launch by North Korea"
    (whole,) = bongsu.rising(watch, "all", as_of=END).trends
    assert whole.kinds == ("military_exercise", "missile_launch")
    assert bongsu.rising(watch, "veto", as_of=END).trends == ()


def test_days_after_the_last_row_are_unknown(watch: Path) -> None:
    """A year later nothing was collected: that is no fall."""
    found = bongsu.rising(watch, "missile_launch", as_of=END + timedelta(days=365)).trends
    assert [trend.verdict for trend in found] == [Verdict.TOO_LITTLE]
    assert "were collected" in found[0].reasons[0]


def test_a_watch_that_was_not_run_says_so(tmp_path: Path) -> None:
    """One sentence, and exit code 1."""
    with pytest.raises(WatchError, match="has not been run"):
        bongsu.rising(small(tmp_path))


def test_a_watch_without_any_day_says_so(tmp_path: Path) -> None:
    """Nothing collected is nothing to count."""
    folder = small(tmp_path, note__txt="The sea was calm.")
    bongsu.run(folder)
    with pytest.raises(WatchError, match="no day of any event was collected"):
        bongsu.rising(folder)


def test_people_read_a_table_with_reasons_and_no_cause(watch: Path) -> None:
    """The window is named, every interval shown, and an association is called one."""
    shown = call(watch, "--as-of", END, "--kind", "missile_launch", "--near", "military_exercise", "--lag", "0")
    assert shown.exit_code == 0
    words = " ".join(shown.stdout.split())
    assert "Incidents from 2024-10-03 to 2024-12-31, against 2022-10-04 to 2024-10-02." in words
    assert "23 in 90 d" in words
    assert "rising" in words
    assert "This tells no cause." in words
    assert "caused" not in words


def test_json_holds_the_same_records(watch: Path) -> None:
    """A line a series, with its months, and one for the association."""
    found = bongsu.rising(watch, "missile_launch", as_of=END, near="military_exercise")
    lines = call(watch, "--as-of", END, "--kind", "missile_launch", "--near", "military_exercise", "--json").stdout
    first, last = lines.splitlines()
    assert from_json(Trend, json.loads(first)) == found.trends[0]
    assert from_json(Association, json.loads(last)) == found.association


@pytest.mark.parametrize(
    "words",
    [
        ("--kind", "dancing"),
        ("--near", "veto"),
        ("--kind", "veto", "--near", "dancing"),
        ("--by", "place"),
        ("--as-of", "soon"),
        ("--window", "0"),
    ],
)
def test_wrong_usage_is_said_and_exits_with_2(watch: Path, words: tuple[str, ...]) -> None:
    """Before anything is read."""
    assert call(watch, *words).exit_code == 2


def test_evidence_that_was_withdrawn_shows_neither_incidents_nor_days(tmp_path: Path) -> None:
    """Without the table nothing was collected."""
    folder = small(tmp_path, events__csv=table())
    bongsu.run(folder)
    with Ledger.open(open_watch(folder).store_url) as ledger:
        (evidence,) = ledger.evidence()
    pipeline.withdraw(folder, evidence, by="An analyst", reason="made up")
    with pytest.raises(WatchError, match="no day of any event was collected"):
        bongsu.rising(folder)


@pytest.mark.parametrize("verb", ["read", "ships", "trade"])
def test_a_table_of_events_is_sent_to_a_watch(tmp_path: Path, verb: str) -> None:
    """Other verbs say where it belongs."""
    path = tmp_path / "events.csv"
    path.write_text(table(), encoding="utf-8")
    result = CliRunner().invoke(app, [verb, str(path)])
    assert result.exit_code == 1
    assert "put it among the evidence of a watch" in " ".join(result.output.split())
