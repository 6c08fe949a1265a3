"""Who is behind what is told of an event: independent voices, with copies, chains and echoes counted once.

A voice is a government with all its offices, a person or body of no state, a publisher, a sensor.
Documents are heard day by day, so that what was known on a day rests on what was out by then.

* A document's own words beside somebody whom it names for the same event are an echo of him, no voice more.
* A paper that cites another for it speaks with the other's voice, along the whole chain; where a chain leads back
  to where it began, nobody else is behind it.
* Words that are nearly those of an earlier document are a copy.
* Who has no name gives way to those who may be meant, or know it at first hand.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bongsu.assess.descriptions import Unnamed, of_no_state, unnamed
from bongsu.assess.interests import interest_against
from bongsu.lang.areas import everyday_name
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind
from bongsu.model.evidence import Evidence, Source, SourceKind
from bongsu.model.grade import Reliability
from bongsu.model.party import Party, PartyKind

_SHINGLE = 4
"""Words in a row that are compared: shorter runs are common to texts that know nothing of each other."""
_ALIKE = 0.6
"""Share of the shorter text's runs that another holds, from which on it is a copy; edited agency copy keeps more."""
_FEWEST = 5
"""Runs that a text must have at least, to be compared at all: headlines of eight words are alike by chance."""


_JOINT = frozenset({
    EventKind.ARMS_TRANSFER, EventKind.TECHNOLOGY_TRANSFER, EventKind.PETROLEUM_TRANSFER, EventKind.GOODS_TRANSFER,
    EventKind.FINANCIAL_TRANSFER, EventKind.TROOP_DEPLOYMENT, EventKind.MILITARY_TRAINING, EventKind.AGREEMENT,
    EventKind.OFFICIAL_VISIT, EventKind.SHIP_TO_SHIP_TRANSFER, EventKind.OVERSEAS_LABOUR,
})  # fmt: skip
"""Kinds in which the other side takes part: who receives arms admits it as much as who gives them."""


@dataclass
class Origin:
    """One independent voice for an event: a government with all its offices, a publisher, a sensor.

    Attributes:
        country: of the state that speaks; None for others.
        speakers: those who spoke for it; ``carriers`` the sources that brought it.
        figures: whether rows of customs tables are behind it.
        interested: whether its state stands against one of those who are said to have done it, and why.
    """

    name: str
    country: str | None = None
    speakers: set[str] = field(default_factory=set)
    carriers: set[str] = field(default_factory=set)
    confirms: bool = False
    admits: bool = False
    sensor: bool = False
    figures: bool = False
    interested: str | None = None
    reliability: set[Reliability] = field(default_factory=set)

    def weight(self) -> tuple[bool, bool, str | None, bool, bool, int]:
        """Return what of it counts when belief is graded; other carriers and speakers do not."""
        return self.confirms, self.admits, self.interested, self.sensor, self.figures, len(self.reliability)

    def __str__(self) -> str:
        """Return the voice with those who spoke for it."""
        others = sorted(self.speakers - {self.name})
        return f"{self.name} ({', '.join(others)})" if others else self.name


@dataclass(frozen=True)
class Desk:
    """What is known of those who publish: evidence and sources by id."""

    evidence: Mapping[str, Evidence]
    sources: Mapping[str, Source]

    def source(self, claim: Claim) -> Source:
        """Return who published what the claim stands in."""
        name = self.evidence[claim.evidence].source if claim.evidence in self.evidence else "unknown"
        return self.sources.get(name) or Source(name, "an unnamed source" if name == "unknown" else _spelled(name))

    def reliability(self, claim: Claim, source: Source) -> Reliability:
        """Return how reliable the source was on the day of publication."""
        held = self.evidence.get(claim.evidence)
        return source.reliability_on(held.published) if held and held.published else source.reliability


@dataclass
class Voices:
    """The independent voices for one event, as far as its documents were heard.

    Attributes:
        agents: countries of those who are said to have done it; ``sides`` those and of who took part on the other side.
        circular: names of sources that cite each other in a circle.
        stirred: whether a voice was added, or weighs otherwise, since it was last set back.
    """

    desk: Desk
    agents: frozenset[str]
    sides: frozenset[str]
    found: dict[str, Origin] = field(default_factory=dict)
    circular: set[str] = field(default_factory=set)
    stirred: bool = False
    _cites: dict[str, str] = field(default_factory=dict)
    _copies: dict[str, str] = field(default_factory=dict)
    _echoes: set[str] = field(default_factory=set)
    _unnamed: dict[str, Unnamed] = field(default_factory=dict)
    _bodies: set[str] = field(default_factory=set)
    _spoke: set[str] = field(default_factory=set)
    _runs: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def on(cls, event: Event, desk: Desk) -> "Voices":
        """Return the voices for this event, before any document was heard."""
        agents = frozenset(party.country for party in event.agents if party.country)
        others = {party.country for party in event.recipients if party.country} if event.kind in _JOINT else set()
        return cls(desk, agents, agents | others)

    def hear(self, claims: Sequence[Claim]) -> None:
        """Hear what one document says for the event."""
        source = self.desk.source(claims[0])
        home = _key_of(source)
        own = [claim for claim in claims if _is_own(claim, home)]
        told = [claim for claim in claims if not _is_own(claim, home)]
        for claim in told:
            self._meet(claim)
        for claim in _first_hand(told):
            key, name = self._whom(claim, home)
            self._copied(claim, key)
            self._add(key, name, claim, source)
        self._echoes |= {home for _ in told[:1]}
        for claim in own:
            whose, name = self._whose(claim, source, home)
            if whose is not None:
                self._add(whose, name, claim, source)
                self._spoke.add(whose)
        if own and source.kind is SourceKind.OFFICE:
            self._bodies.add(home)
        doubtful = self.found.keys() & (self._unnamed.keys() | self._cites.keys())
        for key in sorted(key for key in doubtful if self._gives_way(key)):
            gone, self.stirred = self.found.pop(key), True
            if (root := self._root(key)) in self.found:
                self.found[root].carriers |= gone.carriers

    def origins(self) -> list[Origin]:
        """Return the voices, by their keys."""
        return [self.found[key] for key in sorted(self.found)]

    def _meet(self, claim: Claim) -> None:
        """Remember what sort of a speaker it is that the document names."""
        party = _speaker(claim)
        key, sort = voice(party)[0], unnamed(party)
        if sort is not None:
            self._unnamed[key] = sort
        elif party.kind is PartyKind.ORGANISATION and not party.country and claim.speaker is not None:
            self._bodies.add(key)

    def _gives_way(self, key: str) -> bool:
        """Return whether a voice gives way to others who are heard.

        Who comments does to all who know; an office whose state is not told to states, and a group that is only
        described to named ones: it may be one of them. A paper that others cited does when it turns out whom it cites.
        """
        if key not in self._spoke and (root := self._root(key)) != key and root in self.found:
            return True
        if (sort := self._unnamed.get(key)) is None:
            return False
        others = self.found.keys() - {key}
        if sort is Unnamed.COMMENT:
            return any(self._unnamed.get(other) is not Unnamed.COMMENT for other in others)
        if sort is Unnamed.OFFICE:
            return any(other.startswith("state:") for other in others)
        return sort is Unnamed.BODY and not self._bodies.isdisjoint(others)

    def _whom(self, claim: Claim, home: str) -> tuple[str, str]:
        """Return who speaks where the document names somebody: the speaker, or the first of those who passed it on."""
        key, name = voice(_speaker(claim))
        if key.startswith("state:"):
            if not home.startswith("state:"):
                self._cites.setdefault(home, key)
            return key, name
        if key in self._copies:
            key = self._copies[key]
            self.found[key].name = name  # of several with the same words, whom others cite wrote them
        root = self._root(key)
        if home in (key, root) or (root in self._cites and self._root(home) == root):
            if key != home:
                self.circular |= {name, self.found[home].name if home in self.found else home}
            return home, self.found[home].name if home in self.found else name
        self._cites.setdefault(home, root)
        return root, self.found[root].name if root in self.found else name

    def _root(self, key: str) -> str:
        seen = {key}
        while key in self._cites and self._cites[key] not in seen:
            key = self._cites[key]
            seen.add(key)
        return key

    def _whose(self, claim: Claim, source: Source, home: str) -> tuple[str | None, str]:
        """Return whose the document's own words are; nobody's, where they echo whom it named for the same event."""
        if source.kind is SourceKind.SENSOR or heard_at_sea(claim):
            return home, source.name
        copied = self._copied(claim, home)
        if copied:
            if copied != home and copied in self.found:
                self._copies.setdefault(home, copied)
            return copied, self.found[copied].name if copied in self.found else source.name
        speaks_up = claim.stance is Stance.CONFIRMED or home.startswith("state:")
        return (None if home in self._echoes and not speaks_up else home), source.name

    def _copied(self, claim: Claim, key: str) -> str | None:
        """Return the voice whose words these nearly are, and remember them as this one's where they are new."""
        runs = _runs(claim.quote)
        if len(runs) < _FEWEST:
            return None
        shared: dict[str, int] = defaultdict(int)
        for run in runs:
            for other in self._runs[run]:
                shared[other] += 1
        alike = sorted((-count, other) for other, count in shared.items() if count >= _ALIKE * len(runs))
        if alike:
            return alike[0][1]
        for run in runs:
            self._runs[run].append(key)
        return None

    def _add(self, key: str, name: str, claim: Claim, source: Source) -> None:
        origin = self.found.get(key)
        before = origin.weight() if origin else None
        if origin is None:
            origin = self.found[key] = Origin(name, key[6:] if key.startswith("state:") else None)
        if claim.speaker is not None and voice(claim.speaker)[0] == key:
            origin.speakers.add(claim.speaker.name)
        origin.carriers.add(source.name)
        origin.confirms |= claim.stance is Stance.CONFIRMED
        origin.interested = origin.interested or self._interest(origin.country, claim)
        origin.admits |= self._admits(claim, key, origin.interested)
        origin.sensor |= source.kind is SourceKind.SENSOR or heard_at_sea(claim)
        origin.figures |= any(item.hs for item in claim.event.objects)
        origin.reliability.add(self.desk.reliability(claim, source))
        self.stirred |= origin.weight() != before

    def _admits(self, claim: Claim, key: str, against: str | None) -> bool:
        """Return whether those who took part say so themselves; who is at war with one of them took no part."""
        if claim.speaker is None:
            return key.startswith("state:") and key[6:] in self.sides and not against
        return not of_no_state(claim.speaker) and claim.speaker.speaks_for in self.sides and not against

    def _interest(self, country: str | None, claim: Claim) -> str | None:
        held = self.desk.evidence.get(claim.evidence)
        return interest_against(country, self.agents, held.published if held else None)


def documents(claims: Iterable[Claim], desk: Desk) -> Iterator[list[Claim]]:
    """Yield the claims document by document: by day of publication, agencies and offices first, then by id."""
    by_evidence: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_evidence[claim.evidence].append(claim)

    def order(key: str) -> tuple[bool, str, bool, str]:
        held = desk.evidence.get(key)
        day = held.published if held else None
        copies = desk.source(by_evidence[key][0]).kind is SourceKind.PUBLISHER
        return day is None, str(day), copies, key

    for key in sorted(by_evidence, key=order):
        yield by_evidence[key]


def says(claim: Claim, desk: Desk) -> str:
    """Return the name of the voice that a claim gives as its own: whom it names, else its source."""
    named = claim.speaker or next(iter(claim.relayed_by), None)
    return voice(named)[1] if named else desk.source(claim).name


def voice(party: Party) -> tuple[str, str]:
    """Return key and name of the voice that a party speaks with: its state's, else its own."""
    if party.country and not of_no_state(party):
        return f"state:{party.country}", everyday_name(party.country)
    return _folded(party.name), party.name


def heard_at_sea(claim: Claim) -> bool:
    """Return whether receivers of ships' reports are behind a claim, whoever passed the reports on."""
    return claim.sighting is not None and any(party.kind is PartyKind.VESSEL for party in claim.event.agents)


def _key_of(source: Source) -> str:
    """Return the key of a source; one that speaks for one state alone has that state's voice."""
    states = [party for party in source.interest if party.startswith("state:")]
    return states[0] if len(states) == 1 and len(source.interest) == 1 else _folded(source.name)


def _is_own(claim: Claim, home: str) -> bool:
    """Return whether the document speaks itself, and cites nobody."""
    if claim.speaker is not None:
        return voice(claim.speaker)[0] == home and not claim.relayed_by
    return not claim.relayed_by or voice(claim.relayed_by[0])[0] == home


def _speaker(claim: Claim) -> Party:
    """Return who speaks in a claim that cites somebody: the speaker, or the first of those who passed it on."""
    return claim.speaker or claim.relayed_by[0]


def _first_hand(told: Sequence[Claim]) -> list[Claim]:
    """Return what a document tells without those who have neither name nor place, where it names others for it."""
    vague = {Unnamed.COMMENT, Unnamed.OFFICE, Unnamed.PASSER}
    named = [claim for claim in told if unnamed(_speaker(claim)) not in vague]
    return named or list(told)


def _spelled(key: str) -> str:
    """Return the name that the id of an unrated source was made of, as far as it tells: ``Daily Star``."""
    return " ".join(word[:1].upper() + word[1:] for word in key.rpartition(":")[2].split("-"))


def _folded(name: str) -> str:
    """Return what is left of a name without what papers and agencies are called beside it."""
    words = re.sub(r"\(.*?\)", " ", name.casefold()).replace("-", " ").split()
    kept = [word for word in words if word not in {"the", "news", "agency"}]
    return " ".join(kept or words)


@functools.lru_cache(maxsize=1 << 10)  # what is surely read is heard twice, among those and among all
def _runs(text: str) -> frozenset[int]:
    """Return the runs of words in a text, by their hashes: two of them are one by chance once in 10^19 pairs."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(map(hash, zip(*(words[at:] for at in range(_SHINGLE)), strict=False)))
