"""`bongsu ships --listen`: events as they are seen, until somebody stops it."""

import sys

import typer

from bongsu import pipeline
from bongsu.cli.sightings import cells
from bongsu.cli.terminal import complain, err, out, plain, print_json, print_problems, stopped_by_signals
from bongsu.model.collection import Outage
from bongsu.model.errors import BongsuError
from bongsu.model.listing import LiveClaim
from bongsu.model.record import to_json


def listen(how: pipeline.Listening, *, as_json: bool) -> None:
    """Print each event when it is seen, one line each, until the job is interrupted; then say what came in."""
    heard = pipeline.Heard()
    err.print(plain(f"Listening to {how.address}; stop with Ctrl-C."), soft_wrap=True)
    try:
        with stopped_by_signals() as stop:
            for told in pipeline.listen(how, stop, heard):
                _print_json(told) if as_json else _print_line(told)
                sys.stdout.flush()
    except BongsuError as error:
        complain(error)
        raise typer.Exit(1) from error
    print_problems(heard.problems)
    looks = "once" if heard.looks == 1 else f"{heard.looks:,} times"
    err.print(plain(f"{heard.reports:,} reports came in; they were looked at {looks}."), soft_wrap=True)


def _print_json(told: LiveClaim | Outage) -> None:
    print_json({"form": "collection_failed", **to_json(told)} if isinstance(told, Outage) else to_json(told))


def _print_line(told: LiveClaim | Outage) -> None:
    if isinstance(told, Outage):
        state = f"until {told.end:%H:%M:%S}" if told.end else "and lasts"
        out.print(plain(f"{told.start:%Y-%m-%d %H:%M:%S}  collection failed, {state}: {told.why}"), soft_wrap=True)
        return
    claim = told.listed.claim
    words = "  ".join(" ".join(cell.split("\n")) for cell in cells(claim))
    goes_on = " (over now)" if told.replaces else ""
    listed = "; ".join(dict.fromkeys(pipeline.listing_words(one) for one in told.listed.listings if one.by != "name"))
    out.print(plain(f"{words}{goes_on}").append(plain(f"  {listed}" if listed else "", "bold red")), soft_wrap=True)
