import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bongsu.model.party import PartyKind
from bongsu.screen.anatomy import Name, compare, take_apart
from bongsu.screen.rarity import Rarity
from bongsu.screen.reach import within_reach

BODY = PartyKind.ORGANISATION
SHARES = {"korea": 0.2, "trading": 0.3, "heron": 0.5, "company": 0.1}
WORDS = (
    "Korea Heron Herron Trading Trade Orchid Orchids Silver Star Silverstar Namchon Gang Namchongang Bank Bureau 39 35 "
    "Co Company Limited Ltd L I International Unsong Dragon Chongryong OBM Bay Mining of the 백호 무역 Банк Колос Kolos"
).split()
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


def taken(texts: list[str], kind: PartyKind | None = BODY) -> list[Name]:
    """Return names taken apart."""
    rarity = Rarity(SHARES)
    return [take_apart(text, kind, rarity) for text in texts]


def kept(asked: list[Name], listed: list[Name], least: float) -> dict[tuple[int, int], bool]:
    """Return whether each asked and listed name may be so like."""
    one, two = (side.ravel() for side in np.indices((len(asked), len(listed))))
    found = within_reach(asked, listed, (one, two), np.full(len(one), least))
    return dict(zip(zip(one.tolist(), two.tolist(), strict=True), found.tolist(), strict=True))


@given(st.lists(NAMES, min_size=1, max_size=4), st.lists(NAMES, min_size=1, max_size=4), st.floats(0.05, 1.0))
@example(["TAMILTIGERS"], ["TAMIL TIGERS"], 0.9)
@example(["Namchongang"], ["Nam Chon Gang"], 0.9)
@example(["Heron Bank (HB)"], ["Heron Bank"], 0.9)
@example(["OBMD"], ["Orchid Bay Mining Development"], 0.7)
@example(["Blue Dragon Trading"], ["Chongryong Trading"], 0.55)
@example(["KOMID"], ["Korea Mining Development Trading Corporation"], 0.5)
@example(["OBMTC", "OBMRI"], ["Orchid Bay Mining of the Limited", "the Orchid Bay Mining"], 0.4)
@example(["Orchid Bay Mining Trading Company"], ["OBM-Bank", "OBMT", "KOLOS"], 0.3)
@example(["L L C"], ["Limited Liability Limited"], 0.2)
def test_nobody_is_left_out_who_is_like_enough(asked: list[str], listed: list[str], least: float) -> None:
    """What the arrays leave out would be left out after comparing, whatever its words."""
    ours, theirs = taken(asked), taken(listed)
    for (one, two), may_be in kept(ours, theirs, least).items():
        assert may_be or compare(ours[one], theirs[two]).score < least


def test_most_others_are_left_out() -> None:
    """A common word alone, or a slip beside other names, is not enough; the same name in other words is."""
    asked = taken(["Korea Heron Trading Corporation"])
    listed = taken(["Orchid Trading Company", "Herron Shipping Bureau", "Heron Trading Co of Korea"])
    assert list(kept(asked, listed, 0.5).values()) == [False, False, True]


@pytest.mark.parametrize("kind", [PartyKind.PERSON, PartyKind.VESSEL])
def test_other_names_are_left_to_be_compared(kind: PartyKind) -> None:
    """Names of persons and ships are not looked at: few of them are unlike what they meet."""
    assert list(kept(taken(["Pak Chol"], kind), taken(["Heron Bank"], kind), 0.9).values()) == [True]
