"""`bongsu ships`: behaviour in AIS tracks."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bongsu import pipeline
from bongsu.cli.terminal import Json, complain, out, plain, print_json, print_problems, print_records, progress_bar
from bongsu.model.claim import Claim
from bongsu.model.errors import BongsuError
from bongsu.model.event import Event
from bongsu.model.party import Party

_HOUR, _DAY = 60, 1440  # minutes
_NUMBER = len("MMSI 445000001")
_SURE = ((0.75, "strong"), (0.5, "fair"), (0.25, "weak"), (0.0, "faint"))
"""How strongly what was observed bears what is inferred, in a word."""


def ships(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Ship reports: .csv .parquet .nmea .nm4 .ais, or folders.")
    ],
    as_json: Json = False,
    as_geojson: Annotated[
        bool,
        typer.Option("--geojson", help="Print events and tracks as GeoJSON, and nothing else, on standard output."),
    ] = False,
    page: Annotated[
        Path | None, typer.Option("--map", metavar="PAGE.html", help="Draw events and tracks on a map of one page.")
    ] = None,
    lists: Annotated[
        list[str] | None, typer.Option(help="A list's file, or names of lists on the shelf: un,ofac-sdn; else all.")
    ] = None,
    hours: Annotated[float | None, typer.Option(help="Report silences from so many hours on.", min=0.01)] = None,
    engine: Annotated[
        str, typer.Option(help="Where tables are searched: duckdb, local[2], spark://host:port.")
    ] = "duckdb",
) -> None:
    """Show what ships' tracks show: who did what, when, where, and how strongly it is borne out.

    All files are read as one sea, since a ship's voyage does not end with a file.
    """
    if as_json and as_geojson:
        raise typer.BadParameter("choose one of --json and --geojson")
    choices = pipeline.list_choices(lists or ())
    try:
        with progress_bar() as progress:
            seen = pipeline.ships(
                *files,
                gap_hours=hours,
                engine=engine,
                lists=choices,
                ways=as_geojson or page is not None,
                progress=progress,
            )
        if page:
            pipeline.draw_map(seen, page, _title(seen))
    except BongsuError as error:
        complain(error)
        raise typer.Exit(1) from error
    print_problems(seen.problems)
    if as_geojson:
        print_json(pipeline.as_geojson(seen))
    elif as_json:
        print_records(seen.listed())
    else:
        _print_table(seen)
        if page:
            out.print(plain(f"Map: {page}"), soft_wrap=True)
    if any(problem.fatal for problem in seen.problems):
        raise typer.Exit(1)


def _title(seen: pipeline.Sea) -> str:
    first, *others = (Path(one.path).name for one in seen.evidence)
    return f"Ships in {first}{f' and {len(others)} more' if others else ''}"


def _print_table(seen: pipeline.Sea) -> None:
    claims, said = seen.claims, _listed(seen)
    if claims:
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
        for title in ("from (UTC)", "for", "who", "what", "where", "how sure"):
            whole = title in {"from (UTC)", "for", "where"}
            table.add_column(title, overflow="fold", no_wrap=whole, min_width=_NUMBER if title == "who" else None)
        for claim in sorted(claims, key=_order):
            when, lasted, who, *rest = (plain(cell) for cell in _cells(claim))
            for words in said.get(claim.id, ()):
                who.append("\n").append(plain(words, "bold red"))
            table.add_row(when, lasted, who, *rest)
        out.print(table)
    counts = Counter(_what(claim) for claim in claims)
    found = ", ".join(f"{count} {what}" for what, count in counts.most_common())
    out.print(f"{len(claims)} event{'' if len(claims) == 1 else 's'}{': ' if found else ''}{found}.")
    out.print("Tracks alone prove little: --json tells what was observed, inferred, and what else would explain it.")


def _listed(seen: pipeline.Sea) -> dict[str, dict[str, None]]:
    """Return for each claim what lists say of its ships, names alone left out: they are in --json."""
    said: dict[str, dict[str, None]] = {}
    several = {claim.id: len(claim.event.agents) > 1 for claim in seen.claims}
    names = {ship.id: ship.name for claim in seen.claims for ship in claim.event.agents}
    for one in seen.listings:
        if one.by != "name":
            who = f"{names[one.ship]}: " if several[one.claim] else ""
            said.setdefault(one.claim, {})[f"{who}{pipeline.listing_words(one)}"] = None
    return said


def _order(claim: Claim) -> tuple[str, str]:
    return (str(claim.event.when.earliest or ""), claim.id)


def _cells(claim: Claim) -> tuple[str, str, str, str, str, str]:
    return (
        _when(claim.event),
        _lasted(claim.event),
        _who(claim.event.agents),
        _what(claim),
        _where(claim.event),
        _sure(claim),
    )


def _when(event: Event) -> str:
    return f"{event.when.earliest:%Y-%m-%d %H:%M}" if event.when.earliest else "not dated"


def _lasted(event: Event) -> str:
    first, last = event.when.earliest, event.when.latest
    if first is None or last is None:
        return ""
    minutes = round((last - first).total_seconds() / 60)
    if minutes < _HOUR:
        return f"{minutes} min"
    return f"{minutes / _HOUR:.1f} h" if minutes < 2 * _DAY else f"{minutes / _DAY:.1f} d"


def _who(ships: tuple[Party, ...]) -> str:
    return "\n".join(_ship(ship) for ship in ships)


def _ship(ship: Party) -> str:
    numbers = [f"IMO {ship.identifiers.imo}"] if ship.identifiers.imo else []
    numbers += [f"MMSI {ship.identifiers.mmsi}"] if ship.identifiers.mmsi else []
    return "\n".join([*([] if ship.name in numbers else [ship.name]), *numbers])


def _what(claim: Claim) -> str:
    form = claim.sighting.form.replace("_", " ") if claim.sighting else ""
    kind = claim.event.kind.value.replace("_", " ").replace("ais", "AIS")
    if form.startswith(kind):
        return form
    return f"{kind}: {form}" if form else kind


def _where(event: Event) -> str:
    place = event.place
    known = (place.name, place.degrees) if place else ()
    return "\n".join(filter(None, known)) or "not known"


def _sure(claim: Claim) -> str:
    sighting = claim.sighting
    if sighting is None or sighting.inferred is None:
        return "observed"
    return next(word for least, word in _SURE if sighting.strength >= least)
