"""The command line: parse, call, print. One module a verb."""

import gc
import io
import sys

import typer

from bongsu.cli import (
    alerts,
    export,
    findings,
    law,
    lists,
    new,
    read,
    rising,
    rulings,
    run,
    screen,
    serve,
    ships,
    trade,
)
from bongsu.cli.terminal import complain
from bongsu.model.errors import BongsuError

app = typer.Typer(
    help="Evidence in, cited and graded findings out: a working tool for sanctions monitoring.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for verb in (
    run.run,
    new.new,
    read.read,
    ships.ships,
    trade.trade,
    screen.screen,
    serve.serve,
    law.law,
    findings.findings,
    export.export,
    alerts.alerts,
    rising.rising,
    rulings.judge,
    rulings.withdraw,
):
    app.command()(verb)
app.add_typer(lists.app, name="lists")


OBJECTS = 50_000
"""New objects after which Python looks for garbage: records come by the million and are kept, and with Python's own
700 a fifth of the time went into looking."""


def main() -> None:
    """Run the command line; 0 fine, 1 the job failed or a file could not be read, 2 wrong usage."""
    gc.set_threshold(OBJECTS, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # where Unicode is lacking, codes are shown
    try:
        app()
    except BongsuError as error:
        complain(error)
        sys.exit(1)
    except OSError as error:  # a reader who has gone away is dealt with by typer
        complain(f"{error.filename or 'the output'}: cannot be used ({(error.strerror or str(error)).lower()}).")
        sys.exit(1)
