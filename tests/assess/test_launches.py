"""Launches on neighbouring days: one that is told a day off, or two that differ."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.assess import assess
from bongsu.assess.incidents import gather
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Category, Event, EventKind, Item, Place, Quantity, days
from bongsu.model.party import state
from tests.assess.stories import record

KP = (state("kp", "North Korea"),)


def launch(
    day: int,
    thing: str = "missile",
    number: float | None = None,
    site: str | None = None,
    *,
    source: str = "desk",
    dated: bool = True,
    says: str = "North Korea fired {}",
) -> Claim:
    """Return a report of a launch, told and, where it is dated, done on a day of May 2022."""
    told = date(2022, 5, day)
    when = days(told, told, "Asia/Seoul") if dated else days(None, told, stated=False)
    items = (Item(thing, Category.BALLISTIC_MISSILE, Quantity(number) if number else None),)
    place = Place(site, "kp") if site else None
    event = Event(EventKind.MISSILE_LAUNCH, KP, (), items, place, when)
    return Claim(event, Stance.ASSERTED, f"{source}/{told}", says.format(thing), "rule", 0, 4)


def groups(*claims: Claim) -> set[frozenset[str]]:
    """Return who is brought together."""
    published = {claim.evidence: date.fromisoformat(claim.evidence.split("/")[1]) for claim in claims}
    return {frozenset(claim.id for claim in group.claims) for group in gather(claims, published)}


SHORT, LONG = "short-range ballistic missiles", "intercontinental ballistic missile"


@pytest.mark.parametrize(
    ("left", "right", "launches"),
    [
        pytest.param(launch(7), launch(8), 1, id="a day off"),
        pytest.param(launch(7, SHORT, 2), launch(8), 1, id="nothing told against it"),
        pytest.param(launch(7, SHORT, 2), launch(8, LONG, 1), 2, id="another class"),
        pytest.param(launch(7, SHORT, 2), launch(8, SHORT, 3), 1, id="a number alone may be wrong"),
        pytest.param(launch(7, SHORT, 2, "Wonsan"), launch(8, SHORT, 3, "Sukchon"), 2, id="number and site"),
        pytest.param(launch(7, SHORT, 2, "Wonsan"), launch(8, SHORT, 3, "East Sea"), 1, id="a sea is no site"),
        pytest.param(launch(7, SHORT, 2, "Wonsan"), launch(8, SHORT, 3, "Pyongyang"), 1, id="nor is the capital"),
        pytest.param(launch(7, SHORT, 2), launch(7, LONG, 1), 1, id="one day is one happening"),
        pytest.param(launch(7, "medium-range missile"), launch(8, "intermediate-range missile"), 1, id="named alike"),
    ],
)
def test_launches_of_neighbouring_days_part_where_they_differ(left: Claim, right: Claim, launches: int) -> None:
    """A class parts them by itself, a number or a site only together."""
    assert len(groups(left, right)) == launches


FIRST = [launch(7, SHORT, 2, "Wonsan", source="a"), launch(7, SHORT, 2, source="b")]
SECOND = [launch(8, LONG, 1, "Sunan", source="a"), launch(8, LONG, 1, source="b")]


@pytest.mark.parametrize(
    ("report", "home"),
    [
        pytest.param(launch(8, source="c", dated=False), SECOND, id="the last before the report"),
        pytest.param(launch(8, SHORT, 2, source="c", dated=False), FIRST, id="the last that it fits"),
        pytest.param(launch(7, "missile", 1, source="c"), SECOND, id="told by a day of another continent"),
        pytest.param(launch(7, source="c", says="The {} flew for an hour."), SECOND, id="one missile"),
        pytest.param(launch(7, source="c", says="The {} launch was seen."), FIRST, id="a missile launch is no number"),
        pytest.param(launch(7, source="c"), FIRST, id="nothing told against its day"),
    ],
)
def test_a_vague_report_goes_where_it_fits(report: Claim, home: list[Claim]) -> None:
    """Of two launches a report is about the one that what it tells fits, else that of its day."""
    assert frozenset(claim.id for claim in [*home, report]) in groups(*FIRST, *SECOND, report)


def test_an_undated_sentence_goes_with_what_its_report_dates() -> None:
    """Of two launches within two days it is about that of its own report, though the other is later."""
    dated, undated = launch(8, LONG, 1, source="c"), launch(8, source="c", dated=False)
    others = [launch(7, SHORT, 2, source="d"), launch(9, SHORT, 2, source="e")]
    assert frozenset([dated.id, undated.id]) in groups(dated, undated, *others)


def test_launches_of_neighbouring_days_have_ids_of_their_own() -> None:
    """Though a report of the second gives the day of the first, each is known by the day that most give."""
    claims = [*FIRST, *SECOND, launch(7, "missile", 1, source="c")]
    incidents = assess(claims, record(*claims)).incidents
    assert len({incident.id for incident in incidents}) == len(incidents) == 2


TOLD = st.builds(
    launch,
    st.integers(1, 6),
    st.sampled_from([SHORT, LONG, "missile"]),
    st.sampled_from([None, 1, 2]),
    st.sampled_from([None, "Wonsan", "Sunan", "East Sea"]),
    source=st.sampled_from("abcd"),
    dated=st.booleans(),
)


@given(st.lists(TOLD, max_size=14, unique_by=lambda claim: claim.id), st.randoms())
def test_no_order_changes_which_launch_a_report_is_about(claims: list[Claim], random: Random) -> None:
    """Every claim is in one launch, and any order gives the same launches."""
    before = groups(*claims)
    random.shuffle(claims)
    assert groups(*claims) == before
    assert sorted(key for group in before for key in group) == sorted(claim.id for claim in claims)
