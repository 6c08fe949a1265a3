"""Designations, indexed by the keys of their names and by their official numbers.

Candidates come from `keys`, weights and words from `features`; this module joins them.
A later, fuzzy search is one more way to find candidates: a further `Spelling` with its own key and penalty.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from bongsu.lang.ship_numbers import imo_valid
from bongsu.model.designation import Designation, ListedName, Match
from bongsu.model.party import Identifiers, PartyKind
from bongsu.screen.features import (
    AMBIGUOUS_NUMBER,
    COMPANY_NUMBER,
    COUNTRY_CONFLICT,
    HOMONYMS,
    IMO_CONFLICT,
    KIND_CONFLICT,
    NAMES,
    OFFICIAL_NUMBER,
    SHIP_NAME_ALONE,
    SHIP_NAME_ALONE_AT_MOST,
    Feature,
    Spelling,
    kinds_agree,
)
from bongsu.screen.keys import Key, listed_keys, queried_keys

NO_IDENTIFIERS = Identifiers()
_SHOWN = {"imo": "IMO", "mmsi": "MMSI", "call_sign": "call sign"}


@dataclass(frozen=True, slots=True)
class _Hit:
    """A listed name or number that the query met: the score so far, and why."""

    score: float
    listed: str
    reasons: tuple[str, ...]

    def weighed(self, feature: Feature, **words: object) -> "_Hit":
        """Return the hit with one feature more."""
        reason = feature.words.format(**words)
        return replace(self, score=self.score + feature.weight, reasons=(*self.reasons, reason))


class Index:
    """Sanctions lists, ready to be searched by name or official number.

    Entries of several lists may stand side by side; a second entry of one id replaces the first.
    """

    def __init__(self, designations: Iterable[Designation]) -> None:
        self._entries = {entry.id: entry for entry in designations}
        self._names: dict[Key, dict[str, ListedName]] = defaultdict(dict)
        self._numbers: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for entry in self._entries.values():
            self._index(entry)

    def __len__(self) -> int:
        return len(self._entries)

    def designation(self, id: str) -> Designation | None:  # noqa: A002 - the field's own word for it
        """Return the designation of this id, or None."""
        return self._entries.get(id)

    def search(
        self,
        name: str | None = None,
        *,
        identifiers: Identifiers = NO_IDENTIFIERS,
        kind: PartyKind | None = None,
        country: str | None = None,
        limit: int = 10,
    ) -> tuple[Match, ...]:
        """Return at most so many matches, the surest first, each with its reasons; () when nothing is met.

        An official number that the list gives scores 1.0, whatever the name.
        A ship's flag changes too easily to speak against a match; any other party's country does.
        A name is met when its folded words, in any order, joined or parted, are those of a listed name.
        """
        found = self._number_hits(identifiers)
        for id_, hit in self._name_hits(name or "").items():
            alone = id_ not in found
            found[id_].append(_ship_weighed(hit, self._entries[id_], identifiers, kind) if alone else hit)
        query = name or next((value for _, value in _given(identifiers)), "")
        matches = [_match(query, self._entries[id_], hits, kind, country) for id_, hits in found.items()]
        return tuple(sorted(matches, key=lambda match: (-match.score, match.designation))[:limit])

    def _index(self, entry: Designation) -> None:
        # best quality first: a key keeps the first name that it leads to
        for listed in sorted(entry.names, key=lambda name: -NAMES[name.quality].weight):
            for key in listed_keys(listed.text):
                self._names[key].setdefault(entry.id, listed)
        for number in entry.identifiers:
            self._numbers[number.kind, _squeezed(number.value)][entry.id] = number.value

    def _number_hits(self, identifiers: Identifiers) -> dict[str, list[_Hit]]:
        hits: dict[str, list[_Hit]] = defaultdict(list)
        for kind, value in _given(identifiers):
            for id_, listed in self._numbers.get((kind, _squeezed(value)), {}).items():
                hits[id_].append(
                    _Hit(0.0, listed, ()).weighed(OFFICIAL_NUMBER, kind=_SHOWN.get(kind, kind), value=value)
                )
        for id_, listed in self._numbers.get(("imo_company", _squeezed(identifiers.imo or "")), {}).items():
            # what is no ship's number at all can only be meant as the company's
            feature = AMBIGUOUS_NUMBER if imo_valid(listed) else COMPANY_NUMBER
            hits[id_].append(_Hit(0.0, listed, ()).weighed(feature, value=listed))
        return hits

    def _name_hits(self, name: str) -> dict[str, _Hit]:
        """Return, for each designation that the name meets, the best way in which it does."""
        best: dict[str, _Hit] = {}
        for spelling, key in queried_keys(name):
            sharers = self._names.get((spelling, key), {})
            for id_, listed in sharers.items():
                hit = _name_hit(spelling, listed, len(sharers))
                if id_ not in best or hit.score > best[id_].score:
                    best[id_] = hit
        return best


def _name_hit(spelling: Spelling, listed: ListedName, sharers: int) -> _Hit:
    feature = NAMES[listed.quality]
    reason = spelling.words.format(quality=feature.words, listed=listed.text)
    hit = _Hit(feature.weight - spelling.penalty, listed.text, (reason,))
    return hit.weighed(HOMONYMS, count=sharers) if sharers > 1 else hit


def _ship_weighed(hit: _Hit, entry: Designation, asked: Identifiers, kind: PartyKind | None) -> _Hit:
    """Return a hit by name alone with what that is worth for a ship, and with what its IMO number says."""
    if PartyKind.VESSEL not in (entry.kind, kind):
        return hit
    hit = replace(hit, score=min(hit.score, SHIP_NAME_ALONE_AT_MOST)).weighed(SHIP_NAME_ALONE)
    listed = [number.value for number in entry.identifiers if number.kind == "imo"]
    if asked.imo and listed:
        hit = hit.weighed(IMO_CONFLICT, listed=", ".join(listed), asked=asked.imo)
    return hit


def _match(query: str, entry: Designation, hits: list[_Hit], kind: PartyKind | None, country: str | None) -> Match:
    best = max(hits, key=lambda hit: hit.score)
    whole = replace(best, reasons=tuple(reason for hit in hits for reason in hit.reasons))
    if kind and not kinds_agree(kind, entry.kind):
        whole = whole.weighed(KIND_CONFLICT, asked=_said(kind), listed=_said(entry.kind))
    if country and entry.countries and country not in entry.countries and entry.kind is not PartyKind.VESSEL:
        whole = whole.weighed(COUNTRY_CONFLICT, asked=country.upper(), listed=", ".join(entry.countries).upper())
    return Match(query, entry.id, round(min(max(whole.score, 0.0), 1.0), 2), best.listed, whole.reasons)


def _said(kind: PartyKind) -> str:
    return kind.replace("_", " ")


def _given(identifiers: Identifiers) -> list[tuple[str, str]]:
    pairs = [(item.name, getattr(identifiers, item.name)) for item in fields(identifiers)]
    return [(kind, value) for kind, value in pairs if value and _squeezed(value)]


def _squeezed(number: str) -> str:
    """Return the letters and digits alone: "A 104-72" and "a10472" are one number, "IMO 9161003" and "9161003" too."""
    return "".join(filter(str.isalnum, number)).casefold().removeprefix("imo")
