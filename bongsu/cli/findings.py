"""`bongsu findings`: what the last run of a watch found."""

from contextlib import nullcontext
from datetime import datetime
from typing import Annotated

import typer
from rich.table import Table

from bongsu import pipeline
from bongsu.cli.terminal import Json, WatchFolder, out, plain, print_records, waiting
from bongsu.cli.wording import cited, days, legend, who
from bongsu.model.finding import Incident
from bongsu.model.ruling import Judgement

AsOf = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="What was known on a day: 2024-10-18."),
]
History = Annotated[bool, typer.Option("--history", help="Show how belief in each incident changed, day by day.")]


def findings(folder: WatchFolder, as_of: AsOf = None, history: History = False, as_json: Json = False) -> None:
    """Show what the last run of a watch found, or what was known on a day.

    With --json a line holds a finding, or with --history an incident with its history.
    """
    with waiting("assessing what was known then") if as_of else nullcontext():
        found = pipeline.findings(folder, as_of.date() if as_of else None)
    if as_json and history:
        print_records([incident for incident, _ in _by_incident(found)])
        return
    if as_json:
        print_records([item.finding for item in found])
        return
    if not found:
        out.print("No finding.")
        return
    table = Table(show_lines=True)
    for heading in ("Incident", "When", "Credibility", "If true"):
        table.add_column(heading)
    for incident, items in _by_incident(found):
        grade = incident.credibility
        dissent = f"\ndenied by {', '.join(incident.disputed_by)}" if incident.disputed_by else ""
        judged = "".join(f"\n{_judgement(one)}" for one in incident.judgements)
        table.add_row(
            plain(f"{incident.event.kind.replace('_', ' ')}: {who(incident.event)}"),
            days(incident.event.when),
            plain(f"{int(grade)} {grade.words}{dissent}{judged}"),
            plain(_wordings(items)),
        )
    if history:
        _print_history([incident for incident, _ in _by_incident(found)])
        return
    out.print(table)
    for line in legend({item.provision.checked for item in found}):
        out.print(line)


def _print_history(incidents: list[Incident]) -> None:
    """Say of each incident how belief in it changed, who says how much, and what persons decided."""
    for incident in incidents:
        out.print(
            plain(f"{incident.event.kind.replace('_', ' ')}: {who(incident.event)}", style="bold"), soft_wrap=True
        )
        out.print(plain(f"  {incident.id}, {days(incident.event.when)}"), soft_wrap=True)
        for turn in incident.history:
            out.print(plain(f"  {turn.day or 'no day'}  {int(turn.credibility)}  {turn.said}"), soft_wrap=True)
        for account in incident.accounts:
            said = f"  {account.thing}: {pipeline.amount_words(account.quantity)}, by {', '.join(account.voices)}"
            out.print(plain(said), soft_wrap=True)
        for one in incident.judgements:
            out.print(plain(f"  {_judgement(one)}: {one.reason}"), soft_wrap=True)


def _judgement(one: Judgement) -> str:
    return f"{int(one.credibility)} in the judgement of {one.by}, {one.at:%Y-%m-%d}"


def _by_incident(found: list[pipeline.Found]) -> list[tuple[Incident, list[pipeline.Found]]]:
    """Bring the findings of one incident together, in the order of its gravest."""
    grouped: dict[str, list[pipeline.Found]] = {}
    for item in found:
        grouped.setdefault(item.incident.id, []).append(item)
    return [(items[0].incident, items) for items in grouped.values()]


def _wordings(items: list[pipeline.Found]) -> str:
    """Say each wording once, with the provisions that it holds for."""
    lines = []
    for wording in dict.fromkeys(item.finding.wording for item in items):
        ids = [cited(item.provision) for item in items if item.finding.wording is wording]
        lines.append(f"{wording} {', '.join(ids)}")
    return "\n".join(lines)
