"""The spellings under which a name is found: each one a key of the index, with how it differs from the name."""

import re
from collections.abc import Iterator

from bongsu.lang.names import fold
from bongsu.screen.features import Spelling

_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]")

Key = tuple[Spelling, str]


def listed_keys(name: str) -> Iterator[Key]:
    """Yield each key of a listed name; the closest spelling first, at most six."""
    folded = fold(name)
    yield from _spellings(folded)
    bare = fold(_BRACKETS.sub(" ", name))
    if bare and bare != folded:
        yield Spelling.UNBRACKETED, bare


def queried_keys(name: str) -> Iterator[Key]:
    """Yield each key under which a queried name is looked up; the closest spelling first."""
    folded = fold(name)
    if not folded:
        return
    yield Spelling.SAME, folded
    yield Spelling.UNBRACKETED, folded
    yield Spelling.JOINED, _joined(folded)
    yield Spelling.REORDERED, _sorted(folded)
    yield Spelling.REORDERED_JOINED, _joined(folded)


def _spellings(folded: str) -> Iterator[Key]:
    if not folded:
        return
    yield Spelling.SAME, folded
    yield Spelling.JOINED, _joined(folded)
    words = folded.split()
    if len(words) > 1:
        yield Spelling.REORDERED, _sorted(folded)
        yield Spelling.REORDERED_JOINED, "".join([*words[1:], words[0]])
        yield Spelling.REORDERED_JOINED, "".join([words[-1], *words[:-1]])


def _joined(folded: str) -> str:
    return folded.replace(" ", "")


def _sorted(folded: str) -> str:
    return " ".join(sorted(folded.split()))
