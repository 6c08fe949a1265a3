"""What there is to tell: findings that are new, changed or gone, and fires that reach or leave a level, as messages.

An alert tells no more than its dossier holds, and its body is fixed when it is written: sent twice, it is the same.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from bongsu.model.alert import Alert, Notice, Receiver, Told
from bongsu.model.evidence import closest_mark
from bongsu.model.grade import Handling
from bongsu.model.record import content_id
from bongsu.report import wording
from bongsu.report.dossier import Dossier
from bongsu.report.exports.entries import Entry, entries
from bongsu.report.exports.texts import one_line

FIRES = "fires"
"""The subject under which the level of the fires is told."""

GONE = "gone"
"""The state of a finding that was told and no longer holds."""

MOST = 100
"""Things that one alert tells; more go into further ones."""


def news(dossier: Dossier, told: Mapping[str, Told], level: int) -> list[Notice]:
    """Return what differs from what was told, the fires first, then findings in the order of the assessment.

    A finding is told anew when its credibility or wording changes. The fires are told when they are, or were when they
    were last told, at this level or above.

    Args:
        dossier: what may be told.
        told: what was told last, by subject.
        level: of the fires, 1 to 5.
    """
    found = {entry.finding.id: entry for entry in entries(dossier)}
    behind = {item.id: None for entry in found.values() for item in entry.evidence}
    fires = list(_fires(dossier, told.get(FIRES), level, tuple(behind)))
    gone = [_gone(key, last) for key, last in sorted(told.items()) if _is_gone(key, last, found)]
    fresh = [_finding(dossier, entry, told.get(key)) for key, entry in found.items()]
    return [*fires, *(notice for notice in fresh if notice), *gone]


def _fires(dossier: Dossier, last: Told | None, level: int, behind: tuple[str, ...]) -> Iterator[Notice]:
    fires = dossier.assessment.fires
    before = int(last.state) if last else 0
    if fires.level == before or max(fires.level, before) < level:
        return
    title = wording.FIRES.get(fires.level, str(fires.level))
    part = {
        "level": fires.level,
        "before": before or None,
        "title": title,
        "reasons": list(map(one_line, fires.reasons)),
    }
    yield Notice(FIRES, Told(str(fires.level), title, _next(last)), _dumps(part), behind)


def _is_gone(key: str, last: Told, found: Mapping[str, Entry]) -> bool:
    return key != FIRES and last.state != GONE and key not in found


def _gone(key: str, last: Told) -> Notice:
    part = {"id": key, "happened": GONE, "title": last.title, "says": "This finding no longer holds."}
    return Notice(key, Told(GONE, last.title, _next(last)), _dumps(part))


def _finding(dossier: Dossier, entry: Entry, last: Told | None) -> Notice | None:
    finding = entry.finding
    state = f"{int(finding.credibility)} {finding.wording.value}"
    if last and last.state == state:
        return None
    title = one_line(f"{entry.title}: {entry.label}")
    part = {
        "id": finding.id,
        "happened": "changed" if last and last.state != GONE else "new",
        "before": last.state if last and last.state != GONE else None,
        "title": title,
        "says": one_line(entry.verdict),
        "provision": entry.label,
        "wording": finding.wording.value,
        "credibility": int(finding.credibility),
        "severity": finding.severity,
        "when": wording.when(entry.event.when),
        "first_seen": str(finding.first_seen) if finding.first_seen else None,
        "changed": str(finding.changed) if finding.changed else None,
        "claims": entry.claims_in_words(),
        "reasons": [one_line(reason) for reason in (*entry.incident.reasons, *finding.reasons)],
        "sources": [one_line(name) for name in dict.fromkeys(dossier.source(i.source).name for i in entry.evidence)],
        "handling": entry.handling.value,
    }
    return Notice(finding.id, Told(state, title, _next(last)), _dumps(part), tuple(item.id for item in entry.evidence))


def _next(last: Told | None) -> int:
    return last.number + 1 if last else 1


def alerts(
    dossier: Dossier, receiver: Receiver, notices: Sequence[Notice], at: datetime
) -> list[tuple[Alert, tuple[Notice, ...]]]:
    """Return the alerts that tell a receiver all this, `MOST` things each, with what each tells."""
    batches = (tuple(notices[first : first + MOST]) for first in range(0, len(notices), MOST))
    return [(_alert(dossier, receiver, some, at), some) for some in batches]


def _alert(dossier: Dossier, receiver: Receiver, notices: Sequence[Notice], at: datetime) -> Alert:
    said = [[notice.subject, notice.told.number, notice.told.state] for notice in notices]
    key = content_id("alert", [receiver.key, said])
    behind = tuple(dict.fromkeys(item for notice in notices for item in notice.evidence))
    mark = closest_mark(dossier.evidence[item] for item in behind if item in dossier.evidence)
    if any(notice.told.state == GONE for notice in notices):
        mark = receiver.ceiling  # what is gone was told under some mark up to this one
    parts = {notice.subject: json.loads(notice.part) for notice in notices}
    body: dict[str, Any] = {
        "id": key,
        "watch": one_line(dossier.title),
        "handling": mark.value,
        "fires": parts.get(FIRES),
        "findings": [part for subject, part in parts.items() if subject != FIRES],
        "note": "Everything here is a claim that somebody made; a finding says what would follow if it were true.",
    }
    return Alert(key, receiver.key, receiver.name, len(notices), _dumps(body), behind, at)


def subject_line(alert: Alert) -> str:
    """Return what a mail is called: its mark, the watch, and how much there is."""
    body = json.loads(alert.body)
    counted = wording.count(len(body["findings"]), "finding")
    fires = f", {body['fires']['title'].lower()}" if body["fires"] else ""
    return f"[{body['handling']}] {body['watch'][:100]}: {counted}{fires}"


def letter(alert: Alert) -> str:
    """Return the alert as plain text."""
    body = json.loads(alert.body)
    return "\n".join(_letter(body)) + "\n"


def _letter(body: dict[str, Any]) -> Iterator[str]:
    yield f"{body['watch']}"
    yield f"Handling: {body['handling']}"
    if fires := body["fires"]:
        before = f" (before: {fires['before']})" if fires["before"] else ""
        yield f"\n{fires['title']}{before}"
        yield from (f"  {reason}" for reason in fires["reasons"])
    for part in body["findings"]:
        yield f"\n{part['happened'].upper()}: {part['title']}"
        yield f"  {part['says']}"
        if part["happened"] != GONE:
            yield f"  When: {part['when']}. Claims: {part['claims']}. Handling: {part['handling']}."
            yield from (f"  - {reason}" for reason in part["reasons"])
            yield f"  Sources: {wording.listing(part['sources'])}."
    yield f"\n{body['note']}"


def may_go(evidence: Sequence[str], marks: Mapping[str, Handling], ceiling: Handling) -> bool:
    """Return whether all that is behind an alert is still marked no closer than its receiver's ceiling."""
    return all(marks.get(key, Handling.RED).within(ceiling) for key in evidence)


def _dumps(part: dict[str, Any]) -> str:
    return json.dumps(part)
