"""What a person decides: an incident judged, or evidence withdrawn, signed and kept beside what was computed."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu.model.errors import WatchError
from bongsu.model.grade import Credibility
from bongsu.model.ruling import Judgement, Withdrawal
from bongsu.pipeline.knowing import one_of
from bongsu.pipeline.outcome import Outcome, Progress, quietly
from bongsu.pipeline.running import run

if TYPE_CHECKING:
    from bongsu.store import Ledger


def judge(folder: Path, incident: str, credibility: int, by: str, reason: str, at: datetime | None = None) -> Judgement:
    """Sign a judgement on an incident; what was computed stays beside it.

    Args:
        folder: of the watch.
        incident: its id, or as much of it as no other begins with.
        credibility: 1 to 6.
        by: who judges.
        reason: why; it cannot be empty.
        at: when; None for now.

    Raises:
        WatchError: there is no such incident, name or grade, or the watch was never run.
        StoreError: the store cannot be used.
    """
    from bongsu.store import Ledger, open_watch

    if credibility not in set(Credibility):
        raise WatchError(f"{credibility} is no credibility; write 1 (confirmed) to 6 (cannot be judged).")
    _signed(by, reason)
    watch = open_watch(folder)
    with Ledger.open(watch.store_url) as ledger:
        held = ledger.assessment()
        found = {one.id: one for one in held.incidents} if held else {}
        key = one_of(found, incident)
        if key is None:
            raise WatchError(
                f"{folder}: {incident!r} is the id of no incident, or begins several; see `bongsu findings {folder}`."
            )
        judgement = Judgement(key, Credibility(credibility), by, at or datetime.now(UTC), reason, found[key].claims)
        ledger.rule(judgement)
    return judgement


def withdraw(
    folder: Path, evidence: str, by: str, reason: str, at: datetime | None = None, progress: Progress = quietly
) -> tuple[Withdrawal, Outcome]:
    """Withdraw a piece of evidence, and assess anew: what rested on it alone falls, what rested on it too changes.

    The evidence and its claims stay in the store. The arguments are those of `judge`; evidence is named by its id,
    the beginning of it, or its path in the watch.

    Raises:
        WatchError: there is no such evidence, it was withdrawn before, or it is not signed.
        StoreError: the store cannot be used.
    """
    from bongsu.store import Ledger, open_watch

    _signed(by, reason)
    watch = open_watch(folder)
    with Ledger.open(watch.store_url) as ledger:
        withdrawal = Withdrawal(_evidence(ledger, folder, evidence), by, at or datetime.now(UTC), reason)
        ledger.rule(withdrawal)
    return withdrawal, run(folder, progress)


def _evidence(ledger: "Ledger", folder: Path, named: str) -> str:
    held = ledger.evidence()
    by_path = [key for key, item in held.items() if item.path == named]
    key = by_path[0] if len(by_path) == 1 else one_of(held, named)
    if key is None:
        raise WatchError(f"{folder}: {named!r} is the id or path of no evidence, or begins several; see its report.")
    if any(one.evidence == key for one in ledger.withdrawals()):
        raise WatchError(f"{folder}: {held[key].path} was withdrawn before.")
    return key


def _signed(by: str, reason: str) -> None:
    if not by.strip() or not reason.strip():
        raise WatchError("A ruling is signed: give a name with --by, and say why with --reason.")
