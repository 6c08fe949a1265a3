"""`bongsu rising`: what happens more often than before, and what only seems to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import typer
from rich.table import Table

from bongsu import pipeline
from bongsu.cli.terminal import Json, WatchFolder, out, plain, print_records
from bongsu.model.event import EventKind
from bongsu.model.trend import BASELINE, LAG, WINDOW, Association, Change, Counted, Interval, Trend, Verdict

Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="One kind of event: missile_launch; all: all kinds added up."),
]
By = Annotated[str | None, typer.Option("--by", metavar="WHO", help="A series of each agent, or of each recipient.")]
Window = Annotated[int, typer.Option("--window", metavar="DAYS", min=7, help="Days that are looked at.")]
Baseline = Annotated[
    int, typer.Option("--baseline", metavar="DAYS", min=30, help="Days before them that they are held against.")
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of", metavar="DATE", formats=["%Y-%m-%d"], help="Last day of the window; else the last collected."
    ),
]
Near = Annotated[
    str | None, typer.Option("--near", metavar="KIND", help="Is --kind more frequent near events of this kind?")
]
Lag = Annotated[int, typer.Option("--lag", metavar="DAYS", min=0, help="Days after such an event that are near it.")]

_METHODS = (
    "Intervals: exact for independent events; where counts scatter more widely, both counts are first divided by how "
    "much. What the interval does not bear is not said."
)


def rising(
    folder: WatchFolder,
    kind: Kind = None,
    by: By = None,
    window: Window = WINDOW,
    baseline: Baseline = BASELINE,
    as_of: AsOf = None,
    near: Near = None,
    lag: Lag = LAG,
    as_json: Json = False,
) -> None:
    """Show what rises among the incidents of a watch, with the interval that each ratio lies in.

    Incidents are counted, not reports. Days that were not collected are unknown, and not zero.
    """
    _check(kind, near, by)
    day = as_of.date() if as_of else None
    found = pipeline.rising(folder, kind, by=by, window=window, baseline=baseline, as_of=day, near=near, lag=lag)
    if as_json:
        print_records([*found.trends, *([found.association] if found.association else [])])
        return
    _print(found)


def _check(kind: str | None, near: str | None, by: str | None) -> None:
    known = {item.value for item in EventKind}
    for word, option, others in ((kind, "--kind", {pipeline.ALL_KINDS}), (near, "--near", set())):
        if word is not None and word not in known | others:
            raise typer.BadParameter(f"there is no kind {word}; {', '.join(sorted(known | others))}", param_hint=option)
    if near and kind in {None, pipeline.ALL_KINDS}:
        raise typer.BadParameter("--near goes with one kind of event in --kind", param_hint="--near")
    if by not in {None, "agent", "recipient"}:
        raise typer.BadParameter("it is agent or recipient", param_hint="--by")


def _print(found: pipeline.Rising) -> None:
    if not found.trends:
        out.print("No incident of that kind is counted.")
    else:
        window, before = found.trends[0].window, found.trends[0].baseline
        out.print(f"Incidents from {window.first} to {window.last}, against {before.first} to {before.last}.")
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for heading in ("series", "window", "before", "ratio", "95% interval", "what it shows"):
            table.add_column(heading, overflow="fold")
        for trend in found.trends:
            table.add_row(*map(plain, _cells(trend)))
        out.print(table)
        shared = _shared(found.trends)
        if shared:
            out.print(plain(f"all series: {'; '.join(shared)}."), soft_wrap=True)
        for trend in found.trends:
            _print_beneath(trend, shared)
        out.print(_METHODS, soft_wrap=True)
    if found.association:
        _print_association(found.association)


def _cells(trend: Trend) -> tuple[str, str, str, str, str, str]:
    return (
        trend.series,
        _count(trend.window),
        _count(trend.baseline),
        _number(trend.rate.ratio),
        _interval(trend.rate),
        trend.verdict,
    )


def _count(counted: Counted) -> str:
    return f"{counted.count:,} in {counted.days:,} d"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _interval(rate: Interval) -> str:
    if rate.low is None:
        return "-"
    return f"{rate.low:.2f} to {'any' if rate.high is None else f'{rate.high:.2f}'}"


def _shared(trends: Sequence[Trend]) -> list[str]:
    """Return the reasons that every series gives, to say them once."""
    if len(trends) < 2:
        return []
    return [reason for reason in trends[0].reasons if all(reason in trend.reasons for trend in trends)]


def _print_beneath(trend: Trend, shared: Sequence[str]) -> None:
    """Print why a series says what it says beside what all say, and when it changed last."""
    said = [reason for reason in trend.reasons if reason not in shared]
    if trend.left_out:
        said.append(f"{trend.left_out} more without a day are not counted")
    if trend.changes and trend.verdict is not Verdict.TOO_LITTLE:
        said.append(_change(trend.changes[-1]))
    if said:
        out.print(plain(f"{trend.series}: {'; '.join(said)}."), soft_wrap=True)


def _change(change: Change) -> str:
    times = change.earliest if change.earliest == change.latest else f"between {change.earliest} and {change.latest}"
    return f"last change {times}, from {change.before:.2g} to {change.after:.2g} a month"


def _print_association(found: Association) -> None:
    near, elsewhere = _count(found.near), _count(found.elsewhere)
    chance = "" if found.chance is None else f"; by chance as far in {found.chance:.1%} of moves"
    out.print(
        plain(
            f"{found.reaction} within {found.lag} days of {found.action}: {near}, elsewhere {elsewhere}; "
            f"ratio {_number(found.rate.ratio)}, 95% interval {_interval(found.rate)}{chance}. "
            f"{found.verdict.capitalize()}. This tells no cause."
        ),
        soft_wrap=True,
    )
