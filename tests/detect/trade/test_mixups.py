"""North and South Korea mixed up: every figure that the rule names is told as likely miscoded, and never asserted."""

from pathlib import Path
from typing import Any

import pytest

from bongsu.detect.trade import TradeScene
from bongsu.detect.trade.flows import FLOWS
from bongsu.detect.trade.mixups import MIXUPS
from bongsu.model.claim import Side
from tests.detect.trade.real import real_scene
from tests.detect.trade.scenes import ANGOLA, CHINA, NORTH, RUSSIA, SOUTH, figure, forms, scene, seen, total

YEARS = [total(ANGOLA, NORTH, year, 2e6) for year in (2004, 2005, 2006)]


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([total(ANGOLA, NORTH, 2007, 1e9), total(ANGOLA, SOUTH, 2007, 1e8)], 1),
        ([total(ANGOLA, NORTH, 2007, 500.0), total(ANGOLA, SOUTH, 2007, 400.0)], 1),
        ([total(ANGOLA, NORTH, 2007, 1e8), total(ANGOLA, SOUTH, 2007, 1e8)], 0),
        ([total(ANGOLA, NORTH, 2007, 1e6), total(ANGOLA, SOUTH, 2007, 1e8)], 0),
        ([total(ANGOLA, NORTH, 2007, 1e9)], 0),  # nothing is known of the South: missing is not zero
        ([total(ANGOLA, NORTH, 2007, 1e9), total(ANGOLA, SOUTH, 2007, 1e8, "X")], 0),
        ([total(ANGOLA, NORTH, 2007, 1e9), total(ANGOLA, SOUTH, 2008, 1e8)], 0),
        ([total(ANGOLA, NORTH, 2007, 1e9), total(RUSSIA, SOUTH, 2007, 1e8)], 0),
        ([*YEARS, total(ANGOLA, NORTH, 2007, 5e7)], 1),
        ([*YEARS, total(ANGOLA, NORTH, 2007, 3e7)], 0),
        ([*YEARS[:2], total(ANGOLA, NORTH, 2007, 5e7)], 0),  # two other years are no usual
        ([total(ANGOLA, NORTH, year, 1e3) for year in (2004, 2005, 2006)] + [total(ANGOLA, NORTH, 2007, 9e5)], 0),
    ],
)  # fmt: skip
def test_more_with_the_north_than_the_south_or_far_more_than_usual(figures: list[dict[str, Any]], told: int) -> None:
    """The rule: more than with the South, or over 20 times the median of the reporter's other years and a million."""
    assert forms(seen(MIXUPS, *figures)) == ["likely_miscoded"] * told


def test_phones_and_cars_are_looked_at_by_heading() -> None:
    """Where only headings are there, the South's goods tell; small sums and other goods do not."""
    cars = [figure(ANGOLA, NORTH, "M", code="870323", value=3e6), figure(ANGOLA, SOUTH, "M", code="870323", value=1e6)]
    coal = [figure(ANGOLA, NORTH, "M", code="270112", value=3e6), figure(ANGOLA, SOUTH, "M", code="270112", value=1e6)]
    gift = [figure(ANGOLA, NORTH, "M", code="870323", value=3e4), figure(ANGOLA, SOUTH, "M", code="870323", value=1e4)]
    (claim,) = seen(MIXUPS, *cars, *coal)
    assert claim.event.objects[0].hs is not None
    assert claim.event.objects[0].hs.digits == "8703"
    assert seen(MIXUPS, *gift) == ()


@pytest.mark.parametrize(("mirror", "fits"), [(1.1e9, True), (1.4e9, True), (3e8, False), (3e9, False), (None, False)])
def test_the_namesake_s_own_figures_may_bear_it_out(mirror: float | None, fits: bool) -> None:
    """Where the South reports about as much more than its partner does, that is told; else nothing is."""
    held = [total(ANGOLA, NORTH, 2007, 1e9), total(ANGOLA, SOUTH, 2007, 1e8)]
    own = [] if mirror is None else [total(SOUTH, ANGOLA, 2007, mirror, "X"), total(SOUTH, ANGOLA, 2007, 5.0, "M")]
    (claim,) = seen(MIXUPS, *held, *own)
    assert ("customs of South Korea recorded" in claim.quote) is fits
    assert claim.sighting is not None
    assert claim.sighting.strength == pytest.approx(0.8 if fits else 0.6)


def test_a_suspect_is_never_asserted() -> None:
    """It stands against the flow: the detector says, unverified, that it did not happen."""
    (claim,) = seen(MIXUPS, total(ANGOLA, NORTH, 2007, 1e9), total(ANGOLA, SOUTH, 2007, 1e8))
    assert claim.side is Side.AGAINST
    assert claim.hedge == "likely miscoded"
    assert claim.sighting is not None
    assert claim.sighting.otherwise


def test_flows_of_a_suspected_year_or_heading_are_not_told() -> None:
    """What is likely the South's trade is no flow with the North; other years, flows and headings are."""
    mixed = [total(ANGOLA, NORTH, 2007, 1e9), total(ANGOLA, SOUTH, 2007, 1e8)]
    coal = [figure(ANGOLA, NORTH, "M", year, code="270112") for year in (2007, 2008)]
    cars = [
        figure(ANGOLA, partner, "M", 2008, code="8703", value=value) for partner, value in ((NORTH, 2e6), (SOUTH, 1e6))
    ]
    flows = seen(FLOWS, *mixed, *coal, *cars, figure(ANGOLA, NORTH, "X", 2007))
    days = [(claim.event.when.first_day(), claim.event.objects[0].hs) for claim in flows]
    assert [(day.year, hs.digits) for day, hs in days if day and hs] == [(2008, "270112"), (2007, "271012")]


def test_without_a_namesake_nothing_is_mixed_up() -> None:
    """A country without one has only its own years."""
    made = scene([total(ANGOLA, NORTH, 2007, 1e9), total(ANGOLA, SOUTH, 2007, 1e8)])
    alone = TradeScene(made.engine, made.figures, made.evidence, made.parameters, type(made.sought)(NORTH))
    assert MIXUPS.watch(alone) == ()


@pytest.mark.shared
def test_every_real_figure_of_the_rule_is_found(shared: Path) -> None:
    """Of the real tables all figures above the South's are told, the 63 known ones of over a million among them."""
    with real_scene(shared) as found:
        rows: list[dict[str, Any]] = [row for row in found.engine.rows(found.settled) if row["code"] == "TOTAL"]
        told = {claim.row for claim in MIXUPS.watch(found)}
        flows = FLOWS.watch(found)
    value = {(row["reporter"], row["flow"], row["year"], row["partner"]): row["value"] for row in rows}
    north = [row for row in rows if row["partner"] == NORTH]
    above = [row for row in north if row["value"] > value.get((*_key(row), SOUTH), float("inf"))]
    known = [
        _key(row) for row in above if row["value"] > 1e6 and row["year"] in YEARS_KNOWN and row["reporter"] != CHINA
    ]
    assert len(known) == 63
    assert {(row["row"],) for row in above} <= told
    assert (ANGOLA, "M", 2007) in known
    assert not [claim for claim in flows if claim.speaker and claim.speaker.country == "ao"]


YEARS_KNOWN = range(2003, 2017)


def _key(row: dict[str, Any]) -> tuple[int, str, int]:
    return (row["reporter"], row["flow"], row["year"])
