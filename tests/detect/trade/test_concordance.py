"""Editions of the Harmonized System: what moved is carried over to that of 2017, and what was parted is not guessed."""

import csv
from pathlib import Path

import pytest

from bongsu.detect.trade.concordance import moves, settled
from bongsu.detect.trade.flows import FLOWS
from bongsu.model.event import HsCode
from tests.detect.trade.scenes import figure, seen


@pytest.mark.parametrize(
    ("digits", "edition", "expected"),
    [
        ("271011", 2007, "271012"), ("271012", 2012, "271012"), ("271000", 1996, "2710"), ("271011", 2017, "271011"),
        ("271011", None, "271011"), ("852490", 2002, "8523"), ("852411", 2022, None), ("880621", 2022, None),
        ("880730", 2022, "8803"), ("030910", 2022, "03"), ("848510", 2022, "84"), ("848590", 2002, "8487"),
        ("560110", 2007, "9619"), ("870323", 2002, "870323"), ("030613", 2007, "030613"),
    ],
)  # fmt: skip
def test_a_code_is_carried_over_to_2017(digits: str, edition: int | None, expected: str | None) -> None:
    """One place gives its code, several of one chapter the chapter, several chapters nothing."""
    found = settled(HsCode(digits, edition))
    assert (found.digits if found else None) == expected


def test_a_flow_bears_the_code_of_2017_and_tells_the_one_it_stood_under() -> None:
    """The law reads the one; the sentence tells the other."""
    (claim,) = seen(FLOWS, figure(code="271011", edition=2007, year=2009))
    assert claim.event.objects[0].hs == HsCode("271012", 2017)
    assert "(271011" in claim.quote


def test_goods_that_were_parted_have_no_code() -> None:
    """A code that holds goods of two chapters tells no heading; it is told in words, and why."""
    (claim,) = seen(FLOWS, figure(code="852411", edition=2022, year=2023))
    assert claim.event.objects[0].hs is None
    assert claim.event.objects[0].category is None
    assert claim.sighting is not None
    assert any("8529" in words and "9013" in words for words in claim.sighting.otherwise)


def test_codes_that_are_sought_are_found_in_every_edition() -> None:
    """Who seeks 271012 finds light oils of 2007 too, and who seeks chapter 56 no sanitary towels."""
    light, towels = figure(code="271011", edition=2007), figure(code="560110", edition=2007)
    assert len(seen(FLOWS, light, codes=("271012",))) == 1
    assert seen(FLOWS, towels, codes=("56",)) == ()


@pytest.mark.shared
def test_every_heading_that_came_or_went_in_2022_is_known(shared: Path) -> None:
    """Comtrade's tables of both editions differ in no heading of these chapters but those that are here."""
    held = []
    for name in ("cmd_h5.csv", "cmd_h6.csv"):
        with (shared / "data" / "trade" / "comtradr" / name).open(encoding="utf-8-sig", newline="") as file:
            held.append({row["id"] for row in csv.DictReader(file) if len(row["id"]) == 4})
    new = held[1] - held[0]
    told = {moved.code for moved in moves() if 2022 in moved.editions}
    assert {code for code in new if code[:2] in {"03", "27", "84", "85", "88"}} == told
