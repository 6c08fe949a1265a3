"""Numbered citations: each quote that an incident rests on has one number, by which sentences lead to it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from bongsu.model.claim import Claim
from bongsu.report.claims import ClaimView
from bongsu.report.incidents import IncidentView

COPIED = 60
"""Characters from which on the same words in two texts are one quote that was copied; fewer may be chance."""

_LINK = '<a role="doc-noteref" href="#n{0}">{0}</a>'


@dataclass(frozen=True)
class Use:
    """This claim of this incident is drawn from the quote."""

    incident: IncidentView
    claim: ClaimView


@dataclass(frozen=True)
class Citation:
    """A quote with its number.

    Attributes:
        places: one claim for each place where the words stand; copies of a text have several.
        uses: every claim that is drawn from it, in the order of the page.
    """

    number: int
    places: tuple[ClaimView, ...]
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class Notes:
    """The citations of a page, and the number of each claim's quote by the claim's id."""

    citations: tuple[Citation, ...]
    numbers: Mapping[str, int]

    @classmethod
    def of(cls, incidents: Sequence[IncidentView]) -> "Notes":
        """Number the quotes of these incidents in the order in which their claims stand on the page."""
        uses = [Use(incident, claim) for incident in incidents for claim in incident.claims]
        numbers = numbered(use.claim.claim for use in uses)
        drawn: dict[int, list[Use]] = defaultdict(list)
        for use in uses:
            drawn[numbers[use.claim.claim.id]].append(use)
        return cls(tuple(_citation(number, drawn[number]) for number in sorted(drawn)), numbers)

    def cite(self, claims: Iterable[str]) -> Markup:
        """Return the numbers of these claims' quotes as links: ``[1–4, 7]``; nothing where none has a number."""
        found = sorted({self.numbers[key] for key in claims if key in self.numbers})
        if not found:
            return Markup()
        links = ", ".join(_run(first, last) for first, last in runs(found))
        return Markup(f' <span class="cite">[{links}]</span>')  # noqa: S704 - numbers of our own


def numbered(claims: Iterable[Claim]) -> dict[str, int]:
    """Return the number of each claim's quote by the claim's id, counted from 1 in the order of the claims."""
    known: dict[tuple[object, ...], int] = {}
    return {claim.id: known.setdefault(_quote(claim), len(known) + 1) for claim in claims}


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return sorted numbers as runs with their first and last: of three and more, since ``1–2`` says no less."""
    found = []
    for _, run in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        members = [number for _, number in run]
        if len(members) > 2:
            found.append((members[0], members[-1]))
        else:
            found += [(number, number) for number in members]
    return found


def _run(first: int, last: int) -> str:
    return _LINK.format(first) if first == last else f"{_LINK.format(first)}–{_LINK.format(last)}"


def _quote(claim: Claim) -> tuple[object, ...]:
    """Return what makes a quote the same: its words where they are long, else its place too."""
    words = " ".join(claim.quote.split())
    if len(words) >= COPIED and not claim.row:
        return (words,)
    return words, claim.evidence, claim.start, claim.end, claim.row


def _citation(number: int, uses: Sequence[Use]) -> Citation:
    places = {(use.claim.claim.evidence, use.claim.stands): use.claim for use in uses}
    return Citation(number, tuple(places.values()), tuple(uses))
