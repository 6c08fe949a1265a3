"""Other goods, other ships and another season are other events of one kind and the same sides."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.assess import assess
from bongsu.assess.incidents import gather
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Category, Event, EventKind, Item, When, days
from bongsu.model.finding import Incident
from bongsu.model.party import Identifiers, Party, named, state, vessel
from bongsu.model.party import PartyKind as Kind
from tests.assess.stories import record

KP, RU, CN = state("kp", "North Korea"), state("ru", "Russia"), state("cn", "China")
PYOK, SONG, DAWN = (vessel(name, Identifiers(), "kp") for name in ("Pyok Gang 3", "Song Rim 8", "Sae Byok"))
NAMELESS = vessel("North Korean-flagged tanker", Identifiers(), "kp")
ENVOY, SHIPPER = (named(name, Kind.PERSON) for name in ("An Envoy", "A Shipper"))
TOLD = date(2021, 3, 10)


def arms(*goods: Category, source: str = "desk", told: date = TOLD, speaker: Party | None = None) -> Claim:
    """Return a claim that North Korea gave Russia these goods."""
    items = tuple(Item(one.value, one) for one in goods)
    event = Event(EventKind.ARMS_TRANSFER, (KP,), (RU,), items, when=days(None, told, stated=False))
    return Claim(event, Stance.ASSERTED, f"{source}/{told}", source, "test", 0, 4, speaker=speaker)


def oil(
    *ships: Party, source: str = "desk", when: When | None = None, told: date = TOLD, name: str = "diesel"
) -> Claim:
    """Return a claim that China let these ships have oil."""
    items = (Item(name, Category.REFINED_PETROLEUM),)
    span = when or days(None, told, stated=False)
    event = Event(EventKind.PETROLEUM_TRANSFER, (CN,), ships or (KP,), items, when=span)
    return Claim(event, Stance.ASSERTED, f"{source}/{told}", f"{source} {when}", "test", 0, 4)


def groups(*claims: Claim) -> set[frozenset[str]]:
    """Return who is brought together."""
    published = {claim.evidence: date.fromisoformat(claim.evidence.split("/")[1]) for claim in claims}
    return {frozenset(claim.id for claim in group.claims) for group in gather(claims, published)}


def together(left: Claim, right: Claim, *others: Claim) -> bool:
    """Return whether two claims are about one event, where others are told too."""
    return any({left.id, right.id} <= group for group in groups(left, right, *others))


SHELLS = [arms(Category.AMMUNITION, source="a"), arms(Category.ARTILLERY, source="b")]
ROCKETS = arms(Category.BALLISTIC_MISSILE, source="c")


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        pytest.param(*SHELLS, True, id="guns and what they fire"),
        pytest.param(SHELLS[0], ROCKETS, False, id="shells and ballistic missiles"),
        pytest.param(ROCKETS, arms(Category.CRUISE_MISSILE), False, id="two sorts of missiles"),
        pytest.param(ROCKETS, arms(Category.MISSILE), True, id="missiles without a sort"),
        pytest.param(SHELLS[0], arms(Category.ARMS), True, id="arms go with the larger part"),
        pytest.param(ROCKETS, arms(Category.ARMS), False, id="and not with the smaller"),
        pytest.param(ROCKETS, arms(source="c"), True, id="but with what the same speaker says beside it"),
        pytest.param(ROCKETS, arms(source="c", speaker=ENVOY), False, id="not with what another says there"),
    ],
)
def test_other_goods_are_another_delivery(left: Claim, right: Claim, one: bool) -> None:
    """What changes hands tells deliveries between the same two states apart, where it is said."""
    assert together(left, right, *SHELLS) is one


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        pytest.param(oil(PYOK, source="a"), oil(PYOK, source="b"), True, id="the same ship"),
        pytest.param(oil(PYOK, source="a"), oil(SONG, source="b"), False, id="another ship"),
        pytest.param(oil(PYOK, source="a"), oil(PYOK, DAWN, source="b"), True, id="one of two ships"),
        pytest.param(oil(PYOK, source="a"), oil(NAMELESS, source="b"), True, id="a ship without a name"),
        pytest.param(oil(SONG, source="c"), oil(source="c"), True, id="oil beside the ship of the same report"),
    ],
)
def test_other_ships_are_another_delivery(left: Claim, right: Claim, one: bool) -> None:
    """Named ships tell deliveries at sea apart; who names none speaks of the only one, or of the one beside it."""
    assert together(left, right) is one


def test_ships_that_one_report_names_together_are_in_one_delivery() -> None:
    """A convoy is one event, though others name a ship of it each."""
    assert len(groups(oil(PYOK, source="a"), oil(SONG, source="b"), oil(PYOK, SONG, source="c"))) == 1


MET = date(2021, 3, 4)


def meeting(
    *ships: Party, to: tuple[Party, ...] = (), dated: bool = True, told: date = MET, source: str = "a"
) -> Claim:
    """Return a claim that these ships met at sea; without a day where it is not dated."""
    when = days(MET, MET) if dated else days(None, told, stated=False)
    event = Event(EventKind.SHIP_TO_SHIP_TRANSFER, ships, to, when=when)
    return Claim(event, Stance.ASSERTED, f"{source}/{told}", source, "test", 0, 4)


LILY, FERN = (vessel(name, Identifiers(), "pa") for name in ("Aegean Lily", "Aegean Fern"))


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        pytest.param(meeting(PYOK, LILY), meeting(LILY, to=(PYOK,), source="b"), True, id="told in either direction"),
        pytest.param(meeting(PYOK, LILY), meeting(SONG, FERN, source="b"), False, id="two pairs of the same flags"),
        pytest.param(
            meeting(PYOK, LILY), meeting(PYOK, LILY, dated=False, told=date(2021, 3, 12)), True, id="told days later"
        ),
        pytest.param(
            meeting(PYOK, LILY), meeting(NAMELESS, LILY, dated=False, told=date(2021, 3, 12)), True, id="by one name"
        ),
        pytest.param(
            meeting(PYOK, LILY), meeting(SONG, FERN, dated=False, told=MET, source="b"), False, id="another, undated"
        ),
        pytest.param(
            meeting(PYOK, LILY), meeting(PYOK, LILY, dated=False, told=date(2021, 3, 30)), False, id="too long after"
        ),
    ],
)
def test_ships_that_meet_are_known_by_their_names(left: Claim, right: Claim, one: bool) -> None:
    """The pair and the day make a meeting; an undated report of a named ship is about its last one."""
    assert together(left, right) is one


def test_what_is_dated_a_season_before_is_no_part_of_it() -> None:
    """A report of January that tells what was done last October in passing tells another event."""
    october, january = (days(date(year, month, 1), date(year, month, 28)) for year, month in ((2020, 10), (2021, 1)))
    now = [oil(source="a", when=january), oil(source="b", told=date(2021, 2, 1))]
    assert groups(*now, oil(source="a", when=october)) == {
        frozenset(claim.id for claim in now),
        frozenset([oil(source="a", when=october).id]),
    }
    december = days(date(2020, 12, 1), date(2020, 12, 31))
    assert together(oil(source="a", when=january), oil(source="b", when=december))


def test_deliveries_of_one_month_have_ids_of_their_own() -> None:
    """What tells them apart is in the id, and more claims on one of them change no id."""

    def ids(*claims: Claim) -> dict[str, Incident]:
        return {incident.id: incident for incident in assess(claims, record(*claims)).incidents}

    before = ids(SHELLS[0], ROCKETS)
    assert len(before) == 2
    assert set(ids(*SHELLS, ROCKETS, arms(Category.ARMS, source="d"))) == set(before)


GOODS = st.lists(
    st.sampled_from([Category.AMMUNITION, Category.MISSILE, Category.CRUISE_MISSILE, Category.ARMS]), max_size=2
)
ARMS = st.builds(lambda goods, source: arms(*goods, source=source), GOODS, st.sampled_from("abcd"))
SHIPS = st.lists(st.sampled_from([PYOK, SONG, DAWN, NAMELESS]), max_size=2)
WHEN = st.one_of(st.none(), st.integers(1, 12).map(lambda month: days(date(2020, month, 1), date(2020, month, 20))))
OIL = st.builds(lambda ships, source, when: oil(*ships, source=source, when=when), SHIPS, st.sampled_from("abcd"), WHEN)


@given(st.lists(ARMS | OIL, max_size=14, unique_by=lambda claim: claim.id), st.randoms())
def test_no_order_changes_the_parts(claims: list[Claim], random: Random) -> None:
    """Every claim is in one part, and any order gives the same parts."""
    before = groups(*claims)
    random.shuffle(claims)
    assert groups(*claims) == before
    assert sorted(key for group in before for key in group) == sorted(claim.id for claim in claims)
