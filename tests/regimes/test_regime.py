"""The loader: what it reads, and that every broken rule is refused with its file and line."""

import re
from datetime import date
from pathlib import Path

import pytest

from bongsu.model.designation import Designation, ListedName
from bongsu.model.errors import LawError
from bongsu.model.event import Basis, Category, HsCode, Quantity
from bongsu.model.party import PartyKind
from bongsu.model.provision import Checked, Force, Verdict
from bongsu.regimes import check, load, read

GOODS = "arms: [arms, artillery]\nfuel: [coal]\n"
HEAD = "id: un1\ntitle: A regime\nprefix: UNSCR\ntarget: [kp]\n"
FILE = """\
instrument: S/RES/10 (2006)
adopted: 2006-10-14
provisions:
  - id: UNSCR-10-8-a-i
    paragraph: 8(a)(i)
    force: binding
    binds: [all]
    text: A rule.
    severity: 4
    checked: partial
    in_force: {from: 2006-10-14, to: 2016-11-30}
    read_with: [UNSCR-10-12]
    applies_to:
      all:
        - {kind: [arms_transfer]}
        - {agents_include: [target]}
        - {object_is: [arms, coal]}
    cases:
      - {breach: "yes", event: {kind: arms_transfer, agents: [kp], when: 2010-01-01}}
      - {no_breach: "no", event: {kind: arms_transfer, agents: [kr], when: 2010-01-01}}
  - {id: UNSCR-10-12, paragraph: 12, force: institutional, binds: [UN], text: A body., severity: 1, checked: verified}
"""


def write(folder: Path, file: str = FILE, head: str = HEAD, goods: str = GOODS) -> Path:
    """Write a regime of one instrument; return its folder."""
    un1 = folder / "un1"
    un1.mkdir()
    (folder / "goods.yml").write_text(goods, encoding="utf-8")
    (un1 / "regime.yml").write_text(head, encoding="utf-8")
    (un1 / "S-RES-10.yml").write_text(file, encoding="utf-8")
    return un1


def test_a_regime_is_read_whole(tmp_path: Path) -> None:
    """Every key of the file stands in the provision; groups and target are resolved."""
    un1 = read(write(tmp_path))
    rule = un1.provisions[0]
    assert (un1.id, un1.title, un1.target) == ("un1", "A regime", ("kp",))
    assert (rule.force, rule.checked, rule.severity, rule.read_with) == (
        Force.BINDING,
        Checked.PARTIAL,
        4,
        ("UNSCR-10-12",),
    )
    assert rule.applies_to is not None
    assert [part.values for part in rule.applies_to.parts] == [
        ("arms_transfer",),
        ("kp",),
        ("arms", "artillery", "coal"),
    ]
    assert rule.origin == "un1/S-RES-10.yml:4"
    assert all(result.ok for result in check(un1))


def test_a_failing_case_is_shown(tmp_path: Path) -> None:
    """`check` tells a case that the law does not bear out."""
    swapped = FILE.replace("{no_breach:", "{X:").replace("{breach:", "{no_breach:").replace("{X:", "{breach:")
    results = check(read(write(tmp_path, swapped)))
    assert [(result.ok, result.got.value) for result in results] == [(False, "breach"), (False, "no_breach")]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("    severity: 4", "    gravity: 4", 9, "unknown key 'gravity'; known keys are applies_to, binds"),
        ("    severity: 4", "    severity: 6", 9, "'6' is not a whole number from 1 to 5"),
        ("    severity: 4\n", "", 4, "the key 'severity' is missing"),
        ("    severity: 4", "    severity: 4\n    severity: 3", 10, "stands here twice"),
        ("force: binding", "force: bindng", 6, "unknown force 'bindng'"),
        ("force: binding", "force: clarifies", 14, "carries no finding"),
        ("force: binding", "force: institutional", 14, "carries no finding"),
        ("checked: partial", "checked: sure", 10, "unknown level of checking 'sure'"),
        ("text: A rule.", "text: ''", 8, "expected words here"),
        ("text: A rule.", "text: [A rule]", 8, "expected words here"),
        ("binds: [all]", "binds: []", 7, "expected a list"),
        ("agents_include", "agents_inclde", 16, "unknown predicate 'agents_inclde'; known are all, any, not, kind"),
        ("- {agents_include: [target]}", "- {agents_include: [target], flag: [kp]}", 16, "one predicate, here are 2"),
        ("agents_include: [target]", "agents_include: [North Korea]", 16, "'North Korea' is not a country"),
        ("agents_include: [target]", "designated: [anybody]", 16, "unknown role 'anybody'"),
        ("agents_include: [target]", "between: [2010-01-01]", 16, "between takes the first and the last day"),
        ("agents_include: [target]", "between: [2010-01-02, 2010-01-01]", 16, "the first and the last day"),
        ("agents_include: [target]", "hs_in: [oil]", 16, "'oil' is no customs code"),
        ("agents_include: [target]", "hs_in: [fuel]", 16, "the group 'fuel' has no customs codes"),
        ("agents_include: [target]", "hs_in: ['2710@2013']", 16, "names no editions"),
        ("agents_include: [target]", "designated_under: [UNSCR-10-9]", 4, "names 'UNSCR-10-9', which is no provision"),
        ("agents_include: [target]", "agents_are: [boat]", 16, "unknown kind of party 'boat'"),
        ("agents: [kp]", "agents: [{party: kp}]", 19, "the key 'under' is missing"),
        ("agents: [kp]", "agents: [kp], objects: [{hs: '2'}]", 19, "is no code of the Harmonized System"),
        ("agents: [kp]", "agents: [kp], objects: [{amount: much}]", 19, "is no amount; write 900 tonnes"),
        ("agents: [kp]", "agents: [kp], objects: [{amount: 2-1 tonnes}]", 19, "from the lower to the higher"),
        ('{breach: "yes", event:', '{breach: "yes", events:', 19, "expected a list"),
        ("agents_include: [target]", "on_list: [UNSCR-10-9]", 4, "on_list names 'UNSCR-10-9', which is no provision"),
        ("agents_include: [target]", "goods_are: [broken]", 16, "unknown state of goods 'broken'"),
        ("agents_include: [target]", "count_over: [arms]", 16, "count_over takes a category and a number"),
        ("agents_include: [target]", "count_over: [guns, 1]", 16, "count_over takes a category and a number"),
        ("agents_include: [target]", "count_over: [arms, one]", 16, "count_over takes a category and a number"),
        ("agents: [kp]", "agents: [kp], objects: [{state: old}]", 19, "unknown state of goods 'old'"),
        ("agents_include: [target]", "since: [yesterday]", 16, "'yesterday' is not a day"),
        ("agents_include: [target]", "place_named: []", 16, "expected a list"),
        ("agents_include: [target]", "not: [{kind: [arms_transfer]}]", 16, "expected keys and values"),
        ("- {kind: [arms_transfer]}", "- {kind: [arms_trnsfer]}", 15, "unknown event kind 'arms_trnsfer'"),
        ("- {kind: [arms_transfer]}", "- {kind: [arms_transfer, veto]}", 15, "'veto' never gives a finding"),
        ("- {kind: [arms_transfer]}", "- {kind: [port_call]}", 14, "only beside designated or designated_under"),
        ("- {kind: [arms_transfer]}", "- {kind: [ais_gap]}", 15, "'ais_gap' never gives a finding"),
        ("        - {kind: [arms_transfer]}\n", "", 14, "list the kinds of event at the top"),
        ("- {kind: [arms_transfer]}", "- {not: {kind: [arms_transfer]}}", 14, "list the kinds of event at the top"),
        ("      all:\n        - {kind", "      any:\n        - {kind", 14, "list the kinds of event at the top"),
        ("[arms, coal]", "[arms, coals]", 17, "unknown category or goods group 'coals'"),
        ("to: 2016-11-30", "to: 2006-10-13", 11, "in force to 2006-10-13, before it is in force from 2006-10-14"),
        ("to: 2016-11-30", "until: 2016-11-30", 11, "unknown key 'until'"),
        ("to: 2016-11-30", "to: 30 November 2016", 11, "is not a day"),
        ("[UNSCR-10-12]", "[UNSCR-10-13]", 4, "is read with 'UNSCR-10-13', which is no other provision"),
        ("[UNSCR-10-12]", "[UNSCR-10-8-a-i]", 4, "which is no other provision"),
        ("id: UNSCR-10-8-a-i", "id: UNSCR-10-8-b", 4, "is not that of paragraph 8(a)(i) of S/RES/10 (2006)"),
        ("{id: UNSCR-10-12, paragraph: 12", "{id: UNSCR-11-12, paragraph: 12", 21, "is not that of paragraph 12"),
        (
            "{id: UNSCR-10-12, paragraph: 12",
            "{id: UNSCR-10-8-a-i, paragraph: 8 (a) (i)",
            21,
            "un1/S-RES-10.yml:4 already",
        ),
        ("S/RES/10 (2006)", "S/RES/11 (2006)", 1, "does not belong into a file named S-RES-10.yml"),
        ("S/RES/10 (2006)", "Resolution 10", 1, "is not an instrument"),
        ("adopted: 2006", "adopted: 2007", 2, "was not adopted in 2007"),
        ("provisions:", "provison:", 3, "unknown key 'provison'"),
        ("{breach:", "{no_breach:", 4, "needs cases, of breach and of no_breach"),
        ("{breach:", "{brech:", 19, "unknown key 'brech'"),
        ('{breach: "yes", ', "{", 19, "either breach or no_breach"),
        ("kind: arms_transfer, agents: [kp]", "kind: arms, agents: [kp]", 19, "unknown event kind 'arms'"),
        ("agents: [kp]", "agents: [North Korea]", 19, "neither a country nor kind:country"),
        ("agents: [kp]", "agents: ['boat:kp']", 19, "kinds are state, person"),
        ("agents: [kp]", "agents: [kp], objects: [gun]", 19, "unknown category 'gun'"),
        ("agents: [kp]", "agents: [kp], place: {country: kp}", 19, "the key 'name' is missing"),
        (
            "agents: [kp], when: 2010-01-01",
            "agents: [kp], when: [2010-01-02, 2010-01-01]",
            19,
            "first and the last day",
        ),
        ("text: A rule.", "text: !!python/object:os.system A", 8, "a tag (!) stands here"),
        ("text: A rule.", "text: *rule", 8, "an alias (*) stands here"),
        ("text: A rule.", "text: 'A rule.", 22, "not YAML"),
    ],
)
def test_broken_law_is_refused_at_its_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    """Each rule of the format, broken once, is refused with the file and the line where it was broken."""
    assert old in FILE
    folder = write(tmp_path, FILE.replace(old, new, 1))
    with pytest.raises(LawError) as error:
        read(folder)
    where, _, what = str(error.value).partition(": ")
    assert where == f"un1/S-RES-10.yml:{line}"
    assert says in what


def test_cases_tell_measures_and_amounts(tmp_path: Path) -> None:
    """A party may be listed under a measure; an object may have its code, its amount and what that rests on."""
    party = "{party: 'vessel:kp', under: [UNSCR-10-12]}"
    thing = "{category: coal, hs: '270112@2012', amount: 900-1000 tonnes, basis: recorded}"
    near = f'{{breach: "yes", event: {{kind: arms_transfer, agents: [{party}], objects: [{thing}]'
    text = FILE.replace('{breach: "yes", event: {kind: arms_transfer, agents: [kp]', near)
    (case, _) = read(write(tmp_path, text)).provisions[0].cases
    (item,) = case.event.objects
    assert (case.near, case.listed) == (False, ("listed-vessel:kp UNSCR-10-12",))
    assert (item.category, item.hs) == (Category.COAL, HsCode("270112", 2012))
    assert item.quantity == Quantity(None, 900, 1000, "tonnes", basis=Basis.RECORDED)


def test_cases_tell_what_is_new_and_what_a_list_names(tmp_path: Path) -> None:
    """An object of a case may be new or used, and may stand on a provision's list of items."""
    things = "[{category: vessels, state: new}, {state: used}, {on_list: UNSCR-10-12}]"
    text = FILE.replace("agents: [kp]", f"agents: [kp], objects: {things}", 1)
    (case, _) = read(write(tmp_path, text)).provisions[0].cases
    assert [item.new for item in case.event.objects] == [True, False, None]
    assert [item.on_list for item in case.event.objects] == [None, None, "UNSCR-10-12"]


CAPPED = """\
  - id: UNSCR-10-9
    paragraph: 9
    force: binding
    binds: [all]
    text: A cap.
    severity: 3
    checked: partial
    limits:
      - {name: cap, amount: 100, unit: tonne, per: calendar_year, from: 2007-01-01, checked: partial}
      - {name: rugs, amount: 500, unit: usd, per: item, from: 2007-01-01, checked: partial}
    quantity_sum_over:
      of: {all: [{kind: [goods_transfer]}, {object_is: [coal]}]}
      limits: [cap]
    cases:
      - breach: two buyers together
        events:
          - {kind: goods_transfer, recipients: [cn], objects: [{category: coal, amount: 60 tonnes}], when: 2010-01-01}
          - {kind: goods_transfer, recipients: [ru], objects: [{category: coal, amount: 60 tonnes}], when: 2010-02-01}
      - near_miss: the other in the next year
        events:
          - {kind: goods_transfer, recipients: [cn], objects: [{category: coal, amount: 60 tonnes}], when: 2010-01-01}
          - {kind: goods_transfer, recipients: [ru], objects: [{category: coal, amount: 60 tonnes}], when: 2011-02-01}
      - unclear: a range across the cap
        event: {kind: goods_transfer, objects: [{category: coal, amount: 60-120 tonnes}], when: 2010-01-01}
"""


def test_a_rule_about_a_sum_is_read_and_its_cases_run(tmp_path: Path) -> None:
    """The sum is over all the events of a case, in each year by itself."""
    results = check(read(write(tmp_path, FILE + CAPPED)))
    assert [result.got.value for result in results] == ["breach", "no_breach", "breach", "no_breach", "unclear"]
    assert all(result.ok for result in results)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("limits: [cap]", "limits: [cup]", "unknown limit 'cup'; known are cap, rugs"),
        ("limits: [cap]", "limits: [rugs]", "the limit 'rugs' is for each item"),
        ("{all: [{kind: [goods_transfer]}, {object_is: [coal]}]}", "{object_is: [coal]}", "list the kinds of event"),
        ("force: binding", "force: institutional", "carries no finding"),
        ("- breach: two", "- no_breach: two", "with quantity_sum_over needs cases, of breach and of no_breach"),
        ("        events:\n", "        event: {kind: veto}\n        events:\n", "either an event, or events"),
    ],
)
def test_a_broken_rule_about_a_sum_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    """A sum needs limits of its provision, kinds of event, and cases that bear it out."""
    assert old in CAPPED
    with pytest.raises(LawError, match=re.escape(says)):
        read(write(tmp_path, FILE + CAPPED.replace(old, new, 1)))


def test_missing_cases_are_refused(tmp_path: Path) -> None:
    """A provision that can carry a finding brings its own cases."""
    without = re.sub(r"    cases:\n(      - .*\n)+", "", FILE)
    with pytest.raises(LawError, match=r"un1/S-RES-10\.yml:4: .* needs cases"):
        read(write(tmp_path, without))


def test_cases_without_a_condition_are_refused(tmp_path: Path) -> None:
    """Cases of a provision that no event can be tested against say nothing."""
    without = re.sub(r"    applies_to:\n      all:\n(        - .*\n)+", "", FILE)
    with pytest.raises(LawError, match=r"un1/S-RES-10\.yml:14: cases say nothing"):
        read(write(tmp_path, without))


EXEMPTION = """\
  - id: UNSCR-10-9
    paragraph: 9
    force: exemption
    binds: [all]
    text: What is fed to people is free.
    severity: 1
    checked: partial
    frees: {object_is: [coal]}
    cases:
      - {freed: "coal", event: {kind: arms_transfer, agents: [kp], objects: [coal]}}
      - {not_freed: "arms", event: {kind: arms_transfer, agents: [kp], objects: [arms]}}
"""


def test_an_exemption_frees_from_what_names_it(tmp_path: Path) -> None:
    """A provision knows what its carve-outs free, and the exemption's own cases run."""
    text = FILE.replace("    read_with: [UNSCR-10-12]\n", "    carve_outs: [UNSCR-10-9]\n") + EXEMPTION
    regime = read(write(tmp_path, text))
    rule, exemption = regime.find("UNSCR-10-8-a-i"), regime.find("UNSCR-10-9")
    assert rule is not None
    assert exemption is not None
    assert [item.of for item in rule.freed] == [exemption.frees]
    assert [result.got for result in check(regime) if result.provision is exemption] == [
        Verdict.FREED,
        Verdict.NOT_FREED,
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("force: exemption", "force: binding", "only an exemption frees events"),
        ('{freed: "coal"', '{not_freed: "coal"', "needs cases, of freed and of not_freed"),
        ('{freed: "coal"', '{breach: "coal"', "needs cases, of freed and of not_freed"),
    ],
)
def test_a_broken_exemption_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    """Who frees is an exemption, and its cases say what is freed and what is not."""
    with pytest.raises(LawError, match=says):
        read(write(tmp_path, FILE + EXEMPTION.replace(old, new)))


def test_an_exemption_without_a_condition_is_refused(tmp_path: Path) -> None:
    """Nothing can be exempt from what applies to nothing."""
    without = re.sub(r"    applies_to:\n      all:\n(        - .*\n)+", "    exempt: {flag: [kp]}\n", FILE)
    with pytest.raises(LawError, match=r"un1/S-RES-10\.yml:13: exempt says nothing"):
        read(write(tmp_path, without))


@pytest.mark.parametrize(
    ("head", "goods", "says"),
    [
        (HEAD.replace("un1", "un2"), GOODS, r"un1/regime\.yml:1: the regime in the folder un1 cannot be 'un2'"),
        (HEAD.replace("[kp]", "[DPRK]"), GOODS, r"un1/regime\.yml:4: 'DPRK' is not a country"),
        (HEAD + "colour: red\n", GOODS, r"un1/regime\.yml:5: unknown key 'colour'"),
        ("", GOODS, r"un1/regime\.yml:1: the file is empty"),
        (HEAD, "arms: [arms]\nfuel: [coals]\n", r"goods\.yml:2: unknown category 'coals'"),
        (HEAD, "arms: [artillery]\n", r"goods\.yml:1: the group 'arms' has the name of a category"),
        (HEAD, "arms: [arms\n", r"goods\.yml:\d+: not YAML"),
    ],
)
def test_broken_head_or_goods_is_refused(tmp_path: Path, head: str, goods: str, says: str) -> None:
    """The regime's own file and the goods groups follow rules as the provisions do."""
    with pytest.raises(LawError, match=says):
        read(write(tmp_path, head=head, goods=goods))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a: \x00b"])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    """Bytes that are no YAML text are refused by the file's name."""
    folder = write(tmp_path)
    (folder / "S-RES-10.yml").write_bytes(content)
    with pytest.raises(LawError, match=r"un1/S-RES-10\.yml:\d+: not "):
        read(folder)


def test_a_folder_without_law_is_refused(tmp_path: Path) -> None:
    """A regime without regime.yml, or without an instrument, is none."""
    folder = write(tmp_path)
    (folder / "S-RES-10.yml").unlink()
    with pytest.raises(LawError, match=r"un1/regime\.yml:1: no instrument"):
        read(folder)
    (folder / "regime.yml").unlink()
    with pytest.raises(LawError, match=r"un1/regime\.yml:1: the file cannot be read"):
        read(folder)


@pytest.mark.parametrize("name", ["un1737", "../regimes/un1718", ""])
def test_an_unknown_regime_is_refused(name: str) -> None:
    """Only regimes that Bongsu brings along load by name."""
    with pytest.raises(LawError, match="known are eu1509, un1718, un1970"):
        load(name)


def test_load_reads_once_and_finds_by_id() -> None:
    """A second load is the first; a provision is found by its id."""
    assert load() is load("un1718")
    found = load().find("UNSCR-2375-11")
    assert found is not None
    assert found.paragraph == "11"
    assert load().find("UNSCR-9999-1") is None


def designation(listed_on: date | None, programme: str | None = "DPRK", measures: tuple[str, ...] = ()) -> Designation:
    """Return an entry of a list."""
    names = (ListedName("Somebody"),)
    return Designation("un:1", "un", PartyKind.PERSON, names, programme, measures=measures, listed_on=listed_on)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (designation(date(2017, 12, 22)), ("UNSCR-2397-3",)),
        (designation(date(2013, 1, 22)), ("UNSCR-2087-5",)),
        (designation(date(2018, 3, 30)), ()),
        (designation(None), ()),
        (designation(date(2017, 12, 22), "Taliban"), ()),
        (designation(date(2017, 12, 22), None), ()),
        (designation(date(2017, 12, 22), measures=("UNSCR-2371-6",)), ()),
    ],
)
def test_a_listing_is_made_by_the_provision_of_its_day(entry: Designation, expected: tuple[str, ...]) -> None:
    """A list that gives no measures tells by the day which provision listed somebody of this regime's programme."""
    assert load("un1718").listed_by(entry) == expected


def test_a_listing_by_an_unknown_provision_is_refused(tmp_path: Path) -> None:
    """What puts parties on the list must be a provision of the regime; the error names file and line."""
    with pytest.raises(LawError, match=r"regime\.yml:\d+: 'UNSCR-9-9' is no provision"):
        read(write(tmp_path, head=HEAD + "listings: [UNSCR-9-9]\n"))


def test_freezing_by_an_unknown_provision_is_refused(tmp_path: Path) -> None:
    """What freezes assets must be a provision of the regime; the error names file and line."""
    with pytest.raises(LawError, match=r"regime\.yml:\d+: 'UNSCR-9-9' is no provision"):
        read(write(tmp_path, head=HEAD + "freezes: [UNSCR-9-9]\n"))
