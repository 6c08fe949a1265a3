"""What was found, in a few sentences in which nothing is said more surely than its grade."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bongsu.model.provision import Wording
from bongsu.report import hostile, wording
from bongsu.report.dossier import Dossier
from bongsu.report.incidents import IncidentView
from bongsu.report.themes import ThemeView


@dataclass(frozen=True)
class Sentence:
    """A sentence, and what it rests on.

    Attributes:
        claims: ids of those that it cites.
        part: the part of the page that shows what it counts, as ``evidence``; empty for none.
        theme: that it speaks of; None where it speaks of the whole.
    """

    text: str
    claims: tuple[str, ...] = ()
    part: str = ""
    theme: ThemeView | None = None


def summary(dossier: Dossier, themes: Sequence[ThemeView]) -> tuple[Sentence, ...]:
    """Return the sentences; `themes` holds the incidents with findings.

    Those on a theme come last, one and its dissent for each, where there are several.
    """
    if not dossier.evidence:
        return (Sentence("No evidence has been read, so nothing can be said."),)
    return tuple(_with_findings(dossier, themes)) if themes else _without_findings(dossier)


def read(dossier: Dossier) -> str:
    """Return how much was read: ``8 pieces of evidence from 5 sources hold 14 claims``."""
    pieces, origins = len(dossier.evidence), len({item.source for item in dossier.evidence.values()})
    verb = "holds" if pieces == 1 else "hold"
    evidence = wording.count(pieces, "piece of evidence", "pieces of evidence")
    return f"{evidence} from {wording.count(origins, 'source')} {verb} {wording.count(len(dossier.claims), 'claim')}"


def _without_findings(dossier: Dossier) -> tuple[Sentence, ...]:
    return (
        Sentence(f"{read(dossier)}, and no incident among them meets a provision that was in force.", part="evidence"),
        Sentence(
            "This does not say that nothing happened: only that nothing in this evidence is within the rules as loaded."
        ),
    )


def _with_findings(dossier: Dossier, themes: Sequence[ThemeView]) -> Iterator[Sentence]:
    graver = [item for view in themes for item in view.incidents]
    met = {item.finding.provision for incident in graver for item in incident.findings}
    verb = "carries" if len(graver) == 1 else "carry"
    it = "it" if len(graver) == 1 else "they"
    provisions = wording.count(len(met), "provision")
    carrying = f"{wording.count(len(graver), 'incident')} among them {verb} a finding"
    yield Sentence(f"{read(dossier)}; {carrying}: if true, {it} {_verb(graver)} {provisions}.", part="evidence")
    if len(themes) == 1:
        yield from _best(themes[0])
    yield _grades(graver)
    if len(themes) > 1:
        for view in themes:
            yield from _best(view, view)


def _verb(graver: Sequence[IncidentView]) -> str:
    said = {item.finding.wording for incident in graver for item in incident.findings}
    return " or ".join(_predicate(words) for words in Wording if words in said)


def _predicate(words: Wording) -> str:
    return "would be inconsistent with" if words is Wording.INCONSISTENT_WITH else words.value


def _best(view: ThemeView, theme: ThemeView | None = None) -> Iterator[Sentence]:
    """Yield the sentence on the best supported incident, the gravest among equals, and who denies it."""
    best = view.best
    event, grade = best.incident.event, best.incident.credibility
    words, found = best.worded()[0]
    further = len(best.findings) - 1
    actors = hostile.shortened(best.actors, hostile.LONGEST_NAME)
    more = f", and {wording.count(further, 'further provision')} listed below" if further else ""
    text = (
        f"Best supported is the reported {wording.kind(event.kind)} ({actors}; {best.when}), "
        f"credibility {grade.value}, {wording.CERTAINTY[grade]}: "
        f"if true, it {_predicate(words)} {found[0].label}{more}."
    )
    yield Sentence(text, best.backing, theme=theme)
    if best.on("against"):
        names = hostile.shortened(wording.listing(best.incident.disputed_by), hostile.LONGEST_NAME)
        yield Sentence(f"It is denied{f' by {names}' if names else ''}.", best.ids("against"), theme=theme)


def _grades(graver: Sequence[IncidentView]) -> Sentence:
    """Return the sentence on how many incidents hold which grade, and how many are denied; of one, on its claims."""
    if len(graver) == 1:
        sides = graver[0].tally
        claims = wording.count(sides["for"], "claim")
        text = f"{claims.capitalize()} for it, {sides['against']} against it, {sides['neither']} neither."
        return Sentence(text, tuple(view.claim.id for view in graver[0].claims))
    held = Counter(item.incident.credibility for item in graver)
    grades = wording.listing(f"{held[grade]:,} {wording.CERTAINTY[grade]}" for grade in sorted(held))
    denied = sum(1 for item in graver if item.on("against"))
    return Sentence(f"By credibility: {grades}; there are claims against {denied or 'none'} of them.", part="findings")
