from pathlib import Path

import pytest

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources import holds_list, receive
from bongsu.sources.lists import read_list, read_sanctions_list

NONE = ",-0- " * 7
TRADER = (
    "Identification Number IMO 5342883; SWIFT/BIC SLTRKPPY; a.k.a. 'SLT'; Digital Currency Address - XBT 1Lbc9; "
    "alt. Digital Currency Address - XBT 1Lbd; Phone Number 123."
)
PERSON = "DOB 07 Feb 1985; alt. DOB circa 1984; nationality Korea, North; Passport 381420 (Korea, North) exp"
SHIP = (
    "Former Vessel Flag Togo; Vessel Registration Identification IMO 9074729; MMSI 445123000; f.k.a. 'SUN STAR'; "
    "Vessel Registration Identification IMO 9074720."
)
SDN = f"""\
101,"SEA LANE TRADING, LTD.",-0- ,"DPRK3] [NPWMD"{NONE},"{TRADER}"
102,"HONG, Kil-To'ng","individual","DPRK","Director",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"{PERSON}"
103,"MORA, Rim","individual","SDNTK"{NONE},"DOB 1960; citizen Mexico; C.U.R.P. MORA600101HDFRNR07 (Mexico)."
104,"MOON STAR","vessel","DPRK4",-0- ,"HM1; HM2","Tug","200","90","Korea, North","MOON SHIPPING","{SHIP}"
105,"EP-AAA","aircraft","SDGT"{NONE},"Aircraft Manufacturer's Serial Number (MSN) 1023; Linked To: AIR."
"""
ALT = """\
101,1,"aka","SEA LANE COMPANY",-0-
101,2,"fka","LANE SEA","old"
102,3,"nka","HONG, Gil Dong",-0-
102,4,"aka","KIL, Boss","(weak)"
\x1a"""
ADD = """101,1,"1 Harbour Street","Pyongyang","Korea, North",-0-
103,2,-0- ,-0- ,"Colombia",-0-
"""
COMMENTS = '102,"ires 03 Mar 2020; National ID No. 77 (Korea, North)."\n'
FILES = {"sdn.csv": SDN + "\x1a", "alt.csv": ALT, "add.csv": ADD, "sdn_comments.csv": COMMENTS}


def put(folder: Path, **changed: str | None) -> Path:
    """Write the four tables and return their folder."""
    for name, text in {**FILES, **{key.replace("__", "."): value for key, value in changed.items()}}.items():
        if text is not None:
            (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_an_organisation_with_its_numbers(tmp_path: Path) -> None:
    """Names of alt.csv and of the remarks, countries of add.csv, numbers of the remarks."""
    entry = read_list(put(tmp_path), whole=False)[0]
    assert entry.names == (
        ListedName("SEA LANE TRADING, LTD."),
        ListedName("SEA LANE COMPANY", quality=NameQuality.GOOD),
        ListedName("SLT", quality=NameQuality.LOW),
        ListedName("LANE SEA", quality=NameQuality.FORMER),
    )
    assert (entry.id, entry.list, entry.programme, entry.countries) == (
        "ofac-sdn:101",
        "ofac-sdn",
        "DPRK3; NPWMD",
        ("kp",),
    )
    assert entry.measures == ("blocking of property",)
    assert [(one.kind, one.value) for one in entry.identifiers] == [
        ("imo_company", "5342883"),
        ("swift", "SLTRKPPY"),
        ("wallet", "1Lbc9"),
        ("wallet", "1Lbd"),
    ]


def test_a_person_whose_remarks_go_on(tmp_path: Path) -> None:
    """Remarks are joined where they were cut; a Korean's surname stays first, and a name rated weak is one."""
    entry = read_list(put(tmp_path), whole=False)[1]
    assert entry == Designation(
        id="ofac-sdn:102",
        list="ofac-sdn",
        kind=PartyKind.PERSON,
        names=(
            ListedName("HONG Kil-To'ng"),
            ListedName("HONG Gil Dong", quality=NameQuality.GOOD),
            ListedName("KIL Boss", quality=NameQuality.LOW),
        ),
        programme="DPRK",
        identifiers=(Identifier("passport", "381420"), Identifier("national_id", "77")),
        birth_dates=("1985-02-07", "1983..1985"),
        countries=("kp",),
        measures=("blocking of property",),
        remarks="Title: Director. DOB 07 Feb 1985; alt. DOB circa 1984; nationality Korea, North; Passport 381420 "
        "(Korea, North) expires 03 Mar 2020; National ID No. 77 (Korea, North).",
    )


def test_others_are_named_given_name_first(tmp_path: Path) -> None:
    """The nationality counts before the address."""
    entry = read_list(put(tmp_path), whole=False)[2]
    assert (entry.name, entry.countries) == ("Rim MORA", ("mx",))
    assert entry.identifiers == (Identifier("national_id", "MORA600101HDFRNR07"),)


def test_a_ship_and_an_aircraft(tmp_path: Path) -> None:
    """Columns of ships are read, former names are so, and an IMO number whose check digit is wrong is said."""
    found = read_sanctions_list(put(tmp_path), whole=False)
    ship, aircraft = found.designations[3:]
    assert [(name.text, name.quality.value) for name in ship.names] == [
        ("MOON STAR", "primary"),
        ("SUN STAR", "former"),
    ]
    assert [(one.kind, one.value) for one in ship.identifiers] == [
        ("imo", "9074729"), ("mmsi", "445123000"), ("call_sign", "HM1"), ("call_sign", "HM2"),
    ]  # fmt: skip
    assert ship.countries == ("kp",)
    assert (ship.remarks or "").startswith("Vessel type: Tug; Tonnage: 200; Gross tonnage: 90; Owner: MOON SHIPPING. F")
    assert (aircraft.kind, aircraft.identifiers) == (PartyKind.AIRCRAFT, (Identifier("aircraft_serial", "1023"),))
    assert found.problems == ("IMO numbers with a wrong check digit, left out: 1, first in entry 104 (9074720).",)


@pytest.mark.parametrize("name", [*FILES, "."])
def test_any_of_the_four_stands_for_the_list(tmp_path: Path, name: str) -> None:
    """The folder does, too; the tables name no day."""
    found = read_sanctions_list(put(tmp_path) / name, whole=False)
    assert (found.name, found.as_of, len(found.designations)) == ("ofac-sdn", None, 5)


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        ("alt.csv", None, "needs alt.csv beside it"),
        ("alt.csv", '101,1,"aka"\n', "has 3 columns in alt.csv, where the layout has 5"),
        ("add.csv", "ent,add,address,city,country,remarks\n", "has 6 columns in add.csv"),
        ("sdn.csv", SDN + "106,A\n" * 4, "4 entries cannot be read"),
        ("sdn.csv", SDN.replace('"vessel"', '"boat"') + "1,A\n" * 3, "4 entries cannot be read"),
        ("sdn.csv", SDN + SDN, "has the entry ofac-sdn:101 twice"),
        ("sdn.csv", SDN[:-20], "is no whole table at line 5"),
        ("sdn.csv", SDN.replace("MORA", "M\0RA"), "holds NUL bytes"),
    ],
)
def test_a_doubtful_list_is_refused_whole(tmp_path: Path, file: str, text: str | None, reason: str) -> None:
    """A missing table means missing names, another layout means anything; the error names the file."""
    with pytest.raises(ListError, match=r"^sdn\.csv: ") as caught:
        read_list(put(tmp_path, **{file.replace(".", "__"): text}) / "sdn.csv", whole=False)
    assert reason in str(caught.value)


def test_bytes_that_are_no_utf_8_are_refused(tmp_path: Path) -> None:
    """A name in a wrong encoding would never be met."""
    (put(tmp_path) / "alt.csv").write_bytes(b'101,1,"aka","MU\xd1OZ",-0- \n')
    with pytest.raises(ListError, match="is not UTF-8"):
        read_list(tmp_path, whole=False)


def test_a_row_that_cannot_be_read_is_counted(tmp_path: Path) -> None:
    """One bad row loses no list, but is said."""
    found = read_sanctions_list(put(tmp_path, sdn__csv=SDN + "106,A\n"), whole=False)
    assert "Rows of sdn.csv without 12 fields and a number, left out: 1, first in line 6." in found.problems


def test_the_four_among_the_evidence_give_the_list_once(tmp_path: Path) -> None:
    """Each file is evidence of the publisher; the entries come with the first table only."""
    put(tmp_path)
    received = {name: receive(tmp_path / name, tmp_path) for name in FILES}
    assert all(holds_list(tmp_path / name) for name in FILES)
    assert {name: len(one.designations) for name, one in received.items() if one.designations} == {"sdn.csv": 5}
    assert {one.evidence.title for one in received.values()} == {
        "Specially Designated Nationals and Blocked Persons List (SDN)"
    }


def test_a_table_of_another_kind_is_no_list(tmp_path: Path) -> None:
    """A file that is called add.csv but has a header, or lies about, is not taken for OFAC's."""
    (tmp_path / "add.csv").write_text("mmsi,time,lat,lon,speed,course\n", encoding="utf-8")
    assert not holds_list(tmp_path / "add.csv")


def test_the_real_list_of_2021(shared: Path) -> None:
    """All 8,976 entries and 11,910 further names are there."""
    found = read_sanctions_list(shared / "data/lists/ofac_watchman/bench_2021/alt.csv")
    kinds = {kind: sum(one.kind is kind for one in found.designations) for kind in PartyKind}
    assert len(found.designations) == 8_976
    assert (kinds[PartyKind.PERSON], kinds[PartyKind.VESSEL], kinds[PartyKind.AIRCRAFT]) == (4_620, 406, 277)
    assert sum(any(n.kind == "imo" for n in one.identifiers) for one in found.designations) >= 399
    assert sum("DPRK" in (one.programme or "") for one in found.designations) == 414
    assert len(found.problems) == 1


def test_the_real_non_sdn_list(shared: Path) -> None:
    """All 442 entries are there, under their own list."""
    found = read_sanctions_list(shared / "data/lists/ofac_watchman/cons_prim.csv")
    assert (found.name, len(found.designations), found.problems) == ("ofac-cons", 442, ())
