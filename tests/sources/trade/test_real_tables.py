"""The real tables of Comtrade: every row with the DPRK is read, and the sums are the known ones."""

from pathlib import Path

import pytest

from bongsu.sources import receive, trade_files
from tests.sources.trade.figures import rows

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def figures(shared: Path) -> list[dict[str, object]]:
    """Return every figure with the DPRK, with the file that it stands in; no file holds a bad row."""
    found = []
    for path in trade_files(shared / "data" / "trade"):
        held = receive(path, path.parent)
        if held.trade:
            assert held.problems == (), path.name
            found += [{**row, "file": path.name} for row in rows(held) if row["partner"] == 408]
    return found


def test_every_row_with_the_dprk_is_read(figures: list[dict[str, object]]) -> None:
    """The folder's own README counts 3,271 imports and exports of older files, 6 rows of an answer, 28 of a table."""
    older = [row for row in figures if str(row["file"]).startswith("comtrade") and str(row["file"])[8].isdigit()]
    assert len([row for row in older if row["flow"] in {"M", "X"}]) == 3271
    assert len({row["reporter"] for row in older}) == 180
    assert len([row for row in figures if "THA_PRK" in str(row["file"])]) == 6
    assert len([row for row in figures if "from_PRK_2018" in str(row["file"])]) == 28


def test_china_s_trade_of_2014_sums_to_what_is_known(figures: list[dict[str, object]]) -> None:
    """Imports and exports of 2014 with the DPRK: 6.39 billion dollars."""
    china = [row for row in figures if (row["reporter"], row["year"], row["code"]) == (156, 2014, "TOTAL")]
    assert sum(float(str(row["value"])) for row in china) == pytest.approx(6.39e9, rel=0.001)


def test_reporters_without_letters_are_read(figures: list[dict[str, object]]) -> None:
    """Other Asia stands in the older files without ISO letters."""
    assert len([row for row in figures if row["reporter"] == 490]) == 41
