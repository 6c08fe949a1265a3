"""What a provision says beside its rule: how it is written, and that every broken rule is refused at its line."""

from datetime import date
from pathlib import Path

import pytest

from bongsu.model.errors import LawError
from bongsu.model.provision import Checked, Goods, Limit, Measure, Per, Verdict
from bongsu.regimes import read

GOODS = """\
fuel: {categories: [coal], edition: 2017, checked: verified, codes: ["2701", "2702"], shared: ["2703"]}
lights: {edition: 2017, checked: unverified, codes: ["9405"]}
"""
HEAD = "id: un1\ntitle: A regime\nprefix: UNSCR\ntarget: [kp]\n"
FILE = """\
instrument: S/RES/10 (2006)
adopted: 2006-10-14
provisions:
  - id: UNSCR-10-8
    paragraph: 8
    force: binding
    binds: [all]
    text: A rule.
    severity: 4
    checked: partial
    measures: [export_ban, cap]
    goods: [fuel, lights]
    limits:
      - {name: a_cap, amount: 5000, unit: barrel, per: calendar_year, from: 2007-01-01, to: 2008-12-31,
         checked: verified, also: {amount: 600, unit: tonne}, note: a note}
    tightened_by: [UNSCR-10-12]
    carve_outs: [UNSCR-10-13]
    confirmed_by: [a second source]
    applies_to: {kind: [goods_transfer]}
    cases:
      - {breach: "yes", event: {kind: goods_transfer}}
      - {near_miss: "nearly", event: {kind: petroleum_transfer}}
  - {id: UNSCR-10-12, paragraph: 12, force: institutional, binds: [UN], text: A body., severity: 1, checked: verified,
     no_event: a body is no event}
  - {id: UNSCR-10-13, paragraph: 13, force: exemption, binds: [UN], text: Aid is free., severity: 1, checked: verified}
"""


def write(folder: Path, file: str = FILE, goods: str = GOODS) -> Path:
    """Write a regime of one instrument; return its folder."""
    un1 = folder / "un1"
    un1.mkdir()
    (folder / "goods.yml").write_text(goods, encoding="utf-8")
    (un1 / "regime.yml").write_text(HEAD, encoding="utf-8")
    (un1 / "S-RES-10.yml").write_text(file, encoding="utf-8")
    return un1


def test_particulars_are_read_whole(tmp_path: Path) -> None:
    """Every key of the file stands in the provision, goods with their codes and the edition of these."""
    rule, body, _ = read(write(tmp_path)).provisions
    fuel = Goods("fuel", 2017, ("2701", "2702"), Checked.VERIFIED, ("2703",))
    assert rule.measures == (Measure.EXPORT_BAN, Measure.CAP)
    assert rule.goods == (fuel, Goods("lights", 2017, ("9405",), Checked.UNVERIFIED))
    assert rule.limits == (
        Limit(
            "a_cap",
            5000,
            "barrel",
            Per.CALENDAR_YEAR,
            date(2007, 1, 1),
            date(2008, 12, 31),
            600,
            "tonne",
            Checked.VERIFIED,
            "a note",
        ),
    )
    assert (rule.tightened_by, rule.carve_outs) == (("UNSCR-10-12",), ("UNSCR-10-13",))
    assert (rule.confirmed_by, rule.no_event, body.no_event) == (("a second source",), None, "a body is no event")


def test_a_near_miss_is_no_breach(tmp_path: Path) -> None:
    """A case that one thing only keeps out is a case of no breach, and says so."""
    cases = read(write(tmp_path)).provisions[0].cases
    assert [(case.verdict, case.near) for case in cases] == [(Verdict.BREACH, False), (Verdict.NO_BREACH, True)]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("[export_ban, cap]", "[export_ban, caps]", 11, "unknown measure 'caps'"),
        ("[fuel, lights]", "[fuel, coal]", 12, "unknown goods group with customs codes 'coal'"),
        ("unit: barrel", "unit: bushel", 14, "unknown unit 'bushel'; known are barrel, tonne, usd"),
        ("amount: 5000", "amount: 5,000", 14, "unknown key '000'"),
        ("amount: 5000", "amount: many", 14, "'many' is not a whole number"),
        ("per: calendar_year", "per: year", 14, "unknown span of a limit 'year'"),
        ("to: 2008-12-31", "to: 2006-12-31", 14, "a limit to 2006-12-31 that begins on 2007-01-01"),
        ("[UNSCR-10-13]", "[UNSCR-10-14]", 4, "'UNSCR-10-14', which is no other provision"),
        ("tightened_by: [UNSCR-10-12]", "tightened_by: [UNSCR-10-8]", 4, "which is no other provision"),
        ("confirmed_by", "no_event: none\n    confirmed_by", 18, "can be met by an event"),
        ('{near_miss: "nearly", ', '{near_miss: "nearly", breach: "yes", ', 22, "either breach or no_breach"),
    ],
)
def test_broken_particulars_are_refused_at_their_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    """Each rule of these keys, broken once, is refused with the file and the line where it was broken."""
    assert old in FILE
    with pytest.raises(LawError) as error:
        read(write(tmp_path, FILE.replace(old, new, 1)))
    where, _, what = str(error.value).partition(": ")
    assert where == f"un1/S-RES-10.yml:{line}"
    assert says in what


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("2017, checked: verified", "2016, checked: verified", r"goods\.yml:1: unknown edition"),
        ('"2701"', '"27.01"', r"goods\.yml:1: '27\.01' is no chapter, heading or subheading"),
        ('"2701"', '"270"', r"goods\.yml:1: '270' is no chapter, heading or subheading"),
        ("checked: unverified, ", "", r"goods\.yml:2: the key 'checked' is missing"),
        (', codes: ["9405"]', "", r"goods\.yml:2: goods by customs codes have codes, shared codes or both"),
        ("[coal]", "[coals]", r"goods\.yml:1: unknown category 'coals'"),
    ],
)
def test_broken_goods_are_refused_at_their_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    """Goods by customs codes name a known edition, codes of 2, 4 or 6 digits, and how far these were checked."""
    assert old in GOODS
    with pytest.raises(LawError, match=says):
        read(write(tmp_path, goods=GOODS.replace(old, new, 1)))
