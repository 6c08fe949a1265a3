"""The map of one page: whole, bounded, and deaf to what evidence would have it do."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from bongsu.model.errors import WatchError
from bongsu.model.event import EventKind
from bongsu.model.grade import Credibility
from bongsu.report.ships import Chart, Fix, Spot, render, write_map
from bongsu.report.ships.scene import EVENTS, scene, shape
from tests.report.ships.conftest import TANKER, ship, told

SCRIPT = "</script><script>alert('lit')</script>"


def drawn(html: str) -> dict[str, Any]:
    """Return the scene that stands in a page."""
    found = re.search(r'<script type="application/json" id="scene">(.*?)</script>', html, re.DOTALL)
    assert found
    made: dict[str, Any] = json.loads(found[1])
    return made


def test_the_page_asks_for_nothing_outside(chart: Chart) -> None:
    """Its policy allows its own scripts and styles by their hash, and no address of any kind is loaded."""
    html = render(chart)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy[1]
    for tag in ("script", "style"):
        for text in re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL):
            assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy[1]
    markup = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    assert not re.findall(r'(?:src|href)="(?!#|data:,)', markup)
    assert "sourceMappingURL" not in html
    assert "url(" not in markup


@pytest.mark.parametrize(
    ("name", "sha256"),
    [
        ("leaflet.js", "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a"),
        ("leaflet.css", "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6"),
    ],
)
def test_leaflet_is_as_its_makers_gave_it(name: str, sha256: str) -> None:
    """The vendored files are those of Leaflet 1.9.4, to the byte, with their licence beside them."""
    room = files("bongsu.report.ships").joinpath("leaflet")
    assert hashlib.sha256(room.joinpath(name).read_bytes()).hexdigest() == sha256
    assert "Volodymyr Agafonkin" in room.joinpath("LICENSE").read_text(encoding="utf-8")


def test_evidence_cannot_end_its_element(chart: Chart) -> None:
    """A ship, a title and a sentence that hold HTML are words in the page, and invisible marks are written out."""
    villain = ship(f"{SCRIPT}\u202eX", "111222333")
    claim = told(EventKind.AIS_GAP, SCRIPT, (villain,), ((38.0, 124.0), (37.0, 124.0)), observed=f"<!--{SCRIPT}")
    html = render(replace(chart, title=SCRIPT, claims=(claim,), spots=(Spot(SCRIPT, 38, 124, 3),)))
    assert SCRIPT not in html
    assert "<script>alert" not in html
    assert html.count("</script>") == 3
    assert drawn(html)["ships"][0]["name"] == f"{SCRIPT}⟦U+202E⟧X"


def test_the_scene_tells_what_was_received_and_what_follows(chart: Chart) -> None:
    """Each event says who, when, where, what was received, what follows, what else explains it, and how sure."""
    made = scene(replace(chart, grades={chart.claims[0].id: Credibility.DOUBTFUL}))
    gap = next(event for event in made["events"] if event["kind"] == "ais_gap")
    assert gap["what"] == "Silence, apparent disabling of AIS"
    assert gap["when"] == "5 Jan 2026 12:00 – 6 Jan 00:00 UTC"
    assert made["ships"][gap["ships"][0]]["name"] == "Su Blim 3"
    assert made["ships"][gap["ships"][0]]["facts"] == "MMSI 457111000 · flag MN · tanker · 92 m"
    assert made["ships"][gap["ships"][0]]["remarks"] == ["on a list of the Security Council since 30 March 2018"]
    assert (gap["observed"], gap["inferred"]) == ("What a receiver heard.", "It can have handed over cargo.")
    assert gap["otherwise"] == ["A broken transmitter.", "Poor reception."]
    assert (gap["sure"], gap["grade"]) == ("strong", "4 doubtful")
    assert gap["cited"] == "tracks/yellow-sea.csv, rows 3, 9"
    assert gap["way"] == [[38.2, 124.1], [37.4, 123.9]]
    assert [spot["name"] for spot in made["spots"]] == ["Ch'o-do waters", "Nampo"]


@pytest.mark.parametrize(
    ("kind", "form", "mark"),
    [
        (EventKind.SHIP_TO_SHIP_TRANSFER, "two_sided", "meeting"),
        (EventKind.SHIP_TO_SHIP_TRANSFER, "one_sided", "meeting-one-sided"),
        (EventKind.AIS_GAP, "gap", "gap"),
        (EventKind.AIS_GAP, "feed_outage", "gap-explained"),
        (EventKind.AIS_GAP, "apparent_disabling", "gap-disabling"),
        (EventKind.PORT_CALL, "seen", "call"),
        (EventKind.PORT_CALL, "inferred_from_gap", "call-inferred"),
        (EventKind.LOITERING, "loitering", "loitering"),
        (EventKind.IDENTITY_TAMPERING, "shared_number", "identity"),
        (EventKind.SHIP_IDENTITY, "renamed", "identity"),
        (EventKind.POSITION_SPOOFING, "circle", "spoofing"),
        (EventKind.VOYAGE_IRREGULARITY, "draught_in_silence", "other"),
        (EventKind.VESSEL_DETENTION, "", "other"),
    ],
)
def test_what_was_seen_and_what_is_inferred_are_marked_apart(kind: EventKind, form: str, mark: str) -> None:
    """Each kind has a mark, and what is only inferred has one of its own; the page holds the mark's picture."""
    claim = told(kind, form, (TANKER,), ((38.0, 124.0),))
    assert shape(claim) == mark
    assert f'id="mark-{mark}"' in render(Chart("x", (claim,)))


def test_a_page_stays_small(chart: Chart) -> None:
    """Thousands of events and a million miles of track make a page of a few megabytes, and it says what is left out."""
    many = tuple(
        told(EventKind.LOITERING, "loitering", (TANKER,), ((38.0, 124.0 + step / 10_000),), observed=f"case {step}")
        for step in range(EVENTS + 40)
    )
    tracks = [
        Fix(
            str(number),
            str(number),
            0,
            60 * step,
            33 + step / 1000 + (step * 7919 % 97) / 9000,
            123 + (step * 104_729 % 89) / 9000,
        )
        for number in range(20)
        for step in range(4_000)
    ]
    html = render(replace(chart, claims=many, tracks=tracks))
    assert len(html.encode()) < 5_000_000
    assert len(drawn(html)["events"]) == EVENTS
    assert "40 events of least weight are not on this page" in html


def test_a_forged_position_does_not_shrink_the_map(chart: Chart) -> None:
    """One position at the other end of the world leaves the first look at the others."""
    forged = [Fix("457111000", "457111000", 1, 600 * step, -40.0 - step / 100, -60.0) for step in (0, 1)]
    tracks = [*chart.tracks, *forged]
    south, west, north, east = scene(replace(chart, tracks=tracks))["view"]
    assert 33 < south < north < 42
    assert east - west < 12


def test_the_date_line_does_not_tear_the_map() -> None:
    """Events on both sides of 180 lie beside each other."""
    claim = told(EventKind.AIS_GAP, "gap", (TANKER,), ((50.0, 178.0), (50.5, -178.0)))
    made = scene(Chart("x", (claim,)))
    one, other = made["events"][0]["way"]
    assert abs(one[1] - other[1]) == pytest.approx(4)
    assert made["view"][3] - made["view"][1] < 10


def test_nothing_is_a_page_too() -> None:
    """A chart without events shows the seas around Korea and says that nothing found is not nothing done."""
    html = render(Chart("Quiet", ()))
    assert drawn(html)["events"] == []
    assert drawn(html)["view"][0] < 35 < drawn(html)["view"][2]
    assert "That is not to say that none took place" in html


def test_the_same_chart_gives_the_same_bytes(chart: Chart, tmp_path: Path) -> None:
    """Writing twice changes nothing, and leaves no draft behind."""
    first = write_map(chart, tmp_path / "map.html").read_bytes()
    assert write_map(chart, tmp_path / "map.html").read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


def test_a_place_that_cannot_be_written_is_said(chart: Chart, tmp_path: Path) -> None:
    """One sentence says what, where and what to do."""
    (tmp_path / "file").write_text("")
    with pytest.raises(WatchError, match="the map cannot be written"):
        write_map(chart, tmp_path / "file" / "map.html")
