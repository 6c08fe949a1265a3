"""`bongsu serve`: answer the programs of others over HTTP."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bongsu import pipeline
from bongsu.cli.terminal import complain, err, out, plain

if TYPE_CHECKING:
    from bongsu.web.screening import Desk


def serve(
    screen: Annotated[bool, typer.Option("--screen", help="Screen names, in the words of yente's API.")] = False,
    lists: Annotated[
        list[str] | None, typer.Option(help="A list's file, or names of lists on the shelf: un,ofac-sdn; else all.")
    ] = None,
    watch: Annotated[Path | None, typer.Option(help="Use the lists of this watch.")] = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; 0.0.0.0 lets other machines ask too.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="On which port; 0 takes one that is free.")] = 8000,
) -> None:
    """Answer other programs over HTTP until Ctrl-C: with --screen, as yente does (/match, /search, /entities).

    Lists are loaded once, and again when another edition lies on the shelf. Nothing is asked of the network, nobody
    has to log in, and what is asked for is written down nowhere; docs/screening.md describes the requests.
    """
    from bongsu.web import screening as endpoint

    if not screen:
        raise typer.BadParameter("say what to serve: --screen")
    choices = [*pipeline.list_choices(lists or ()), *(pipeline.watch_lists(watch) if watch else ())]
    if not (pipeline.choose_lists(choices) if choices or not watch else ()):
        raise typer.BadParameter(
            "there is no list to screen against; get some with `bongsu lists update`, name one with --lists FILE, "
            "or a watch that has some with --watch FOLDER"
        )
    listening = endpoint.listen(host, port)
    where = endpoint.address(listening)

    def tell(desk: "Desk") -> None:
        if desk.trouble:
            complain(f"{desk.trouble.rstrip('.')}; the lists at hand go on answering.")
        elif desk.lists:
            out.print(plain(f"{_loaded(desk.lists)}; answering on {where} (Ctrl-C ends)"), soft_wrap=True)

    with listening:
        endpoint.serve(endpoint.Desk(choices, tell), listening)
    err.print("stopped")


def _loaded(lists: tuple[pipeline.OpenList, ...]) -> str:
    """Say which editions are loaded."""
    said = [
        f"{one.publication.list} of {one.publication.day or 'no day'} ({len(one.index):,} entries)" for one in lists
    ]
    entries = sum(len(one.index) for one in lists)
    count = "1 list" if len(lists) == 1 else f"{len(lists)} lists"
    return f"{count}, {entries:,} entries: {', '.join(said)}"
