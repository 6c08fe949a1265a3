"""`bongsu lists`: the sanctions lists on this machine, of which day, how old, and how newer ones come here."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bongsu import pipeline
from bongsu.cli.terminal import Json, complain, out, plain, print_json, print_records, progress_bar, waiting
from bongsu.cli.wording import CHANGE_MARKS
from bongsu.model.edition import Happened, HeldEdition, ListUpdate, Updated
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
    _print_table([(status.list, status.publisher or "-", *_cells(status)) for status in found])
    if any(status.is_stale for status in found):
        out.print(f"! not compared with the publisher's for more than {pipeline.STALE} days: bongsu lists update")
    if not all(status.editions for status in found):
        out.print("- not held: bongsu lists update NAME")
    for status in found:
        if status.update and status.update.happened is Updated.REFUSED:
            said = f"refused on {status.update.at.date()}: {status.update.reason}"
            out.print(plain(f"{status.list}: {said}"), soft_wrap=True)


def _print_table(rows: list[tuple[str, ...]]) -> None:
    """Print a line a list: on a narrow terminal publishers are cut short; `bongsu lists show` has them in full."""
    headings = ("list", "publisher", "edition", "entries", "retrieved", "age", "held")
    columns = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    room = max(len("publisher"), out.width - sum(columns) + columns[1] - 2 * len(headings))
    table = Table(box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, justify="right" if heading in {"entries", "held"} else "left", no_wrap=True)
    for name, publisher, *cells in rows:
        short = publisher if len(publisher) <= room else f"{publisher[: room - 3]}..."
        table.add_row(*map(plain, (name, short, *cells)))
    out.print(table)


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
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="Lists; without any, all.")] = None,
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
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Files of lists, or folders of several.")],
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
            with waiting(f"reading {file.name}"):
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


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A list, such as un.")],
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="The edition of this day, as far as listed by then."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the entries of the edition as JSON Lines.")] = False,
) -> None:
    """Show a list: who publishes it, on what terms, and which editions are held; with --json its entries."""
    status = next((one for one in pipeline.shelf_status() if one.list == name), None)
    if status is None:
        raise typer.BadParameter(f"there is no list {name}; `bongsu lists` shows which are known")
    day = on.date() if on else None
    if as_json:
        print_records(pipeline.find_edition(name, day)[1])
        return
    out.print(plain(status.title, style="bold"))
    for word, said in (("publisher", status.publisher), ("page", status.page), ("terms", status.terms)):
        if said:
            out.print(plain(f"{word:10}{said}"), soft_wrap=True)
    if status.editions and day:
        held, entries = pipeline.find_edition(name, day)
        out.print(plain(f"on {day}: {len(entries):,} entries, by the edition {held.edition.label}"), soft_wrap=True)
    _print_editions(status.editions)


def _print_editions(editions: tuple[HeldEdition, ...]) -> None:
    if not editions:
        out.print("no edition is held")
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("edition", "entries", "bytes", "retrieved", "from"):
        table.add_column(heading, justify="right" if heading in {"entries", "bytes"} else "left")
    for held in reversed(editions):
        came = held.files[0].address or "a file of one's own"
        cells = (held.edition.label, f"{held.edition.entries:,}", f"{held.bytes:,}", str(held.retrieved.date()), came)
        table.add_row(*map(plain, cells))
    out.print(table)


@app.command()
def export(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A list, such as un.")],
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="ftm: FollowTheMoney, JSON Lines.")] = "ftm",
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="The edition of this day, as far as listed by then."),
    ] = None,
) -> None:
    """Print a list as other tools read it, each entry followed by its sanction."""
    if form not in pipeline.FORMATS:
        raise typer.BadParameter(f"{form} is none of {', '.join(pipeline.FORMATS)}", param_hint="--format")
    for found in pipeline.export_list(name, form, on.date() if on else None):
        print_json(found)


@app.command()
def diff(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A list, such as un.")],
    old: Annotated[str | None, typer.Argument(metavar="[OLD]", help="An edition: its day, or day and hash.")] = None,
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", help="Another; without it, the newest.")] = None,
    as_json: Json = False,
) -> None:
    """Show which entries were added, removed or changed between two editions; without any, the last two."""
    with waiting(f"comparing editions of {name}"):
        before, after, changes = pipeline.compare_editions(name, old, new)
    if as_json:
        print_records(changes)
        return
    counts = Counter(change.happened for change in changes)
    said = ", ".join(f"{counts[happened]:,} {happened}" for happened in Happened)
    out.print(plain(f"{name}: {before.label} \u2192 {after.label}: {said}", style="bold"), soft_wrap=True)
    for change in changes:
        listed = f"  (listed {change.listed_on})" if change.listed_on else ""
        out.print(plain(f"{CHANGE_MARKS[change.happened]} {change.designation}  {change.name}{listed}"), soft_wrap=True)
        for detail in change.details:
            out.print(plain(f"      {detail}"), soft_wrap=True)
