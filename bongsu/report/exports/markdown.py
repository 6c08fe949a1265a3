"""Findings as a report in Markdown (CommonMark) that reads well as plain text, too."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bongsu.model.claim import Claim
from bongsu.model.evidence import Evidence
from bongsu.report import hostile, wording
from bongsu.report.citations import numbered, runs
from bongsu.report.claims import stands
from bongsu.report.dossier import Dossier
from bongsu.report.exports.entries import said_by, turned
from bongsu.report.exports.texts import one_line
from bongsu.report.incidents import IncidentView, incidents
from bongsu.report.themes import ThemeView, by_theme

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
    """Return the report in UTF-8; quotes have the numbers that they have on the page."""
    themes = by_theme(item for item in incidents(dossier, {}) if item.findings)
    return ("\n".join(_lines(dossier, themes)).rstrip() + "\n").encode("utf-8", "replace")


def _lines(dossier: Dossier, themes: Sequence[ThemeView]) -> Iterator[str]:
    fires = dossier.assessment.fires
    yield f"# {escaped(dossier.title)}\n"
    yield f"Handling: **{dossier.handling}**  "
    yield f"As of: {wording.day(dossier.as_of)}  "
    yield f"{wording.FIRES.get(fires.level, str(fires.level))}\n"
    yield from (f"* {escaped(reason)}" for reason in fires.reasons)
    yield "\nEverything here is a claim that somebody made. A finding says what would follow if the claims were true."
    yield "A number in brackets, as [1], leads to the quote that a line rests on; E1 is a piece of evidence.\n"
    claims = [shown.claim for view in themes for item in view.incidents for shown in item.claims]
    held = dict.fromkeys(claim.evidence for claim in claims if claim.evidence in dossier.evidence)
    marks = _Marks(numbered(claims), {key: f"E{number}" for number, key in enumerate(held, 1)})
    yield "## Findings\n"
    if not themes:
        yield "No finding. This does not say that nothing happened."
    for view in themes:
        yield f"### {view.theme.name}\n"
        for item in view.incidents:
            yield from _incident(dossier, item, marks)
    yield "\n## Evidence\n"
    yield from (f"* {mark}: {_evidence(dossier, dossier.evidence[key])}" for key, mark in marks.pieces.items())
    if not held:
        yield "None."


@dataclass(frozen=True)
class _Marks:
    """The numbers of quotes by claim's id, and the marks of evidence by its id."""

    numbers: Mapping[str, int]
    pieces: Mapping[str, str]

    def cite(self, claims: Iterable[str]) -> str:
        """Return `` [1–4, 7]``; nothing where none has a number."""
        found = runs(sorted({self.numbers[key] for key in claims if key in self.numbers}))
        said = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in found)
        return f" [{said}]" if said else ""


def _incident(dossier: Dossier, item: IncidentView, marks: _Marks) -> Iterator[str]:
    incident, rests = item.incident, marks.cite(item.backing)
    grade = incident.credibility
    yield f"#### {escaped(f'{item.title}: {item.actors}')}\n"
    yield f"* When: {escaped(item.when)}{rests}"
    yield f"* Where: {escaped(item.where or 'not told')}{rests if item.where else ''}"
    yield f"* Credibility: {int(grade)}, {wording.CERTAINTY[grade]}"
    yield from (f"* Reason: {escaped(reason)}{marks.cite(item.behind(reason))}" for reason in incident.reasons)
    yield from (f"* Disputed by: {escaped(name)}{marks.cite(item.ids('against'))}" for name in incident.disputed_by)
    yield from (
        f"* Since {escaped(turned(turn))}{marks.cite(item.told_by(turn.said, turn.claims))}"
        for turn in incident.history
    )
    for one in item.findings:
        said = f"**{one.finding.wording.value}** {escaped(one.citation)}, severity {one.finding.severity} of 5"
        yield f"* If true, {said}{rests}"
        yield from (f"    * {escaped(reason)}{rests}" for reason in one.finding.reasons)
    yield "\nClaims:\n"
    for shown in item.claims:
        yield from _claim(dossier, shown.claim, marks)
    yield ""


def _claim(dossier: Dossier, claim: Claim, marks: _Marks) -> Iterator[str]:
    held = dossier.evidence.get(claim.evidence)
    who = said_by(dossier, claim)
    piece = f" of {marks.pieces[claim.evidence]}" if claim.evidence in marks.pieces else ""
    day = wording.day(held.published) if held else wording.UNDATED
    number = marks.cite([claim.id]).strip()
    yield f"* {number} {claim.stance.value} ({claim.side.value}), {escaped(who)}, {day}, {stands(claim)}{piece}\n"
    yield f"    > {escaped(hostile.shortened(claim.quote, LONGEST_QUOTE)) or '(no words)'}\n"


def _evidence(dossier: Dossier, item: Evidence) -> str:
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
    return "; ".join(escaped(part) for part in parts if part)
