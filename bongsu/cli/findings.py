"""`bongsu findings`: what the last run of a watch found."""

from rich.table import Table

from bongsu import pipeline
from bongsu.cli.terminal import Json, WatchFolder, out, plain, print_records
from bongsu.cli.wording import cited, days, legend, who
from bongsu.model.finding import Incident


def findings(folder: WatchFolder, as_json: Json = False) -> None:
    """Show what the last run of a watch found."""
    found = pipeline.findings(folder)
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
        table.add_row(
            plain(f"{incident.event.kind.replace('_', ' ')}: {who(incident.event)}"),
            days(incident.event.when),
            plain(f"{int(grade)} {grade.words}{dissent}"),
            plain(_wordings(items)),
        )
    out.print(table)
    for line in legend({item.provision.checked for item in found}):
        out.print(line)


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
