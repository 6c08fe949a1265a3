"""Tables of events: every published layout, and what is wrong in a row."""

import json
from datetime import date
from pathlib import Path

import pytest

from bongsu.model.claim import Stance
from bongsu.model.event import Category, EventKind
from bongsu.sources import Received, holds_events, holds_reports, receive

NTI = "F1,Date,Launch Time (UTC),Missile Name,Missile Type,Facility Name,Facility Latitude,Facility Longitude,\
Confirmation Status,Test Outcome\n"
CSIS = "date,type,event,description,resources\n"
OWN = "kind,date,until,time,zone,agents,recipients,object,category,quantity,unit,place,lat,lon,speaker,stance,note\n"


def read(folder: Path, text: str, name: str = "table.csv", encoding: str = "utf-8") -> Received:
    """Return what a file of these words holds."""
    path = folder / name
    path.write_text(text, encoding=encoding, newline="")
    assert holds_events(path)
    assert not holds_reports(path)
    return receive(path, folder)


def said(received: Received) -> list[str]:
    """Return the problems in words."""
    return [problem.what for problem in received.problems]


def test_a_missile_of_the_test_database_flies_on_its_korean_day(tmp_path: Path) -> None:
    """Times are UTC; after 15:00 the Korean day is the next."""
    found = read(tmp_path, NTI + "1,3-Mar-21,3:30:00 PM,Some-1,SRBM,Hodo,39.4,127.5,Confirmed,Success\n")
    (row,) = found.events
    assert row.event.kind is EventKind.MISSILE_LAUNCH
    assert row.event.when.first_day() == row.event.when.last_day() == date(2021, 3, 4)
    assert row.event.when.earliest == row.event.when.latest
    assert [party.id for party in row.event.agents] == ["state:kp"]
    assert row.event.place is not None
    assert (row.event.place.name, row.event.place.lat) == ("Hodo", 39.4)
    assert row.says == "3-Mar-21 3:30:00 PM: Some-1, SRBM, Hodo, Success"
    assert not found.problems


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("9-Apr-84", date(1984, 4, 9), date(1984, 4, 9)),
        ("Sep-84", date(1984, 9, 1), date(1984, 9, 30)),
        ("12-Apr-2023", date(2023, 4, 12), date(2023, 4, 12)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2016-03-7    -    2016-04-30", date(2016, 3, 7), date(2016, 4, 30)),
    ],
)
def test_days_months_and_spans_are_read(tmp_path: Path, written: str, first: date, last: date) -> None:
    """A row without its day keeps its month."""
    (row,) = read(tmp_path, NTI + f"1,{written},,A,SRBM,Hodo,39,127,Confirmed,Success\n").events
    assert (row.event.when.first_day(), row.event.when.last_day()) == (first, last)


def test_an_old_windows_table_is_read_as_what_its_layout_says(tmp_path: Path) -> None:
    """The test database comes in cp1252 too."""
    found = read(
        tmp_path,
        NTI + "1,3-Mar-21,,A,SLV,Caf\u00e9 \u2013 north,Unknown,Unknown,Unconfirmed,Failure\n",
        encoding="cp1252",
    )
    (row,) = found.events
    assert row.event.place is not None
    assert row.event.place.name == "Caf\u00e9 \u2013 north"
    assert row.event.objects[0].category is Category.SATELLITE_LAUNCHER
    assert row.stance is Stance.UNVERIFIED
    assert not found.problems


@pytest.mark.parametrize(
    ("type_", "event", "kind", "category"),
    [
        ("Missile Provocation", "Short-range Ballistic Missile Launch", "missile_launch", "ballistic_missile"),
        ("Missile Provocation", "Strategic cruise missile", "missile_launch", "cruise_missile"),
        ("Other Provocation", "Satellite Launch", "missile_launch", "satellite_launcher"),
        ("Other Provocation", "Tactical Ballistic Missile Launcher Deployment", "provocation", None),
        ("Other Provocation", "Balloon-floating Trash", "provocation", "balloons"),
        ("Nuclear Provocation", "Nuclear Test", "nuclear_activity", "nuclear_device"),
        ("Other Provocation", "Rocket Engine Test", "weapons_test", "missile_technology"),
        ("Other Provocation", "Loudspeakers", "provocation", None),
    ],
)
def test_provocations_have_the_kind_that_their_words_tell(
    tmp_path: Path, type_: str, event: str, kind: str, category: str | None
) -> None:
    """A satellite is launched whatever it is filed under; a launcher that is moved is not."""
    (row,) = read(tmp_path, CSIS + f'2020-01-02,{type_},{event},"Some words, in two\nlines.",http://x.example\n').events
    assert (row.event.kind, row.event.objects[0].category) == (kind, category)
    assert (row.event.when.zone, row.event.when.first_day()) == ("Asia/Seoul", date(2020, 1, 2))


def test_exercises_have_those_who_hold_them(tmp_path: Path) -> None:
    """An older table of provocations holds its neighbours' exercises too, with their first and last days."""
    (row,) = read(tmp_path, CSIS + "2013-03-11   -   2013-03-21,Military Exercise,Key Resolve Exercises,x,y\n").events
    assert [party.id for party in row.event.agents] == ["state:us", "state:kr"]
    assert row.event.kind is EventKind.MILITARY_EXERCISE


def test_vetoes_have_every_member_that_cast_them(tmp_path: Path) -> None:
    """Dates have the month first; the Soviet Union's seat is Russia's."""
    head = "year,date,month,draft,agenda_item,member_veto1,member_veto2,member_veto3\n"
    found = read(tmp_path, head + "2022,5/26/2022,5,S/2022/1,Item,China,Russia,\n1961,11/2/1961,11,S/1,Item,USSR,,\n")
    first, second = found.events
    assert first.event.kind is EventKind.VETO
    assert [party.id for party in first.event.agents] == ["state:cn", "state:ru"]
    assert [party.id for party in second.event.agents] == ["state:ru"]
    assert second.event.when.first_day() == date(1961, 11, 2)


def test_rows_below_keys_of_json_are_read(tmp_path: Path) -> None:
    """Lists inside a row belong to the row."""
    row = {"date": "2017-09-14", "time": "21:57 (UTC)", "missile": "unha-3", "facility": "east", "legs": [{"a": 1}]}
    held = {"timeBins": [{"year": 2016, "data": []}, {"year": 2017, "data": [row, 5]}]}
    found = read(tmp_path, json.dumps(held), "test.json")
    (one,) = found.events
    assert one.event.when.first_day() == date(2017, 9, 15)
    assert one.event.objects[0].category is Category.SATELLITE_LAUNCHER
    assert said(found) == ["rows refused: 1 that are no JSON object, first row 2."]


def test_the_own_layout_tells_all_of_an_event(tmp_path: Path) -> None:
    """Kind, times, sides, things, place and speaker."""
    text = "arms transfer,2024-01-02,,13:30,Asia/Seoul,North Korea;Some Firm,Russia,shells,"
    rest = 'ammunition,"3,000",t,Rason,42.2,130.3,'
    (row,) = read(tmp_path, OWN + text + rest + "South Korea,unverified,cable 7\n").events
    event = row.event
    assert event.kind is EventKind.ARMS_TRANSFER
    assert [party.id for party in event.agents] == ["state:kp", "organisation:some-firm"]
    assert [party.id for party in event.recipients] == ["state:ru"]
    (thing,) = event.objects
    assert thing.quantity is not None
    assert (thing.name, thing.category, thing.quantity.value, thing.quantity.unit) == (
        "shells",
        "ammunition",
        3000,
        "t",
    )
    assert event.when.earliest is not None
    assert event.when.earliest.isoformat() == "2024-01-02T13:30:00+09:00"
    assert row.speaker is not None
    assert (row.speaker.id, row.stance) == ("state:kr", Stance.UNVERIFIED)
    assert row.says.endswith("cable 7")


BAD = {
    "veto,soon,,,,Russia,,,,,,,,,,,": "rows refused: 1 without a valid date",
    "veto,2024-02-30,,,,Russia,,,,,,,,,,,": "rows refused: 1 without a valid date",
    "veto,2024-03-02,2024-03-01,,,Russia,,,,,,,,,,,": "rows refused: 1 without a valid date",
    "dancing,2024-03-02,,,,Russia,,,,,,,,,,,": "rows refused: 1 of a kind of event that is not known",
    "veto,2024-03-02,,,,,,,,,,,,,,,": "rows refused: 1 that do not say who did it",
    "veto,2024-03-02,,,Mars/Olympus,Russia,,,,,,,,,,,": "rows refused: 1 with a time zone that is not known",
    "veto,2024-03-02,,,,Russia,,,,,,,,,,sung,": "rows refused: 1 with a stance that is not known",
    "veto,2024-03-02": "rows refused: 1 without the header's number of fields",
    "veto,2024-03-02,,25:00,,Russia,,,,,,,,,,,": "times of day not read: 1",
    "veto,2024-03-02,,,,Russia,,draft,paper,,,,,,,,": "categories not read: 1",
    "veto,2024-03-02,,,,Russia,,draft,,many,,,,,,,": "quantities not read: 1",
    "veto,2024-03-02,,,,Russia,,draft,,,,Moon,95.1,x,,,": "places not read: 1",
}


@pytest.mark.parametrize(("row", "problem"), BAD.items())
def test_a_bad_row_is_one_counted_problem_and_the_others_stay(tmp_path: Path, row: str, problem: str) -> None:
    """Nothing is dropped without a word."""
    good = "veto,2024-03-28,,,,Russia,,,,,,New York,,,,,\n"
    found = read(tmp_path, f"{OWN}{good}{row}\n{good}")
    assert len(found.events) == (2 if problem.startswith("rows") else 3)
    (told,) = said(found)
    assert told.startswith(problem)
    assert told.endswith("first row 2.")


def test_a_table_of_which_no_row_can_be_used_is_refused(tmp_path: Path) -> None:
    """It is evidence all the same, with the reason."""
    found = read(tmp_path, f"{OWN}dancing,2024-03-02,,,,Russia,,,,,,,,,,,\n")
    assert not found.events
    assert found.problems[-1].fatal


def test_the_real_tables_are_read_whole(shared: Path) -> None:
    """Every row of every table at hand, but one exercise whose last day lacks its year."""
    folder = shared / "data" / "events_db"
    if not folder.is_dir():
        pytest.skip("needs the event tables in ../shared/data/events_db")
    rows = {
        "nti_cns/orig_cp1252.csv": 245,
        "nti_cns/north_korea_missile_test_database_1984_2023-04.csv": 245,
        "csis_beyond_parallel/provocations_1958_present.csv": 493,
        "csis_beyond_parallel/provocations_coded_severity.json": 540,
        "cameronnemo/provocations_with_exercises_to_2018.csv": 307,
        "nagix/test.en.json": 339,
        "unsc_vetoes/unsc_vetoes_1946_sept2022.csv": 214,
    }
    held = {name: receive(folder / name, folder) for name in rows}
    assert {name: len(one.events) for name, one in held.items()} == rows
    refused = [problem.what for one in held.values() for problem in one.problems]
    assert refused == ["rows refused: 1 without a valid date, first row 133."]
