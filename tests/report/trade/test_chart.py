"""The chart of capped quantities: bars with ranges and caps, unknown never drawn as zero, nothing from outside."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bongsu.model.capped import CappedSum
from bongsu.model.errors import WatchError
from bongsu.report.trade.chart import HEIGHT, pictures, render, write_chart

YEAR = (date(2018, 1, 1), date(2018, 12, 31))
REFINED = CappedSum("refined_cap", "UNSCR-2397-5", "barrel", 500_000.0, *YEAR, "recorded", 400_000.0, 300_000.0,
                    600_000.0, ("customs of China",), 3, 1)  # fmt: skip
UNKNOWN = replace(REFINED, usual=None, low=None, high=None, figures=1, unknown=1)


def later(bar: CappedSum, years: int) -> CappedSum:
    """Return the bar so many years later."""
    return replace(bar, first=date(2018 + years, 1, 1), last=date(2018 + years, 12, 31))


def test_a_bar_has_its_range_and_its_cap() -> None:
    """The range lies around the sum, the cap between its ends here, and all of it in the picture."""
    (picture,) = pictures([REFINED])
    (mark,) = picture.marks
    assert 0 < mark.top < mark.cap < mark.y < mark.bottom < HEIGHT if mark.cap else False
    assert (picture.limit, picture.unit) == ("refined cap", "barrels")


def test_what_is_unknown_is_not_drawn_as_zero() -> None:
    """A figure without an amount is a dashed outline, a year without a figure is said to have none."""
    page = render("Trade", [UNKNOWN, later(REFINED, 2)])
    assert page.count('class="unknown"') == 1
    assert page.count(">no figure<") == 1
    assert page.count('class="recorded"') == 1
    assert "unknown" in re.findall(r"<td>(\w+)</td>", page)


def test_bases_stand_beside_each_other_and_limits_apart() -> None:
    """Notified and recorded are two bars of one window; two limits are two pictures."""
    notified, coal = replace(REFINED, basis="notified"), replace(REFINED, limit="coal_weight", unit="tonne")
    found = list(pictures([coal, notified, REFINED]))
    assert [(one.limit, [mark.bar.basis for mark in one.marks]) for one in found] == [
        ("coal weight", ["recorded"]), ("refined cap", ["recorded", "notified"])]  # fmt: skip


def test_the_page_asks_for_nothing_and_shows_words_as_words() -> None:
    """No address, no script; what stands in a name is no markup."""
    page = render("<script>alert(1)</script>", [replace(REFINED, parties=("<b>customs</b>",))])
    assert "<script" not in page
    assert "<b>" not in page
    assert not re.search(r"(src|href)=\"(?!data:,)", page)


def test_the_same_sums_give_the_same_bytes(tmp_path: Path) -> None:
    """In any order; and a place that cannot be written is said in one sentence."""
    one = write_chart("Trade", [REFINED, later(REFINED, 1)], tmp_path / "a" / "one.html").read_bytes()
    assert one == write_chart("Trade", [later(REFINED, 1), REFINED], tmp_path / "two.html").read_bytes()
    (tmp_path / "file").write_text("")
    with pytest.raises(WatchError, match="cannot be written"):
        write_chart("Trade", [], tmp_path / "file" / "one.html")


def test_without_sums_the_page_says_so() -> None:
    """No figure of capped goods is no empty page."""
    assert "No figure is about goods that the law caps" in render("Trade", [])
