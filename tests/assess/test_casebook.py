"""The casebook: what follows from claims does not hang on when they came."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bongsu.assess import Casebook, Record, assess
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Category, EventKind, days
from bongsu.model.finding import Assessment
from bongsu.model.party import Party
from bongsu.regimes import Listing, Regime
from tests.assess.flows import barrels, flow
from tests.assess.stories import KP, KR, NATO, NIS, RU, US, record, troops
from tests.assess.test_sums import CAP

DAYS = [date(2024, 10, day) for day in (1, 2, 3, 18)] + [date(2025, 6, 1)]
STATED = [days(day, day, "Asia/Seoul") for day in DAYS] + [days(DAYS[0], DAYS[3]), None]
SIDES: list[tuple[tuple[Party, ...], tuple[Party, ...]]] = [
    ((KP,), (RU,)), ((RU,), (KP,)), ((KP,), ()), ((), (RU,)), ((KP, RU), (KP, RU)), ((KP,), (US,)), ((KP,), (KR,)),
]  # fmt: skip
KINDS = [EventKind.TROOP_DEPLOYMENT, EventKind.ARMS_TRANSFER, EventKind.MISSILE_LAUNCH]


@st.composite
def told(draw: st.DrawFn) -> Claim:
    """Return a claim on one of a few events, which leaves a side or the day unsaid now and then."""
    agents, recipients = draw(st.sampled_from(SIDES))
    return troops(
        draw(st.sampled_from(list(Stance))),
        draw(st.sampled_from([NIS, US, KP, NATO, None])),
        draw(st.sampled_from(DAYS)),
        source=draw(st.sampled_from(["desk", "wire", "paper"])),
        when=draw(st.sampled_from(STATED)),
        kind=draw(st.sampled_from(KINDS)),
        agents=agents,
        recipients=recipients,
        category=draw(st.sampled_from([Category.TROOPS, Category.BALLISTIC_MISSILE])),
        quote=draw(st.sampled_from(["quote", "They had sailed from the port at night, it said"])),
    )


FIGURES = [
    flow(quantity=barrels(200_000), first=date(2019, month, 1), last=date(2019, month, 28)) for month in range(1, 5)
]
CLAIMS = st.lists(st.one_of(told(), st.sampled_from(FIGURES)), max_size=9, unique_by=lambda claim: claim.id)


def with_sums(claims: Sequence[Claim]) -> Record:
    """Return the record of claims under the usual law and a cap on oil."""
    found = record(*claims)
    return replace(found, regimes=[*found.regimes, Regime("un", "A cap", ("kp",), (CAP,))])


def one_by_one(claims: Iterable[Claim], whole: Record) -> Assessment:
    """Return what follows where each claim comes alone, and what follows is asked each time."""
    book = Casebook(replace(whole, evidence={}))
    for claim in claims:
        book.add([claim], {claim.evidence: whole.evidence[claim.evidence]})
        book.assessment()
    return book.assessment()


@given(CLAIMS, st.randoms(use_true_random=False))
def test_claims_that_come_one_by_one_make_what_all_make_at_once(claims: list[Claim], chance: Random) -> None:
    """Neighbours that a claim joins, parts, or gives another home are judged anew, and no case is forgotten."""
    shuffled = chance.sample(claims, len(claims))
    whole = with_sums(claims)
    assert one_by_one(shuffled, whole) == assess(claims, whole)


@given(CLAIMS)
def test_a_claim_that_is_there_adds_nothing(claims: list[Claim]) -> None:
    """The same claim twice is one claim."""
    whole = with_sums(claims)
    book = Casebook(whole)
    book.add([*claims, *claims])
    before = book.assessment()
    book.add(claims)
    assert book.assessment() == before == assess(claims, whole)


def test_what_a_claim_cannot_touch_is_not_judged_again() -> None:
    """An article on one event leaves the incidents of all others as they stand, to the very object."""
    kept, grown = troops(recipients=(US,)), troops()
    more = troops(speaker=US)
    book = Casebook(record(kept, grown, more))
    book.add([kept, grown])
    before = {incident.id: incident for incident in book.assessment().incidents}
    book.add([more])
    after = {incident.id: incident for incident in book.assessment().incidents}
    same = [key for key in before if after[key] is before[key]]
    assert before.keys() == after.keys()
    assert [before[key].claims for key in same] == [(kept.id,)]


@given(CLAIMS, st.sets(st.sampled_from([KP.id, RU.id, US.id])), st.sets(st.sampled_from([KP.id, RU.id])))
def test_who_is_listed_later_changes_the_findings(claims: list[Claim], early: set[str], late: set[str]) -> None:
    """Held against other lists, the same claims make the findings that they would have made under them at once."""
    before, after = ({"un1718": Listing(frozenset(ids), {})} for ids in (early, late))
    whole = with_sums(claims)
    book = Casebook(replace(whole, listings=before))
    book.add(claims)
    book.assessment()
    book.relist(after)
    assert book.assessment() == assess(claims, replace(whole, listings=after))
