"""`bongsu lists`: the sanctions lists on this machine, of which day, how old, and how newer ones come here."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bongsu import pipeline
from bongsu.cli.terminal import Json, complain, out, plain, print_records, progress_bar
from bongsu.model.edition import HeldEdition, ListUpdate, Updated
from bongsu.model.errors import ListError

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def lists(context: typer.Context, as_json: Json = False) -> None:
    """Show the sanctions lists on this machine: of which day they are and how old, and which are known besides."""
    if context.invoked_subcommand:
        return
    found = pipeline.shelf_status()
    if as_json:
        print_records(found)
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("list", "publisher", "edition", "entries", "retrieved", "age", "held"):
        table.add_column(heading, justify="right" if heading in {"entries", "held"} else "left")
    for status in found:
        table.add_row(*(plain(word) for word in (status.list, status.publisher or "-", *_cells(status))))
    out.print(table)
    if any(status.is_stale for status in found):
        out.print(f"! not compared with the publisher's for more than {pipeline.STALE} days: bongsu lists update")
    if not all(status.editions for status in found):
        out.print("- not held: bongsu lists update NAME")
    for status in found:
        if status.update and status.update.happened is Updated.REFUSED:
            said = f"refused on {status.update.at.date()}: {status.update.reason}"
            out.print(plain(f"{status.list}: {said}"), soft_wrap=True)


def _cells(status: pipeline.ListStatus) -> tuple[str, ...]:
    newest, age = status.newest, status.age
    if newest is None or age is None:
        return "-", "-", "-", "-", "0"
    days = "1 day" if age == 1 else f"{age} days"
    return (
        str(newest.day),
        f"{newest.edition.entries:,}",
        str(newest.retrieved.date()),
        f"{days} !" if status.is_stale else days,
        str(len(status.editions)),
    )


@app.command()
def update(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Lists; without any, all.")] = None,
    as_json: Json = False,
) -> None:
    """Ask the publishers for newer editions; one that is cut off, shrunken or changed in form is refused.

    Without a NAME, every publisher's own list is asked for, and whatever is held. The last good edition is kept.
    """
    failed = False
    with progress_bar() as tell:
        try:
            updates = pipeline.update_lists(names or (), tell)
        except ListError as error:
            raise typer.BadParameter(str(error)) from error
        for found in updates:
            failed |= found.happened is Updated.REFUSED
            if as_json:
                print_records([found])
            else:
                _print_update(found)
    if failed:
        raise typer.Exit(1)


def _print_update(found: ListUpdate) -> None:
    edition = found.edition
    if found.reason:
        said = f"refused: {found.reason}"
    elif edition:
        said = f"{found.happened}: {edition.day}, {edition.entries:,} entries"
    out.print(plain(f"{found.list}: {said}"), soft_wrap=True)
    for problem in found.problems:
        out.print(plain(f"  note: {problem}"), soft_wrap=True)


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files of lists, or folders of several.")],
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="DAY", help="The day of lists that give none."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Put lists that were downloaded by hand, or are of former days, on the shelf."""
    failed = False
    for file in files:
        try:
            held, is_new = pipeline.add_list(file, as_of.date() if as_of else None)
        except ListError as error:
            failed = True
            complain(error)
            continue
        if as_json:
            print_records([held])
        else:
            out.print(plain(f"{file.name}: {_called(held)}{'' if is_new else ', held already'}"), soft_wrap=True)
    if failed:
        raise typer.Exit(1)


def _called(held: HeldEdition) -> str:
    return f"{held.list} of {held.day}, {held.edition.entries:,} entries ({held.edition.label})"
