"""The United Nations' measures on the DPRK are all there, in order, and each brings what it takes to be judged by."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bongsu.model.provision import Case, Checked, Condition, Force, Provision, Verdict
from bongsu.regimes import Listing, applies, check, load

REGIME = load("un1718")
TESTABLE = [provision for provision in REGIME.provisions if provision.applies_to or provision.quantity_sum_over]
RESOLUTIONS = (1695, 1718, 1874, 2087, 2094, 2270, 2321, 2356, 2371, 2375, 2397, 2664)


def number(provision: Provision) -> int:
    """Return the number of a provision's resolution."""
    return int(provision.id.split("-")[1])


def place(provision: Provision) -> tuple[object, ...]:
    """Return what a paragraph is sorted by: its number, then letters, then small Roman numbers."""
    roman = {"i": 1, "ii": 2, "iii": 3}
    first, *rest = re.findall(r"\w+", provision.paragraph)
    return int(first), *(roman.get(part, part) if at else part for at, part in enumerate(rest))


def parts(case: Case) -> dict[str, object]:
    """Return a case's event by its parts: what happened, who of which country, what, when, where, and who is listed."""
    event = case.event
    return {
        "kind": event.kind,
        "agents": [(party.kind, party.country) for party in event.agents],
        "recipients": [(party.kind, party.country) for party in event.recipients],
        "objects": event.objects,
        "when": event.when,
        "place": event.place,
        "listed": [line.partition(" ")[2] for line in case.listed],
        "others": case.also,
    }


def differences(one: Case, other: Case) -> list[str]:
    """Return in which of its parts a case differs from another."""
    theirs = parts(other)
    return [name for name, part in parts(one).items() if part != theirs[name]]


@pytest.mark.shared
def test_every_provision_of_the_reference_is_there(shared: Path) -> None:
    """The regime holds the provisions of the reference, all of them and no others."""
    entries = json.loads((shared / "reference" / "provisions.json").read_text(encoding="utf-8"))
    known = Counter(entry["id"] for entry in entries)
    assert Counter(provision.id for provision in REGIME.provisions) == known
    assert sum(known.values()) == 143


@pytest.mark.shared
def test_the_bound_and_the_exemptions_are_those_of_the_reference(shared: Path) -> None:
    """Who is bound is what the reference says, and where it knows exemptions the provision names some."""
    entries = json.loads((shared / "reference" / "provisions.json").read_text(encoding="utf-8"))
    for entry in entries:
        provision = REGIME.find(entry["id"])
        assert provision is not None
        bound = [name.strip() for names in entry["bound_parties"] for name in re.split("; | / ", names)]
        assert list(provision.binds) == bound, entry["id"]
        known = [words for words in entry["exemptions"] if not words.startswith("none")]
        assert provision.exemptions or not known, entry["id"]


@pytest.mark.shared
def test_ties_to_later_provisions_are_those_of_the_reference(shared: Path) -> None:
    """What made a provision stricter, or took its place, is what the reference says."""
    entries = json.loads((shared / "reference" / "provisions.json").read_text(encoding="utf-8"))
    later = {entry["id"]: entry["superseded_or_tightened_by"] for entry in entries}
    for provision in REGIME.provisions:
        assert list(provision.tightened_by) == later[provision.id], provision.id


@pytest.mark.shared
@pytest.mark.parametrize(("table", "edition"), [("cmd_h5.csv", 2017), ("cmd_h6.csv", 2022)])
def test_customs_codes_are_in_the_editions(shared: Path, table: str, edition: int) -> None:
    """Every code of the goods is one of the editions of 2017 and 2022, but for those of one only."""
    with (shared / "data" / "trade" / "comtradr" / table).open(encoding="utf-8", newline="") as lines:
        known = {row["id"] for row in csv.DictReader(lines)}
    used = {code for p in REGIME.provisions for goods in p.goods for code in (*goods.codes, *goods.shared)}
    assert used - known == ({"8807", "271011"} if edition == 2017 else {"8803", "271011"})


@pytest.mark.shared
def test_customs_codes_are_those_of_the_reference(shared: Path) -> None:
    """Every code that the reference gives for a provision stands in one of its groups of goods, sure or shared."""
    entries = json.loads((shared / "reference" / "provisions.json").read_text(encoding="utf-8"))
    for entry in entries:
        provision = REGIME.find(entry["id"])
        assert provision is not None
        held = {code for goods in provision.goods for code in (*goods.codes, *goods.shared)}
        for said in entry["hs"]:
            words = re.match(r"(\d+)(?:-(\d+))?", said)
            if words is None:
                continue
            first, last = words[1], words[2] or words[1]
            for code in (str(at).zfill(len(first)) for at in range(int(first), int(last) + 1)):
                assert any(code.startswith(known) or known.startswith(code) for known in held), (entry["id"], code)


def test_twelve_resolutions_in_the_order_of_their_days() -> None:
    """Resolutions stand from the oldest on, and their paragraphs in the order of their numbers."""
    assert tuple(dict.fromkeys(map(number, REGIME.provisions))) == RESOLUTIONS
    for resolution in RESOLUTIONS:
        places = [place(provision) for provision in REGIME.provisions if number(provision) == resolution]
        assert places == sorted(places), resolution


@pytest.mark.parametrize("provision", REGIME.provisions, ids=lambda p: p.id)
def test_a_provision_says_what_it_does_and_to_whom(provision: Provision) -> None:
    """A provision names measures and the bound, and has a condition, a sum, what it frees, or the reason for none."""
    assert provision.measures
    assert provision.binds
    assert (provision in TESTABLE or provision.frees is not None) == (provision.no_event is None)


EXEMPTIONS = [provision for provision in REGIME.provisions if provision.force is Force.EXEMPTION]


@pytest.mark.parametrize("exemption", EXEMPTIONS, ids=lambda p: p.id)
def test_no_part_of_an_exemption_is_idle(exemption: Provision) -> None:
    """Whatever part of what an exemption frees is left out, one of its cases turns out wrongly."""
    assert exemption.frees
    for less in shorter(exemption.frees):
        results = check(replace(REGIME, provisions=(replace(exemption, frees=less),)))
        assert not all(result.ok for result in results), less


@pytest.mark.parametrize("exemption", EXEMPTIONS, ids=lambda p: p.id)
def test_what_an_exemption_frees_breaches_nothing_that_names_it(exemption: Provision) -> None:
    """A case that is freed is within no provision that names the exemption, and would be within one without it."""
    freed = [case for case in exemption.cases if case.verdict is Verdict.FREED]
    naming = [provision for provision in REGIME.provisions if exemption.id in provision.carve_outs]
    assert naming
    for case in freed:
        listing = Listing(frozenset({line.partition(" ")[0] for line in case.listed}))
        assert not [provision.id for provision in naming if applies(provision, case.event, listing)]
        bare = [replace(provision, freed=()) for provision in naming]
        assert [provision.id for provision in bare if applies(provision, case.event, listing)], case.says


@pytest.mark.parametrize("provision", TESTABLE, ids=lambda p: p.id)
def test_a_testable_provision_brings_four_cases_and_a_near_miss(provision: Provision) -> None:
    """A provision that an event can meet has four cases at the least, a near miss among them."""
    assert len(provision.cases) >= 4
    assert any(case.near for case in provision.cases)


NEAR = [(provision, case) for provision in TESTABLE for case in provision.cases if case.near]


@pytest.mark.parametrize(("provision", "case"), NEAR, ids=lambda x: x.id if isinstance(x, Provision) else x.says)
def test_a_near_miss_is_near(provision: Provision, case: Case) -> None:
    """A near miss differs from a breach of the same provision in one part of the event only."""
    breaches = [other for other in provision.cases if other.verdict is Verdict.BREACH]
    assert case.verdict is Verdict.NO_BREACH
    assert min(len(differences(case, breach)) for breach in breaches) == 1


def shorter(condition: Condition) -> Iterator[Condition]:
    """Yield the condition without one of its parts, each in turn, however deep; its kinds of event always stay."""
    for at, part in enumerate(condition.parts):
        before, after = condition.parts[:at], condition.parts[at + 1 :]
        if part.predicate != "kind" and (before or after):
            yield replace(condition, parts=(*before, *after))
        yield from (replace(condition, parts=(*before, less, *after)) for less in shorter(part))


def weakened(provision: Provision) -> Iterator[Provision]:
    """Yield the provision without one part of its condition, its exemption, or what its sum counts."""
    if provision.applies_to:
        yield from (replace(provision, applies_to=less) for less in shorter(provision.applies_to))
    if provision.exempt:
        yield from (replace(provision, exempt=less) for less in shorter(provision.exempt))
        yield replace(provision, exempt=None)
    if rule := provision.quantity_sum_over:
        yield from (replace(provision, quantity_sum_over=replace(rule, of=less)) for less in shorter(rule.of))


@pytest.mark.parametrize("provision", TESTABLE, ids=lambda p: p.id)
def test_no_part_of_a_provision_is_idle(provision: Provision) -> None:
    """Whatever part of a condition or exemption is left out, one of the provision's cases turns out wrongly."""
    for weaker in weakened(provision):
        results = check(replace(REGIME, provisions=(weaker,)))
        assert not all(result.ok for result in results), (weaker.applies_to, weaker.exempt, weaker.quantity_sum_over)


def test_a_case_of_a_provision_that_has_ended_lies_after_its_end() -> None:
    """Whoever has an end has a case of a day after it, which is no breach."""
    ended = [provision for provision in TESTABLE if provision.in_force_to]
    assert ended
    for provision in ended:
        last = provision.in_force_to
        days = [case.event.when.first_day() for case in provision.cases if case.verdict is Verdict.NO_BREACH]
        assert any(day and last and day > last for day in days), provision.id


@pytest.mark.parametrize(
    ("id", "name", "amount", "unit"),
    [
        ("UNSCR-2397-4", "crude_cap", 4_000_000, "barrel"),
        ("UNSCR-2397-5", "refined_cap", 500_000, "barrel"),
        ("UNSCR-2375-14", "last_quarter", 500_000, "barrel"),
        ("UNSCR-2375-14", "yearly", 2_000_000, "barrel"),
        ("UNSCR-2321-26", "coal_weight", 7_500_000, "tonne"),
        ("UNSCR-2321-26", "coal_value", 400_870_018, "usd"),
        ("UNSCR-2321-5", "rugs", 500, "usd"),
        ("UNSCR-2321-5", "tableware", 100, "usd"),
    ],
)
def test_limits_have_their_amounts(id: str, name: str, amount: float, unit: str) -> None:  # noqa: A002 the field's own name
    """The caps and thresholds are the published ones."""
    provision = REGIME.find(id)
    assert provision is not None
    limits = {limit.name: limit for limit in provision.limits}
    assert (limits[name].amount, limits[name].unit) == (amount, unit)


def test_freezes_name_the_humanitarian_carve_out_of_2664() -> None:
    """Every freeze that binds is carved out by resolution 2664, and no carve-out is anything but an exemption."""
    exemptions = {provision.id for provision in REGIME.provisions if provision.force is Force.EXEMPTION}
    for provision in REGIME.provisions:
        assert set(provision.carve_outs) <= exemptions, provision.id
        if "asset_freeze" in provision.measures and provision.force is Force.BINDING and number(provision) < 2321:
            assert "UNSCR-2664-1" in provision.carve_outs, provision.id


def test_what_is_unverified_is_said_beside_the_number() -> None:
    """No citation of a paragraph whose number was not compared with a published text stands without that."""
    for provision in REGIME.provisions:
        assert (provision.caution == "") == (provision.checked is Checked.VERIFIED), provision.id
        assert provision.caution in provision.citation
