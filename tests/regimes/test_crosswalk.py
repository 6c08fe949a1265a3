"""Regimes beside the UN's on the DPRK: a crosswalk, another country, and folders of one's own."""

from datetime import date
from pathlib import Path

import pytest

from bongsu.model.errors import LawError
from bongsu.model.event import Category, Event, EventKind, Item, Place, days
from bongsu.model.party import Party, state
from bongsu.model.provision import Force
from bongsu.regimes import Reach, check, coverage, find, lacking, load, names, reach, read
from bongsu.regimes.reach import kinds_of

KP, CN, DE, LY = (state(code, code.upper()) for code in ("kp", "cn", "de", "ly"))
HEAD = """\
id: mine
title: Mine
prefix: X
target: [kp]
follows: un1718
countries: {club: [de, fr]}
within: {any: [{agents_include: [club]}, {place_in: [club]}]}
"""
RULES = """\
instrument: Rule 1
adopted: 2018-01-01
short: RULE
provisions:
  - id: RULE-1
    paragraph: 1
    force: binding
    binds: [the club]
    text: No coal from there.
    severity: 2
    checked: verified
    crosswalk: [UNSCR-2371-8]
    cases:
      - {breach: "by ship", event: {kind: goods_transfer, agents: [kp, de], recipients: [cn], objects: [coal], when: 2019-01-01}}
      - {near_miss: "no one of the club", event: {kind: goods_transfer, agents: [kp], recipients: [cn], objects: [coal], when: 2019-01-01}}
"""  # noqa: E501 cases stand on one line


def write(folder: Path, head: str = HEAD, rules: str = RULES) -> Path:
    """Write a regime that carries out one paragraph of the UN's; return its folder."""
    mine = folder / "mine"
    mine.mkdir()
    (mine / "regime.yml").write_text(head, encoding="utf-8")
    (mine / "RULE.yml").write_text(rules, encoding="utf-8")
    return mine


def coal(agents: tuple[Party, ...], recipients: tuple[Party, ...], place: str | None = None, year: int = 2019) -> Event:
    """Return a sale of coal."""
    day = days(*2 * (date(year, 3, 1),))
    where = Place(country=place) if place else None
    return Event(EventKind.GOODS_TRANSFER, agents, recipients, (Item("coal", Category.COAL),), where, day)


@pytest.mark.parametrize("name", names())
def test_every_regime_decides_its_cases_and_has_enough(name: str) -> None:
    """All cases come out as expected; each prohibiting provision has four or more, a near miss among them."""
    regime = load(name)
    assert all(result.ok for result in check(regime))
    assert lacking(regime) == ()


def test_a_crosswalk_takes_the_condition_within_its_own_reach(tmp_path: Path) -> None:
    """The same event is within only where one of the club takes part, and from its own day on."""
    (rule,) = read(write(tmp_path)).provisions
    assert rule.crosswalk == ("UNSCR-2371-8",)
    assert kinds_of(rule.applies_to) == kinds_of(
        next(iter(p for p in load().provisions if p.id == "UNSCR-2371-8")).applies_to
    )
    assert reach(rule, coal((KP,), (DE,), "de")) is Reach.WITHIN
    assert reach(rule, coal((KP,), (CN,))) is Reach.OUTSIDE
    assert reach(rule, coal((KP,), (DE,), "de", 2017)) is Reach.OUTSIDE


def test_the_union_binds_its_own_only() -> None:
    """What China buys is a matter of the UN's paragraph, not of the regulation's article."""
    union, world = load("eu1509"), load("un1718")
    bought_by_china, bought_by_germany = coal((KP,), (CN,)), coal((KP,), (DE,))
    assert not any(reach(rule, bought_by_china) is Reach.WITHIN for rule in union.provisions)
    assert {rule.id for rule in union.provisions if reach(rule, bought_by_germany) is Reach.WITHIN} == {
        "EU-2017-1509-3-1-e"
    }
    assert any(reach(rule, bought_by_china) is Reach.WITHIN for rule in world.provisions)


def test_every_article_names_the_paragraph_that_it_carries_out() -> None:
    """A crosswalk leads to provisions that are there."""
    held = {rule.id for rule in load("un1718").provisions}
    assert all(rule.crosswalk and set(rule.crosswalk) <= held for rule in load("eu1509").provisions)


def test_arms_to_libya_are_no_matter_of_the_dprk() -> None:
    """The same drones breach one regime and not the other."""
    drones = Event(EventKind.ARMS_TRANSFER, (state("ae", "UAE"),), (LY,), (Item("drone", Category.DRONE),),
                   when=days(*2 * (date(2019, 6, 1),)))  # fmt: skip
    assert {rule.id for rule in load("un1970").provisions if reach(rule, drones) is Reach.WITHIN} == {"UNSCR-1970-9"}
    assert not any(reach(rule, drones) is Reach.WITHIN for rule in load("un1718").provisions)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("follows: un1718", "follows: un1719", "unknown regime 'un1719'"),
        ("follows: un1718\n", "", "crosswalk needs a regime to follow"),
        ("{club: [de, fr]}", "{de: [de, fr]}", "cannot be called 'de'"),
        ("{club: [de, fr]}", "{target: [de, fr]}", "cannot be called 'target'"),
        ("{club: [de, fr]}", "{club: [Germany]}", "is not a country"),
        ("[UNSCR-2371-8]", "[UNSCR-2371-88]", "unknown provision 'UNSCR-2371-88'"),
        ("short: RULE", "short: RULES", "does not belong into a file named RULE.yml"),
        ("short: RULE\n", "", "or say what ids begin with: short"),
        ("    crosswalk: [UNSCR-2371-8]\n", "", "cases say nothing"),
        ("crosswalk: [UNSCR-2371-8]", "crosswalk: [UNSCR-2397-25]", "cases say nothing"),
    ],
)
def test_a_broken_crosswalk_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    """Each rule of the format, broken once, is refused in words."""
    assert old in HEAD + RULES
    with pytest.raises(LawError, match=says):
        read(write(tmp_path, HEAD.replace(old, new, 1), RULES.replace(old, new, 1)))


def test_a_name_goes_before_a_folder(tmp_path: Path) -> None:
    """A folder is found from where the watch is; a known name is never a folder."""
    write(tmp_path)
    assert find("mine", tmp_path).id == "mine"
    assert find("un1718", tmp_path) is load("un1718")
    with pytest.raises(LawError, match="There is no regime 'other'"):
        find("other", tmp_path)


def test_coverage_tells_every_kind_and_why_none() -> None:
    """A kind without provisions says why; one that is met only for listed parties says so."""
    rows = {row.kind: row for row in coverage(load("un1718"))}
    assert set(rows) == set(EventKind)
    assert all(row.alone or row.summed or row.why for row in rows.values())
    assert rows[EventKind.VETO].why == "never a finding by itself"
    assert rows[EventKind.CYBER_THEFT].why == "no provision of this regime speaks of it"
    assert "UNSCR-2397-5" in rows[EventKind.PETROLEUM_TRANSFER].summed
    assert rows[EventKind.PORT_CALL].why == "only where a party is listed"


def test_a_finding_on_troops_names_the_theory_and_whose_it_is() -> None:
    """No paragraph speaks of troop deployment: every one that is read so says by whose argument."""
    troops = [rule for rule in load("un1718").provisions if "troop_deployment" in kinds_of(rule.applies_to)]
    assert troops
    assert all(rule.theory and "argu" in rule.theory.lower() and rule.force is Force.BINDING for rule in troops)
