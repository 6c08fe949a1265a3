"""Events and changes of lists in words, the same on the terminal as in the report."""

from dataclasses import dataclass

from bongsu.model.edition import ListChange, MatchChange
from bongsu.model.event import Event


@dataclass(frozen=True, slots=True)
class Phrases:
    """What happened, by whom, to whom, with what, where and when, each in words; empty where nothing is said."""

    kind: str
    agents: str
    recipients: str
    objects: str
    place: str
    days: str


def phrases(event: Event) -> Phrases:
    """Return an event in words."""
    from bongsu.report import wording

    return Phrases(
        wording.kind(event.kind),
        wording.names(event.agents),
        wording.names(event.recipients),
        wording.items(event.objects),
        wording.where(event.place),
        wording.when(event.when),
    )


def list_change_words(change: ListChange) -> str:
    """Return which edition of a list took the place of which, in words."""
    from bongsu.report import wording

    return wording.editions(change)


def match_change_words(change: MatchChange) -> str:
    """Return what happened to a match when its list changed, in words."""
    from bongsu.report import wording

    return wording.match_change(change)
