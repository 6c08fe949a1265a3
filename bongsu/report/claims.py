"""A claim as it stands on the page: its words in their context, who says them, and where they can be found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bongsu.model.claim import Claim, Side
from bongsu.model.event import Event
from bongsu.model.evidence import Evidence, Source
from bongsu.model.grade import Reliability
from bongsu.report import hostile, wording
from bongsu.report.dossier import Dossier

CONTEXT = 110  # characters shown on either side of a quote
LONGEST_QUOTE = 2_000  # characters of a quote that are shown; its place in the evidence is always given whole


class Heading(StrEnum):
    """What a claim does for an incident."""

    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"


@dataclass(frozen=True)
class Quote:
    """The words, cut when too long, and some words of the text on either side.

    Attributes:
        moved: True when other words stand at the place that the claim gives.
    """

    words: str
    before: str = ""
    after: str = ""
    moved: bool = False


@dataclass(frozen=True)
class SourceView:
    """A source with its rating on one day, and for whom it speaks."""

    name: str
    reliability: Reliability
    interest: str

    @classmethod
    def on(cls, source: Source, published: date | None, parties: Mapping[str, str]) -> "SourceView":
        """Rate the source on the day of publication; where none is known, by its undated rating."""
        rated = source.reliability_on(published) if published else source.reliability
        name = source.name
        if name == source.id and ":" in name:  # a publisher that the watch does not list has no name but its id
            name = parties.get(name) or name.partition(":")[2].replace("-", " ")
        return cls(name, rated, wording.listing(parties.get(key, key) for key in source.interest))


@dataclass(frozen=True)
class ClaimView:
    """One claim, ready to be shown.

    Attributes:
        stands: characters or rows, in words.
        gives: the things and amounts that this claim speaks of, where they are not the incident's own.
        link: the evidence's address, when it may become a link.
    """

    claim: Claim
    anchor: str
    side: Heading
    quote: Quote
    source: SourceView
    evidence: Evidence | None
    evidence_anchor: str
    stands: str
    gives: str
    link: str | None
    language: str | None

    @property
    def said_by(self) -> str:
        """The name of who makes the claim: the speaker, else the source."""
        return self.claim.speaker.name if self.claim.speaker else self.source.name


def heading(claim: Claim) -> Heading:
    """Return under which heading the claim stands; what is open or to come is neither for nor against."""
    return _HEADINGS.get(claim.side, Heading.NEITHER)


_HEADINGS = {Side.FOR: Heading.FOR, Side.AGAINST: Heading.AGAINST}


def view(dossier: Dossier, claim: Claim, event: Event, parties: Mapping[str, str]) -> ClaimView:
    """Return the claim as one of an incident whose reconciled event is given; `parties` holds names by id."""
    evidence = dossier.evidence.get(claim.evidence)
    source = dossier.source(evidence.source if evidence else "unknown source")
    return ClaimView(
        claim=claim,
        anchor=hostile.anchor(claim.id),
        side=heading(claim),
        quote=quoted(claim, dossier.texts.get(claim.evidence)),
        source=SourceView.on(source, evidence.published if evidence else None, parties),
        evidence=evidence,
        evidence_anchor=hostile.anchor(claim.evidence),
        stands=stands(claim),
        gives=_own_objects(claim, event),
        link=hostile.address(evidence.url) if evidence else None,
        language=hostile.language(evidence.language) if evidence else None,
    )


def _own_objects(claim: Claim, event: Event) -> str:
    """Return the things and amounts that this claim names and the incident's own event does not."""
    agreed = {item.name for item in event.objects}
    own = (item for item in claim.event.objects if item not in event.objects)
    return wording.items(tuple(item for item in own if item.quantity or item.name not in agreed))


def quoted(claim: Claim, text: str | None) -> Quote:
    """Return the claim's words with their context; without a text, or when they stand elsewhere, the words alone."""
    words = hostile.shortened(claim.quote, LONGEST_QUOTE)
    if text is None or claim.start is None or claim.end is None:
        return Quote(words)
    if text[claim.start : claim.end] != claim.quote:
        return Quote(words, moved=True)
    return Quote(words, _before(text, claim.start), _after(text, claim.end))


def _before(text: str, start: int) -> str:
    """Return the words before, in the same paragraph; an ellipsis stands for those left out."""
    whole = text[max(0, start - CONTEXT) : start]
    line = whole.rpartition("\n")[2]
    if line != whole or start <= CONTEXT:
        return line
    return "… " + line.partition(" ")[2]


def _after(text: str, end: int) -> str:
    """Return the words after, in the same paragraph; an ellipsis stands for those left out."""
    whole = text[end : end + CONTEXT]
    line = whole.partition("\n")[0]
    if line != whole or end + CONTEXT >= len(text):
        return line
    return line.rpartition(" ")[0] + " …"


def stands(claim: Claim) -> str:
    """Return the claim's place in its evidence: ``characters 120–245``, or ``rows 3–5, 9``."""
    if claim.row:
        rows = _ranges(sorted(set(claim.row)))
        return f"row {rows}" if len(set(claim.row)) == 1 else f"rows {rows}"
    if claim.start is None or claim.end is None:
        return "place not given"
    return f"characters {claim.start}–{claim.end}"


def _ranges(numbers: Iterable[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("–".join(str(end) for end in run) for run in runs)


def in_date_order(view_: ClaimView) -> tuple[date, str, int, tuple[int, ...], str]:
    """Return a sort key: publication day (undated last), then place in the evidence."""
    claim, evidence = view_.claim, view_.evidence
    published = evidence.published if evidence else None
    return (published or date.max, evidence.path if evidence else "", claim.start or 0, claim.row, claim.id)
