"""How far a provision reaches an event: what is not told, and days that lie partly outside those in force."""

from datetime import date

import pytest

from bongsu.model.event import Category, Event, EventKind, HsCode, Item, Place, When, days
from bongsu.model.party import Party, PartyKind, named, state
from bongsu.model.provision import Checked, Condition, Force, Provision
from bongsu.regimes import Law, Reach, applies, reach
from bongsu.regimes.predicates import Listing
from bongsu.regimes.reach import holds

KP, KR = state("kp", "North Korea"), state("kr", "South Korea")
NOBODY_KNOWN = named("unnamed traders", PartyKind.GROUP)
COAL = Item("coal", Category.COAL, hs=HsCode("270112", 2012))
THING = Item("things")
KIND = Condition("kind", ("goods_transfer",))


def event(agents: tuple[Party, ...] = (), objects: tuple[Item, ...] = (), when: When | None = None,
          place: Place | None = None) -> Event:  # fmt: skip
    """Return a transfer of goods."""
    return Event(EventKind.GOODS_TRANSFER, agents, (), objects, place, when or When())


def rule(applies_to: Condition = KIND, exempt: Condition | None = None, force: Force = Force.BINDING,
         to: date | None = None) -> Provision:  # fmt: skip
    """Return a provision in force from 5 August 2017."""
    return Provision(
        "UNSCR-1-1", "S/RES/1 (2017)", "1", force, ("all",), "a rule", 1, Checked.VERIFIED,
        applies_to, exempt, in_force_from=date(2017, 8, 5), in_force_to=to,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("under", "what", "expected"),
    [
        (Condition("agents_include", ("kp",)), event((KR,)), True),
        (Condition("agents_include", ("kp",)), event((KP,)), False),
        (Condition("agents_include", ("kp",)), event(), False),
        (Condition("agents_include", ("kp",)), event((KR, NOBODY_KNOWN)), False),
        (Condition("object_is", ("iron",)), event(objects=(COAL,)), True),
        (Condition("object_is", ("iron",)), event(objects=(COAL, THING)), False),
        (Condition("object_is", ("iron",)), event(), False),
        (Condition("hs_in", ("2709",)), event(objects=(COAL,)), True),
        (Condition("hs_in", ("2709",)), event(objects=(COAL, THING)), False),
        (Condition("hs_in", ("2701",)), event(objects=(COAL,)), False),
        (Condition("goods_in", ("iron", "72")), event(objects=(COAL,)), True),
        (Condition("goods_in", ("iron", "72")), event(objects=(COAL, THING)), False),
        (Condition("goods_in", ("coal", "2701")), event(objects=(COAL,)), False),
        (Condition("goods_in", ("coal", "2701")), event(objects=(Item("fuel", hs=HsCode("27")),)), False),
        (Condition("place_in", ("kp",)), event(place=Place("Dalian", "cn")), True),
        (Condition("place_in", ("kp",)), event(place=Place("the sea")), False),
        (Condition("since", ("2017-08-05",)), event(when=days(None, date(2017, 8, 4))), True),
        (Condition("since", ("2017-08-05",)), event(), False),
        (Condition("between", ("2017-01-01", "2017-12-31")), event(when=days(date(2018, 1, 1), None)), True),
        (Condition("between", ("2017-01-01", "2017-12-31")), event(when=days(date(2017, 1, 1), None)), False),
        (Condition("all", parts=(KIND, Condition("agents_include", ("kp",)))), event((KR,)), True),
        (Condition("any", parts=(Condition("place_in", ("kp",)), Condition("agents_include", ("kp",)))), event((KR,)),
         False),
        (Condition("not", parts=(KIND,)), event(), True),
        (Condition("flag", ("kp",)), event((KP,)), False),
        (Condition("designated", ("agents",)), event(), False),
        (Condition("designated", ("agents",)), event((KP,)), True),
    ],
)  # fmt: skip
def test_not_asks_for_what_is_known_not_to_be(under: Condition, what: Event, expected: bool) -> None:
    """What is not told neither satisfies a test nor its opposite, so it makes no breach."""
    assert holds(Condition("not", parts=(under,)), what) is expected


def test_an_exemption_frees_where_nothing_is_told() -> None:
    """In an exemption, `not` holds for what is not known, in favour of whom it frees."""
    unless_theirs = Condition("not", parts=(Condition("agents_include", ("kp",)),))
    assert not applies(rule(exempt=unless_theirs), event())
    assert applies(rule(exempt=unless_theirs), event((KP,)))


@pytest.mark.parametrize(
    ("predicate", "values", "what", "expected"),
    [
        ("hs_in", ("2709", "2701"), event(objects=(THING, COAL)), True),
        ("hs_in", ("2709",), event(objects=(COAL,)), False),
        ("goods_in", ("coal", "2701", "2702"), event(objects=(COAL,)), True),
        ("goods_in", ("coal", "2701", "2702"), event(objects=(Item("coal", Category.COAL),)), True),
        ("goods_in", ("coal", "2701"), event(objects=(Item("coal", Category.COAL, hs=HsCode("4401")),)), False),
        ("goods_in", ("coal", "2701"), event(objects=(Item("fuel", hs=HsCode("27")),)), False),
        ("goods_in", ("coal", "2701"), event(objects=(Item("coal", Category.COAL, hs=HsCode("27")),)), True),
        ("goods_in", ("arms", "93", "~8802"), event(objects=(Item("aircraft", hs=HsCode("8802")),)), False),
        ("goods_in", ("arms", "93", "~8802"), event(objects=(Item("a", Category.ARMS, hs=HsCode("8802")),)), True),
        ("goods_in", ("coal",), event(objects=(THING,)), False),
        ("goods_in", ("arms", "93"), Event(EventKind.ARMS_TRANSFER), True),
        ("agents_are", ("state",), event((KP,)), True),
        ("agents_are", ("vessel",), event((KP,)), False),
        ("recipients_are", ("state",), event((KP,)), False),
        ("between", ("2017-01-01", "2017-12-31"), event(when=days(date(2017, 1, 1), date(2017, 12, 31))), True),
        ("between", ("2017-01-01", "2017-12-31"), event(when=days(date(2017, 1, 1), date(2018, 1, 1))), False),
        ("between", ("2017-01-01", "2017-12-31"), event(when=days(None, date(2017, 12, 31))), False),
    ],
)
def test_predicate_sees_what_it_names(predicate: str, values: tuple[str, ...], what: Event, expected: bool) -> None:
    """A predicate holds when the event shows what it asks for, and not otherwise."""
    assert holds(Condition(predicate, values), what) is expected


def test_designated_under_asks_for_the_measure() -> None:
    """A party that is listed under one measure is not taken as listed under another."""
    listing = Listing(measures={KP.id: frozenset({"UNSCR-2371-6"})})
    assert holds(Condition("designated_under", ("UNSCR-2371-6",)), event((KP,)), listing)
    assert not holds(Condition("designated_under", ("UNSCR-1718-8-d",)), event((KP,)), listing)


@pytest.mark.parametrize(
    ("first", "last", "to", "expected"),
    [
        (date(2017, 8, 5), date(2017, 8, 31), None, Reach.WITHIN),
        (date(2017, 8, 1), date(2017, 8, 31), None, Reach.PERHAPS),
        (date(2017, 7, 1), date(2017, 7, 31), None, Reach.OUTSIDE),
        (None, date(2017, 8, 31), None, Reach.WITHIN),
        (date(2017, 9, 1), date(2018, 1, 31), date(2017, 12, 31), Reach.PERHAPS),
        (date(2018, 1, 1), date(2018, 1, 31), date(2017, 12, 31), Reach.OUTSIDE),
    ],
)
def test_a_period_that_straddles_the_first_day_is_open(
    first: date | None, last: date | None, to: date | None, expected: Reach
) -> None:
    """A month in which a ban began, or ended, may lie outside it: perhaps."""
    assert reach(rule(to=to), event(when=days(first, last))) is expected


def test_a_day_that_only_follows_from_publication_straddles_nothing() -> None:
    """Days that the evidence does not state leave nothing open."""
    assert reach(rule(), event(when=days(date(2017, 8, 1), date(2017, 8, 9), stated=False))) is Reach.WITHIN


def test_the_law_finds_provisions_by_kind() -> None:
    """Only provisions that speak of an event's kind are asked; those that carry no finding never."""
    law = Law([rule(), rule(Condition("kind", ("petroleum_transfer",))), rule(force=Force.CLARIFIES)])
    assert [(p.applies_to, r) for p, r in law.reaching(event())] == [(KIND, Reach.WITHIN)]
    assert not list(law.reaching(Event(EventKind.VETO)))
