"""Sentences with coded events (PLOVER's gold records, PETRARCH-2's validation sentences), and how claims meet them."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bongsu.extract import read_claims
from bongsu.model.claim import Claim
from bongsu.model.event import Event, EventKind
from bongsu.model.evidence import Document, Evidence
from bongsu.model.party import Party
from tests.quality.correspondence import NARROW, OUTSIDE, SAME, Field, body, country, label, of_cameo, of_plover
from tests.quality.figures import Count, Figure, Measured, share
from tests.quality.labels import same_party


@dataclass(frozen=True)
class Actor:
    """A coded party: its name in the text where the record gives it, else its country or its body."""

    name: str | None = None
    country: str | None = None

    def is_one_of(self, parties: Iterable[Party]) -> bool:
        """Return whether a party belongs to its country, or bears a word of its name and no other country."""
        given = list(parties)
        if self.country and any(party.country == self.country for party in given):
            return True
        open_ones = [party.name for party in given if not (self.country and party.country)]
        return bool(self.name and same_party(self.name, open_ones))


@dataclass(frozen=True)
class Coding:
    """One coded event of a sentence; ``mutual`` when each side is both source and target."""

    label: str
    field: Field
    sources: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    mutual: bool = False


@dataclass(frozen=True)
class Record:
    """A sentence with its coded events; none at all where its coders saw none."""

    text: str
    codings: tuple[Coding, ...]

    @property
    def silent(self) -> bool:
        """Whether nothing of our field is coded."""
        return all(coding.field.fit == OUTSIDE for coding in self.codings)


def plover(path: Path) -> list[Record]:
    """Return the 322 gold records of PLOVER, one coded event each."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [Record(row["text"], (_plover_coding(row),)) for row in rows if row["event"] != "DOCUMENT"]


def _plover_coding(row: dict[str, Any]) -> Coding:
    marks = {row.get("mode") or "", *re.split(r",\s*", row.get("context") or "")}
    mutual = "(SRC/TAR:" in str(row["textInfo"])
    return Coding(row["event"], of_plover(row["event"], marks), _named(row, "source"), _named(row, "target"), mutual)


def _named(row: dict[str, Any], role: str) -> tuple[Actor, ...]:
    """Return the actors of a role; one record has a word where its targets belong."""
    given = row.get(role)
    return tuple(Actor(one["actorText"], country(one["code"])) for one in given) if isinstance(given, list) else ()


def petrarch(path: Path) -> list[Record]:
    """Return PETRARCH-2's validation sentences that have a text; the file is no well-formed XML."""
    blocks = re.split(r"<Sentence ", path.read_text(encoding="utf-8"))[1:]
    read = [(re.search(r"<Text>\s*(.*?)\s*</Text>", block, re.DOTALL), block) for block in blocks]
    return [Record(" ".join(text[1].split()), _codings(block)) for text, block in read if text and text[1]]


def _codings(block: str) -> tuple[Coding, ...]:
    rows = re.findall(r'<EventCoding eventcode="(\d+)" sourcecode="([^"]*)" targetcode="([^"]*)"', block)
    pairs = {(code, source, target) for code, source, target in rows}
    return tuple(
        Coding(label(code), of_cameo(code), (_coded(source),), (_coded(target),), (code, target, source) in pairs)
        for code, source, target in dict.fromkeys(rows)
    )


def _coded(code: str) -> Actor:
    return Actor(body(code), country(code))


def read(record: Record) -> tuple[Claim, ...]:
    """Return the claims that our reader finds in a record's sentence."""
    return read_claims(Document(Evidence("e" * 64, "gold", "gold", "text/plain"), record.text))


def measure(records: list[Record]) -> Measured:
    """Return how much of our field is found, with whom, and how often nothing is read where nothing is coded.

    A code counts once in a sentence, however many pairs of actors it has there; actors count pair by pair.
    """
    classes: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    parties: dict[str, Counter[bool]] = defaultdict(Counter)
    alarms: Counter[str] = Counter()
    for record in records:
        claims = read(record)
        for fit, code, right in _answers(record, claims):
            classes[fit, code][right] += 1
        for coding in record.codings:
            _judge(coding, _meeting(coding, claims), parties)
        if record.silent:
            alarms.update({str(claim.event.kind) for claim in claims})
    counts = {key: Count(seen[True], seen[False]) for key, seen in sorted(classes.items())}
    return Measured(_figures(counts, parties), classes=counts, alarms=alarms)


def _meeting(coding: Coding, claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.event.kind in coding.field.kinds]


def _answers(record: Record, claims: tuple[Claim, ...]) -> set[tuple[str, str, bool]]:
    """Return (fit, code, whether the reader did as it should): found what is ours, and was silent where nothing is."""
    if record.silent:
        return {(OUTSIDE, code, not claims) for code in {coding.label for coding in record.codings} or {"no event"}}
    ours = [coding for coding in record.codings if coding.field.fit != OUTSIDE]
    return {(coding.field.fit, coding.label, bool(_meeting(coding, claims))) for coding in ours}


def _judge(coding: Coding, claims: list[Claim], parties: dict[str, Counter[bool]]) -> None:
    """Judge the actors by the claim that has them best; what "both" do may stand on either side."""
    if not claims or coding.field.fit != SAME:
        return
    events = [claim.event for claim in claims]
    verdicts = {
        "agent": [_half(coding.sources, _all(event) if coding.mutual else event.agents) for event in events],
        "recipient": [_half(coding.targets, _suffering(event)) for event in events if not coding.mutual],
    }
    for what, options in verdicts.items():
        if options and options[0] is not None:
            parties[what][any(options)] += 1


def _all(event: Event) -> tuple[Party, ...]:
    return (*event.agents, *event.recipients)


def _suffering(event: Event) -> tuple[Party, ...]:
    """Return the recipients; of what parties do together, which has none, all of them."""
    return _all(event) if event.kind in _TOGETHER else event.recipients


_TOGETHER = {EventKind.AGREEMENT, EventKind.MILITARY_EXERCISE}


def _half(actors: tuple[Actor, ...], parties: Iterable[Party]) -> bool | None:
    """Return whether half of the actors that the coding tells are among the parties; None where it tells none."""
    told = [actor for actor in actors if actor.name or actor.country]
    return sum(actor.is_one_of(parties) for actor in told) >= len(told) / 2 if told else None


def _figures(counts: dict[tuple[str, str], Count], parties: dict[str, Counter[bool]]) -> dict[str, Figure]:
    fits = {fit: [count for (of, _), count in counts.items() if of == fit] for fit in (SAME, NARROW, OUTSIDE)}
    hits = {fit: sum(count.hit for count in of) for fit, of in fits.items()}
    there = {fit: sum(count.there for count in of) for fit, of in fits.items()}
    return {
        "found": share(hits[SAME], there[SAME], nothing_read=0.0),
        "found_narrow": share(hits[NARROW], there[NARROW]),
        "silent": share(hits[OUTSIDE], there[OUTSIDE], nothing_read=1.0),
    } | {what: share(seen[True], seen.total()) for what, seen in sorted(parties.items())}
