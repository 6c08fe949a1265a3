"""`bongsu run`: the main job of a watch."""

import sys
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bongsu import pipeline
from bongsu.cli.terminal import WatchFolder, err, out, plain, print_problems, progress_bar, stopped_by_signals
from bongsu.cli.wording import CHANGE_MARKS
from bongsu.model.edition import ListChange

TOLD = 10
"""Changes of incidents that are told on the terminal."""


Follow = Annotated[
    bool, typer.Option("--follow", help="Go on: read and judge what comes into WATCH/evidence/, until Ctrl-C.")
]


def run(folder: WatchFolder, follow: Follow = False) -> None:
    """Read new evidence of a watch, screen, detect, assess, and write WATCH/report/."""
    if follow:
        _follow(folder)
        return
    with progress_bar() as tell:
        outcome = pipeline.run(folder, tell)
    _print_outcome(outcome)
    if outcome.refused:
        raise typer.Exit(1)


def _follow(folder: Path) -> None:
    """Tell what each file brings as it comes; the report and the alerts wait until no more comes."""
    with stopped_by_signals() as stop, ExitStack() as shown:
        bars: list[pipeline.Progress] = []

        def tell(what: str, done: int, every: int) -> None:
            if not bars:
                bars.append(shown.enter_context(progress_bar()))
            bars[0](what, done, every)

        for told in pipeline.follow(folder, stop, tell):
            shown.close()
            bars.clear()
            if isinstance(told, pipeline.Arrival):
                _print_arrival(told)
            else:
                _print_outcome(told)
                if not stop.is_set():
                    err.print(plain(f"Following {folder}; stop with Ctrl-C."), soft_wrap=True)
            sys.stdout.flush()


def _print_arrival(told: pipeline.Arrival) -> None:
    print_problems(told.problems)
    claims = "1 claim" if told.claims == 1 else f"{told.claims:,} claims"
    level = f"fires: {told.fires.level} of 5"
    out.print(plain(f"{datetime.now():%H:%M:%S} {', '.join(told.files)}: {claims}; {level}"), soft_wrap=True)
    for one in (*told.findings, *told.changed)[:TOLD]:
        out.print(plain(f"  {one}"), soft_wrap=True)
    if (more := len(told.findings) + len(told.changed) - TOLD) > 0:
        out.print(f"  and {more:,} more; see the report.")


def _print_outcome(outcome: pipeline.Outcome) -> None:
    print_problems(outcome.problems)
    out.print(plain(outcome.title, style="bold"))
    new, held, changes = outcome.new, outcome.held, outcome.changes
    table = Table(box=None, pad_edge=False)
    for heading in ("", "in the store", "new"):
        table.add_column(heading, justify="left" if not heading else "right")
    table.add_row("evidence", f"{held.evidence:,}", f"{new.evidence:,}")
    table.add_row("claims", f"{held.claims:,}", f"{new.claims:,}")
    table.add_row("findings", f"{held.findings:,}", f"{new.findings:,}")
    out.print(table)
    if changes.changed or changes.gone:
        out.print(f"{changes.changed} findings changed, {changes.gone} no longer hold.")
    for one in outcome.changed[:TOLD]:
        out.print(plain(f"  {one}"), soft_wrap=True)
    if len(outcome.changed) > TOLD:
        out.print(f"  and {len(outcome.changed) - TOLD:,} more; see the report.")
    for change in changes.lists:
        _print_list_change(change)
    out.print(plain(f"Fires: {outcome.fires.level} of 5. {outcome.fires.reasons[0]}."))
    out.print(plain(f"Report: {outcome.report}"), soft_wrap=True)
    if outcome.told:
        _print_told(outcome.told)
    if outcome.refused:
        files = "1 file" if len(outcome.refused) == 1 else f"{len(outcome.refused):,} files"
        out.print(f"{files} could not be read; named above and in the report.")


def _print_told(told: pipeline.Telling) -> None:
    """Say who was told, and what waits for the next run; nothing of it makes a run fail."""
    out.print(f"Alerts: {told.sent} sent, {told.waiting} waiting.")
    for trouble in told.troubles:
        err.print(plain(f"not sent: {trouble}; the next run tries again"), soft_wrap=True)


def _print_list_change(change: ListChange) -> None:
    """Say what another edition of a list changed for the parties that were held, and nothing else."""
    said = "" if change.matches else "; nothing changes for the parties held"
    out.print(plain(f"List {change.list}: {pipeline.list_change_words(change)}{said}."), soft_wrap=True)
    for match in change.matches:
        words = f"{match.query}: {match.designation}, met as {match.listed_name}"
        listed = f", listed {match.listed_on}" if match.listed_on else ""
        words = f"  {CHANGE_MARKS[match.happened]} {words}{listed}: {pipeline.match_change_words(match)}"
        out.print(plain(words), soft_wrap=True)
