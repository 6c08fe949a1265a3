"""Parties that a sentence leaves unsaid and its surroundings tell: the other clause, the sentences before, the border.

"North Korea sent troops and has supplied Russia with shells" sends the troops to Russia too; "in exchange for
sending troops" sends them to whom the arms came from; "a broader delivery" goes where the last one went.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bongsu.extract.frames import Trigger
from bongsu.extract.kinds import DEEDS, PASSING, SPEECH
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.parse import Sentence
from bongsu.model.event import Event, EventKind
from bongsu.model.party import Party, PartyKind

Parties = tuple[Party, ...]

_OF_STATE = (DEEDS | {EventKind.THREAT}) - {
    EventKind.CYBER_THEFT,
    EventKind.FINANCIAL_TRANSFER,
    EventKind.SANCTIONS_EVASION,
}
"""What a head of state does or threatens here, his state does."""

_HEADS = frozenset({"leader", "president", "supreme leader", "prime minister", "premier", "chairman"})
_DEED_NOUNS = frozenset(
    """
    launch launches test tests firing move moves deployment transfer transfers shipment shipments dispatch
    action actions provocation act acts attack attacks theft visit deal dispatch
    """.split()
)


class Draft(NamedTuple):
    """An event of a sentence before it is told: its words and who takes part.

    Attributes:
        unsaid: what was filled from elsewhere, ``agents`` or ``recipients``, and from where.
        beside: how many other events its clause tells.
    """

    trigger: Trigger
    agents: Parties
    recipients: Parties
    unsaid: tuple[str, ...] = ()
    beside: int = 0

    @property
    def kind(self) -> EventKind:
        """What kind of event it is."""
        return self.trigger.frame.kind

    def by(self, agents: Parties, whence: str) -> "Draft":
        """Return it with these agents."""
        return self._replace(agents=agents, unsaid=(*self.unsaid, f"agents {whence}")) if agents else self

    def to(self, recipients: Parties, whence: str) -> "Draft":
        """Return it with these recipients, its own agents left out."""
        rest = _others(recipients, self.agents)
        return self._replace(recipients=rest, unsaid=(*self.unsaid, f"recipients {whence}")) if rest else self


class Background(NamedTuple):
    """What a sentence can lean on.

    Attributes:
        last: the events of the last sentence that told any.
        told: all events told so far, oldest first.
        home: the state whose own press publishes the text, if it is one.
    """

    last: Sequence[Event]
    told: Sequence[Event]
    home: Party | None


def complete(sentence: Sentence, drafts: list[Draft], background: Background, book: Lexicon) -> list[Draft]:
    """Return the drafts with the parties that they leave unsaid, where the surroundings tell them."""
    acted = [_with_state(_agents(sentence, draft, background, book), book) for draft in drafts]
    swapped = _in_return(sentence)
    sent = [_sent_by(draft, acted, background, swapped=swapped) for draft in acted]
    met = [_as_the_cargo(draft, sent) for draft in sent]
    return [_recipients(sentence, draft, met, background, book) for draft in met]


def _as_the_cargo(draft: Draft, beside: list[Draft]) -> Draft:
    """What is passed at sea goes from whom to whom the cargo goes: "received oil through ship-to-ship transfers"."""
    if draft.kind is not EventKind.SHIP_TO_SHIP_TRANSFER or draft.recipients:
        return draft
    cargo = [other for other in beside if other.kind in _CARGO and other.recipients]
    if not cargo:
        return draft
    taken = draft._replace(agents=_others(draft.agents, cargo[0].recipients) or cargo[0].agents)
    return taken.to(cargo[0].recipients, "beside")


_CARGO = frozenset({EventKind.PETROLEUM_TRANSFER, EventKind.GOODS_TRANSFER, EventKind.ARMS_TRANSFER})


def _agents(sentence: Sentence, draft: Draft, background: Background, book: Lexicon) -> Draft:
    """Fill agents: "The missiles were fired from Sunan"."""
    if draft.agents or draft.kind not in DEEDS | {EventKind.DESIGNATION}:
        return draft
    far = draft.kind in _KEEPS_ITS_AGENT or _points_back(sentence, draft.trigger)
    same = next((event for event in background.last if event.kind is draft.kind and event.agents), None)
    if same is None and far:
        same = next((event for event in reversed(background.told) if event.kind is draft.kind and event.agents), None)
    if same is not None:
        filled = draft.by(same.agents, "before")
        again = not draft.recipients and _points_back(sentence, draft.trigger)
        return filled.to(same.recipients, "before") if again else filled
    if draft.kind is EventKind.NUCLEAR_ACTIVITY:
        return draft.by(_where_it_lies(sentence, book), "place")
    if background.home is not None and draft.trigger.frame.roles == "acts":
        return draft.by((background.home,), "press")  # a state's own press tells of its tests without saying whose
    return draft


_KEEPS_ITS_AGENT = frozenset({EventKind.DESIGNATION, EventKind.NUCLEAR_ACTIVITY, EventKind.CYBER_THEFT})
"""A list goes on, a reactor stays where it is, and a text on a theft tells of one thief."""


def _points_back(sentence: Sentence, trigger: Trigger) -> bool:
    """Say whether the words mean what was told: "the presence of the troops", "these attacks", "the dispatch"."""
    start = min([trigger.first, *(thing.first for thing in trigger.things)])
    window = sentence.low[max(0, start - 2) : trigger.end + 3]
    return trigger.verb is None and bool(_POINTING & set(window))


_POINTING = frozenset(["the", "this", "that", "these", "those", "such"])


def _where_it_lies(sentence: Sentence, book: Lexicon) -> Parties:
    """Return the state of a site: what goes on at Yongbyon, North Korea does."""
    lying = [name.place.country for name in sentence.names if name.party is None and name.place and name.place.country]
    parties = [name.party for name in sentence.names if name.party is not None]
    lying += [party.country for party in parties if party.country and _SITE & set(party.name.split())]
    return (book.states[lying[0]],) if lying and lying[0] in book.states else ()


_SITE = frozenset(["Nuclear", "Enrichment", "Radiochemical", "Uranium"])


def _in_return(sentence: Sentence) -> bool:
    """Say whether what is told was given for what was told before: "In return, the North has received oil"."""
    low = sentence.low
    return any(low[at - 1] == "in" for at in range(1, len(low)) if low[at] in _RETURNS)


_RETURNS = frozenset(["return", "exchange"])


def _sent_by(draft: Draft, beside: list[Draft], background: Background, *, swapped: bool) -> Draft:
    """Fill who sent what reached somebody: his counterpart in the same sentence, else the one told before."""
    if draft.agents or not draft.recipients or draft.kind not in PASSING:
        return draft
    for other in beside:
        if other is not draft and other.kind in PASSING and other.agents and _shared(other.agents, draft.recipients):
            return draft.by(_others(other.recipients, draft.recipients), "beside")
    alike = [event for event in background.told if event.kind is draft.kind]
    exchanged = background.told if swapped or draft.kind in _EXCHANGED else ()
    found = _counterpart(draft.recipients, alike) or _counterpart(draft.recipients, exchanged)
    return draft.by(_others(found, draft.recipients), "before")


_EXCHANGED = frozenset(
    {EventKind.ARMS_TRANSFER, EventKind.TECHNOLOGY_TRANSFER, EventKind.TROOP_DEPLOYMENT, EventKind.MILITARY_TRAINING}
)
"""Kinds of which one is given for another, so that the giver of one tells the taker of the other."""


def _with_state(draft: Draft, book: Lexicon) -> Draft:
    """What a head of state does in office, his state does: both are named."""
    if draft.kind not in _OF_STATE:
        return draft
    states = [
        book.states[party.country]
        for party in draft.agents
        if party.kind is PartyKind.PERSON and party.role in _HEADS and party.country in book.states
    ]
    return draft._replace(agents=tuple(dict.fromkeys((*draft.agents, *states))))


def _recipients(sentence: Sentence, draft: Draft, beside: list[Draft], background: Background, book: Lexicon) -> Draft:
    if draft.kind is EventKind.STATEMENT and background.last and _speaks_of_a_deed(sentence, draft.trigger):
        return draft._replace(recipients=_others(background.last[0].agents, draft.agents))
    if draft.recipients or not draft.agents:
        return draft
    if draft.kind in SPEECH and not draft.trigger.frame.on_somebody:
        deeds = [other.agents for other in beside if other.kind in DEEDS and _others(other.agents, draft.agents)]
        return draft.to(deeds[-1] if deeds else _last_doer(draft, background.told), "before")
    if draft.kind is EventKind.PROVOCATION:
        return draft.to(_neighbours(draft.agents, book), "across the border")
    if draft.kind in _ANSWERS and _in_response(sentence):
        others = (
            event.agents
            for event in reversed(background.told)
            if event.kind in DEEDS and _others(event.agents, draft.agents)
        )
        return draft.to(next(others, ()), "before")
    alone = draft.kind is EventKind.AGREEMENT and len(_sides(draft.agents)) == 1
    return _passed_to(draft, beside, background) if alone or draft.kind in PASSING else draft


_REACH_DOER = 4
"""So many events back a position may look for whom it is about."""


def _last_doer(draft: Draft, told: Sequence[Event]) -> Parties:
    """Return whom a position is about that names nobody: who did the last deed that was told of another state."""
    for event in list(told)[-_REACH_DOER:][::-1]:
        if event.kind not in SPEECH and _others(event.agents, draft.agents):
            return event.agents
    return ()


_ANSWERS = frozenset({EventKind.MILITARY_EXERCISE, EventKind.AGREEMENT, EventKind.THREAT})


def _passed_to(draft: Draft, beside: list[Draft], background: Background) -> Draft:
    """Fill the other side of a transfer: from the sentence itself, else from what was told before."""
    others = [other for other in beside if other is not draft and other.kind in PASSING]
    alike = [other.recipients for other in others if other.recipients and _shared(other.agents, draft.agents)]
    back = [other.agents for other in others if other.agents and _shared(other.recipients, draft.agents)]
    for parties in (*alike, *back):
        if _others(parties, draft.agents):
            return draft.to(parties, "beside")
    return draft.to(_counterpart(draft.agents, background.told), "before")


def _counterpart(agents: Parties, told: Sequence[Event]) -> Parties:
    """Return who stood opposite these parties in the last transfer that was told of them."""
    for event in reversed(told):
        if event.kind not in PASSING:
            continue
        if event.recipients and _shared(event.agents, agents):
            return event.recipients
        if event.agents and _shared(event.recipients, agents):
            return event.agents
    return ()


def _neighbours(agents: Parties, book: Lexicon) -> Parties:
    """Return the state across the border that is closed by a truce only."""
    across = {book.across.get(party.country or "") for party in agents} - {None}
    return tuple(book.states[code] for code in sorted(code for code in across if code is not None))


def _in_response(sentence: Sentence) -> bool:
    return any(
        word in {"response", "reply", "answer"} and sentence.low[at - 1] == "in"
        for at, word in enumerate(sentence.low)
        if at > 0
    )


def _speaks_of_a_deed(sentence: Sentence, trigger: Trigger) -> bool:
    """Say whether the object is "the launch", "the move": an event told before."""
    after = sentence.low[trigger.end : trigger.end + 3]
    before = sentence.low[max(0, trigger.first - _REACH_DEED) : trigger.first] if trigger.phrase else []
    return _points_to_a_deed(after) or any(_points_to_a_deed(before[at : at + 3]) for at in range(len(before)))


_REACH_DEED = 24


def _points_to_a_deed(words: list[str]) -> bool:
    return (
        len(words) > 1
        and words[0] in {"the", "this", "these", "such"}
        and any(word in _DEED_NOUNS for word in words[1:])
    )


def _shared(one: Parties, other: Parties) -> bool:
    return bool(_sides(one) & _sides(other))


def _others(parties: Parties, agents: Parties) -> Parties:
    taken = _sides(agents)
    return tuple(party for party in parties if not _sides((party,)) & taken)


def _sides(parties: Iterable[Party]) -> set[str]:
    """Return whom they act for: their countries, or themselves."""
    return {party.country or party.id for party in parties}
