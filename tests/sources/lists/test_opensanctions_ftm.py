import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources.lists import opensanctions_ftm, read_list, read_sanctions_list

SEEN = "2026-03-13T05:41:01"


def entity(id_: str, schema: str, caption: str = "", **properties: Any) -> dict[str, Any]:
    """Return an entity."""
    return {"id": id_, "caption": caption, "schema": schema, "properties": properties, "last_seen": SEEN}


PERSON = entity(
    "NK-1", "Person", "Hong Kil Tong", name=["홍길동", "Hong Kil Tong"], alias=["Hong Gil-dong"], weakAlias=["Boss"],
    previousName=["Hong Kil Su"], birthDate=["1963-05"], nationality=["kp"], country=["ru", "suhh"],
    passportNumber=["P 12"], notes=["A note."], topics=["sanction"],
)  # fmt: skip
SANCTION = entity(
    "s-1", "Sanction", entity=["NK-1"], programId=["UN-SC1718"], program=["DPRK"], provisions=["Asset freeze"],
    startDate=["2016-03-02", "2009"], reason=["Director."],
)  # fmt: skip
PASSPORT = entity("p-1", "Passport", holder=["NK-1"], number=["X 99"])
PAPER = entity("p-2", "Identification", holder=["NK-1"], number=["77"], type=["National ID No."])
SHIP = entity("NK-2", "Vessel", "MOON STAR", name=["MOON STAR"], imoNumber=["IMO9074729"], mmsi=["445123000"],
              callSign=["HMAA"], flag=["kp"]) | {"target": True}  # fmt: skip
NEAR = entity("NK-3", "Person", "Near Person", name=["Near Person"], topics=["sanction.linked"])
ADDRESS = entity("a-1", "Address", "1 Street")
NESTED = entity("NK-4", "Company", "Sea Lane", name=["Sea Lane"], innCode=["77"], leiCode=["L1"],
                sanctions=[entity("s-2", "Sanction", entity=["NK-4"], authority=["Office"])])  # fmt: skip


def put(folder: Path, *entities: dict[str, Any], more: str = "") -> Path:
    """Write the entities, one a line, and return the file's path."""
    path = folder / "entities.ftm.json"
    path.write_text("".join(f"{json.dumps(one)}\n" for one in entities) + more, encoding="utf-8")
    return path


def test_what_others_say_is_joined(tmp_path: Path) -> None:
    """Sanctions and papers stand in entities of their own, before or behind those they name."""
    (person,) = read_list(put(tmp_path, PASSPORT, PERSON, ADDRESS, SANCTION, PAPER, NEAR))
    assert person == Designation(
        id="opensanctions:NK-1",
        list="opensanctions",
        kind=PartyKind.PERSON,
        names=(
            ListedName("Hong Kil Tong"),
            ListedName("홍길동", "Hang", NameQuality.GOOD),
            ListedName("Hong Gil-dong", quality=NameQuality.GOOD),
            ListedName("Boss", quality=NameQuality.LOW),
            ListedName("Hong Kil Su", quality=NameQuality.FORMER),
        ),
        programme="UN-SC1718",
        identifiers=(Identifier("passport", "P12"), Identifier("passport", "X99"), Identifier("national_id", "77")),
        birth_dates=("1963-05",),
        countries=("kp", "ru"),
        measures=("Asset freeze",),
        listed_on=date(2016, 3, 2),
        remarks="Director. A note.",
    )


def test_targets_and_nested_sanctions(tmp_path: Path) -> None:
    """What is marked as a target is listed, and so is what a sanction stands in; the day is the last seen."""
    found = read_sanctions_list(put(tmp_path, SHIP, NESTED))
    ship, company = found.designations
    assert [(one.kind, one.value) for one in ship.identifiers] == [
        ("imo", "9074729"), ("mmsi", "445123000"), ("call_sign", "HMAA"),
    ]  # fmt: skip
    assert (company.measures, [one.kind for one in company.identifiers]) == (("Office",), ["tax_id", "lei"])
    assert found.as_of == date(2026, 3, 13)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ('{"id": "x", "sch', "is cut off in line 2"),
        ("no\n" * 5, "5 entries cannot be read"),
        ("[" * 100_000 + "\n", None),
        ('{"id": 1, "schema": "Person", "properties": {}}\n', None),
        ('{"id": "z", "schema": "Person", "properties": {"name": "A"}}\n', None),
        ("\n", None),
    ],
)
def test_lines_that_are_no_entity(tmp_path: Path, more: str, reason: str | None) -> None:
    """A file that is cut off is refused; single lines are counted; neither depth nor wrong types do harm."""
    path = put(tmp_path, SHIP, more=more)
    if reason is None:
        assert len(read_list(path)) == 1
        return
    with pytest.raises(ListError, match=r"^entities\.ftm\.json: ") as caught:
        read_list(path)
    assert reason in str(caught.value)


def test_a_line_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is read whole that no entity could fill."""
    monkeypatch.setattr(opensanctions_ftm, "LONGEST_LINE", 1_000)
    with pytest.raises(ListError, match="has a line 2 of more than"):
        read_list(put(tmp_path, SHIP, more='{"id": "' + "a" * 2_000))
