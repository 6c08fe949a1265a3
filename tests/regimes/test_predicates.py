"""Each predicate, by itself: what it sees, and that what is missing satisfies it never."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model.event import Category, Event, EventKind, Item, Place, Quantity, When, days
from bongsu.model.party import Identifiers, Party, PartyKind, named, state, vessel
from bongsu.model.provision import Checked, Condition, Force, Provision
from bongsu.regimes.predicates import PREDICATES, Listing
from bongsu.regimes.reach import applies, holds

KP, KR, RU = state("kp", "North Korea"), state("kr", "South Korea"), state("ru", "Russia")
NOWHERE = named("unnamed traders", PartyKind.GROUP)
SHIP = vessel("Chon Ma San", Identifiers(imo="8660313"), "kp")
SUPPLIER = named("Somebody Ltd", PartyKind.ORGANISATION, "cn")
BARE = Event(EventKind.GOODS_TRANSFER)


def event(
    kind: EventKind = EventKind.GOODS_TRANSFER,
    agents: tuple[Party, ...] = (),
    recipients: tuple[Party, ...] = (),
    objects: tuple[Category | None, ...] = (),
    *,
    place: Place | None = None,
    when: When | None = None,
) -> Event:
    """Return an event with these categories of objects."""
    items = tuple(Item(str(category), category) for category in objects)
    return Event(kind, agents, recipients, items, place, when or When())


@pytest.mark.parametrize(
    ("predicate", "values", "what", "expected"),
    [
        ("kind", ("arms_transfer", "goods_transfer"), BARE, True),
        ("kind", ("arms_transfer",), BARE, False),
        ("agents_include", ("kp",), event(agents=(RU, SHIP)), True),
        ("agents_include", ("state:kp",), event(agents=(KP,)), True),
        ("agents_include", ("state:kp",), event(agents=(SHIP,)), False),
        ("agents_include", ("kp",), event(agents=(KR, NOWHERE), recipients=(KP,)), False),
        ("recipients_include", ("kp",), event(recipients=(KP,)), True),
        ("recipients_include", ("kp",), event(agents=(KP,), recipients=(KR,)), False),
        ("agents_outside", ("kp",), event(agents=(KP, RU)), True),
        ("agents_outside", ("kp",), event(agents=(KP, NOWHERE)), False),
        ("recipients_outside", ("kp",), event(recipients=(RU,)), True),
        ("recipients_outside", ("kp",), event(recipients=(KP,)), False),
        ("leaves", ("kp",), event(agents=(KP,), recipients=(RU,)), True),
        ("leaves", ("kp",), event(agents=(KP,), place=Place(country="ru")), True),
        ("leaves", ("kp",), event(agents=(RU,), recipients=(RU,), place=Place("Rajin", "kp")), True),
        ("leaves", ("kp",), event(agents=(SHIP,), recipients=(KP,), place=Place(country="cn")), False),
        ("leaves", ("kp",), event(agents=(KP,), recipients=(NOWHERE,)), False),
        ("leaves", ("kp",), event(agents=(KP,), place=Place(country="kp")), False),
        ("leaves", ("kp",), event(agents=(RU,), place=Place("Nampo", "kp")), False),
        ("leaves", ("kp",), event(agents=(KP,)), False),
        ("leaves", ("kp", "kr"), event(agents=(KP,), recipients=(KR,)), False),
        ("enters", ("kp",), event(agents=(RU,), recipients=(KP,)), True),
        ("enters", ("kp",), event(recipients=(KP,), place=Place(country="cn")), True),
        ("enters", ("kp",), event(agents=(KP,), recipients=(KP,), place=Place(country="cn")), False),
        ("enters", ("kp",), event(recipients=(KP,)), False),
        ("enters", ("kp",), event(agents=(RU,), recipients=(KR,)), False),
        ("parties_within", ("kp",), event(agents=(SHIP,), recipients=(KP,)), True),
        ("parties_within", ("kp",), event(agents=(SHIP,)), False),
        ("parties_within", ("kp",), event(agents=(SHIP, NOWHERE)), False),
        ("object_is", ("coal",), event(objects=(None, Category.COAL)), True),
        ("object_is", ("coal",), event(objects=(None, Category.IRON)), False),
        ("place_in", ("kp",), event(place=Place("Rajin", "kp")), True),
        ("place_in", ("kp",), event(place=Place("Rajin")), False),
        ("place_outside", ("kp",), event(place=Place(country="ru")), True),
        ("place_outside", ("kp",), event(place=Place("the sea")), False),
        ("place_named", ("rajin",), event(place=Place("Port of Rajin")), True),
        ("place_named", ("Rajin",), event(place=Place("Rajindra")), False),
        ("flag", ("kp",), event(agents=(RU,), recipients=(SHIP,)), True),
        ("flag", ("kp",), event(agents=(KP,)), False),
        ("flag", ("kp",), event(agents=(vessel("A", Identifiers(), None),)), False),
        ("since", ("2016-03-02",), event(when=days(date(2016, 3, 2), date(2016, 3, 2))), True),
        ("since", ("2016-03-02",), event(when=days(date(2016, 3, 1), date(2016, 3, 9))), False),
        ("since", ("2016-03-02",), event(when=days(None, date(2020, 3, 9))), False),
    ],
)
def test_predicate_sees_what_it_names(predicate: str, values: tuple[str, ...], what: Event, expected: bool) -> None:
    """A predicate holds when the event shows what it asks for, and not otherwise."""
    assert holds(Condition(predicate, values), what) is expected


@pytest.mark.parametrize("predicate", sorted(set(PREDICATES) - {"kind"}))
def test_missing_data_satisfies_nothing(predicate: str) -> None:
    """An event of which only the kind is known meets no predicate but that of its kind."""
    values = {
        "since": ("2016-03-02",),
        "designated": ("agents", "recipients"),
        "object_is": tuple(Category),
        "goods_are": ("new", "used"),
        "count_over": ("bank_account", "1"),
    }
    condition = Condition(predicate, values.get(predicate, ("kp", "")))
    assert not holds(condition, BARE, Listing(frozenset({"", "kp"})))


ACCOUNT, SHIPS = Category.BANK_ACCOUNT, Category.VESSELS
TWO, ONE_OR_TWO, ONE = Quantity(2), Quantity(None, 1, 2), Quantity(1)


@pytest.mark.parametrize(
    ("predicate", "values", "things", "expected", "ruled_out"),
    [
        ("goods_are", ("new",), (Item("ship", SHIPS, new=True),), True, False),
        ("goods_are", ("new",), (Item("ship", SHIPS, new=False),), False, True),
        ("goods_are", ("used",), (Item("ship", SHIPS, new=False),), True, False),
        ("goods_are", ("new", "used"), (Item("ship", SHIPS),), False, False),
        ("count_over", ("bank_account", "1"), (Item("accounts", ACCOUNT, TWO),), True, False),
        ("count_over", ("bank_account", "1"), (Item("accounts", ACCOUNT, ONE_OR_TWO),), False, True),
        ("count_over", ("bank_account", "1"), (Item("account", ACCOUNT, ONE),), False, True),
        ("count_over", ("bank_account", "1"), (Item("accounts", ACCOUNT),), False, False),
        ("count_over", ("bank_account", "1"), (Item("dollars", Category.FUNDS, TWO),), False, True),
        ("on_list", ("UNSCR-2321-7",), (Item("camera", on_list="UNSCR-2321-7"),), True, False),
        ("on_list", ("UNSCR-2321-7",), (Item("camera", on_list="UNSCR-2321-4"), Item("lens")), False, False),
    ],
)
def test_what_is_told_of_goods(
    predicate: str, values: tuple[str, ...], things: tuple[Item, ...], expected: bool, ruled_out: bool
) -> None:
    """Goods are new, so many or on a list where the evidence says so; that they are not is known where told."""
    what, asked = Event(EventKind.GOODS_TRANSFER, objects=things), Condition(predicate, values)
    assert holds(asked, what) is expected
    assert holds(Condition("not", parts=(asked,)), what) is ruled_out


def test_arms_transfer_is_of_arms_without_objects() -> None:
    """The kind arms_transfer means arms even where no object is named, but no particular weapon."""
    bare = event(EventKind.ARMS_TRANSFER)
    assert holds(Condition("object_is", ("arms", "artillery")), bare)
    assert not holds(Condition("object_is", ("artillery",)), bare)


@given(st.sampled_from([kind for kind in EventKind if kind is not EventKind.ARMS_TRANSFER]))
def test_no_other_kind_means_its_objects(kind: EventKind) -> None:
    """Without objects, no kind but arms_transfer is about arms or anything else."""
    assert not holds(Condition("object_is", tuple(Category)), event(kind))


@pytest.mark.parametrize(
    ("roles", "listed", "expected"),
    [
        (("agents",), SUPPLIER.id, True),
        (("recipients",), SUPPLIER.id, False),
        (("agents", "recipients"), KP.id, True),
        (("agents", "recipients"), "organisation:somebody", False),
    ],
)
def test_designated_looks_up_ids_of_the_roles(roles: tuple[str, ...], listed: str, expected: bool) -> None:
    """A party is designated when the caller's listing holds its very id."""
    what = event(agents=(SUPPLIER,), recipients=(KP,))
    assert holds(Condition("designated", roles), what, Listing(frozenset({listed}))) is expected


YES, NO = Condition("kind", ("goods_transfer",)), Condition("kind", ("veto",))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition("all", parts=(YES, YES)), True),
        (Condition("all", parts=(YES, NO)), False),
        (Condition("any", parts=(NO, YES)), True),
        (Condition("any", parts=(NO, NO)), False),
        (Condition("not", parts=(NO,)), True),
        (Condition("not", parts=(Condition("all", parts=(YES, Condition("any", parts=(YES, NO)))),)), False),
    ],
)
def test_all_any_not_join(condition: Condition, expected: bool) -> None:
    """Conditions join by all, any and not, to any depth."""
    assert holds(condition, BARE) is expected


def rule(applies_to: Condition | None = YES, exempt: Condition | None = None, to: date | None = None) -> Provision:
    """Return a provision in force from 2016-03-02."""
    return Provision(
        id="UNSCR-1-1",
        instrument="S/RES/1 (2016)",
        paragraph="1",
        force=Force.BINDING,
        binds=("all",),
        text="a rule",
        severity=1,
        checked=Checked.VERIFIED,
        applies_to=applies_to,
        exempt=exempt,
        in_force_from=date(2016, 3, 2),
        in_force_to=to,
    )


@pytest.mark.parametrize(
    ("provision", "first", "last", "expected"),
    [
        (rule(), date(2016, 3, 2), date(2016, 3, 2), True),
        (rule(), date(2016, 3, 1), date(2016, 3, 1), False),
        (rule(), None, None, True),
        (rule(to=date(2017, 8, 5)), date(2017, 8, 5), date(2017, 8, 5), True),
        (rule(to=date(2017, 8, 5)), date(2017, 8, 6), date(2017, 8, 6), False),
        (rule(to=date(2017, 8, 5)), None, None, False),
        (rule(to=date(2017, 8, 5)), None, date(2024, 1, 1), False),
        (rule(applies_to=None), date(2016, 3, 2), date(2016, 3, 2), False),
        (rule(exempt=YES), date(2016, 3, 2), date(2016, 3, 2), False),
        (rule(exempt=NO), date(2016, 3, 2), date(2016, 3, 2), True),
    ],
)
def test_applies_within_its_days_and_without_exemption(
    provision: Provision, first: date | None, last: date | None, expected: bool
) -> None:
    """A provision applies when in force, met and not exempt; one that has ended says nothing of undated events."""
    assert applies(provision, event(when=days(first, last))) is expected
