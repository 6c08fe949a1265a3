"""Two or three sentences, in which nothing is said more surely than its grade."""

from collections import Counter
from collections.abc import Sequence

from bongsu.model.provision import Wording
from bongsu.report import hostile, wording
from bongsu.report.dossier import Dossier
from bongsu.report.incidents import IncidentView


def summary(dossier: Dossier, graver: Sequence[IncidentView]) -> tuple[str, ...]:
    """Return the sentences; `graver` holds the incidents with findings."""
    if not dossier.evidence:
        return ("No evidence has been read, so nothing can be said.",)
    return _with_findings(dossier, graver) if graver else _without_findings(dossier)


def read(dossier: Dossier) -> str:
    """Return how much was read: ``8 pieces of evidence from 5 sources hold 14 claims``."""
    pieces, origins = len(dossier.evidence), len({item.source for item in dossier.evidence.values()})
    verb = "holds" if pieces == 1 else "hold"
    evidence = wording.count(pieces, "piece of evidence", "pieces of evidence")
    return f"{evidence} from {wording.count(origins, 'source')} {verb} {wording.count(len(dossier.claims), 'claim')}"


def _without_findings(dossier: Dossier) -> tuple[str, ...]:
    return (
        f"{read(dossier)}, and no incident among them meets a provision that was in force.",
        "This does not say that nothing happened: only that nothing in this evidence is within the rules as loaded.",
    )


def _with_findings(dossier: Dossier, graver: Sequence[IncidentView]) -> tuple[str, ...]:
    met = {item.finding.provision for incident in graver for item in incident.findings}
    verb = "carries" if len(graver) == 1 else "carry"
    it = "it" if len(graver) == 1 else "they"
    provisions = wording.count(len(met), "provision")
    carrying = f"{wording.count(len(graver), 'incident')} among them {verb} a finding"
    return f"{read(dossier)}; {carrying}: if true, {it} {_verb(graver)} {provisions}.", _best(graver), _grades(graver)


def _verb(graver: Sequence[IncidentView]) -> str:
    said = {item.finding.wording for incident in graver for item in incident.findings}
    return " or ".join(_predicate(words) for words in Wording if words in said)


def _predicate(words: Wording) -> str:
    return "would be inconsistent with" if words is Wording.INCONSISTENT_WITH else words.value


def _best(graver: Sequence[IncidentView]) -> str:
    """Return the sentence on the best supported incident, the gravest among equals."""
    best = min(graver, key=lambda item: (item.incident.credibility, -item.severity, item.incident.id))
    event, grade = best.incident.event, best.incident.credibility
    words, found = best.worded()[0]
    further = len(best.findings) - 1
    actors = hostile.shortened(best.actors, hostile.LONGEST_NAME)
    more = f", and {wording.count(further, 'further provision')} listed below" if further else ""
    return (
        f"Best supported is the reported {wording.kind(event.kind)} ({actors}; {best.when}), "
        f"credibility {grade.value}, {wording.CERTAINTY[grade]}: "
        f"if true, it {_predicate(words)} {found[0].label}{more}."
    )


def _grades(graver: Sequence[IncidentView]) -> str:
    """Return the sentence on how many incidents hold which grade, and how many are denied; of one, on its claims."""
    if len(graver) == 1:
        sides = graver[0].tally
        claims = wording.count(sides["for"], "claim")
        return f"{claims.capitalize()} for it, {sides['against']} against it, {sides['neither']} neither."
    held = Counter(item.incident.credibility for item in graver)
    grades = wording.listing(f"{held[grade]:,} {wording.CERTAINTY[grade]}" for grade in sorted(held))
    denied = sum(1 for item in graver if item.on("against"))
    return f"By credibility: {grades}; there are claims against {denied or 'none'} of them."
