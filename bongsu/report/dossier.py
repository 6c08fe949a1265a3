"""What a report is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bongsu.model.claim import Claim
from bongsu.model.delisting import Delisting
from bongsu.model.designation import Designation, Match
from bongsu.model.edition import Edition, ListChange
from bongsu.model.errors import Problem
from bongsu.model.evidence import Evidence, Source, closest_mark
from bongsu.model.finding import Assessment
from bongsu.model.grade import Handling
from bongsu.model.provision import Provision
from bongsu.model.ruling import Withdrawal


@dataclass(frozen=True)
class Dossier:
    """This assessment rests on these claims, drawn from this evidence, under this law.

    Attributes:
        as_of: the day that the assessment speaks for; None when the evidence gives none.
        claims, evidence, sources, provisions, designations: by their ids.
        matches: what the screen of the parties' names and numbers met.
        problems: what could not be read.
        texts: by evidence id, the text that the claims' offsets count in.
        editions: of the lists that were screened against.
        list_changes: what other editions of lists changed for parties that were held, the latest first.
        withdrawn: by evidence id, what was taken back; nothing of the assessment rests on it.
        excerpt: True where it holds what may be shared: what could not be read, editions of lists and what they changed
            are then left out, and not said to be none.
        delisted: what the screen met among entries that were removed from their lists, the surest first.
    """

    title: str
    as_of: date | None
    assessment: Assessment
    claims: Mapping[str, Claim]
    evidence: Mapping[str, Evidence]
    sources: Mapping[str, Source]
    provisions: Mapping[str, Provision]
    designations: Mapping[str, Designation]
    matches: tuple[Match, ...]
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    editions: tuple[Edition, ...] = ()
    list_changes: tuple[ListChange, ...] = ()
    delisted: tuple[tuple[Match, Delisting], ...] = ()
    withdrawn: Mapping[str, Withdrawal] = field(default_factory=dict)
    excerpt: bool = False

    @property
    def handling(self) -> Handling:
        """The mark under which the whole is to be handled."""
        return closest_mark(self.evidence.values())

    def source(self, key: str) -> Source:
        """Return the source with this id; one that nobody has rated stands under its id, with reliability F."""
        return self.sources.get(key) or Source(key, key)
