"""What a run changed of what was found before, incident by incident, and why."""

from collections.abc import Collection, Iterator

from bongsu.model.finding import Assessment, Incident


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
        why += [f"{added} claims joined"] if added else []
        steps = f"{int(old.credibility)} ({old.credibility.words}) to {int(new.credibility)} ({new.credibility.words})"
        yield f"{_named(old)}: from {steps}: {' and '.join(why) or 'it is graded otherwise now'}"


def _named(incident: Incident) -> str:
    event = incident.event
    by = " and ".join(party.name for party in event.agents) or "nobody named"
    to = " and ".join(party.name for party in event.recipients)
    return f"{event.kind.replace('_', ' ')} by {by}{f' with {to}' if to else ''}"
