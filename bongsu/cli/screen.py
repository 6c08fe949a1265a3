"""`bongsu screen`: names and official numbers on sanctions lists."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bongsu import pipeline
from bongsu.cli.terminal import Json, Lists, err, out, plain, print_problems, print_records, progress_bar
from bongsu.model.designation import Designation, Match, Screened, Subject
from bongsu.model.party import PartyKind

_MARGIN = " " * 8


def screen(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="Names or IMO numbers.")] = None,
    file: Annotated[
        Path | None,
        typer.Option(help="Many names: CSV, JSON Lines or Parquet with a column `name`, or text, one name a line."),
    ] = None,
    lists: Lists = None,
    watch: Annotated[Path | None, typer.Option(help="Use the lists of this watch.")] = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="Ask who was listed on this day, by the lists of then."),
    ] = None,
    kind: Annotated[PartyKind | None, typer.Option(help="What the names are; else all are tried.")] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Two letters or its English name, of every NAME.")
    ] = None,
    born: Annotated[
        str | None, typer.Option(metavar="DATE", help="1963, 1963-05 or 1963-05-14, of every NAME.")
    ] = None,
    at_least: Annotated[float, typer.Option(min=0, max=1, help="Leave out matches with a lower score.")] = 0.5,
    limit: Annotated[int, typer.Option(min=1, help="Show at most so many parties a name.")] = 10,
    as_json: Json = False,
) -> None:
    """Look names and official numbers up on sanctions lists, and say why each match is one.

    A score of 0.62 and more is an alert; below it stands what is merely like the name.
    """
    choices = [*pipeline.list_choices(lists or ()), *(pipeline.watch_lists(watch) if watch else ())]
    if not (names and all(map(str.strip, names))) and (names or file is None):
        raise typer.BadParameter("give a NAME, or --file with many")
    day = on.date() if on else None
    chosen = pipeline.choose_lists(choices, day) if choices or not watch else ()
    if not chosen:
        raise typer.BadParameter(
            "there is no list to screen against; get some with `bongsu lists update`, name one with --lists FILE, "
            "or a watch that has some with --watch FOLDER"
        )
    if names:
        subjects = _subjects(names, kind, country, born)
        with progress_bar() as tell:
            found = pipeline.screen(subjects, choices, on=day, at_least=at_least, limit=limit, progress=tell)
        _print_names(names, found, day, as_json=as_json)
    if file is not None:
        with progress_bar() as tell:
            job = pipeline.FileScreening(file, choices, day, at_least, limit, tell)
            _print_file(job, day, as_json=as_json)
    _print_answering(chosen, day, err if as_json else out)


def _subjects(names: Sequence[str], kind: PartyKind | None, country: str | None, born: str | None) -> list[Subject]:
    """Return whom to look up; what cannot be read of them is wrong usage, since it would speak against every match."""
    code = pipeline.country_code(country) if country else None
    if country and code is None:
        raise typer.BadParameter(f"{country} is no country's code or English name", param_hint="--country")
    births = pipeline.birth_days(born) if born else ()
    if born and not births:
        raise typer.BadParameter(f"{born} is no day such as 1963-05-14, 1963-05 or 1963", param_hint="--born")
    return [replace(pipeline.subject_of(name), kind=kind, country=code, birth_dates=births) for name in names]


def _print_names(
    names: Sequence[str], found: Sequence[tuple[str, Match, Designation]], day: date | None, *, as_json: bool
) -> None:
    for name in names:
        met = pipeline.by_party([one for one in found if one[0] == name])
        if as_json:
            print_records([pipeline.screened(one, party) for party, some in met for one in some])
            continue
        out.print(plain(name if met else f"{name}: no match", style="bold"), soft_wrap=True)
        for party, some in met:
            _print_party(party, [pipeline.screened(one, party) for one in some], [_entry(one[1], day) for one in some])


def _entry(entry: Designation, day: date | None) -> str:
    said = f"{entry.id}, {entry.kind}, {entry.programme or entry.list}"
    return f"{said}, listed on {entry.listed_on or 'a day that is not given'}" if day else said


def _print_file(job: pipeline.FileScreening, day: date | None, *, as_json: bool) -> None:
    last: tuple[str | None, str] | None = None
    for party, some in job.parties():
        if as_json:
            print_records(some)
            continue
        first = some[0]
        if (first.reference, first.match.query) != last:
            last = first.reference, first.match.query
            out.print(plain(f"{first.match.query}  [{first.reference}]", style="bold"), soft_wrap=True)
        _print_party(party, some, [f"{one.match.designation}, {one.programme or one.list}" for one in some])
    print_problems(job.problems)
    told = err if as_json else out
    told.print(plain(_counted(job, day)), soft_wrap=True)


def _counted(job: pipeline.FileScreening, day: date | None) -> str:
    names = "1 name" if job.screened == 1 else f"{job.screened:,} names"
    return f"{names} screened{f' as of {day}' if day else ''}, {job.met:,} met a listed one."


def _print_party(party: pipeline.ListedParty, some: Sequence[Screened], entries: Sequence[str]) -> None:
    """Print the surest match of a party with its reasons, and below it the party's entries on other lists."""
    first, *others = some
    _print(f"  {first.match.score:.2f}  ", f"{first.name}  ({entries[0]})")
    for reason in first.match.reasons:
        _print(_MARGIN, reason)
    for one, entry in zip(others, entries[1:], strict=True):
        why = party.reasons.get(one.match.designation) or party.reasons.get(first.match.designation)
        _print(f"{_MARGIN}also {one.match.score:.2f}  ", f"{one.name}  ({entry}): {why or 'the same party'}")


def _print(before: str, words: str) -> None:
    """Print words; what does not fit on a terminal goes on below where they began."""
    if not out.is_terminal:
        out.print(plain(f"{before}{words}"), soft_wrap=True)
        return
    lines = plain(words).wrap(out, max(20, out.width - len(before)))
    for at, line in enumerate(lines):
        out.print(plain(before if at == 0 else " " * len(before)).append(line), soft_wrap=True)


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
