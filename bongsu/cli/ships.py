"""`bongsu ships`: behaviour in AIS tracks."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bongsu import pipeline
from bongsu.cli.terminal import Json, complain, out, plain, print_problems, print_records, progress_bar
from bongsu.model.claim import Claim
from bongsu.model.errors import BongsuError
from bongsu.model.event import Event
from bongsu.model.party import Party

_SURE = ((0.75, "strong"), (0.5, "fair"), (0.25, "weak"), (0.0, "faint"))
"""How strongly what was observed bears what is inferred, in a word."""


def ships(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Ship reports: .csv .parquet .nmea .nm4 .ais, or folders.")
    ],
    as_json: Json = False,
    hours: Annotated[float | None, typer.Option(help="Report silences from so many hours on.", min=0.01)] = None,
    engine: Annotated[
        str, typer.Option(help="Where tables are searched: duckdb, local[2], spark://host:port.")
    ] = "duckdb",
) -> None:
    """Show what ships' tracks show: who did what, when, where, and how strongly it is borne out.

    All files are read as one sea, since a ship's voyage does not end with a file.
    """
    try:
        with progress_bar() as progress:
            seen = pipeline.ships(*files, gap_hours=hours, engine=engine, progress=progress)
    except BongsuError as error:
        complain(error)
        raise typer.Exit(1) from error
    print_problems(seen.problems)
    if as_json:
        print_records(seen.claims)
    else:
        _print_table(seen.claims)
    if any(problem.fatal for problem in seen.problems):
        raise typer.Exit(1)


def _print_table(claims: tuple[Claim, ...]) -> None:
    if claims:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for title in ("when (UTC)", "who", "what", "where", "how sure"):
            table.add_column(title, overflow="fold")
        for claim in sorted(claims, key=_order):
            table.add_row(*(plain(cell) for cell in _cells(claim)))
        out.print(table)
    counts = Counter(_what(claim) for claim in claims)
    found = ", ".join(f"{count} {what}" for what, count in counts.most_common())
    out.print(f"{len(claims)} event{'' if len(claims) == 1 else 's'}{': ' if found else ''}{found}.")
    out.print("Tracks alone prove little: --json tells what was observed, inferred, and what else would explain it.")


def _order(claim: Claim) -> tuple[str, str]:
    return (str(claim.event.when.earliest or ""), claim.id)


def _cells(claim: Claim) -> tuple[str, str, str, str, str]:
    return (_when(claim.event), _who(claim.event.agents), _what(claim), _where(claim.event), _sure(claim))


def _when(event: Event) -> str:
    first, last = event.when.earliest, event.when.latest
    if first is None or last is None:
        return "not dated"
    if first == last:
        return f"{first:%Y-%m-%d %H:%M}"
    same = first.date() == last.date()
    return f"{first:%Y-%m-%d %H:%M} to {last:%H:%M}" if same else f"{first:%Y-%m-%d %H:%M} to {last:%Y-%m-%d %H:%M}"


def _who(ships: tuple[Party, ...]) -> str:
    return " and ".join(_ship(ship) for ship in ships)


def _ship(ship: Party) -> str:
    numbers = [f"IMO {ship.identifiers.imo}"] if ship.identifiers.imo else []
    numbers += [f"MMSI {ship.identifiers.mmsi}"] if ship.identifiers.mmsi else []
    numbers = [number for number in numbers if number != ship.name]
    return f"{ship.name} ({', '.join(numbers)})" if numbers else ship.name


def _what(claim: Claim) -> str:
    form = claim.sighting.form.replace("_", " ") if claim.sighting else ""
    kind = claim.event.kind.value.replace("_", " ").replace("ais", "AIS")
    if form.startswith(kind):
        return form
    return f"{kind}: {form}" if form else kind


def _where(event: Event) -> str:
    place = event.place
    known = (place.name, place.degrees) if place else ()
    return ", ".join(filter(None, known)) or "not known"


def _sure(claim: Claim) -> str:
    sighting = claim.sighting
    if sighting is None or sighting.inferred is None:
        return "observed"
    return next(word for least, word in _SURE if sighting.strength >= least)
