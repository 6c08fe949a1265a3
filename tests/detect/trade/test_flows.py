"""Flows: each amount once, at its deepest code, in its period, with what it rests on."""

from datetime import date
from typing import Any

import pytest

from bongsu.detect.trade.flows import FLOWS
from bongsu.model.claim import Stance
from bongsu.model.event import Basis, Category, EventKind
from tests.detect.trade.scenes import CHINA, HONG_KONG, JAPAN, NORTH, RUSSIA, SOUTH, figure, seen

FUEL: dict[str, Any] = {"code": "271019", "weight": 10_000.0}


def told(*figures: dict[str, Any], codes: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    """Return code, first day and value of every flow that is told."""
    found = []
    for claim in seen(FLOWS, *figures, codes=codes):
        hs, sighting = claim.event.objects[0].hs, claim.sighting
        assert hs is not None
        assert sighting is not None
        values = [measure.value for measure in sighting.measures if measure.name == "value"]
        found.append((hs.digits, claim.event.when.first_day(), values[0] if values else None))
    return found


def test_a_flow_says_who_sends_what_to_whom_and_when() -> None:
    """An export goes to the partner, an import comes from it; the customs speak, and the period is the row's."""
    out, into = seen(
        FLOWS, figure(CHINA, NORTH, "X", 2018, month=3, **FUEL), figure(JAPAN, NORTH, "M", 2005, code="030613")
    )
    assert [party.id for party in (*out.event.agents, *out.event.recipients)] == ["state:cn", "state:kp"]
    assert [party.id for party in (*into.event.agents, *into.event.recipients)] == ["state:kp", "state:jp"]
    assert (out.event.kind, into.event.kind) == (EventKind.PETROLEUM_TRANSFER, EventKind.GOODS_TRANSFER)
    assert (out.event.when.first_day(), out.event.when.last_day()) == (date(2018, 3, 1), date(2018, 3, 31))
    assert (into.event.when.first_day(), into.event.when.last_day()) == (date(2005, 1, 1), date(2005, 12, 31))
    assert [claim.event.objects[0].category for claim in (out, into)] == [Category.REFINED_PETROLEUM, Category.SEAFOOD]
    assert out.speaker is not None
    assert (out.speaker.name, out.speaker.country, out.stance) == ("customs of China", "cn", Stance.ASSERTED)
    assert out.row == (1,)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([figure(code="27"), figure(code="2710"), figure(value=5.0), figure(code="271019", value=4.0)],
         [("271012", 5.0), ("271019", 4.0)]),
        ([figure(code="27101922", value=5.0), figure(code="27101929", value=4.0)], [("271019", 9.0)]),
        ([figure(value=5.0), figure(value=5.0, file=1)], [("271012", 5.0)]),
        ([figure(value=5.0), figure(value=7.0, file=1)], [("271012", 7.0)]),
        ([figure(value=9.0), figure(value=5.0, second=HONG_KONG, whole=False)], [("271012", 9.0)]),
        ([figure(value=4.0, whole=False), figure(value=5.0, second=HONG_KONG, whole=False)], [("271012", 9.0)]),
        ([figure(value=9.0), figure(flow="RX", value=5.0)], [("271012", 9.0)]),
        ([figure(flow="RX", value=5.0)], [("271012", 5.0)]),
        ([figure(value=9.0), figure(edition=2012, code="271012", value=8.0)], [("271012", 9.0)]),
        ([figure(value=None, weight=5.0)], [("271012", None)]),
        ([figure(code="TOTAL", value=9.0)], []),
        ([figure(CHINA, SOUTH, value=9.0)], []),
    ],
)  # fmt: skip
def test_each_amount_is_told_once(figures: list[dict[str, Any]], expected: list[tuple[str, float | None]]) -> None:
    """Chapters beside headings, files beside files, wholes beside parts, exports beside re-exports: one of each."""
    assert [(code, value) for code, _, value in told(*figures)] == expected


def test_a_year_is_told_by_its_months_where_all_are_there() -> None:
    """Twelve months stand for the year; fewer leave the year's own figure, and stand alone without one."""
    year, months = figure(value=99.0), [figure(month=month, value=1.0) for month in range(1, 13)]
    assert len(told(year, *months)) == 12
    assert told(year, *months[:11]) == [("271012", date(2019, 1, 1), 99.0)]
    assert len(told(*months[:11])) == 11


@pytest.mark.parametrize(
    ("codes", "count"), [((), 2), (("27",), 1), (("2710",), 1), (("271012",), 1), (("2709",), 0), (("03", "27"), 2)]
)
def test_only_codes_that_are_sought_are_told(codes: tuple[str, ...], count: int) -> None:
    """The caller names chapters, headings or subheadings; the detector knows no law."""
    assert len(told(figure(), figure(code="030613"), codes=codes)) == count


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ({"code": "271012", "weight": 1e6}, (8500.0, 8330.0, 8500.0, 1e6, "kg")),
        ({"code": "271019", "weight": 1e6}, (7230.0, 6620.0, 7770.0, 1e6, "kg")),
        ({"code": "2710", "weight": 1e6}, (8330.0, 6620.0, 8500.0, 1e6, "kg")),
        ({"code": "2710", "weight": 1e6, "product": "diesel"}, (7230.0, 7230.0, 7230.0, 1e6, "kg")),
        ({"code": "271113", "weight": 1e6}, (11600.0, 11600.0, 11600.0, 1e6, "kg")),
        ({"code": "2710", "amount": 500.0, "unit": "bbl"}, (500.0, 500.0, 500.0, 500.0, "barrels")),
        ({"code": "2710", "amount": 500.0, "unit": "bbl", "weight": 1e6}, (500.0, 500.0, 500.0, 500.0, "barrels")),
        ({"code": "270112", "weight": 1e6}, (1e6, "kg")),
    ],
)
def test_petroleum_is_counted_in_barrels_with_their_range(said: dict[str, Any], amount: tuple[Any, ...]) -> None:
    """Barrels as they stand, else by product, else by code, else the default; the amount stays as it was told."""
    (claim,) = seen(FLOWS, figure(**said))
    quantity, sighting = claim.event.objects[0].quantity, claim.sighting
    assert quantity is not None
    assert sighting is not None
    measured = [measure.value for measure in sighting.measures if measure.name.startswith("barrels")]
    assert (*measured, quantity.value, quantity.unit) == amount


def test_an_unknown_weight_is_no_amount() -> None:
    """A row without weight has no quantity, and leaves a sum open at its upper end."""
    (claim,) = seen(FLOWS, figure(weight=None))
    assert claim.event.objects[0].quantity is None
    (both,) = seen(FLOWS, figure(code="27101922", weight=1e6), figure(code="27101929", weight=None))
    quantity = both.event.objects[0].quantity
    assert quantity is not None
    assert (quantity.value, quantity.low, quantity.qualifier) == (None, 1e6, "at least")


@pytest.mark.parametrize(
    ("said", "basis", "stance"),
    [
        ({}, Basis.RECORDED, Stance.ASSERTED),
        ({"weight_estimated": True}, Basis.ESTIMATED, Stance.ASSERTED),
        ({"basis": "notified"}, Basis.NOTIFIED, Stance.ASSERTED),
        ({"basis": "estimated"}, Basis.ESTIMATED, Stance.UNVERIFIED),
    ],
)
def test_what_an_amount_rests_on_is_said(said: dict[str, Any], basis: Basis, stance: Stance) -> None:
    """Notified, recorded and estimated are three things; an estimate of the trade itself is asserted by nobody."""
    (claim,) = seen(FLOWS, figure(weight=1e6, **said))
    quantity = claim.event.objects[0].quantity
    assert quantity is not None
    assert (quantity.basis, claim.stance) == (basis, stance)


def test_notified_and_recorded_amounts_stay_apart() -> None:
    """They are two claims on one flow, never a sum."""
    assert len(seen(FLOWS, figure(RUSSIA), figure(RUSSIA, basis="notified"))) == 2


def test_the_order_of_rows_changes_nothing() -> None:
    """The same figures in another order give the same claims."""
    figures = [figure(code=code, row=at) for at, code in enumerate(("271012", "271019", "270900", "030613"), start=1)]
    assert seen(FLOWS, *figures) == seen(FLOWS, *reversed(figures))
