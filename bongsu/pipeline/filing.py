"""The dossier of a watch: what its report, its exports and its alerts are made of."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from bongsu.model.claim import Claim
from bongsu.model.designation import Match
from bongsu.model.evidence import Evidence, Source, last_published
from bongsu.model.finding import Assessment
from bongsu.pipeline.indexing import Lookup
from bongsu.regimes import Regime

if TYPE_CHECKING:
    from bongsu.report import Dossier


def filed(
    title: str,
    assessment: Assessment,
    claims: Iterable[Claim],
    evidence: Mapping[str, Evidence],
    sources: Iterable[Source],
    law: Sequence[Regime],
    met: tuple[tuple[Match, ...], Lookup],
) -> "Dossier":
    """Return a dossier of these, each under its id; what a report alone tells is left empty.

    Args:
        title: of the watch.
        assessment: what was concluded.
        claims: that it rests on.
        evidence: by id.
        sources: who published it.
        law: that was applied.
        met: what the screen of the parties met, and the lists that it was held against.
    """
    from bongsu.report import Dossier

    matches, ready = met
    listed = {match.designation: ready.designation(match.designation) for match in matches}
    return Dossier(
        title=title,
        as_of=last_published(evidence.values()),
        assessment=assessment,
        claims={claim.id: claim for claim in claims},
        evidence=evidence,
        sources={source.id: source for source in sources},
        provisions={provision.id: provision for regime in law for provision in regime.provisions},
        designations={key: entry for key, entry in listed.items() if entry is not None},
        matches=matches,
        problems=(),
        texts={},
    )
