"""`bongsu read`: the claims in texts."""

from typing import Annotated

import typer

from bongsu import pipeline
from bongsu.cli.files import Opened, each
from bongsu.cli.marked import show
from bongsu.cli.terminal import Json, waiting


def read(
    places: Annotated[
        list[str],
        typer.Argument(metavar="FILE|URL...", help="Articles: .html .txt .md .json, or an http address to fetch."),
    ],
    whole: Annotated[bool, typer.Option("--all", help="Show the whole text, also paragraphs without claims.")] = False,
    as_json: Json = False,
) -> None:
    """Show the claims in texts: who says what, about whom, and how sure they are."""

    def opened(place: str) -> Opened:
        with waiting(f"reading {place}"):
            document, claims, problems = pipeline.read(place)
        title = document.evidence.title or place.rpartition("/")[2] or place
        return Opened(claims, problems, lambda: show(document, claims, title, whole=whole))

    each(places, opened, as_json)
