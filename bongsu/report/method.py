"""How the report was made, and what it cannot tell: figures of the dossier, in sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bongsu.model.provision import Checked, Provision
from bongsu.report import wording
from bongsu.report.dossier import Dossier

LIMITS = (
    "Only English text is read; paragraphs in other languages are counted among what could not be read.",
    "Readers miss claims and misread some: the quote decides, not our reading of it.",
    "That nothing was found does not say that nothing happened; what was not collected or not read counts for nothing.",
    "Credibility tells how far the reports support an incident, not whether it is true; sources may err together.",
    "A match with a list is not an identification, and a name without a match is not cleared.",
    "The paragraphs are told in our own words and are no legal advice; compare the instrument before you cite it.",
)
"""What holds of every report."""


@dataclass(frozen=True)
class Step:
    """One step of the work, in sentences that count what it took and gave; `part` of the page shows it."""

    name: str
    text: str
    part: str = ""


def method(dossier: Dossier) -> tuple[Step, ...]:
    """Return the steps in their order."""
    return (
        Step("Evidence", _evidence(dossier), "evidence"),
        Step("Reading", _reading(dossier), "unread"),
        Step("Lists", _lists(dossier), "parties"),
        Step("Judging", _judging(dossier), "findings"),
        Step("Law", _law(dossier), "findings"),
    )


def _evidence(dossier: Dossier) -> str:
    if not dossier.evidence:
        return "None was received."
    days = sorted(item.published for item in dossier.evidence.values() if item.published)
    span = f", published from {wording.day(days[0])} to {wording.day(days[-1])}" if days else ""
    bare = len(dossier.evidence) - len(days)
    undated = f"; {wording.count(bare, 'piece')} without a day" if bare else ""
    pieces = wording.count(len(dossier.evidence), "piece of evidence", "pieces of evidence")
    letters = Counter(dossier.source(item.source).reliability for item in dossier.evidence.values())
    rated = wording.listing(f"{letters[letter]:,} of {letter.value}" for letter in sorted(letters))
    return f"{pieces}{span}{undated}. By the reliability of their sources: {rated}."


def _reading(dossier: Dossier) -> str:
    claims = wording.count(len(dossier.claims), "claim")
    waits = sum(1 for claim in dossier.claims.values() if claim.review)
    asked = f" {wording.count(waits, 'claim')} should be looked at by a person, and each says why." if waits else ""
    read = f"{claims[:1].upper()}{claims[1:]} were read, each at one exact place, with who says it and how surely."
    return f"{read}{asked} {_lost(dossier)}"


def _lost(dossier: Dossier) -> str:
    if dossier.excerpt:
        return "What could not be read is not told in what is shared."
    lost = sum(problem.count for problem in dossier.problems)
    if not lost:
        return "Every file, row and record was read."
    unread = wording.count(lost, "file, row or record", "files, rows or records")
    return f"{unread[:1].upper()}{unread[1:]} could not be read."


def _lists(dossier: Dossier) -> str:
    if dossier.excerpt:
        return "Names and numbers of the parties were compared with the lists of the watch, as the last run had them."
    if not dossier.editions:
        return "No list on the shelf was used; lists among the evidence stand with the parties."
    held = wording.listing(f"{edition.list} of {wording.day(edition.day)}" for edition in dossier.editions)
    return f"Names and numbers of the parties were compared with {held}."


def _judging(dossier: Dossier) -> str:
    met = len(dossier.assessment.incidents)
    return (
        f"Claims about one event were brought together: {wording.count(met, 'incident')}. Each is graded by how many "
        "independent origins stand behind it, what interest they have, and who confirms or denies it."
    )


def _law(dossier: Dossier) -> str:
    met = [dossier.provisions[key] for key in _met(dossier) if key in dossier.provisions]
    loaded = wording.count(len(dossier.provisions), "provision")
    found = wording.count(len(dossier.assessment.findings), "finding")
    return f"{loaded[:1].upper()}{loaded[1:]} were held against each incident: {found}.{_checks(met)}"


def _met(dossier: Dossier) -> Iterator[str]:
    yield from dict.fromkeys(finding.provision for finding in dossier.assessment.findings)


def _checks(met: Sequence[Provision]) -> str:
    """Say how far the paragraph numbers of the provisions that were met have been checked."""
    if not met:
        return ""
    held = Counter(item.checked for item in met)
    words = wording.listing(
        f"{held[how]:,} {how.value if how is not Checked.PARTIAL else 'partly checked'}" for how in Checked if held[how]
    )
    return f" Paragraph numbers of the provisions that were met: {words}."
