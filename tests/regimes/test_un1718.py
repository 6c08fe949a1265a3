"""The United Nations' measures on the DPRK: their data, and the traps that a naive reading falls into."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model.event import Category, Event, EventKind, Item, Place, When, days
from bongsu.model.party import Identifiers, Party, PartyKind, named, state, vessel
from bongsu.model.provision import Checked, Force, Provision, Verdict
from bongsu.regimes import SILENT, CaseResult, Listing, applies, check, load

REGIME = load("un1718")
KP, KR, RU, CN, US = (state(code, code.upper()) for code in ("kp", "kr", "ru", "cn", "us"))
LISTED = named("a listed firm", PartyKind.ORGANISATION, "kp")
LISTING = Listing(frozenset({LISTED.id}))
FORCES = {
    "demand_on_target": "demand",
    "clarifies_binding": "clarifies",
    "notes": "institutional",
    "requests": "institutional",
    "political": "institutional",
}
LAUNCH = {"1718-2", "1718-5", "1874-2", "2087-2", "2094-2", "2270-2"}
TEST = {"1718-2", "1718-6", "1874-2", "2094-2", "2270-2"}


def ship(flag: str | None) -> Party:
    """Return a ship of this flag."""
    return vessel(f"ship of {flag}", Identifiers(), flag)


def on(day: str) -> When:
    """Return that day."""
    return days(date.fromisoformat(day), date.fromisoformat(day))


def event(
    kind: EventKind,
    agents: tuple[Party, ...] = (),
    recipients: tuple[Party, ...] = (),
    objects: tuple[Category, ...] = (),
    *,
    place: Place | None = None,
    when: str = "2024-10-18",
) -> Event:
    """Return an event on a day after all these resolutions, unless another day is given."""
    return Event(kind, agents, recipients, tuple(Item(c.value, c) for c in objects), place, on(when))


def ids(what: Event, listing: Listing = LISTING) -> set[str]:
    """Return which provisions apply, without their prefix."""
    return {p.id.removeprefix("UNSCR-") for p in REGIME.provisions if applies(p, what, listing)}


K, C = EventKind, Category
RAJIN = Place("Rajin", "kp")
TRAPS = [
    (
        "2371 numbers: coal is paragraph 8",
        event(K.GOODS_TRANSFER, (KP,), (CN,), (C.COAL,)),
        {"2371-8"},
    ),
    (
        "2371 numbers: seafood is paragraph 9",
        event(K.GOODS_TRANSFER, (KP,), (CN,), (C.SEAFOOD,)),
        {"2371-9"},
    ),
    (
        "a delivery of refined petroleum is not over the cap by itself",
        event(K.PETROLEUM_TRANSFER, (RU,), (KP,), (C.REFINED_PETROLEUM,)),
        set(),
    ),
    (
        "a delivery of refined petroleum to a designated firm is outside the cap's terms",
        event(K.PETROLEUM_TRANSFER, (RU,), (LISTED,), (C.REFINED_PETROLEUM,)),
        {"2397-5"},
    ),
    (
        "a delivery of crude is not over the cap by itself",
        event(K.PETROLEUM_TRANSFER, (CN,), (KP,), (C.CRUDE_OIL,)),
        set(),
    ),
    (
        "ship to ship with a DPRK flag",
        event(K.SHIP_TO_SHIP_TRANSFER, (ship("sg"),), (ship("kp"),)),
        {"2375-11"},
    ),
    (
        "ship to ship of oil with a DPRK flag",
        event(K.SHIP_TO_SHIP_TRANSFER, (ship("sg"),), (ship("kp"),), (C.REFINED_PETROLEUM,)),
        {"2375-11", "2397-5"},
    ),
    (
        "ship to ship without a DPRK flag",
        event(K.SHIP_TO_SHIP_TRANSFER, (ship("sg"),), (ship("tg"),), (C.REFINED_PETROLEUM,)),
        set(),
    ),
    (
        "ship to ship under a false flag is argued from the cargo",
        event(K.SHIP_TO_SHIP_TRANSFER, (ship("sg"),), (ship("tg"), LISTED), (C.REFINED_PETROLEUM,)),
        {"2397-5"},
    ),
    ("a silent ship", event(K.AIS_GAP, (ship("kp"),)), set()),
    ("a veto", event(K.VETO, (RU,), when="2024-03-28"), set()),
    ("a threat", event(K.THREAT, (KP,), (KR,), (C.NUCLEAR_DEVICE,)), set()),
    ("an exercise", event(K.MILITARY_EXERCISE, (KP,), (), (C.BALLISTIC_MISSILE,)), set()),
    ("a statement", event(K.STATEMENT, (KP,), (RU,), (C.ARMS,)), set()),
    ("the end of the Panel", event(K.MONITORING_BODY, (RU,), when="2024-04-30"), set()),
    ("roads blown up", event(K.PROVOCATION, (KP,), (KR,), (C.INFRASTRUCTURE,)), set()),
    ("troops in Russia", event(K.TROOP_DEPLOYMENT, (KP,), (RU,), (C.TROOPS,)), {"1718-8-c", "1874-9"}),
    (
        "troops trained by Russia",
        event(K.MILITARY_TRAINING, (RU,), (KP,), (C.TROOPS,)),
        {"1718-8-c", "1874-9"},
    ),
    ("troops at the southern border", event(K.TROOP_DEPLOYMENT, (KP,), place=Place(country="kr")), set()),
    ("troops of the South", event(K.TROOP_DEPLOYMENT, (KR,), (RU,)), set()),
    ("a ballistic missile", event(K.MISSILE_LAUNCH, (KP,), (), (C.BALLISTIC_MISSILE,)), LAUNCH),
    (
        "a satellite launcher uses the technology, but is no ballistic missile",
        event(K.MISSILE_LAUNCH, (KP,), (), (C.SATELLITE_LAUNCHER,)),
        LAUNCH - {"1718-2"},
    ),
    ("a cruise missile", event(K.MISSILE_LAUNCH, (KP,), (), (C.CRUISE_MISSILE,)), set()),
    ("an air-defence missile", event(K.MISSILE_LAUNCH, (KP,), (), (C.AIR_DEFENCE,)), set()),
    ("a missile of unknown type", event(K.MISSILE_LAUNCH, (KP,), (), (C.MISSILE,)), set()),
    ("large rockets are contested", event(K.MISSILE_LAUNCH, (KP,), (), (C.ROCKET_ARTILLERY,)), set()),
    ("tube artillery", event(K.WEAPONS_TEST, (KP,), (), (C.ARTILLERY,)), set()),
    ("a launch by the South", event(K.MISSILE_LAUNCH, (KR,), (), (C.BALLISTIC_MISSILE,)), set()),
    ("a nuclear test", event(K.NUCLEAR_ACTIVITY, (KP,), (), (C.NUCLEAR_DEVICE,)), TEST),
    ("uranium enrichment is no test", event(K.NUCLEAR_ACTIVITY, (KP,), (), (C.NUCLEAR_MATERIAL,)), {"1718-6"}),
    ("food from the DPRK: few chapters are named", event(K.GOODS_TRANSFER, (KP,), (CN,), (C.FOOD,)), set()),
    ("metal goods to the DPRK", event(K.GOODS_TRANSFER, (CN,), (KP,), (C.METALS,)), {"2397-7"}),
    ("silver is no base metal", event(K.GOODS_TRANSFER, (CN,), (KP,), (C.SILVER,)), set()),
    ("North taken for South", event(K.GOODS_TRANSFER, (CN,), (KR,), (C.METALS,)), set()),
    ("Russian coal through Rajin", event(K.GOODS_TRANSFER, (RU,), (CN,), (C.COAL,), place=RAJIN), set()),
    ("DPRK coal through Rajin", event(K.GOODS_TRANSFER, (KP, RU), (CN,), (C.COAL,), place=RAJIN), {"2371-8"}),
    (
        "coal from the DPRK in 2016-17 was capped",
        event(K.GOODS_TRANSFER, (KP,), (CN,), (C.COAL,), when="2017-02-01"),
        set(),
    ),
    (
        "coal from a listed firm under the cap",
        event(K.GOODS_TRANSFER, (LISTED,), (CN,), (C.COAL,), when="2017-02-01"),
        {"2321-26"},
    ),
    (
        "coal on the day the ban begins and the cap ends",
        event(K.GOODS_TRANSFER, (LISTED,), (CN,), (C.COAL,), when="2017-08-05"),
        {"2321-26", "2371-8"},
    ),
    (
        "small arms to the DPRK while they were excepted",
        event(K.ARMS_TRANSFER, (CN,), (KP,), (C.SMALL_ARMS,), when="2012-05-01"),
        set(),
    ),
    ("small arms to the DPRK", event(K.ARMS_TRANSFER, (CN,), (KP,), (C.SMALL_ARMS,)), {"1874-10", "2270-6"}),
    ("arms to Russia", event(K.ARMS_TRANSFER, (KP,), (RU,)), {"1718-8-b", "1874-9"}),
    ("arms from the South", event(K.ARMS_TRANSFER, (KR,), (US,), (C.ARTILLERY,)), set()),
    ("arms inside the DPRK", event(K.ARMS_TRANSFER, (KP,), (KP,), (C.ARTILLERY,)), set()),
    ("arms promised in a treaty", event(K.AGREEMENT, (KP, RU), (), (C.ARMS,)), set()),
    (
        "workers before all had to be home",
        event(K.OVERSEAS_LABOUR, (KP,), (RU,), (C.WORKERS,), when="2019-12-22"),
        set(),
    ),
    (
        "workers after all had to be home",
        event(K.OVERSEAS_LABOUR, (KP,), (RU,), (C.WORKERS,), when="2019-12-23"),
        {"2375-17", "2397-8"},
    ),
    ("a payment to a listed firm", event(K.FINANCIAL_TRANSFER, (CN,), (LISTED,), (C.FUNDS,)), {"1718-8-d"}),
    ("a payment to one that is not listed", event(K.FINANCIAL_TRANSFER, (CN,), (KP,), (C.FUNDS,)), set()),
    ("stolen money, which no paragraph names", event(K.CYBER_THEFT, (KP,), (), (C.CRYPTOCURRENCY,)), set()),
    ("a used ship for the DPRK", event(K.GOODS_TRANSFER, (CN,), (KP,), (C.VESSELS,)), {"2397-7", "2397-14"}),
    (
        "satellite help from Russia",
        event(K.TECHNOLOGY_TRANSFER, (RU,), (KP,), (C.SATELLITE_TECHNOLOGY,)),
        {"1718-8-c", "2321-11"},
    ),
]


@pytest.mark.parametrize(("name", "what", "expected"), TRAPS, ids=[trap[0] for trap in TRAPS])
def test_trap(name: str, what: Event, expected: set[str]) -> None:
    """An event meets exactly the paragraphs that speak of it."""
    assert ids(what) == expected, name


@pytest.mark.parametrize("result", check(REGIME), ids=lambda r: f"{r.provision.id}: {r.case.says}")
def test_the_laws_own_cases_hold(result: CaseResult) -> None:
    """Every provision says of its own cases what they expect."""
    assert result.ok


@pytest.mark.parametrize("provision", [p for p in REGIME.provisions if p.applies_to], ids=lambda p: p.id)
def test_a_provision_brings_cases_of_both_kinds(provision: Provision) -> None:
    """A provision that events can be tested against has two cases of breach and two of none, at the least."""
    counted = Counter(case.verdict for case in provision.cases)
    assert counted[Verdict.BREACH] >= 2
    assert counted[Verdict.NO_BREACH] >= 2


@given(
    kind=st.sampled_from(sorted(SILENT)),
    agents=st.lists(st.sampled_from([KP, KR, RU, LISTED, ship("kp")]), max_size=3),
    recipients=st.lists(st.sampled_from([KP, KR, RU, LISTED, ship("kp")]), max_size=3),
    objects=st.lists(st.sampled_from(Category), max_size=3),
    place=st.sampled_from([None, RAJIN, Place(country="ru")]),
)
def test_words_drills_and_silence_give_no_finding(
    kind: EventKind, agents: list[Party], recipients: list[Party], objects: list[Category], place: Place | None
) -> None:
    """No provision applies to a kind of event that never gives a finding, whatever else the event shows."""
    assert ids(event(kind, tuple(agents), tuple(recipients), tuple(objects), place=place)) == set()


@given(kind=st.sampled_from(EventKind), objects=st.lists(st.sampled_from(Category), max_size=3))
def test_without_parties_nothing_applies(kind: EventKind, objects: list[Category]) -> None:
    """An event whose parties and place are not known breaches nothing."""
    assert ids(event(kind, objects=tuple(objects))) == set()


@given(
    kind=st.sampled_from(EventKind),
    objects=st.lists(st.sampled_from(Category), max_size=3),
    agents=st.lists(st.sampled_from([KR, US, ship("kr")]), max_size=2),
    recipients=st.lists(st.sampled_from([KR, CN, ship("pa")]), max_size=2),
)
def test_without_the_dprk_nothing_applies(
    kind: EventKind, objects: list[Category], agents: list[Party], recipients: list[Party]
) -> None:
    """An event among other states breaches nothing of this regime."""
    assert ids(event(kind, tuple(agents), tuple(recipients), tuple(objects))) == set()


def test_the_panels_paragraph_ended() -> None:
    """Paragraph 26 of 1874 was in force to 30 April 2024."""
    panel = REGIME.find("UNSCR-1874-26")
    assert panel is not None
    assert panel.in_force_on(date(2024, 4, 30), date(2024, 4, 30))
    assert not panel.in_force_on(date(2024, 5, 1), date(2024, 5, 1))


def test_silence_at_sea_is_vigilance_only() -> None:
    """The paragraph on tracking signals calls for watchfulness and applies to no event."""
    rule = REGIME.find("UNSCR-2397-13")
    assert rule is not None
    assert (rule.force, rule.checked, rule.applies_to) == (Force.CALLS_UPON, Checked.UNVERIFIED, None)


@pytest.mark.parametrize("id", ["UNSCR-1718-8-c", "UNSCR-1874-9"])
def test_troops_are_a_theory_with_its_owner(id: str) -> None:  # noqa: A002 the field's own name
    """A paragraph that reaches troops by argument only names the argument and who made it."""
    rule = REGIME.find(id)
    assert rule is not None
    assert rule.theory is not None
    assert "United States" in rule.theory
    assert {"UNSCR-2270-8", "UNSCR-2270-9"} <= set(rule.read_with)


def reference(shared: Path) -> dict[str, dict[str, object]]:
    """Return the reference's provisions by id."""
    entries = json.loads((shared / "reference" / "provisions.json").read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in entries}


@pytest.mark.shared
def test_data_equal_the_reference(shared: Path) -> None:
    """Instrument, paragraph, force, days in force and level of checking are those of the reference."""
    known = reference(shared)
    for rule in REGIME.provisions:
        entry = known[rule.id]
        ends = rule.in_force_to.isoformat() if rule.in_force_to else None
        begins = rule.in_force_from.isoformat() if rule.in_force_from else None
        force = str(entry["force"])
        assert (rule.instrument, rule.paragraph) == (entry["instrument"], entry["paragraph"]), rule.id
        assert rule.force == FORCES.get(force, force), rule.id
        assert (begins, ends) == (entry["in_force_from"], entry["in_force_to"]), rule.id
        assert rule.checked == entry["verification"]["level"], rule.id  # type: ignore[index]


@pytest.mark.shared
def test_texts_are_our_own_words(shared: Path) -> None:
    """No rule's text is empty or repeats eight words in a row of the reference."""
    known = reference(shared)
    for rule in REGIME.provisions:
        words, theirs = rule.text.lower().split(), f" {' '.join(str(known[rule.id]['rule']).lower().split())} "
        runs = [" ".join(words[at : at + 8]) for at in range(len(words) - 7)]
        assert len(words) > 4, rule.id
        assert not [run for run in runs if f" {run} " in theirs], rule.id


@pytest.mark.parametrize(
    ("measures", "programme", "frozen"),
    [
        (("UNSCR-1718-8-d",), None, True),
        (("UNSCR-2371-6",), "DPRK", False),
        ((), "DPRK", True),
        ((), "Taliban", False),
        ((), None, False),
    ],
)
def test_assets_are_frozen_by_this_regime_s_own_designations(
    measures: tuple[str, ...], programme: str | None, frozen: bool
) -> None:
    """The measures decide where a list gives them, else the programme; another regime's entry freezes nothing here."""
    assert REGIME.freezes(measures, programme) is frozen
