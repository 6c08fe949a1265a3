"""`bongsu alerts`: who was told of what, and what waits."""

from typing import Annotated, Any

import typer
from rich.table import Table

from bongsu import pipeline
from bongsu.cli.terminal import Json, WatchFolder, err, out, plain, print_json, waiting


def alerts(
    folder: WatchFolder,
    send: Annotated[bool, typer.Option("--send", help="Send now what waits, also what was given up.")] = False,
    as_json: Json = False,
) -> None:
    """Show which alerts of a watch were sent, and which wait; receivers stand under `alerts` in watch.yml."""
    failed = False
    if send:
        with waiting("sending"):
            told = pipeline.send_alerts(folder)
        failed = bool(told.troubles)
        for trouble in told.troubles:
            err.print(plain(f"not sent: {trouble}"), soft_wrap=True)
    found = pipeline.alerts(folder)
    if as_json:
        for one in found:
            print_json(_record(one))
    elif found:
        _print_table(found)
    else:
        out.print("No alert: nobody is to be told, or nothing was found since.")
    if failed:
        raise typer.Exit(1)


def _record(one: pipeline.AlertStatus) -> dict[str, Any]:
    alert = one.alert
    return {
        "id": alert.id,
        "receiver": alert.name,
        "items": alert.items,
        "queued": alert.queued.isoformat(),
        "standing": one.standing,
        "tries": alert.tries,
        "sent": alert.sent.isoformat() if alert.sent else None,
        "trouble": alert.trouble,
    }


def _print_table(found: list[pipeline.AlertStatus]) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in ("receiver", "items", "queued", "standing", "failed tries", "last trouble"):
        table.add_column(heading, justify="right" if heading in {"items", "failed tries"} else "left")
    for one in found:
        alert = one.alert
        standing = f"sent {alert.sent:%Y-%m-%d %H:%M}" if alert.sent else one.standing
        cells = (alert.name, str(alert.items), f"{alert.queued:%Y-%m-%d %H:%M}", standing, str(alert.tries))
        table.add_row(*map(plain, (*cells, alert.trouble or "")))
    out.print(table)
