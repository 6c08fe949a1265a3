"""Ships: by the noun before their name or the number behind it, and again by name or as "the tanker"."""

import re
from typing import NamedTuple

from bongsu.extract.lexicon import Lexicon
from bongsu.extract.memory import SHIPS, Memory
from bongsu.extract.parse import NameAt, Sentence
from bongsu.extract.subjects import is_the_one
from bongsu.lang.ship_numbers import DIGITS, imo_valid
from bongsu.model.party import Identifiers, Party, PartyKind, vessel

_PREFIXES = SHIPS | frozenset("vessels ships tankers freighters carriers cargo m/v mv mt m/t".split())
"""Nouns and prefixes that a ship's name follows."""
_CALLED = frozenset(["named", "called", "dubbed", "renamed"])
_KINDS = frozenset("oil cargo fishing chemical product crude coal container general motor bulk merchant fuel".split())
"""Words between a state and "tanker", "vessel"."""
_OPENING = frozenset(["'", '"', "\u2018", "\u201c"])
_CLOSING = frozenset(["'", '"', "\u2019", "\u201d"])
_NUMBERING = frozenset(["imo", "number", "no", ".", ":", "#", "mmsi"])
_NO_NAMES = frozenset(["IMO", "MMSI", "AIS", "UN", "UTC"])
_LONGEST = 5
_SHORTEST_AMOUNT = 3
"""A number behind a ship's name is of the name when it is shorter: "Blue Heron 7"."""
_REACH_NUMBER = 5
_FLAGGED = re.compile(r"(.+)-(?:flagged|flag|registered)$", re.IGNORECASE)


class _Named(NamedTuple):
    """From this token to before that one a ship is named; `name` is None where only its number is."""

    first: int
    end: int
    name: str | None
    imo: str | None


def find_ships(sentence: Sentence, memory: Memory, book: Lexicon) -> None:
    """Add the ships of the sentence to its names; what a ship's name covers names nothing else."""
    found = _by_noun(sentence) if not _PREFIXES.isdisjoint(sentence.low) else []
    found += _by_number(sentence, found) if "imo" in sentence.low else []
    found += _again(sentence, memory, found) if memory.ships else []
    if not found:
        return
    for ship in found:
        party = _party(sentence, ship, memory, book)
        begin = _noun_phrase(sentence, ship.first)
        covered = range(begin, ship.end)
        sentence.names = [name for name in sentence.names if name.first not in covered]
        owner = sentence.low[ship.end : ship.end + 1] == ["'s"]
        sentence.names.append(NameAt(begin, ship.end, party, "noun", None, owner))
        memory.ships[party.name.casefold()] = party
    sentence.names.sort(key=lambda name: name.first)


def tells_of_the_ship(sentence: Sentence, book: Lexicon) -> bool:
    """Say whether the sentence goes on about the ship told of: "The tanker met the Blue Heron"."""
    return not SHIPS.isdisjoint(sentence.low) and any(
        word in SHIPS and is_the_one(sentence, at, book) and sentence.name_at(at) is None
        for at, word in enumerate(sentence.low)
    )


def _by_noun(sentence: Sentence) -> list[_Named]:
    found: list[_Named] = []
    for at, word in enumerate(sentence.low):
        if not _announces(sentence, at) or (found and at < found[-1].end):
            continue
        first = at + 1 + (sentence.low[at + 1 : at + 2] != [] and sentence.low[at + 1] in _CALLED)
        ship = _named_from(sentence, first)
        if ship is not None:
            found.append(ship)
            found += _joined(sentence, ship) if word.endswith("s") else []
    return found


def _announces(sentence: Sentence, at: int) -> bool:
    """Say whether a noun or prefix of ships stands here: "tanker", "MV", not that of "the Tanker Institute"."""
    if sentence.low[at].strip("\"'") not in _PREFIXES:
        return False
    return at == 0 or sentence.written[at].islower() or sentence.low[at] in _SHORT


_SHORT = frozenset(["m/v", "mv", "mt", "m/t"])


def _joined(sentence: Sentence, ship: _Named) -> list[_Named]:
    """Return the others of "the tankers Blue Heron, Grey Gull and Amber Tide"."""
    found, at = [], ship.end
    while sentence.low[at : at + 1] in ([","], ["and"]):
        after = at + (2 if sentence.low[at : at + 2] == [",", "and"] else 1)
        other = _named_from(sentence, after)
        if other is None or other.name is None:
            break
        found.append(other)
        at = other.end
    return found


def _named_from(sentence: Sentence, place: int) -> _Named | None:
    """Return the ship whose name, with or without quotation marks, or whose number stands here."""
    low = sentence.low
    quoted = low[place : place + 1] != [] and low[place] in _OPENING
    first = place + quoted
    end = _run_end(sentence, first)
    name = " ".join(sentence.written[first:end]) or None
    if quoted and (name is None or low[end : end + 1] == [] or low[end] not in _CLOSING):
        return None
    end += quoted
    imo, end = _number_behind(sentence, end)
    return _Named(place, end, name, imo) if name or imo else None


def _run_end(sentence: Sentence, first: int) -> int:
    end = first
    while end < min(len(sentence.low), first + _LONGEST) and _is_of_a_ship(sentence, end):
        end += 1
    if end > first and sentence.low[end : end + 1] != []:
        number = sentence.low[end]
        end += number.isdigit() and len(number) < _SHORTEST_AMOUNT
    return end


def _is_of_a_ship(sentence: Sentence, at: int) -> bool:
    """Say whether a word may be of a ship's name: capitalised, and no state, person or body."""
    word = sentence.written[at]
    known = sentence.name_at(at)
    plain = known is None or known.party is None or (known.first == at and known.form == "noun" and word.isupper())
    return word[0].isupper() and word[-1].isalnum() and word not in _NO_NAMES and plain


def _number_behind(sentence: Sentence, at: int) -> tuple[str | None, int]:
    """Return the IMO number behind a name, "(IMO: 9161003)" or ", IMO 9161003,", and where it ends."""
    low = sentence.low
    if low[at : at + 1] not in (["("], [","], ["imo"]):
        return None, at
    parenthesis = low[at] == "("
    first = at + (low[at] != "imo")
    digits = next(
        (place for place in range(first, min(len(low), first + _REACH_NUMBER)) if low[place] not in _NUMBERING), first
    )
    number = low[digits] if digits < len(low) else ""
    announced = "imo" in low[first:digits]
    if len(number) != DIGITS or not imo_valid(number) or not (announced or (parenthesis and digits == first)):
        return None, at
    if not parenthesis:
        return number, digits + 1
    close = next((place for place in range(digits, len(low)) if low[place] == ")"), digits)
    return number, close + 1


def _by_number(sentence: Sentence, known: list[_Named]) -> list[_Named]:
    """Return the ships that only the number behind their name shows: "Blue Heron, IMO 9161003"."""
    taken = {place for ship in known for place in range(ship.first, ship.end)}
    found = []
    for at, word in enumerate(sentence.low):
        if word != "imo" or at in taken or at == 0:
            continue
        before = at - (sentence.low[at - 1] in {"(", ","})
        close = before - (before > 0 and sentence.low[before - 1] in _CLOSING)
        first = close
        while first > max(0, close - _LONGEST) and _is_of_a_ship(sentence, first - 1):
            first -= 1
        imo, end = _number_behind(sentence, before)
        if imo is not None and first < close:
            quoted = first > 0 and close < before and sentence.low[first - 1] in _OPENING
            found.append(_Named(first - quoted, end, " ".join(sentence.written[first:close]), imo))
    return found


def _again(sentence: Sentence, memory: Memory, known: list[_Named]) -> list[_Named]:
    """Return the ships named before that are named here without a noun."""
    taken = {place for ship in known for place in range(ship.first, ship.end)}
    found = []
    for first in range(len(sentence.low)):
        if first in taken or not sentence.written[first][0].isupper():
            continue
        for end in range(min(len(sentence.low), first + _LONGEST), first, -1):
            if " ".join(sentence.low[first:end]) in memory.ships and taken.isdisjoint(range(first, end)):
                _, behind = _number_behind(sentence, end)
                name = " ".join(sentence.written[first:end])
                found.append(_Named(first, behind, name, None))
                taken.update(range(first, behind))
                break
    return found


def _party(sentence: Sentence, ship: _Named, memory: Memory, book: Lexicon) -> Party:
    """Return the ship, with the number it was given before where none stands here."""
    known = memory.ships.get(ship.name.casefold()) if ship.name else None
    if known is not None and ship.imo in {None, known.identifiers.imo}:
        return known
    return vessel(ship.name, Identifiers(imo=ship.imo), flag_before(sentence, ship.first, book))


def _noun_phrase(sentence: Sentence, first: int) -> int:
    """Return where "oil tanker" begins before a name, so that the name stands where its phrase does."""
    while first > 0 and sentence.low[first - 1].strip("\"'") in _PREFIXES | _KINDS | _CALLED:
        first -= 1
    while first > 0 and _FLAGGED.match(sentence.low[first - 1]):
        first -= 1
    return first


def flag_before(sentence: Sentence, first: int, book: Lexicon) -> str | None:
    """Return the state of "the Russian tanker", "the Palau-flagged tanker"."""
    at = first
    while at > 0 and sentence.low[at - 1].strip("\"'") in _PREFIXES | _KINDS | _CALLED:
        at -= 1
    flagged = _FLAGGED.match(sentence.written[at - 1]) if at > 0 else None
    if flagged:
        return _state_named(sentence, at - 1, flagged[1], book)
    beside = next((name.party for name in sentence.names if name.end == at and name.form == "adjective"), None)
    return beside.country if beside is not None and beside.kind is PartyKind.STATE else None


def _state_named(sentence: Sentence, at: int, word: str, book: Lexicon) -> str | None:
    """Return the state that "Palau" or "North Korean", split before its last word, names."""
    for begin in range(max(0, at - 2), at + 1):
        written = [*sentence.written[begin:at], word]
        for end, entries in book.names.at(written, 0):
            if end == len(written) and entries[0].party is not None:
                return entries[0].party.country
    return None
