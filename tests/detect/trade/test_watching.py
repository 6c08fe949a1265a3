"""Odd prices, sudden trade, reports that differ, hubs, sums and coverage: what is told and what is not."""

from typing import Any

import pytest

from bongsu.detect.trade import coverage, petroleum_sums
from bongsu.detect.trade.differences import DIFFERENCES, NOTICES
from bongsu.detect.trade.newcomers import NEWCOMERS
from bongsu.detect.trade.transit import TRANSIT
from bongsu.detect.trade.unit_values import UNIT_VALUES
from bongsu.model.claim import Side
from tests.detect.trade.scenes import (
    ANGOLA,
    CHINA,
    HONG_KONG,
    JAPAN,
    NORTH,
    RUSSIA,
    SOUTH,
    THAILAND,
    figure,
    forms,
    scene,
    seen,
    total,
)  # fmt: skip

USUAL = [figure(THAILAND, 500 + at, code="270112", value=100.0 + at, weight=1000.0) for at in range(20)]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"value": 50_000.0, "weight": 1000.0}, True),
        ({"value": 50_000.0, "weight": 5e6}, True),
        ({"value": 50_000.0, "weight": 500_000.0}, False),
        ({"value": 9_000.0, "weight": 100.0}, False),
        ({"value": 50_000.0, "weight": 1000.0, "weight_estimated": True}, False),
        ({"value": 50_000.0, "weight": None}, False),
        ({"value": 50_000.0, "weight": 1000.0, "year": 2018}, False),
        ({"value": 50_000.0, "weight": 1000.0, "code": "270119"}, False),
    ],
)
def test_a_price_far_from_that_of_others_is_told(said: dict[str, Any], told: bool) -> None:
    """Three times beyond where nine in ten lie, of the same flow, year and code; estimated weights tell nothing."""
    found = seen(UNIT_VALUES, *USUAL, figure(**({"code": "270112"} | said)))
    assert forms(found) == ["unit_value_out_of_line"] * told
    assert all(claim.side is Side.OPEN and claim.event.objects[0].quantity is None for claim in found)


def test_few_others_make_no_usual_price() -> None:
    """Without 20 figures of others nothing is out of line."""
    assert seen(UNIT_VALUES, *USUAL[:19], figure(code="270112", value=50_000.0, weight=1000.0)) == ()


OTHERS = [total(THAILAND, JAPAN, year, 1e9, "X") for year in (2015, 2016, 2017, 2018)]
IN_DETAIL = [figure(THAILAND, JAPAN, "X", year, code="030613") for year in (2016, 2017, 2018)]


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([*OTHERS, total(THAILAND, NORTH, 2019, 2e6, "X")], ["sudden_partner"]),
        ([*OTHERS, total(THAILAND, NORTH, 2019, 2e5, "X")], []),
        ([*OTHERS, total(THAILAND, NORTH, 2017, 1.0, "X"), total(THAILAND, NORTH, 2019, 2e6, "X")], []),
        ([*OTHERS[2:], total(THAILAND, NORTH, 2019, 2e6, "X")], []),  # of 2016 there is no figure at all
        ([total(THAILAND, NORTH, 2019, 2e6, "X")], []),
        ([*IN_DETAIL, figure(THAILAND, code="870323", value=2e6)], ["sudden_heading"]),
        ([*OTHERS, figure(THAILAND, code="870323", value=2e6)], []),  # only totals were told before
        ([*IN_DETAIL, figure(THAILAND, year=2018, code="870310"), figure(THAILAND, code="870323", value=2e6)], []),
    ],
)  # fmt: skip
def test_trade_that_begins_at_once_is_told(figures: list[dict[str, Any]], told: list[str]) -> None:
    """A million after three years that were reported without any; years without reports say nothing."""
    assert forms(seen(NEWCOMERS, *figures)) == told


@pytest.mark.parametrize(("other", "told"), [(100.0, False), (109.0, False), (120.0, True)])
def test_one_flow_in_two_files_may_differ(other: float, told: bool) -> None:
    """A tenth apart is a revision; beyond, it is told which values there are."""
    found = seen(DIFFERENCES, figure(value=100.0), figure(value=other, file=1))
    assert forms(found) == ["reports_differ"] * told


@pytest.mark.parametrize(
    ("recorded", "notified", "told"), [(2e6, 1e6, True), (1.1e6, 1e6, False), (1e6, 2e6, False), (1e6, None, False)]
)
def test_more_recorded_than_notified_is_told(recorded: float, notified: float | None, told: bool) -> None:
    """Only beyond the range of barrels, and only where something was notified: no notice is not a notice of zero."""
    given = [] if notified is None else [figure(weight=notified, basis="notified", month=month) for month in (3,)]
    assert forms(seen(NOTICES, figure(weight=recorded), *given)) == ["recorded_above_notified"] * told


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([figure(HONG_KONG, flow="RX", value=2e4), figure(HONG_KONG, JAPAN, "M", value=9e4)], "mostly from Japan"),
        ([figure(HONG_KONG, flow="X", value=2e4), figure(HONG_KONG, JAPAN, "M", value=9e4)], "mostly from Japan"),
        ([figure(HONG_KONG, flow="RX", value=2e4)], "re-exports to North Korea"),
        ([figure(HONG_KONG, flow="X", value=2e4)], None),
        ([figure(HONG_KONG, flow="RX", value=2e3), figure(HONG_KONG, JAPAN, "M", value=9e4)], None),
        ([figure(CHINA, flow="X", value=2e4), figure(CHINA, JAPAN, "M", value=9e4)], None),
        ([figure(JAPAN, flow="X", value=2e4, second=HONG_KONG, whole=False)], "consigned to"),
    ],
)
def test_goods_that_pass_a_hub_are_told(figures: list[dict[str, Any]], told: str | None) -> None:
    """A hub's re-exports, its exports of what it imports, and rows that name it as the country of consignment."""
    found = seen(TRANSIT, *figures)
    assert [told in claim.quote for claim in found if told] == ([True] if told else [])
    assert len(found) == bool(told)


def test_petroleum_is_summed_by_year_group_and_basis() -> None:
    """Notified, recorded and estimated stand apart; crude is no refined product; an unknown weight is in no sum."""
    figures = [
        figure(CHINA, weight=1e6), figure(RUSSIA, weight=1e6, code="271019"), figure(RUSSIA, code="271020"),
        figure(RUSSIA, weight=5e5, basis="notified", month=1), figure(CHINA, weight=1e6, code="270900"),
        figure(CHINA, weight=1e6, year=2018), figure(CHINA, NORTH, "M", weight=1e6), figure(CHINA, SOUTH, weight=1e6),
    ]  # fmt: skip
    found = petroleum_sums(scene(figures))
    assert [(one.year, one.group, one.basis, one.barrels, one.low, one.high) for one in found] == [
        (2018, "refined petroleum", "recorded", 8500.0, 8330.0, 8500.0),
        (2019, "crude oil", "recorded", 7619.0, 7619.0, 7619.0),
        (2019, "refined petroleum", "notified", 4250.0, 4165.0, 4250.0),
        (2019, "refined petroleum", "recorded", 15730.0, 14950.0, 16270.0),
    ]
    assert (found[3].suppliers, found[3].figures, found[3].unknown) == (("China", "Russia"), 3, 1)


def test_a_likely_miscoded_year_is_in_no_sum() -> None:
    """Exports to the South under the North's code are no oil for the North."""
    mixed = [total(ANGOLA, NORTH, 2019, 9e9, "X"), total(ANGOLA, SOUTH, 2019, 1e9, "X")]
    assert petroleum_sums(scene([*mixed, figure(ANGOLA, weight=1e6)])) == ()


def test_coverage_tells_silence_from_absence() -> None:
    """A year of other trade is silence, a year without any figure is unknown; other Asia may hide some."""
    figures = [
        total(CHINA, NORTH, 2007, 1.0), total(CHINA, JAPAN, 2008, 1.0), total(CHINA, NORTH, 2010, 1.0),
        figure(CHINA, NORTH, "X", 2010, month=2), total(CHINA, 490, 2008, 5.0), total(THAILAND, JAPAN, 2008, 1.0),
    ]  # fmt: skip
    (one,) = coverage(scene(figures))
    assert (one.reporter, one.years, one.rows, one.headings, one.monthly) == ("China", (2007, 2010), 3, 1, True)
    assert (one.silent, one.absent, one.other_asia) == ((2008,), (2009,), (2008,))
