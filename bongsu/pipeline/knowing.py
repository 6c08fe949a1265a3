"""What a watch knew on a day: claims that stood then, and the lists of that day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bongsu.model.claim import Claim
from bongsu.model.evidence import Evidence
from bongsu.model.ruling import Judgement, Withdrawal

if TYPE_CHECKING:
    from bongsu.store import Ledger


@dataclass(frozen=True)
class Known:
    """What stands in a store, as of a day.

    Attributes:
        claims: without those of evidence that was withdrawn by then.
        evidence: by id, also what was withdrawn.
        fallen: ids of the claims that were left out.
    """

    claims: tuple[Claim, ...]
    evidence: dict[str, Evidence]
    withdrawn: tuple[Withdrawal, ...]
    judgements: tuple[Judgement, ...]
    fallen: frozenset[str]

    @property
    def kept(self) -> dict[str, Evidence]:
        """The evidence that was not withdrawn."""
        gone = {one.evidence for one in self.withdrawn}
        return {key: held for key, held in self.evidence.items() if key not in gone}


def known(ledger: "Ledger", as_of: date | None = None) -> Known:
    """Return what stands in the store.

    Args:
        ledger: the store.
        as_of: what was published, withdrawn and judged until this day; None for all. What bears no day of
            publication was known from the day on which it was received.
    """
    evidence = {key: held for key, held in ledger.evidence().items() if as_of is None or _was_out(held, as_of)}
    withdrawn = tuple(one for one in ledger.withdrawals() if as_of is None or one.at.date() <= as_of)
    judgements = tuple(one for one in ledger.judgements() if as_of is None or one.at.date() <= as_of)
    gone = {one.evidence for one in withdrawn}
    read = [claim for claim in ledger.claims() if claim.evidence in evidence]
    claims = tuple(claim for claim in read if claim.evidence not in gone)
    fallen = frozenset(claim.id for claim in read if claim.evidence in gone)
    return Known(claims, evidence, withdrawn, judgements, fallen)


def _was_out(held: Evidence, day: date) -> bool:
    out = held.published or (held.retrieved.date() if held.retrieved else None)
    return out is not None and out <= day


def one_of(ids: Collection[str], given: str) -> str | None:
    """Return the one id that begins as given, with or without its kind before the colon; None for none or several."""
    fitting = [key for key in ids if given and (key == given or key.startswith(given) or _bare(key).startswith(given))]
    return given if given in ids else fitting[0] if len(fitting) == 1 else None


def _bare(key: str) -> str:
    return key.partition(":")[2] or key
