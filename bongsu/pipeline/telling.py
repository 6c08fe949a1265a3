"""What a run changed of what was found before, incident by incident, and why."""

from collections.abc import Collection, Iterator, Sequence

from bongsu.model.finding import Assessment, Finding, Incident
from bongsu.regimes import Regime


def changes_told(before: Assessment | None, after: Assessment, fallen: Collection[str]) -> tuple[str, ...]:
    """Say of each incident that was found before whether it fell, or how its credibility changed, and since what.

    Args:
        before: what was concluded last; None says nothing.
        after: what follows now.
        fallen: ids of claims of evidence that was withdrawn.
    """
    if before is None:
        return ()
    now = {incident.id: incident for incident in after.incidents}
    return tuple(sentence for old in before.incidents for sentence in _told(old, now.get(old.id), frozenset(fallen)))


def _told(old: Incident, new: Incident | None, fallen: frozenset[str]) -> Iterator[str]:
    lost = len(fallen.intersection(old.claims))
    of = f"{lost} of its {len(old.claims)} claims {'was' if lost == 1 else 'were'} withdrawn"
    if new is None:
        yield f"{_named(old)} no longer stands: {of if lost else 'its claims belong to other incidents now'}"
    elif new.credibility != old.credibility:
        added = len(set(new.claims) - set(old.claims))
        why = [of] if lost else []
        why += [f"{added} {'claim' if added == 1 else 'claims'} joined"] if added else []
        steps = f"{int(old.credibility)} ({old.credibility.words}) to {int(new.credibility)} ({new.credibility.words})"
        yield f"{_named(old)}: from {steps}: {' and '.join(why) or 'it is graded otherwise now'}"


def _named(incident: Incident) -> str:
    event = incident.event
    by = " and ".join(party.name for party in event.agents) or "nobody named"
    to = " and ".join(party.name for party in event.recipients)
    return f"{event.kind.replace('_', ' ')} by {by}{f' with {to}' if to else ''}"


def findings_told(before: Assessment, after: Assessment, law: Sequence[Regime]) -> tuple[str, ...]:
    """Say of each finding that is new, graded otherwise or gone what it is."""
    labels = {provision.id: provision.label for regime in law for provision in regime.provisions}
    incidents = {incident.id: incident for one in (before, after) for incident in one.incidents}
    old, new = ({finding.id: finding for finding in one.findings} for one in (before, after))

    def said(finding: Finding) -> str:
        return f"{_named(incidents[finding.incident])} {finding.wording.value} {labels[finding.provision]}"

    told = [f"new: {said(one)}, credibility {int(one.credibility)}" for key, one in new.items() if key not in old]
    told += [
        f"changed: {said(one)}, credibility {int(one.credibility)} (was {int(old[key].credibility)})"
        for key, one in new.items()
        if key in old and (one.credibility, one.wording) != (old[key].credibility, old[key].wording)
    ]
    return (*told, *(f"holds no more: {said(one)}" for key, one in old.items() if key not in new))
