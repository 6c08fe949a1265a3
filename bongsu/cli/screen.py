"""`bongsu screen`: names and ship numbers on sanctions lists."""

from pathlib import Path
from typing import Annotated

import typer

from bongsu import pipeline
from bongsu.cli.terminal import Json, out, plain, print_records


def screen(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME...", help="Names or IMO numbers.")] = None,
    file: Annotated[Path | None, typer.Option(help="A text file with one name a line.")] = None,
    lists: Annotated[list[Path] | None, typer.Option(help="A list: UN XML, or YAML as in the example watch.")] = None,
    watch: Annotated[Path | None, typer.Option(help="Use the lists of this watch.")] = None,
    as_json: Json = False,
) -> None:
    """Look names and ship numbers up on sanctions lists, and say why each hit is one."""
    wanted = [*(names or []), *_lines(file)]
    paths = [*(lists or []), *(pipeline.watch_lists(watch) if watch else ())]
    if not wanted:
        raise typer.BadParameter("give a NAME, or --file with one name a line")
    if not paths:
        raise typer.BadParameter("name a list with --lists FILE, or a watch that has some with --watch FOLDER")
    found = pipeline.screen(wanted, paths)
    if as_json:
        print_records([match for _, match, _ in found])
        return
    for name in wanted:
        hits = [(match, entry) for query, match, entry in found if query == name]
        out.print(plain(name if hits else f"{name}: no match", style="bold"))
        for match, entry in hits:
            said = f"{entry.id}, {entry.kind}, {entry.programme or entry.list}"
            out.print(plain(f"  {match.score:.2f}  {entry.name}  ({said})"), soft_wrap=True)
            for reason in match.reasons:
                out.print(plain(f"        {reason}"), soft_wrap=True)


def _lines(file: Path | None) -> list[str]:
    if file is None:
        return []
    try:
        return [line.strip() for line in file.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{file}: cannot be read as a text in UTF-8 ({error})") from error
