"""The report: one HTML page that holds everything it shows and asks for nothing outside."""

import base64
import contextlib
import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from bongsu.model.errors import WatchError
from bongsu.model.evidence import Evidence
from bongsu.model.grade import Credibility, Handling, Reliability
from bongsu.report import hostile, wording
from bongsu.report.claims import SourceView
from bongsu.report.dossier import Dossier
from bongsu.report.incidents import incidents, provision_label, unsettled
from bongsu.report.parties import parties, party_names
from bongsu.report.summary import summary


def write_page(dossier: Dossier, folder: Path) -> Path:
    """Write ``folder/index.html`` in one step, so that a reader meets the old page or the new, never half of one.

    The same dossier gives the same bytes.

    Raises:
        WatchError: the folder cannot be made or written.
    """
    path = folder / "index.html"
    draft = folder / f".index.html.{os.getpid()}"
    page = render(dossier).encode("utf-8", "replace")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(page)
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise WatchError(
            f"{path}: the report cannot be written ({error.strerror}); free or choose the folder."
        ) from error
    return path


def render(dossier: Dossier) -> str:
    """Return the page's HTML."""
    shown = _environment()
    style = shown.get_template("style.css").render()
    return shown.get_template("page.html").render(style_hash=_digest(style), **_content(dossier))


def _content(dossier: Dossier) -> dict[str, Any]:
    names = party_names(dossier)
    every = incidents(dossier, names)
    graver = tuple(item for item in every if item.findings)
    return {
        "dossier": dossier,
        "fires": dossier.assessment.fires,
        "level": min(max(dossier.assessment.fires.level, 1), 5),
        "handling": strictest(dossier),
        "summary": summary(dossier, graver),
        "graver": graver,
        "others": tuple(item for item in every if not item.findings),
        "unsettled": tuple((finding, provision_label(dossier, finding.provision)) for finding in unsettled(dossier)),
        "adrift": len(dossier.claims.keys() - {key for item in every for key in item.incident.claims}),
        "parties": parties(dossier),
        "unread": sum(problem.count for problem in dossier.problems),
        "evidence": _evidence(dossier, names),
    }


def strictest(dossier: Dossier) -> Handling:
    """Return the closest handling mark of the evidence: the page is to be handled so."""
    return strictest_of(dossier.evidence.values())


def strictest_of(evidence: Iterable[Evidence]) -> Handling:
    """Return the closest of the handling marks."""
    order = list(Handling)
    return max((item.handling for item in evidence), key=order.index, default=Handling.CLEAR)


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
    """Return the templates' world: everything is escaped, and nothing invisible passes."""
    shown = Environment(
        loader=PackageLoader("bongsu.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=hostile.visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shown.filters.update(
        bdi=hostile.isolated,
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
        EDITIONS=wording.editions,
        MATCH_CHANGE=wording.match_change,
        count=wording.count,
        listing=wording.listing,
        grades=list(Credibility),
        letters=list(Reliability),
    )
    return shown


def _digest(style: str) -> str:
    """Return the hash by which the page's content policy knows its one style sheet."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
