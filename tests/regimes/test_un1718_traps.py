"""Thirteen ways in which a naive reading of the measures on the DPRK goes wrong, none of which gives a false breach."""

from datetime import date

import pytest

from bongsu.model.event import Category, Event, EventKind, HsCode, Item, Place, Quantity, When, days
from bongsu.model.party import Identifiers, Party, PartyKind, named, state, vessel
from bongsu.model.provision import Force, Wording
from bongsu.regimes import SILENT, Listing, Told, applies, load, totals

REGIME = load("un1718")
K, C = EventKind, Category
KP, KR, RU, CN, US = (state(code, code.upper()) for code in ("kp", "kr", "ru", "cn", "us"))
ARMY = named("Korean People's Army", PartyKind.ARMED_FORCE, "kp")
AIRLINER = named("an airliner of Air Koryo", PartyKind.AIRCRAFT, "kp")
LISTED = named("a listed firm", PartyKind.ORGANISATION, "kp")
RAJIN = Place("port of Rajin", "kp")
PORT_BAN = {"UNSCR-2371-6", "UNSCR-2375-6"}
LETTERS = {"UNSCR-2321-12-a", "UNSCR-2321-12-b", "UNSCR-2321-12-d"}


def ship(flag: str | None, name: str = "ship") -> Party:
    """Return a ship of this flag."""
    return vessel(f"{name} of {flag}", Identifiers(), flag)


def coded(digits: str, edition: int = 2017) -> Item:
    """Return a thing of which only the customs code is known."""
    return Item(digits, hs=HsCode(digits, edition))


def event(
    kind: EventKind,
    agents: tuple[Party, ...] = (),
    recipients: tuple[Party, ...] = (),
    objects: tuple[Category | Item, ...] = (),
    *,
    place: Place | None = None,
    when: str = "2024-10-18",
) -> Event:
    """Return an event of one day, or of a month that is written as 2017-12."""
    first = date.fromisoformat(when if len(when) > 7 else f"{when}-01")
    last = first if len(when) > 7 else date(first.year + first.month // 12, first.month % 12 + 1, 1)
    items = tuple(thing if isinstance(thing, Item) else Item(thing.value, thing) for thing in objects)
    return Event(kind, agents, recipients, items, place, days(first, last))


def met(what: Event, listing: Listing | None = None) -> set[str]:
    """Return which provisions the event breaches or goes against, without their prefix."""
    known = listing or Listing(frozenset({LISTED.id}))
    return {p.id.removeprefix("UNSCR-") for p in REGIME.provisions if applies(p, what, known)}


def wordings(what: Event) -> set[Wording | None]:
    """Return how findings on this event are worded."""
    return {p.wording for p in REGIME.provisions if applies(p, what)}


def text(id: str) -> str:  # noqa: A002 the field's own name
    """Return the rule of a provision in our words."""
    provision = REGIME.find(id)
    assert provision is not None
    return provision.text


def test_trap_1_coal_is_paragraph_8_of_2371_and_seafood_9() -> None:
    """The press text of the day counts one too high; what is cited is what later resolutions cite."""
    assert met(event(K.GOODS_TRANSFER, (KP,), (CN,), (C.COAL,))) == {"2371-8"}
    assert met(event(K.GOODS_TRANSFER, (KP,), (CN,), (C.SEAFOOD,))) == {"2371-9"}
    assert met(event(K.GOODS_TRANSFER, (KP,), (CN,), (C.LEAD,))) == {"2371-10"}
    assert "oal" in text("UNSCR-2371-8")
    assert "eafood" in text("UNSCR-2371-9")


def test_trap_2_only_what_binds_is_breached() -> None:
    """What the Council calls for is gone against; clarifications, bodies and exemptions give no finding at all."""
    for provision in REGIME.provisions:
        expected = {
            Force.BINDING: Wording.WOULD_BREACH,
            Force.DEMAND: Wording.WOULD_BREACH,
            Force.CALLS_UPON: Wording.INCONSISTENT_WITH,
        }.get(provision.force)
        assert provision.wording is expected, provision.id
        assert expected is not None or provision.applies_to is None, provision.id


def test_trap_2_a_call_alone_is_inconsistent_with() -> None:
    """Nuclear material sold in 2014 goes against the call of 2094, beside the older bans that it breaches."""
    sold = event(K.GOODS_TRANSFER, (CN,), (KP,), (C.NUCLEAR_MATERIAL,), when="2014-05-01")
    call = REGIME.find("UNSCR-2094-22")
    assert call is not None
    assert applies(call, sold)
    assert call.wording is Wording.INCONSISTENT_WITH
    later = event(K.GOODS_TRANSFER, (CN,), (KP,), (C.NUCLEAR_MATERIAL,), when="2018-05-01")
    assert not applies(call, later)


@pytest.mark.parametrize("thing", [C.REFINED_PETROLEUM, C.CRUDE_OIL, coded("271019"), coded("270900")])
def test_trap_3_one_delivery_is_not_over_a_cap(thing: Category | Item) -> None:
    """Caps hold over all suppliers together: a delivery, however large, is none over the cap by itself."""
    assert met(event(K.PETROLEUM_TRANSFER, (RU,), (KP,), (thing,))) == set()


def sums(*told: Event) -> list[tuple[str, bool, bool]]:
    """Return for each window of a limit whose provision it is, and whether the sum is over it, or perhaps."""
    claims = [Told(one, str(at), str(at)) for at, one in enumerate(told)]
    found = [total for provision in REGIME.provisions for total in totals(provision, claims)]
    return [(total.provision.id, total.over is not None, total.perhaps_over is not None) for total in found]


def oil(amount: float, unit: str, agent: Party = CN, year: int = 2019) -> Event:
    """Return a year's refined petroleum to the DPRK as one supplier tells it."""
    item = Item("oil", C.REFINED_PETROLEUM, Quantity(amount, unit=unit))
    return Event(K.PETROLEUM_TRANSFER, (agent,), (KP,), (item,), None, days(date(year, 1, 1), date(year, 12, 31)))


def test_trap_3_caps_are_global_and_additive() -> None:
    """Sixty thousand tonnes of one supplier are no breach; two suppliers together are where each alone is not."""
    assert ("UNSCR-2397-5", True, False) not in sums(oil(60_000, "tonnes"))
    assert sums(oil(300_000, "barrels")) == [("UNSCR-2397-5", False, False)]
    assert sums(oil(300_000, "barrels"), oil(250_000, "barrels", RU)) == [("UNSCR-2397-5", True, False)]
    assert sums(oil(600_000, "barrels", year=2016)) == []


def test_trap_3_supply_with_a_listed_party_is_outside_the_terms() -> None:
    """Within the cap may only be what has no link to listed parties."""
    assert met(event(K.PETROLEUM_TRANSFER, (RU,), (LISTED,), (C.REFINED_PETROLEUM,))) == {"2397-5"}


def test_trap_4_the_rule_on_transfers_at_sea_is_about_the_dprk_s_flag() -> None:
    """Two ships of other flags do not meet it; under a false flag the cargo is what is argued from."""
    plain = event(K.SHIP_TO_SHIP_TRANSFER, (ship("sg"),), (ship("tg"),), (C.REFINED_PETROLEUM,))
    false_flag = event(K.SHIP_TO_SHIP_TRANSFER, (ship("sg"),), (ship("tg"), LISTED), (C.REFINED_PETROLEUM,))
    assert met(plain) == set()
    assert "2375-11" not in met(false_flag)
    assert "2375-11" in met(event(K.SHIP_TO_SHIP_TRANSFER, (ship("sg"),), (ship("kp"),)))


@pytest.mark.parametrize("under", [set(), {"UNSCR-1718-8-d"}, LETTERS, {"UNSCR-2270-23"}])
def test_trap_5_a_listing_carries_its_own_measures_only(under: set[str]) -> None:
    """A ship that is frozen, struck off or sent to port is not therefore barred from ports."""
    listed = ship("tg")
    listing = Listing(measures={listed.id: frozenset(under)})
    called = met(event(K.PORT_CALL, (listed,), place=Place(country="cn")), listing)
    assert called.isdisjoint({"2371-6", "2375-6", "2321-12"})


def test_trap_5_the_port_ban_is_about_ports_of_others() -> None:
    """A ship that is barred from ports breaches nothing at home, and something abroad."""
    listed = ship("kp")
    listing = Listing(measures={listed.id: frozenset(PORT_BAN)})
    assert met(event(K.PORT_CALL, (listed,), place=Place("Nampo", "kp")), listing) == set()
    assert met(event(K.PORT_CALL, (listed,), place=Place(country="cn")), listing) == {"2371-6", "2375-6"}


@pytest.mark.parametrize("kind", sorted(SILENT))
@pytest.mark.parametrize("agents", [(KP,), (RU, KP), (LISTED,), (ship("kp"),)])
def test_trap_6_words_drills_vetoes_and_silence_are_no_breach(kind: EventKind, agents: tuple[Party, ...]) -> None:
    """A kind of event that is only said, shown or not heard meets no provision, whoever it is about."""
    listing = Listing(frozenset(party.id for party in agents))
    for thing in (C.BALLISTIC_MISSILE, C.ARMS, C.NUCLEAR_DEVICE, C.COAL):
        assert met(event(kind, agents, (KP,), (thing,), place=Place(country="ru")), listing) == set()


def test_trap_6_the_named_kinds_are_silent() -> None:
    """Silence at sea, threats, exercises, statements and vetoes are among those kinds."""
    assert {K.AIS_GAP, K.THREAT, K.MILITARY_EXERCISE, K.STATEMENT, K.VETO} <= SILENT


def test_trap_7_troops_are_an_argument_with_its_owner() -> None:
    """No paragraph is about troops: each that is applied says whose argument that is."""
    sent = event(K.TROOP_DEPLOYMENT, (KP,), (RU,), (C.TROOPS,))
    assert met(sent) == {"1718-8-c", "1874-9"}
    for provision in REGIME.provisions:
        if applies(provision, sent):
            assert provision.theory is not None
            assert "United States" in provision.theory
            assert "no paragraph" in provision.theory
    assert met(event(K.TROOP_DEPLOYMENT, (KP,), place=Place(country="kr"))) == set()
    assert met(event(K.TROOP_DEPLOYMENT, (KR,), (RU,))) == set()


@pytest.mark.parametrize("thing", [C.CRUISE_MISSILE, C.AIR_DEFENCE, C.ARTILLERY, C.ROCKET_ARTILLERY, C.MISSILE])
@pytest.mark.parametrize("kind", [K.MISSILE_LAUNCH, K.WEAPONS_TEST])
def test_trap_8_what_is_not_ballistic_is_not_named(kind: EventKind, thing: Category) -> None:
    """Cruise missiles and guns are not named, large rockets are contested, and an unknown missile may be either."""
    assert met(event(kind, (KP,), (), (thing,))) == set()


def test_trap_8_a_satellite_launcher_uses_ballistic_technology() -> None:
    """A launch of a satellite is within the wider words of 2009 and later, not within those of 2006."""
    launched = met(event(K.MISSILE_LAUNCH, (KP,), (), (C.SATELLITE_LAUNCHER,)))
    assert {"1874-2", "2087-2", "2094-2", "2270-2"} <= launched
    assert "1718-2" not in launched
    assert met(event(K.MISSILE_LAUNCH, (KR,), (), (C.SATELLITE_LAUNCHER,))) == set()


@pytest.mark.parametrize("digits", ["100630", "020329", "110100", "220300", "170199"])
def test_trap_9_other_food_is_not_named(digits: str) -> None:
    """Of food, chapters 07, 08 and 12 only may not leave the DPRK."""
    assert met(event(K.GOODS_TRANSFER, (KP,), (CN,), (coded(digits),), when="2019-05-01")) == set()
    assert met(event(K.GOODS_TRANSFER, (KP,), (CN,), (C.FOOD,), when="2019-05-01")) == set()


@pytest.mark.parametrize("digits", ["070999", "080290", "120799", "251990", "440320"])
def test_trap_9_the_named_chapters_are(digits: str) -> None:
    """Vegetables, nuts, seeds, stone and wood may not leave it."""
    assert met(event(K.GOODS_TRANSFER, (KP,), (CN,), (coded(digits),), when="2019-05-01")) == {"2397-6"}


def test_trap_9_what_sweeps_in_ordinary_goods_names_its_exemptions() -> None:
    """A saucepan of steel is within 2397 paragraph 7, which points to the exemption for aid."""
    assert met(event(K.GOODS_TRANSFER, (CN,), (KP,), (coded("732393"),), when="2021-03-01")) == {"2397-7"}
    rule = REGIME.find("UNSCR-2397-7")
    assert rule is not None
    assert "UNSCR-2397-25" in rule.carve_outs
    assert rule.exemptions


EXEMPT = [
    ("Russian coal through Rajin", event(K.GOODS_TRANSFER, (RU,), (CN,), (C.COAL,), place=RAJIN)),
    ("parts of airliners", event(K.GOODS_TRANSFER, (CN,), (KP,), (coded("880330"),), when="2021-03-01")),
    (
        "an airliner filled up abroad",
        event(K.PETROLEUM_TRANSFER, (RU,), (AIRLINER,), (C.AVIATION_FUEL,), place=Place("Vladivostok", "ru")),
    ),
    ("workers before all had to be home", event(K.OVERSEAS_LABOUR, (KP,), (RU,), (C.WORKERS,), when="2019-12-22")),
    ("textiles under older contracts", event(K.GOODS_TRANSFER, (KP,), (CN,), (C.TEXTILES,), when="2017-12-10")),
    ("iron ore under older contracts", event(K.GOODS_TRANSFER, (KP,), (CN,), (C.IRON_ORE,), when="2017-09-04")),
    ("seafood under older contracts", event(K.GOODS_TRANSFER, (KP,), (CN,), (C.SEAFOOD,), when="2017-09-04")),
    ("lead under older contracts", event(K.GOODS_TRANSFER, (KP,), (CN,), (C.LEAD,), when="2017-09-04")),
    ("machines under older contracts", event(K.GOODS_TRANSFER, (KP,), (CN,), (C.MACHINERY,), when="2018-01-21")),
    (
        "the dam that China and the DPRK share",
        event(K.FINANCIAL_TRANSFER, (CN,), (KP,), (C.JOINT_VENTURE,), place=Place("dam of Supung", "kp")),
    ),
    (
        "the port and railway for Russian coal",
        event(K.FINANCIAL_TRANSFER, (RU,), (KP,), (C.JOINT_VENTURE,), place=RAJIN),
    ),
    ("food for the army", event(K.GOODS_TRANSFER, (CN,), (ARMY,), (C.FOOD,), when="2017-05-01")),
]


@pytest.mark.parametrize(("name", "what"), EXEMPT, ids=[name for name, _ in EXEMPT])
def test_trap_10_what_is_exempt_is_no_breach(name: str, what: Event) -> None:
    """Exemptions, and the days that older contracts still had, give no finding."""
    assert met(what) == set(), name


SUPERSEDED = [
    ("coal while it was capped", event(K.GOODS_TRANSFER, (KP,), (CN,), (C.COAL,), when="2017-02-01")),
    ("coal while livelihoods excused it", event(K.GOODS_TRANSFER, (KP,), (CN,), (C.COAL,), when="2016-06-01")),
    ("coal before any ban", event(K.GOODS_TRANSFER, (KP,), (CN,), (C.COAL,), when="2014-06-01")),
    ("lead before its ban", event(K.GOODS_TRANSFER, (KP,), (CN,), (C.LEAD,), when="2017-05-01")),
    ("textiles before their ban", event(K.GOODS_TRANSFER, (KP,), (CN,), (C.TEXTILES,), when="2017-05-01")),
    ("machines before their ban", event(K.GOODS_TRANSFER, (CN,), (KP,), (C.MACHINERY,), when="2017-05-01")),
    ("diesel before its cap", event(K.PETROLEUM_TRANSFER, (CN,), (KP,), (C.REFINED_PETROLEUM,), when="2016-05-01")),
    ("jet fuel before its ban", event(K.PETROLEUM_TRANSFER, (CN,), (KP,), (C.AVIATION_FUEL,), when="2015-05-01")),
    ("rifles while they were excepted", event(K.ARMS_TRANSFER, (CN,), (KP,), (C.SMALL_ARMS,), when="2012-05-01")),
    ("rifles sold before 2009", event(K.ARMS_TRANSFER, (KP,), (RU,), (C.SMALL_ARMS,), when="2008-05-01")),
    ("a month in which the coal ban began", event(K.GOODS_TRANSFER, (KP,), (CN,), (C.COAL,), when="2017-08")),
    ("a launch before all of them", event(K.MISSILE_LAUNCH, (KP,), (), (C.BALLISTIC_MISSILE,), when="2006-07-05")),
]


@pytest.mark.parametrize(("name", "what"), SUPERSEDED, ids=[name for name, _ in SUPERSEDED])
def test_trap_11_the_law_of_the_day_is_applied(name: str, what: Event) -> None:
    """An event is judged by what was in force on its own day."""
    assert met(what) == set(), name


def test_trap_12_an_order_on_iran_is_not_among_the_instruments() -> None:
    """Executive Order 13949 is about Iran; the regime holds resolutions of the Council on the DPRK only."""
    assert {provision.instrument.split(" ")[0].rsplit("/", 1)[0] for provision in REGIME.provisions} == {"S/RES"}
    assert not [p for p in REGIME.provisions if "13949" in f"{p.text} {p.instrument}"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [("2015-06-01", set()), ("2016-03-01", set()), ("2016-03-02", {"1874-10", "2270-6"})],
)
def test_trap_13_small_arms_were_taken_in_by_2270_in_2016(when: str, expected: set[str]) -> None:
    """Small arms to the DPRK are barred from 2 March 2016 on, not from 2015 on."""
    assert met(event(K.ARMS_TRANSFER, (CN,), (KP,), (C.SMALL_ARMS,), when=when)) == expected


@pytest.mark.parametrize(
    ("digits", "kind"),
    [
        ("680291", K.GOODS_TRANSFER),
        ("261590", K.GOODS_TRANSFER),
        ("261690", K.GOODS_TRANSFER),
        ("160300", K.GOODS_TRANSFER),
    ],
)
def test_a_code_that_holds_other_goods_too_tells_nothing(digits: str, kind: EventKind) -> None:
    """Worked stone is no statue, and an ore that may be of niobium is none of vanadium, by its heading alone."""
    assert met(event(kind, (KP,), (CN,), (coded(digits),), when="2019-05-01")) == set()


@pytest.mark.parametrize("digits", ["870323", "220830", "910211", "570110", "890310", "271012", "271019"])
def test_a_code_of_goods_fine_and_plain_is_no_luxury_and_no_jet_fuel(digits: str) -> None:
    """Before all vehicles and ships were barred, a car, a rug or a litre of kerosene was none of these by its code."""
    what = event(K.GOODS_TRANSFER, (CN,), (KP,), (coded(digits, 2012),), when="2014-05-01")
    assert met(what) == set()


def test_days_that_nobody_tells_give_an_ended_rule_no_finding() -> None:
    """Coal of a listed firm on an unknown day is judged by the ban of today, not by the caps that ended."""
    undated = Event(K.GOODS_TRANSFER, (LISTED,), (CN,), (Item("coal", C.COAL),), None, When())
    assert met(undated) == {"2371-8"}
    assert met(Event(K.GOODS_TRANSFER, (US,), (CN,), (Item("coal", C.COAL),), None, When())) == set()
