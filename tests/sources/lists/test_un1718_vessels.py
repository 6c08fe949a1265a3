import json
from datetime import date
from pathlib import Path

import pytest

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.regimes import load
from bongsu.sources import holds_list, receive
from bongsu.sources.lists import read_list, read_sanctions_list

HEADS = (
    "Paragraph 8 (d) of resolution 1718 (2006) and paragraph 12 of resolution 2270 (2016)",
    "Paragraph 12 (a) of resolution 2321 (2016)",
    "Economic resources controlled or operated by Ocean Maritime Management (KPe.020)",
)


def row(*cells: str) -> str:
    """Return a row of a table."""
    return "<tr>" + "".join(f"<td rowspan='2'><p>{cell}</p></td>" for cell in cells) + "</tr>"


FIRST = row("<br/>1", "1: MOON STAR", "9074729", "30-Mar-18", "na", "Yes", "na") + row(
    "Other information", "Carried coal.", "16-Oct-18", "Yes", "na", "na"
)
BROKEN_BY_A_PAGE = (
    row("", "1: Sun 2<br/>2: Sun Star 3", "9161003 MMSI: 1:<br/>445123000 2: 445123001", "21-Jun-17", "na", "na", "Yes")
    + row("", "Flag", "1. Kiribati 2: Democratic People’s Republic of Korea", "", "", "", "")
    + row("2", "Call Sign", "1: T3AA 2: HMAA", "", "", "", "")
    + row("", "Type", "Tug", "", "", "", "")
    + row("", "Picture link", "na", "", "", "", "")
)
NAMELESS = row("3", "1: MIN NO 078", "Does not exist", "30-Mar-18", "na", "Yes", "na") + row("Other information", "na")


def page(*entries: str) -> str:
    """Return the list with these entries."""
    top = row("#", "Vessel Name", "IMO number", "Date of designation", "Relevant sanctions measures")
    title = "<title>1718 Designated Vessels List 4 June 2020</title>"
    return (
        f"<html>{title}<table>{row('1718 Designated Vessels List')}{top}{row(*HEADS)}{''.join(entries)}</table></html>"
    )


def put(folder: Path, text: str) -> Path:
    """Write the page and return its path."""
    path = folder / "ships.html"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_ship_with_two_decisions(tmp_path: Path) -> None:
    """Measures are provisions; those of a later decision count too, and the first day is the day of listing."""
    ship = read_list(put(tmp_path, page(FIRST, BROKEN_BY_A_PAGE, NAMELESS)), whole=False)[0]
    assert ship == Designation(
        id="un1718-vessels:1",
        list="un1718-vessels",
        kind=PartyKind.VESSEL,
        names=(ListedName("MOON STAR"),),
        programme="DPRK",
        identifiers=(Identifier("imo", "9074729"),),
        measures=("UNSCR-1718-8-d", "UNSCR-2270-12", "UNSCR-2321-12-a"),
        listed_on=date(2018, 3, 30),
        remarks="Carried coal.",
    )


def test_a_ship_whose_rows_a_page_breaks(tmp_path: Path) -> None:
    """The last name is the ship's own; numbered facts are taken apart; OMM's ships are frozen."""
    ship = read_list(put(tmp_path, page(FIRST, BROKEN_BY_A_PAGE)), whole=False)[1]
    assert ship.names == (ListedName("Sun Star 3"), ListedName("Sun 2", quality=NameQuality.FORMER))
    assert [(one.kind, one.value) for one in ship.identifiers] == [
        ("imo", "9161003"), ("mmsi", "445123000"), ("mmsi", "445123001"), ("call_sign", "T3AA"), ("call_sign", "HMAA"),
    ]  # fmt: skip
    assert (ship.countries, ship.remarks) == (("kp", "ki"), "Type: Tug.")
    assert load("un1718").freezes(ship.measures, ship.programme)


def test_a_ship_without_number_is_kept_and_said(tmp_path: Path) -> None:
    """The list says that the number does not exist; so do we, and a number in the name parts nothing."""
    found = read_sanctions_list(put(tmp_path, page(FIRST, BROKEN_BY_A_PAGE, NAMELESS)), whole=False)
    assert (found.as_of, found.designations[2].name) == (date(2020, 6, 4), "MIN NO 078")
    assert found.designations[2].remarks == "IMO number: Does not exist."
    assert found.problems == ("Ships without an IMO number: 1, first in entry 3 (Does not exist).",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (page(FIRST, NAMELESS), "has entry 3 where 2 should be"),
        (page(), "names nobody"),
        (page(FIRST).replace("IMO number", "IMO"), "lacks the columns"),
        (page(FIRST), "holds 1 entries"),
    ],
)
def test_a_doubtful_list_is_refused_whole(tmp_path: Path, text: str, reason: str) -> None:
    """A gap in the numbers is a lost ship."""
    with pytest.raises(ListError, match=r"^ships\.html: ") as caught:
        read_list(put(tmp_path, text))
    assert reason in str(caught.value)


def test_the_page_among_the_evidence_is_no_article(tmp_path: Path) -> None:
    """It gives designations; a page that only speaks of the list is an article."""
    path = put(tmp_path, page(FIRST, BROKEN_BY_A_PAGE, NAMELESS))
    assert holds_list(path)
    assert len(receive(path, tmp_path).designations) == 3
    assert not holds_list(put(tmp_path, "<html><p>The 1718 Designated Vessels List grew.</p></html>"))


def test_the_real_list_is_read_whole(shared: Path) -> None:
    """59 ships, 58 with a number, each as a second reading of the page has it."""
    found = read_sanctions_list(next((shared / "data/lists/un_1718_vessels").glob("*.html")))
    other = [json.loads(line) for line in (shared / "data/lists/normalized/un_1718_vessels.jsonl").open()]
    assert len(found.designations) == len(other) == 59
    for ship, second in zip(found.designations, other, strict=True):
        numbers = {kind: [one.value for one in ship.identifiers if one.kind == kind] for kind in ("imo", "mmsi")}
        assert (ship.name, numbers["imo"]) == (second["name"], [second["imo"]] if second["imo"] else [])
        assert numbers["mmsi"] == second["mmsi"]
        assert [name.text for name in ship.names[1:]] == second["aliases"]
    assert found.as_of == date(2020, 6, 4)
