from datetime import date
from pathlib import Path

import pytest

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources.lists import read_list, read_sanctions_list

GOOD = """\
list: un
as_of: 2026-02-27
entries:
  - id: un:KPe.001
    kind: organisation
    names:
      - Korea Mining Development Trading Corporation
      - Changgwang Sinyong Corporation
      - {text: KOMID, quality: low}
      - {text: 조선광업개발무역회사}
    countries: [KP]
    listed_on: 2009-04-24
    programme: DPRK
    measures: [UNSCR-1718-8d]
    remarks: Main arms dealer.
  - id: ship
    kind: vessel
    names: [PETREL 8]
    identifiers: {imo: 9074729, mmsi: ["445123000", 445123001]}
"""


def put(folder: Path, text: str, name: str = "un.yml") -> Path:
    """Write an extract and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_extract_is_a_list(tmp_path: Path) -> None:
    """Each entry is a designation: first name primary, further ones good unless rated, scripts found."""
    found = read_sanctions_list(put(tmp_path, GOOD))
    assert (found.name, found.as_of) == ("un", date(2026, 2, 27))
    company, ship = found.designations
    assert company == Designation(
        id="un:KPe.001",
        list="un",
        kind=PartyKind.ORGANISATION,
        names=(
            ListedName("Korea Mining Development Trading Corporation"),
            ListedName("Changgwang Sinyong Corporation", quality=NameQuality.GOOD),
            ListedName("KOMID", quality=NameQuality.LOW),
            ListedName("조선광업개발무역회사", "Hang", NameQuality.GOOD),
        ),
        programme="DPRK",
        countries=("kp",),
        measures=("UNSCR-1718-8d",),
        listed_on=date(2009, 4, 24),
        remarks="Main arms dealer.",
    )
    assert ship.identifiers == (
        Identifier("imo", "9074729"),
        Identifier("mmsi", "445123000"),
        Identifier("mmsi", "445123001"),
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("list: un\n", "", "`list` is missing"),
        ("as_of: 2026-02-27", "as_of: soon", "`as_of` 'soon' is no day"),
        ("as_of", "asof", "the file: unknown key `asof`"),
        ("programme", "program", "entry 1 (un:KPe.001): unknown key `program`"),
        ("kind: vessel", "kind: boat", "entry 2 (ship): `kind` is 'boat'"),
        ("kind: vessel", "", "entry 2 (ship): `kind` is None"),
        ("names: [PETREL 8]", "names: []", "at least one name"),
        ("names: [PETREL 8]", "names: PETREL 8", "`names` is missing or no list"),
        ("names: [PETREL 8]", "names: [{txt: PETREL 8}]", "unknown key `txt`"),
        ("imo: 9074729", "imo: 9074720", "9074720 is no IMO number"),
        ("imo: 9074729", "imoo: 9074729", "unknown key `imoo`"),
        ("quality: low", "quality: weak", "`quality` is 'weak'"),
        ("id: ship", "id: un:KPe.001", "has the entry un:KPe.001 twice"),
        ("countries: [KP]", "countries: [[KP]]", "`countries` is no list of plain texts"),
        ("countries: [KP]", "countries: &a [KP]", "anchors and aliases are refused"),
        ("remarks: Main", "remarks: !!python/name:os.system Main", "tags are refused"),
        ("entries:", "entries: none\nx:", "unknown key `x`"),
        (GOOD, "list: un\nentries: []", "names nobody"),
        (GOOD, "- a", "is no map of keys and values"),
        (GOOD, "", "is no map of keys and values"),
    ],
)
def test_a_slip_in_an_extract_is_refused_by_entry(tmp_path: Path, old: str, new: str, reason: str) -> None:
    """Unknown keys, wrong kinds and wrong numbers are refused, with the file and the entry."""
    with pytest.raises(ListError, match=r"^un\.yml: ") as caught:
        read_list(put(tmp_path, GOOD.replace(old, new)))
    assert reason in str(caught.value)


@pytest.mark.parametrize(("name", "reason"), [("gone.yml", "cannot be read"), ("un.csv", "is no sanctions list")])
def test_a_file_that_is_no_list_is_named(tmp_path: Path, name: str, reason: str) -> None:
    """A missing file and another ending are one clear sentence."""
    (tmp_path / "un.csv").write_text("name,country\n", encoding="utf-8")
    with pytest.raises(ListError, match=f"^{name}: .*{reason}"):
        read_list(tmp_path / name)


def test_binary_under_yml_is_refused(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are no extract."""
    (tmp_path / "un.yml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ListError, match="is no YAML"):
        read_list(tmp_path / "un.yml")
