"""Where it happened: every place with coordinates is on the map, inside it, and what is not drawn is counted."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu.model.event import Event, EventKind, Place
from bongsu.model.finding import Incident
from bongsu.model.grade import Credibility
from bongsu.report import Dossier
from bongsu.report.atlas import MOST, MOST_HEIGHT, WIDTH, Atlas, atlas
from bongsu.report.incidents import IncidentView, incidents
from tests.report.conftest import EMPTY, NORTH, Desk


def at(*places: Place) -> Atlas:
    """Return the map of port calls at these places."""
    return atlas([shown(place, f"incident:{number}") for number, place in enumerate(places)])


def shown(place: Place, key: str) -> IncidentView:
    """Return an incident at a place as it stands on a page."""
    made = Incident(key, Event(EventKind.PORT_CALL, (NORTH,), place=place), (), (), Credibility.POSSIBLY_TRUE, ())
    (view,) = incidents(replace(EMPTY, assessment=replace(EMPTY.assessment, incidents=(made,))), {})
    return view


def point(lat: float, lon: float, name: str | None = None) -> Place:
    """Return a place with coordinates."""
    return Place(name, None, lat, lon)


RAJIN, CHONGJIN = point(42.19, 130.28, "Rajin"), point(41.75, 129.82, "Ch'ongjin")


def test_north_is_up_and_east_is_right() -> None:
    """Rajin lies north-east of Ch'ongjin, and the coast is there."""
    drawn = at(RAJIN, CHONGJIN)
    rajin, chongjin = drawn.spots
    assert rajin.x > chongjin.x
    assert rajin.y < chongjin.y
    assert len(drawn.land) > 1_000
    assert {"42°N", "130°E"} <= {line.label for line in drawn.grid}


def test_places_that_hide_each_other_share_a_mark() -> None:
    """Two calls at one port are one mark with both, and its place is told by name and degrees."""
    drawn = at(RAJIN, RAJIN, point(20.0, 110.0))
    assert [len(spot.incidents) for spot in drawn.spots] == [2, 1]
    assert drawn.spots[0].where == "Rajin, 42.19°N 130.28°E"


def test_a_name_without_coordinates_is_not_put_somewhere() -> None:
    """What is told by name alone is listed, and no place is made up for it."""
    drawn = at(Place("Pyongyang", "kp"), RAJIN)
    assert [item.where for item in drawn.named] == ["Pyongyang, KP"]
    assert len(drawn.spots) == 1
    assert at(Place("Pyongyang", "kp")).spots == ()
    assert at(Place(lat=95.0, lon=10.0)).spots == ()


def test_both_sides_of_the_date_line_are_neighbours() -> None:
    """A way over the Pacific is drawn unbroken, not around the world."""
    drawn = at(point(50.0, 178.0), point(51.0, -178.0))
    assert abs(drawn.spots[0].x - drawn.spots[1].x) < WIDTH / 2
    assert drawn.spots[0].x < drawn.spots[1].x


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(-84, 84), st.floats(-180, 180)), min_size=1, max_size=80))
def test_every_mark_lies_on_the_map(points: list[tuple[float, float]]) -> None:
    """Wherever they are: each mark is inside, none hides another, and drawn and left out make all."""
    drawn = at(*(point(lat, lon) for lat, lon in points))
    assert all(0 <= spot.x <= WIDTH and 0 <= spot.y <= drawn.height for spot in drawn.spots)
    assert drawn.height <= MOST_HEIGHT * 3
    assert len({(spot.x, spot.y) for spot in drawn.spots}) == len(drawn.spots) <= MOST
    assert sum(len(spot.incidents) for spot in drawn.spots) + drawn.left_out == len(points)


def test_page_leads_from_mark_to_row_to_incident(desk: Desk, page: Callable[[Dossier], Any]) -> None:
    """Each mark is a link with its words; its row leads to the incident, and names that are hostile are text."""
    view = shown(replace(RAJIN, name="<b>Rajin</b>"), "incident:1")
    desk.incidents.append(view.incident)
    (section,) = page(desk.close()).all("section", id="map")
    (mark,) = section.all("svg")[0].all("a")
    (row,) = section.all("tr", id=mark.attributes["href"][1:])
    assert "<b>Rajin</b>, 42.19°N 130.28°E" in row.text
    assert row.all("a")[0].attributes["href"] == f"#{view.anchor}"
    assert "no finding" in row.text
