"""The report: one HTML page that holds everything it shows and asks for nothing outside."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment

from bongsu.model.evidence import Evidence
from bongsu.model.grade import Credibility, Reliability
from bongsu.report import hostile, wording
from bongsu.report.atlas import atlas, places
from bongsu.report.citations import Notes
from bongsu.report.claims import SourceView
from bongsu.report.dossier import Dossier
from bongsu.report.incidents import IncidentView, incidents, provision_label, unsettled
from bongsu.report.method import LIMITS, method
from bongsu.report.network import network
from bongsu.report.parties import parties, party_names
from bongsu.report.printing import digest, templates, write_whole
from bongsu.report.summary import summary
from bongsu.report.themes import by_theme


def write_page(dossier: Dossier, folder: Path) -> Path:
    """Write ``folder/index.html``, the whole or nothing.

    The same dossier gives the same bytes.

    Raises:
        WatchError: the folder cannot be made or written.
    """
    return write_whole(folder / "index.html", render(dossier), "the report")


def render(dossier: Dossier) -> str:
    """Return the page's HTML."""
    shown = _environment()
    style = shown.get_template("style.css").render(handling=dossier.handling)
    return shown.get_template("page.html").render(style_hash=digest(style), **_content(dossier))


def _content(dossier: Dossier) -> dict[str, Any]:
    names = party_names(dossier)
    every = incidents(dossier, names)
    themes = by_theme(item for item in every if item.findings)
    graver = tuple(item for view in themes for item in view.incidents)
    others = tuple(item for item in every if not item.findings)
    notes = Notes.of((*graver, *others))
    return {
        "dossier": dossier,
        "fires": dossier.assessment.fires,
        "level": min(max(dossier.assessment.fires.level, 1), 5),
        "handling": dossier.handling,
        "summary": summary(dossier, themes),
        "themes": themes,
        "graver": graver,
        "places": {item.incident.id: number for number, item in enumerate(graver, 1)},
        "others": others,
        "notes": notes,
        "cite": notes.cite,
        "lit": partial(_behind_fires, graver),
        "unsettled": tuple((finding, provision_label(dossier, finding.provision)) for finding in unsettled(dossier)),
        "adrift": len(dossier.claims.keys() - {key for item in every for key in item.incident.claims}),
        "map": atlas((*graver, *others)),
        "network": network((*graver, *others)),
        "parties": parties(dossier),
        "named": _naming(every),
        "unread": sum(problem.count for problem in dossier.problems),
        "evidence": _evidence(dossier, names),
        "method": method(dossier),
    }


def _behind_fires(graver: Sequence[IncidentView], reason: str) -> list[str]:
    """Return the claims behind a reason of the fires: it names provision, severity and credibility of its findings."""
    return [
        key
        for item in graver
        for found in item.findings
        if f"{found.label}: severity {found.finding.severity}, credibility {int(found.finding.credibility)} (" in reason
        for key in item.backing
    ]


def _naming(every: Iterable[IncidentView]) -> dict[str, list[str]]:
    """Return by party's id the claims that name it."""
    found: dict[str, list[str]] = defaultdict(list)
    for item in every:
        for shown in item.claims:
            event = shown.claim.event
            for party in (*event.agents, *event.recipients):
                found[party.id].append(shown.claim.id)
    return found


def _evidence(dossier: Dossier, names: dict[str, str]) -> list[tuple[Evidence, SourceView, int]]:
    """Return each piece of evidence by date, with its source as rated that day and how many claims it holds."""
    held = Counter(claim.evidence for claim in dossier.claims.values())
    ordered = sorted(
        dossier.evidence.values(), key=lambda item: (item.published is None, str(item.published), item.path)
    )
    return [
        (item, SourceView.on(dossier.source(item.source), item.published, names), held[item.id]) for item in ordered
    ]


def _environment() -> Environment:
    shown = templates("bongsu.report")
    shown.filters.update(
        whole=hostile.whole,
        link=hostile.address,
        anchor=hostile.anchor,
        day=wording.day,
        where=wording.where,
    )
    shown.globals.update(
        CERTAINTY=wording.CERTAINTY,
        SEVERITY=wording.SEVERITY,
        FORCE=wording.FORCE,
        FIRES=wording.FIRES,
        LIMITS=LIMITS,
        NAMES=places,
        EDITIONS=wording.editions,
        MATCH_CHANGE=wording.match_change,
        amount=wording.amount,
        count=wording.count,
        listing=wording.listing,
        grades=list(Credibility),
        letters=list(Reliability),
    )
    return shown
