"""Speakers without a name, as the press describes them: "analysts", "the Defense Ministry", "a British website"."""

import functools
import re
from collections.abc import Collection
from enum import StrEnum
from importlib import resources

import yaml

from bongsu.model.party import Party, PartyKind


class Unnamed(StrEnum):
    """What sort of a speaker a description stands for.

    ``comment``: who says what he makes of it; ``body``: a group of no state; ``private``: anybody else of no state;
    ``office``: of a state that is not told; ``passer``: who hands on what others wrote or told him.
    """

    COMMENT = "comment"
    BODY = "body"
    PRIVATE = "private"
    OFFICE = "office"
    PASSER = "passer"


_KEYS = {"comment": "comments", "body": "bodies", "private": "private", "office": "offices", "passer": "passers"}
_OF_NO_STATE = frozenset({Unnamed.COMMENT, Unnamed.BODY, Unnamed.PRIVATE})
_STATES_OWN = frozenset({"state", "official", "government"})
"""Words that make a medium or a firm speak for its state: "state media"."""


def unnamed(party: Party) -> Unnamed | None:
    """Return what sort of speaker a party is that has no name and no state; None for all others.

    "Officials of European security services" are placed, and count as a name does; "the Defense Ministry" is not.
    """
    found = _sort(party)
    if found in {Unnamed.OFFICE, Unnamed.PASSER} and (party.country or not _is_plain(party.name)):
        return None
    return found


def of_no_state(party: Party) -> bool:
    """Say whether a party speaks for itself, though its country is known: "a British research group"."""
    return _sort(party) in _OF_NO_STATE


def _sort(party: Party) -> Unnamed | None:
    """Return the sort by the nouns of a description; a name with a capital at each word is none, but for offices."""
    if party.kind not in {PartyKind.PERSON, PartyKind.GROUP, PartyKind.ORGANISATION}:
        return None
    words = _words(party.name)
    found = {sort for word in words if (sort := _nouns().get(_singular(word.lower())))}
    private = found & _OF_NO_STATE
    if not private or not _describes(party.name, private) or _STATES_OWN & {word.lower() for word in words}:
        found -= private
    return min(found, key=list(Unnamed).index, default=None)


def _describes(name: str, sorts: Collection[Unnamed]) -> bool:
    """Say whether one of the nouns is written small: "Field Trace Group" is a name, "a British group" is none."""
    return any(word.islower() and _nouns().get(_singular(word)) in sorts for word in _words(name))


def _is_plain(name: str) -> bool:
    nouns, plain = _nouns(), _plain()
    return all(_singular(word.lower()) in nouns or word.lower() in plain for word in _words(name))


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"['\u2019]s\b", "", name))


def _singular(word: str) -> str:
    known = _nouns()
    return word[:-1] if word not in known and word.endswith("s") and word[:-1] in known else word


@functools.cache
def _nouns() -> dict[str, Unnamed]:
    held = _held()
    return {word: sort for sort in Unnamed for word in held[_KEYS[sort]]}


@functools.cache
def _plain() -> frozenset[str]:
    return frozenset(_held()["plain"])


@functools.cache
def _held() -> dict[str, list[str]]:
    text = resources.files("bongsu.assess").joinpath("descriptions.yml").read_text(encoding="utf-8")
    held: dict[str, list[str]] = yaml.safe_load(text)
    return held
