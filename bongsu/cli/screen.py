"""`bongsu screen`: names and ship numbers on sanctions lists."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bongsu import pipeline
from bongsu.cli.terminal import Json, err, out, plain, print_records


def screen(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME...", help="Names or IMO numbers.")] = None,
    file: Annotated[Path | None, typer.Option(help="A text file with one name a line.")] = None,
    lists: Annotated[
        list[str] | None, typer.Option(help="A list's file, or names of lists on the shelf: un,ofac-sdn; else all.")
    ] = None,
    watch: Annotated[Path | None, typer.Option(help="Use the lists of this watch.")] = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="Ask who was listed on this day, by the lists of then."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Look names and ship numbers up on sanctions lists, and say why each hit is one."""
    wanted = [*(names or []), *_lines(file)]
    choices = [*pipeline.list_choices(lists or ()), *(pipeline.watch_lists(watch) if watch else ())]
    if not wanted:
        raise typer.BadParameter("give a NAME, or --file with one name a line")
    day = on.date() if on else None
    chosen = pipeline.choose_lists(choices, day) if choices or not watch else ()
    if not chosen:
        raise typer.BadParameter(
            "there is no list to screen against; get some with `bongsu lists update`, name one with --lists FILE, "
            "or a watch that has some with --watch FOLDER"
        )
    found = pipeline.screen(wanted, choices, on=day)
    if as_json:
        print_records([match for _, match, _ in found])
        _print_answering(chosen, day, err)
        return
    for name in wanted:
        hits = [(match, entry) for query, match, entry in found if query == name]
        out.print(plain(name if hits else f"{name}: no match", style="bold"))
        for match, entry in hits:
            said = f"{entry.id}, {entry.kind}, {entry.programme or entry.list}"
            if day:
                said += f", listed on {entry.listed_on or 'a day that is not given'}"
            out.print(plain(f"  {match.score:.2f}  {entry.name}  ({said})"), soft_wrap=True)
            for reason in match.reasons:
                out.print(plain(f"        {reason}"), soft_wrap=True)
    _print_answering(chosen, day, out)


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


def _lines(file: Path | None) -> list[str]:
    if file is None:
        return []
    try:
        return [line.strip() for line in file.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{file}: cannot be read as a text in UTF-8 ({error})") from error
