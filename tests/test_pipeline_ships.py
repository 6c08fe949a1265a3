"""`bongsu ships` from files to events: how ships are listed at the time, the map, and GeoJSON."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bongsu import pipeline
from bongsu.cli import app
from bongsu.model.delisting import Delisting
from bongsu.model.designation import Designation, ListedName
from bongsu.model.errors import ListError
from bongsu.model.listing import ListedClaim, Standing
from bongsu.model.party import PartyKind
from bongsu.model.record import from_json
from bongsu.pipeline.listing import standing
from tests.watches import EXAMPLE

TRACKS = EXAMPLE / "evidence" / "tracks" / "simulated-ais.csv"
LIST = """list: own
as_of: 2026-01-01
entries:
  - {id: own:1, kind: vessel, names: [Another Name], identifiers: {mmsi: "445000001"}, listed_on: 2024-10-10}
  - {id: own:2, kind: vessel, names: [Simulated Grace], identifiers: {imo: "9074729"}, listed_on: 2016-03-02}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A list of a ship known by its MMSI, and of one with the name of a ship that has no number of it."""
    path = tmp_path / "own.yml"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_an_event_tells_how_its_ships_were_listed_on_its_day(own: Path) -> None:
    """Who was listed on 10 October was not on the 9th; a name alone is told as such."""
    sea = pipeline.ships(TRACKS, lists=[own])
    days = {claim.id: claim.event.when.last_day() for claim in sea.claims}
    found = {
        (one.ship, one.by, one.standing, (days[one.claim] or date.max) < date(2024, 10, 10)) for one in sea.listings
    }
    assert {item[2:] for item in found if item[1] == "mmsi"} == {(Standing.LISTED, False), (Standing.LATER, True)}
    assert {by for ship, by, *_ in found if ship == "mmsi:273000001"} == {"name"}
    assert {ship for ship, *_ in found} == {"mmsi:445000001", "mmsi:273000001"}


def test_without_a_list_nothing_is_said_of_any() -> None:
    """An empty shelf is no error: events are told without lists."""
    sea = pipeline.ships(TRACKS)
    assert sea.claims
    assert not sea.listings


def test_a_list_that_is_not_there_is_said_before_anything_is_read() -> None:
    """A wrong name of a list stops the job at once."""
    with pytest.raises(ListError, match="nowhere"):
        pipeline.ships(Path("/nowhere.csv"), lists=["nowhere"])


SHIP = Designation("own:1", "own", PartyKind.VESSEL, (ListedName("Petrel 8"),), listed_on=date(2018, 3, 30))
UNDATED = Designation("own:1", "own", PartyKind.VESSEL, (ListedName("Petrel 8"),))
GONE = Delisting(SHIP, date(2020, 5, 1), date(2020, 6, 1))


@pytest.mark.parametrize(
    ("entry", "gone", "first", "last", "expected"),
    [
        pytest.param(SHIP, None, date(2018, 3, 30), date(2018, 3, 30), Standing.LISTED, id="on the day"),
        pytest.param(SHIP, None, date(2018, 3, 29), date(2018, 3, 29), Standing.LATER, id="the day before"),
        pytest.param(SHIP, None, date(2018, 3, 28), date(2018, 3, 31), Standing.LISTED, id="while it lasted"),
        pytest.param(UNDATED, None, date(2018, 3, 30), date(2018, 3, 30), Standing.UNSURE, id="no day is given"),
        pytest.param(SHIP, None, None, None, Standing.UNSURE, id="the event has no day"),
        pytest.param(SHIP, GONE, date(2020, 5, 1), date(2020, 5, 1), Standing.LISTED, id="the last day"),
        pytest.param(SHIP, GONE, date(2020, 5, 9), date(2020, 5, 9), Standing.UNSURE, id="between two editions"),
        pytest.param(SHIP, GONE, date(2020, 6, 1), date(2020, 6, 1), Standing.DELISTED, id="removed"),
        pytest.param(SHIP, GONE, date(2018, 1, 1), date(2018, 1, 1), Standing.LATER, id="before it was listed"),
    ],
)
def test_how_a_ship_stood_on_a_day(
    entry: Designation, gone: Delisting | None, first: date | None, last: date | None, expected: Standing
) -> None:
    """Listed, put there later, removed before, or not known."""
    assert standing(entry, gone, (first, last)) is expected


def test_the_terminal_shows_listed_ships_and_json_all_that_is_said(own: Path) -> None:
    """A number is told beside the ship; a name alone stands in JSON only."""
    shown = CliRunner().invoke(app, ["ships", str(TRACKS), "--lists", str(own)]).stdout
    assert "on own since 2024-10-10" in " ".join(shown.split())
    assert "weak hint" not in " ".join(shown.split())
    lines = CliRunner().invoke(app, ["ships", str(TRACKS), "--lists", str(own), "--json"]).stdout.splitlines()
    told = [from_json(ListedClaim, json.loads(line)) for line in lines]
    assert {one.by for claim in told for one in claim.listings} == {"mmsi", "name"}


def test_geojson_has_every_event_and_the_ships_ways(own: Path) -> None:
    """One feature collection on standard output, with what lists say in an event's properties."""
    result = CliRunner().invoke(app, ["ships", str(TRACKS), "--lists", str(own), "--geojson"])
    features = json.loads(result.stdout)["features"]
    events = [one for one in features if "id" in one]
    assert len(events) == len(pipeline.ships(TRACKS).claims)
    assert any("on own since 2024-10-10, by its MMSI" in one["properties"]["listings"] for one in events)
    assert {one["properties"]["kind"] for one in features if "id" not in one} == {"track"}


def test_the_map_is_one_page_with_what_lists_say(own: Path, tmp_path: Path) -> None:
    """The page holds the ships, their ways and the remarks; the terminal says where it lies."""
    page = tmp_path / "deep" / "map.html"
    result = CliRunner().invoke(app, ["ships", str(TRACKS), "--lists", str(own), "--map", str(page)])
    assert f"Map: {page}" in result.stdout.replace("\n", "")
    text = page.read_text(encoding="utf-8")
    assert "SIMULATED ONE" in text
    assert "put on own later, on 2024-10-10, by its MMSI" in text


def test_a_map_that_cannot_be_written_is_one_sentence() -> None:
    """No trace, no half page: what, where and what to do."""
    result = CliRunner().invoke(app, ["ships", str(TRACKS), "--map", "/proc/nowhere/map.html"])
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_json_and_geojson_are_not_asked_for_at_once() -> None:
    """Standard output holds one form."""
    assert CliRunner().invoke(app, ["ships", str(TRACKS), "--json", "--geojson"]).exit_code == 2


def test_the_table_leaves_out_what_has_little_weight_and_says_how_much() -> None:
    """Ships that wait at a port's anchorage are everyday: counted, and shown on request; a silence is always shown."""
    few, every = (CliRunner().invoke(app, ["ships", str(TRACKS), *option]).stdout for option in ((), ("--all",)))
    assert "4 more of little weight are not shown" in few
    assert "little weight" not in every
    assert few.count("waiting") < every.count("waiting")
    assert "silence" in few
