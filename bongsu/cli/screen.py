"""`bongsu screen`: names and official numbers on sanctions lists."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bongsu import pipeline
from bongsu.cli.terminal import Json, err, out, plain, print_problems, print_records, progress_bar
from bongsu.model.designation import Designation, Match
from bongsu.model.party import PartyKind


def screen(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME...", help="Names or IMO numbers.")] = None,
    file: Annotated[
        Path | None,
        typer.Option(help="Many names: CSV, JSON Lines or Parquet with a column `name`, or text, one name a line."),
    ] = None,
    lists: Annotated[
        list[str] | None, typer.Option(help="A list's file, or names of lists on the shelf: un,ofac-sdn; else all.")
    ] = None,
    watch: Annotated[Path | None, typer.Option(help="Use the lists of this watch.")] = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="Ask who was listed on this day, by the lists of then."),
    ] = None,
    kind: Annotated[PartyKind | None, typer.Option(help="What the names are; else all are tried.")] = None,
    country: Annotated[str | None, typer.Option(metavar="CODE", help="Two letters, of every NAME.")] = None,
    born: Annotated[
        str | None, typer.Option(metavar="DATE", help="1963, 1963-05 or 1963-05-14, of every NAME.")
    ] = None,
    at_least: Annotated[float, typer.Option(min=0, max=1, help="Leave out matches with a lower score.")] = 0.5,
    limit: Annotated[int, typer.Option(min=1, help="Show at most so many matches a name.")] = 10,
    as_json: Json = False,
) -> None:
    """Look names and official numbers up on sanctions lists, and say why each match is one.

    A score of 0.62 and more is an alert; below it stands what is merely like the name.
    """
    choices = [*pipeline.list_choices(lists or ()), *(pipeline.watch_lists(watch) if watch else ())]
    if not names and file is None:
        raise typer.BadParameter("give a NAME, or --file with many")
    day = on.date() if on else None
    chosen = pipeline.choose_lists(choices, day) if choices or not watch else ()
    if not chosen:
        raise typer.BadParameter(
            "there is no list to screen against; get some with `bongsu lists update`, name one with --lists FILE, "
            "or a watch that has some with --watch FOLDER"
        )
    if names:
        subjects = [
            replace(
                pipeline.subject_of(name),
                kind=kind,
                country=country.lower() if country else None,
                birth_dates=(born,) if born else (),
            )
            for name in names
        ]
        found = pipeline.screen(subjects, choices, on=day, at_least=at_least, limit=limit)
        _print_matches(names, found, day, as_json=as_json)
    if file is not None:
        with progress_bar() as tell:
            job = pipeline.FileScreening(file, choices, day, at_least, limit, tell)
            _print_file(job, day, as_json=as_json)
    _print_answering(chosen, day, err if as_json else out)


def _print_matches(
    names: Sequence[str], found: Sequence[tuple[str, Match, Designation]], day: date | None, *, as_json: bool
) -> None:
    if as_json:
        print_records([match for _, match, _ in found])
        return
    for name in names:
        hits = [(match, entry) for query, match, entry in found if query == name]
        out.print(plain(name if hits else f"{name}: no match", style="bold"))
        for match, entry in hits:
            said = f"{entry.id}, {entry.kind}, {entry.programme or entry.list}"
            if day:
                said += f", listed on {entry.listed_on or 'a day that is not given'}"
            _print_match(match, f"{entry.name}  ({said})")


def _print_file(job: pipeline.FileScreening, day: date | None, *, as_json: bool) -> None:
    last: tuple[str | None, str] | None = None
    for hit in job:
        if as_json:
            print_records([hit])
            continue
        if (hit.reference, hit.match.query) != last:
            last = hit.reference, hit.match.query
            out.print(plain(f"{hit.match.query}  [{hit.reference}]", style="bold"), soft_wrap=True)
        _print_match(hit.match, f"{hit.name}  ({hit.match.designation}, {hit.programme or hit.list})")
    print_problems(job.problems)
    told = err if as_json else out
    told.print(plain(f"{job.screened:,} names screened{f' as of {day}' if day else ''}, {job.met:,} met a listed one."))


def _print_match(match: Match, entry: str) -> None:
    out.print(plain(f"  {match.score:.2f}  {entry}"), soft_wrap=True)
    for reason in match.reasons:
        out.print(plain(f"        {reason}"), soft_wrap=True)


def _print_answering(chosen: tuple[pipeline.ChosenList, ...], day: date | None, where: Console) -> None:
    """Say which editions of the shelf answered, and of which list nothing can be said for the day."""
    answering = [f"{one.held.list} of {one.held.day}" for one in chosen if one.held and not one.is_late]
    if answering:
        where.print(plain(f"Lists{f' on {day}' if day else ''}: {', '.join(answering)}."), soft_wrap=True)
    for held in (one.held for one in chosen if one.held and one.is_late):
        said = (
            f"{held.list}: no edition as old as {day} is held; shown is who stands in that of {held.day} "
            "and was listed by then. Who was removed before it is missing."
        )
        where.print(plain(said), soft_wrap=True)
