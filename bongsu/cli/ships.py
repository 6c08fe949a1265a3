"""`bongsu ships`: behaviour in AIS tracks."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bongsu import pipeline
from bongsu.cli import live
from bongsu.cli.sightings import cells
from bongsu.cli.terminal import (
    Json,
    Lists,
    complain,
    err,
    out,
    plain,
    print_json,
    print_problems,
    print_records,
    progress_bar,
)
from bongsu.model.claim import Claim
from bongsu.model.errors import BongsuError

_NUMBER = len("MMSI 445000001")


Files = Annotated[
    list[Path] | None, typer.Argument(metavar="FILE", help="Ship reports: .csv .parquet .nmea .nm4 .ais, or folders.")
]
EveryEvent = Annotated[bool, typer.Option("--all", help="Show events of little weight too.")]
GeoJson = Annotated[
    bool, typer.Option("--geojson", help="Print events and tracks as GeoJSON, and nothing else, on standard output.")
]
Page = Annotated[
    Path | None, typer.Option("--map", metavar="PAGE.html", help="Draw events and tracks on a map of one page.")
]
Hours = Annotated[float | None, typer.Option(help="Report silences from so many hours on.", min=0.01)]
Since = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        metavar="TIME",
        help="When NMEA begins that says no time, in UTC: '2026-01-05 12:30'.",
    ),
]
Engine = Annotated[str, typer.Option(help="Where tables are searched: duckdb, local[2], spark://host:port.")]
Address = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Listen to NMEA from tcp://host:port, or at udp://host:port.")
]
Window = Annotated[float, typer.Option(help="Listening: hold the last hours.", min=0.1, max=744)]
Every = Annotated[float, typer.Option(help="Listening: seconds from look to look.", min=1)]
Keep = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="Listening: keep each hour's reports here, as Parquet.")
]


def ships(
    files: Files = None,
    as_json: Json = False,
    every_event: EveryEvent = False,
    as_geojson: GeoJson = False,
    page: Page = None,
    lists: Lists = None,
    hours: Hours = None,
    since: Since = None,
    engine: Engine = "duckdb",
    listen: Address = None,
    window: Window = 48.0,
    every: Every = 300.0,
    keep: Keep = None,
) -> None:
    """Show what ships' tracks show: who did what, when, where, and how strongly it is borne out.

    All files are read as one sea, since a ship's voyage does not end with a file.
    With --listen the last hours of a stream are looked at again and again, and each event is told once it is seen,
    and once more when it is over. A connection that is lost is taken up again, and told as a failed collection.
    """
    if as_json and as_geojson:
        raise typer.BadParameter("choose one of --json and --geojson")
    choices = pipeline.list_choices(lists or ())
    if listen:
        if files or page or as_geojson:
            raise typer.BadParameter("goes without FILE, --map and --geojson", param_hint="--listen")
        live.listen(pipeline.Listening(listen, window, every, hours, engine, choices, keep), as_json=as_json)
        return
    if not files:
        raise typer.BadParameter("give a FILE, or an address with --listen", param_hint="FILE")
    try:
        with progress_bar() as progress:
            seen = pipeline.ships(
                *files,
                gap_hours=hours,
                engine=engine,
                lists=choices,
                ways=as_geojson or page is not None,
                since=since and since.replace(tzinfo=UTC),
                progress=progress,
            )
        if page:
            pipeline.draw_map(seen if every_event else seen.weighty(), page, _title(seen))
    except BongsuError as error:
        complain(error)
        raise typer.Exit(1) from error
    print_problems(seen.problems)
    if not seen.lists:
        err.print("No list is held, so no ship was looked up on one: `bongsu lists update` fetches them.")
    _print_seen(seen, page, as_json=as_json, as_geojson=as_geojson, every_event=every_event)
    if any(problem.fatal for problem in seen.problems):
        raise typer.Exit(1)


def _print_seen(seen: pipeline.Sea, page: Path | None, *, as_json: bool, as_geojson: bool, every_event: bool) -> None:
    if as_geojson:
        print_json(pipeline.as_geojson(seen))
    elif as_json:
        print_records(seen.listed())
    else:
        _print_table(seen, every_event=every_event)
        if page:
            out.print(plain(f"Map: {page}"), soft_wrap=True)


def _title(seen: pipeline.Sea) -> str:
    first, *others = (Path(one.path).name for one in seen.evidence)
    return f"Ships in {first}{f' and {len(others)} more' if others else ''}"


def _print_table(seen: pipeline.Sea, *, every_event: bool) -> None:
    claims, said = seen.claims, _listed(seen)
    shown = claims if every_event else seen.weighty().claims
    if shown:
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
        for title in ("from (UTC)", "for", "who", "what", "where", "how sure"):
            whole = title in {"from (UTC)", "for", "where"}
            table.add_column(title, overflow="fold", no_wrap=whole, min_width=_NUMBER if title == "who" else None)
        for claim in sorted(shown, key=_order):
            when, lasted, who, *rest = (plain(cell) for cell in cells(claim))
            for words in said.get(claim.id, ()):
                who.append("\n").append(plain(words, "bold red"))
            table.add_row(when, lasted, who, *rest)
        out.print(table)
    counts = Counter(pipeline.sighting_words(claim) for claim in shown)
    found = "; ".join(f"{count} {words}" for words, count in counts.most_common())
    out.print(f"{len(shown):,} event{'' if len(shown) == 1 else 's'}{': ' if found else ''}{found}.")
    if left := len(claims) - len(shown):
        out.print(f"{left:,} more of little weight {'is' if left == 1 else 'are'} not shown: --all shows them.")
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


def _order(claim: Claim) -> tuple[str, ...]:
    when = claim.event.when
    return (str(when.earliest or ""), str(when.latest or ""), claim.event.kind.value, claim.id)
