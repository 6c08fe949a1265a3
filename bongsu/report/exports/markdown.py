"""Findings as a report in Markdown (CommonMark) that reads well as plain text, too."""

import re
from collections.abc import Iterator

from bongsu.model.claim import Claim
from bongsu.model.evidence import Evidence
from bongsu.report import hostile, wording
from bongsu.report.claims import stands
from bongsu.report.dossier import Dossier
from bongsu.report.exports.entries import Entry, by_incident, entries, said_by
from bongsu.report.exports.texts import one_line

LONGEST_QUOTE = 600
"""Characters of a quote that are shown; how many are left out is said."""

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
_BEGINS = re.compile(r"^(\d{1,9})([.)])|^([-+=!>:])")
_LINKS = re.compile(r"(?i)(://)|\b(www)\.|(@)")


def escaped(text: str) -> str:
    """Return the text in one line that Markdown shows as it stands: no mark-up, no HTML, no link made of itself."""
    plain = _SPECIAL.sub(lambda match: f"\\{match[0]}", one_line(text))
    plain = _BEGINS.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", plain)
    return _LINKS.sub(_unlinked, plain)


def _unlinked(match: re.Match[str]) -> str:
    """Break what readers would take for an address: they look for ``://``, ``www.`` and ``@`` as they stand."""
    return "\\://" if match[1] else f"{match[2]}\\." if match[2] else "\\@"


def markdown(dossier: Dossier) -> bytes:
    """Return the report in UTF-8."""
    found = entries(dossier)
    return ("\n".join(_lines(dossier, found)).rstrip() + "\n").encode("utf-8", "replace")


def _lines(dossier: Dossier, found: list[Entry]) -> Iterator[str]:
    fires = dossier.assessment.fires
    yield f"# {escaped(dossier.title)}\n"
    yield f"Handling: **{dossier.handling}**  "
    yield f"As of: {wording.day(dossier.as_of)}  "
    yield f"{wording.FIRES.get(fires.level, str(fires.level))}\n"
    yield from (f"* {escaped(reason)}" for reason in fires.reasons)
    yield "\nEverything here is a claim that somebody made. A finding says what would follow if the claims were true.\n"
    held = {item.id: item for entry in found for item in entry.evidence}
    numbers = {key: number for number, key in enumerate(held, 1)}
    yield "## Findings\n"
    if not found:
        yield "No finding. This does not say that nothing happened."
    for some in by_incident(found):
        yield from _incident(dossier, some, numbers)
    yield "\n## Evidence\n"
    yield from (_evidence(dossier, item, numbers[item.id]) for item in held.values())
    if not held:
        yield "None."


def _incident(dossier: Dossier, found: list[Entry], numbers: dict[str, int]) -> Iterator[str]:
    entry = found[0]
    grade = entry.incident.credibility
    yield f"### {escaped(entry.title)}\n"
    yield f"* When: {escaped(wording.when(entry.event.when))}"
    yield f"* Where: {escaped(wording.where(entry.event.place) or 'not told')}"
    yield f"* Credibility: {int(grade)}, {wording.CERTAINTY[grade]}"
    yield from (f"* Reason: {escaped(reason)}" for reason in entry.incident.reasons)
    yield from (f"* Disputed by: {escaped(name)}" for name in entry.incident.disputed_by)
    yield from (f"* Since {escaped(turn)}" for turn in entry.turns())
    for one in found:
        yield f"* **{one.finding.wording.value}** {escaped(one.citation)}, severity {one.finding.severity} of 5"
        yield from (f"    * {escaped(reason)}" for reason in one.finding.reasons)
    yield "\nClaims:\n"
    for claim in entry.claims:
        yield from _claim(dossier, claim, numbers)
    yield ""


def _claim(dossier: Dossier, claim: Claim, numbers: dict[str, int]) -> Iterator[str]:
    held = dossier.evidence.get(claim.evidence)
    who = said_by(dossier, claim)
    number = f" [{numbers[claim.evidence]}]" if claim.evidence in numbers else ""
    day = wording.day(held.published) if held else wording.UNDATED
    yield f"* {claim.stance.value} ({claim.side.value}), {escaped(who)}, {day}, {stands(claim)}{number}\n"
    yield f"    > {escaped(hostile.shortened(claim.quote, LONGEST_QUOTE)) or '(no words)'}\n"


def _evidence(dossier: Dossier, item: Evidence, number: int) -> str:
    source = dossier.source(item.source)
    link = hostile.address(item.url)
    parts = [
        item.title or item.path,
        f"{source.name}, reliability {source.reliability}",
        wording.day(item.published),
        link or "",
        item.handling.value,
        f"SHA-256 {item.id}",
    ]
    return f"{number}. {'; '.join(escaped(part) for part in parts if part)}"
