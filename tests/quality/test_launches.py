"""Two tables of the same launches meet as incidents; `python -m tests.quality.test_launches` prints the figures."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.quality.figures import Count
from tests.quality.launches import Met, gold, measure, measure_later

LEAST = 0.95
"""F1 of pairs that is asked for; the aim is .99."""


def counts(met: Met) -> dict[str, Count]:
    """Return what is measured, by name."""
    return {"exact": met.count(slips=False), "with slips": met.count(slips=True), "missile by missile": met.rows}


@pytest.mark.shared
@pytest.mark.parametrize(("measured", "least", "pairs"), [(measure, 0.99, 100), (measure_later, 0.95, 25)])
def test_two_tables_of_the_same_launches_meet(
    shared: Path, measured: Callable[[Path], Met], least: float, pairs: int
) -> None:
    """Each launch day finds the other table's events and no others; so do later rows, which no rule was made with."""
    folder = shared / "data" / "events_db"
    if not folder.is_dir():
        pytest.skip("needs the event tables in ../shared/data/events_db")
    for name, count in counts(measured(folder)).items():
        assert count.f1 >= max(least, LEAST), f"{name}: {count}"
        assert count.there >= pairs


def test_the_rule_of_gold_pairs_days_months_and_slips() -> None:
    """A neighbour counts only where neither table has anything else for it."""
    flown = {1: "2020-01-02", 2: "2020-02-02", 3: "2020-02-03", 4: "2020-05", 5: "2020-07-09"}
    dated = ["2020-01-02", "2020-02-03", "2020-02-03", "2020-05-01", "2020-07-10", "2020-07-09"]
    words = [
        "Ballistic Launch",
        "Ballistic Launch",
        "Cruise Launch",
        "Satellite Launch",
        "Ballistic Launch",
        "Engine Test",
    ]
    events = [
        {"date": day, "type": "Missile Provocation", "event": said} for day, said in zip(dated, words, strict=True)
    ]
    exact, slips = gold(flown, events)
    assert exact == {("2020-01-02", 1), ("2020-02-03", 2), ("2020-05", 4)}
    assert slips == {("2020-07-09", 5)}


if __name__ == "__main__":
    tables = Path(__file__).parents[3] / "shared" / "data" / "events_db"
    later = {f"later rows, {name}": one for name, one in counts(measure_later(tables)).items()}
    for named, one in (counts(measure(tables)) | later).items():
        sys.stdout.write(f"{named}: F1 {one.f1:.4f}, precision {one.precision:.4f}, recall {one.recall:.4f}; {one}\n")
