from collections.abc import Sequence
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bongsu.screen.candidates import KEY, Asked, Candidates, candidates_from, candidates_of

LISTED = [
    {"vasili": 0.7, "kolchanov": 0.7},
    {"sergey": 0.7, "kozlov": 0.7},
    {"kim": 0.5, "yong": 0.5, "chol": 0.5, KEY + "km.ng.chl": 1.0},
]


def met(candidates: Candidates, *asked: dict[str, float], floor: float = 0.3, most: int = 9) -> list[tuple[int, int]]:
    """Return the pairs of places that are met."""
    found = candidates.meet(asked, floor=floor, most=most)
    return list(zip(found.asked.tolist(), found.listed.tolist(), strict=True))


def test_names_meet_over_words_slips_and_keys() -> None:
    """A common word, a word with a slip and an exact key each lead to the listed name."""
    candidates = candidates_of(LISTED)
    assert met(candidates, {"kolchanov": 1.0}, {"koslov": 1.0}, {KEY + "km.ng.chl": 1.0}) == [(0, 0), (1, 1), (2, 2)]


def test_a_key_has_no_neighbours() -> None:
    """A key that differs by one letter is another key."""
    assert met(candidates_of(LISTED), {KEY + "km.ng.chr": 1.0}) == []


def test_what_is_too_far_or_too_many_is_left_out() -> None:
    """The floor and the number of candidates hold, the nearest first."""
    candidates = candidates_of([{"kim": 1.0}, {"kim": 0.5, "chol": 0.8}])
    assert met(candidates, {"kim": 1.0}, floor=0.6) == [(0, 0)]
    assert met(candidates, {"kim": 1.0}, most=1) == [(0, 0)]
    assert met(candidates, {}, {"unheard": 1.0}) == []


def test_parties_are_counted_not_their_names() -> None:
    """Many names of one party leave room for those of another."""
    candidates = candidates_of([{"kim": 1.0}] * 5 + [{"kim": 0.9}], [0, 0, 0, 0, 0, 1])
    assert met(candidates, {"kim": 1.0}, most=2) == [(0, at) for at in range(6)]
    assert met(candidates, {"kim": 1.0}, most=1) == [(0, at) for at in range(5)]


def test_who_is_all_but_the_same_is_not_counted() -> None:
    """However many bear one name, none is left out for another."""
    same = {"kim": 1.0, KEY + "same:kim": 1.0}
    assert met(candidates_of([same] * 5), same, {"kim": 1.0}, most=2) == [*((0, at) for at in range(5)), (1, 0), (1, 1)]


def test_hints_reach_farther_than_half_of_the_nearest() -> None:
    """What is left out beside a much nearer name comes back for whoever wants hints."""
    candidates = candidates_of([{"ministry": 0.3, "defence": 0.9}, {"ministry": 0.3}])
    asked = [{"ministry": 0.3, "defence": 0.9}]
    assert candidates.meet(asked, floor=0.0, most=9).listed.tolist() == [0]
    assert candidates.meet(asked, floor=0.0, most=9, far=0.05).listed.tolist() == [0, 1]


def test_the_nearness_is_the_sum_over_common_features() -> None:
    """Two features in common count both."""
    found = candidates_of(LISTED).meet([{"kim": 0.5, "yong": 0.5}], floor=0.1, most=5)
    assert np.isclose(found.nearness, [0.5], atol=0.001).all()


def test_candidates_come_back_from_their_arrays() -> None:
    """What a cache holds meets the same names, and knows how common a word is."""
    again = candidates_from(candidates_of(LISTED).arrays())
    assert met(again, {"koslov": 1.0}) == [(0, 1)]
    assert again.spreads()["kim"] == 1
    assert met(candidates_of([]), {"kim": 1.0}) == []


FEATURES = st.sampled_from("kim kin kimm yong chol park sergey sergei kozlov koslov the of".split())
NAMES = st.lists(st.dictionaries(FEATURES, st.floats(0.125, 1.0, width=32), max_size=5), max_size=8)


@given(NAMES)
def test_a_listed_name_leads_by_its_place_where_its_features_lead(names: list[dict[str, float]]) -> None:
    """What a listed name leads to is kept with it, so asking by its place finds the same as asking by its features."""
    asked = [{**name, KEY + "asked": 1.0} for name in names]
    candidates = candidates_of([{**name, KEY + "asked": 0.5} for name in names[:-1]] + names[-1:])
    kept = candidates_from(candidates.leading_to_itself(asked).arrays())
    assert pairs(kept, list(range(len(names))), 0.5) == pairs(candidates, asked, 0.5)
    assert pairs(kept, [0, *asked] if names else [], 0.1) == pairs(candidates, asked[:1] + asked, 0.1)


@given(NAMES, st.sampled_from([0.0, 0.25, 0.5, 1.0]))
def test_who_shares_a_bucket_with_whom_changes_nothing(names: list[dict[str, float]], floor: float) -> None:
    """Sums of other pairs in one bucket only keep a pair to be looked at more closely."""
    candidates = candidates_of(names)
    usual = pairs(candidates, names, floor)
    with patch("bongsu.screen.candidates._BUCKETS", 2):
        assert pairs(candidates, names, floor) == usual


def pairs(candidates: Candidates, asked: Sequence[Asked], floor: float) -> list[tuple[int, int, float]]:
    """Return who is met, and how near."""
    found = candidates.meet(asked, floor=floor, most=3)
    return list(zip(found.asked.tolist(), found.listed.tolist(), found.nearness.tolist(), strict=True))
