"""The map: one HTML page that holds its coast, its script and everything it shows, and asks for nothing outside."""

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup

from bongsu.model.evidence import closest_mark
from bongsu.report import wording
from bongsu.report.printing import digest, templates, write_whole
from bongsu.report.ships.chart import Chart
from bongsu.report.ships.scene import scene

_ROOM = files("bongsu.report.ships")


def write_map(chart: Chart, path: Path) -> Path:
    """Write the page, the whole or nothing.

    The same chart gives the same bytes.

    Raises:
        WatchError: the page cannot be written.
    """
    return write_whole(path, render(chart), "the map")


def render(chart: Chart) -> str:
    """Return the page's HTML."""
    drawn, shown = scene(chart), templates("bongsu.report.ships")
    shown.globals.update(count=wording.count)
    scripts, styles = [_leaflet_script(), _own("map.js")], [_leaflet_style(), _own("map.css")]
    return shown.get_template("map.html").render(
        chart=chart,
        scene=_inline(drawn),
        drawn=drawn,
        scripts=[Markup(text) for text in scripts],  # noqa: S704 - our own and Leaflet's, no word of evidence
        styles=[Markup(text) for text in styles],  # noqa: S704 - the same
        script_hashes=[digest(text) for text in scripts],
        style_hashes=[digest(text) for text in styles],
        handling=closest_mark(chart.evidence.values()).value,
    )


def _inline(drawn: dict[str, object]) -> Markup:
    """Return the scene as JSON that cannot end its element nor open another, whatever it says."""
    text = json.dumps(drawn, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - no character that HTML reads is left in it


@cache
def _own(name: str) -> str:
    return _ROOM.joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _leaflet_script() -> str:
    """Return Leaflet without the comment that makes a browser's tools ask for a file beside it."""
    text = _ROOM.joinpath("leaflet", "leaflet.js").read_text(encoding="utf-8")
    return re.sub(r"\n//# sourceMappingURL=.*\s*$", "\n", text)


@cache
def _leaflet_style() -> str:
    """Return Leaflet's style sheet without its pictures, which this page does not use and could not load."""
    text = _ROOM.joinpath("leaflet", "leaflet.css").read_text(encoding="utf-8")
    return re.sub(r"[\w-]+:\s*url\([^)]*\);", "", text)
