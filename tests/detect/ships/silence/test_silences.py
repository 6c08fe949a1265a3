from typing import Any

import pytest

from bongsu.detect.ships import parameters
from bongsu.detect.ships.silence.silences import cause

STEADY: dict[str, Any] = {
    "distance_nm": 60.0,
    "knots_before": 10.0,
    "reports_before": 100,
    "ships_nearby": 8,
    "ships_before": 4.0,
    "ships_during": 4.0,
    "ahead": 6,
    "ahead_heard": 6,
    "way": 6,
    "way_heard": 6,
    "implied_knots": 3.0,
    "back_together": 0,
    "back_around": 12,
    "shore_nm": 30.0,
    "silent_together": 0,
    "heard_then": 40,
    "hours": 20.0,
    "blind_seconds": 0,
}


@pytest.mark.parametrize(
    ("known", "form"),
    [
        ({}, "apparent_disabling"),
        ({"silent_together": 30}, "feed_outage"),
        ({"blind_seconds": 9 * 3600}, "feed_outage"),
        ({"blind_seconds": 3600}, "apparent_disabling"),
        ({"silent_together": 2, "heard_then": 4}, "apparent_disabling"),
        ({"distance_nm": 1.0, "knots_before": 0.2}, "at_rest"),
        ({"distance_nm": 1.0, "knots_before": 9.0}, "apparent_disabling"),
        ({"distance_nm": None, "knots_before": None}, "at_rest"),
        ({"ships_nearby": None, "ships_before": None, "ships_during": None}, "unexplained"),
        ({"ships_before": 0.0, "ships_during": 0.0, "ships_nearby": 0}, "unexplained"),
        ({"ships_during": 1.0}, "reception_lost"),
        ({"ships_nearby": 1}, "reception_lost"),
        ({"back_together": 7}, "reception_lost"),
        ({"back_together": 5}, "apparent_disabling"),
        ({"back_together": 2, "back_around": 2}, "apparent_disabling"),
        ({"distance_nm": 0.5, "shore_nm": 2.0}, "at_rest"),
        ({"distance_nm": 0.5, "shore_nm": None}, "apparent_disabling"),
        ({"distance_nm": 4.0, "shore_nm": 2.0}, "apparent_disabling"),
        ({"ahead_heard": 3}, "apparent_disabling"),
        ({"ahead_heard": 2}, "left_coverage"),
        ({"ahead_heard": 2, "distance_nm": 200.0, "implied_knots": 10.0}, "apparent_disabling"),
        ({"ahead_heard": 2, "distance_nm": 200.0, "implied_knots": 10.0, "way_heard": 2}, "left_coverage"),
        ({"ahead_heard": 2, "distance_nm": 200.0, "implied_knots": 10.0, "way": 0, "way_heard": 0}, "left_coverage"),
        ({"ahead_heard": 2, "distance_nm": 30.0, "implied_knots": 10.0}, "left_coverage"),
        ({"ahead": None, "ahead_heard": None}, "apparent_disabling"),
        ({"reports_before": 3}, "unexplained"),
    ],
)
def test_a_silence_is_called_disabling_only_where_all_else_is_ruled_out(known: dict[str, Any], form: str) -> None:
    """A lost feed, a berth, poor reception, the edge of the covered area and few reports come before a switch."""
    found = cause({**STEADY, **known}, parameters().gaps)
    assert found.form == form
    assert found.otherwise
    assert (found.inferred is not None) == (form in {"apparent_disabling", "feed_outage"})


def test_better_reception_makes_a_stronger_case() -> None:
    """More reports before and more ships heard meanwhile raise the strength; it stays a share."""
    some = cause({**STEADY, "ships_nearby": 2, "reports_before": 13}, parameters().gaps)
    many = cause({**STEADY, "ships_nearby": 50}, parameters().gaps)
    assert 0 < some.strength < many.strength <= 1
