"""Short names made of the beginnings of an organisation's words: initials (KPA) and syllables (KOMID)."""

import functools
from collections.abc import Iterable
from typing import NamedTuple

from bongsu.lang.names import fold
from bongsu.lang.word_table import Role, Word, Words

SHORTEST, LONGEST = 2, 12
"""So many letters a short name has."""
MOST_WORDS = 14
INITIALS = 1.0
"""How surely a short name is meant by the initials of every word; two letters are those of too many."""
TWO_INITIALS = 0.5
INITIALS_WITHOUT_PLACE = 0.8
INITIALS_BEFORE_OF = 0.7
"""The initials of what stands before the first "of": the commission, not the party whose it is."""
INITIALS_AND_ENDING = 0.5
ENDINGS = ("ri", "co", "tc", "gc", "corp")
"""What a body is, of which its long name says nothing: research institute, (trading, general) company."""
DIGRAPHS = frozenset("ts zh kh ch sh ya yu".split())
"""Two letters that are one in Cyrillic, and one initial."""
SYLLABLES, PER_WORD = 0.4, 0.5
"""How surely by syllables: the first and, by the share of the words that take part, the second on top."""
LEAST_SHARE = 0.5
FEWEST_SYLLABIC = 5
"""Syllables are told from chance by so many letters."""
_FREE: frozenset[Role] = frozenset({"legal", "filler"})


class _Way(NamedTuple):
    """A way to spell what is left of a short name: how many words that count it uses, and how it uses them."""

    used: int
    by_initials: bool
    place_left_out: bool


class _Beginnings(NamedTuple):
    """What a word can begin with, and whether it counts."""

    forms: tuple[str, ...]
    counts: bool
    place: bool


def is_acronym_of(short: str, words: Iterable[Word]) -> float:
    """Return in 0-1 how surely a single short word is made of the beginnings of these words, in order.

    Legal forms and fillers may take part or not; a word counts by its own spelling as well as by the canonical one.
    1 for the initials of all words, less for syllables or without the place; 0 when it cannot be.

    Examples:
        >>> from bongsu.lang.organisation_words import organisation_words
        >>> is_acronym_of("KPA", organisation_words("Korean People's Army"))
        1.0
    """
    letters, held = fold(short), tuple(words)
    if not letters.endswith(ENDINGS) and not _in_order(letters, held):
        return 0.0
    surely = _meant(letters, held)
    if surely or len(letters) <= SHORTEST:
        return surely
    head = held[: next((at for at, word in enumerate(held) if word.text == "of"), 0)]
    if sum(word.role not in _FREE for word in head) > SHORTEST and _meant(letters, head) == INITIALS:
        return INITIALS_BEFORE_OF
    rests = (letters.removesuffix(ending) for ending in ENDINGS if letters.endswith(ending))
    return (
        INITIALS_AND_ENDING if any(len(rest) > SHORTEST and _meant(rest, held) == INITIALS for rest in rests) else 0.0
    )


def _meant(letters: str, words: Words) -> float:
    if not SHORTEST <= len(letters) <= LONGEST or not letters.isalnum() or len(words) > MOST_WORDS:
        return 0.0
    beginnings = tuple(map(_beginnings, words))
    counting = sum(word.counts for word in beginnings)
    way = _best(letters, beginnings)
    if way is None or counting < SHORTEST:
        return 0.0
    share = way.used / counting
    if not way.by_initials:
        return SYLLABLES + PER_WORD * share if share >= LEAST_SHARE and len(letters) >= FEWEST_SYLLABIC else 0.0
    if len(letters) == SHORTEST:
        return TWO_INITIALS if share == 1 else 0.0
    return (
        INITIALS if share == 1 else INITIALS_WITHOUT_PLACE if way.place_left_out and way.used == counting - 1 else 0.0
    )


def acronyms(words: Iterable[Word]) -> tuple[str, ...]:
    """Return the initials that an organisation of these words may go by: without and with legal forms, with fillers.

    By the spelling of the text where it is another than the canonical one; three letters at least.
    """
    spelled = [((word.also or (word.text,))[0], word.role) for word in words]
    found = (
        "".join(text[0] for text, role in spelled if role not in left_out)
        for left_out in (_FREE, {"filler"}, {"legal"}, {"filler", "legal", "place"})
    )
    return tuple(dict.fromkeys(item for item in found if SHORTEST < len(item) <= LONGEST))


def _beginnings(word: Word) -> _Beginnings:
    return _Beginnings((word.text, *word.also), word.role not in _FREE, word.role == "place")


def _in_order(letters: str, words: Words) -> bool:
    """Say whether the letters stand in the words in this order, without which they cannot be made of them."""
    spelled = "".join([text for word in words for text in (word.text, *word.also)])
    at = 0
    for letter in letters:
        at = spelled.find(letter, at) + 1
        if not at:
            return False
    return True


def _best(letters: str, words: tuple[_Beginnings, ...]) -> _Way | None:
    """Return the way that uses the most words, by initials rather than by syllables; None when there is none."""

    @functools.cache
    def best(at: int, word: int) -> _Way | None:
        if at == len(letters) or word == len(words):
            return _rest(words[word:]) if at == len(letters) else None
        here = words[word]
        ways = []
        if (skipped := best(at, word + 1)) is not None:
            ways.append(skipped._replace(place_left_out=skipped.place_left_out or here.place))
        ways.extend(
            _Way(way.used + here.counts, way.by_initials and _is_initial(letters[at : at + size]), way.place_left_out)
            for size in _shared(here.forms, letters[at:])
            if (way := best(at + size, word + 1)) is not None
        )
        return max(ways, default=None)

    return best(0, 0)


def _is_initial(letters: str) -> bool:
    return len(letters) == 1 or letters in DIGRAPHS


def _rest(words: tuple[_Beginnings, ...]) -> _Way:
    return _Way(0, by_initials=True, place_left_out=any(word.place for word in words))


def _shared(forms: tuple[str, ...], letters: str) -> set[int]:
    """Return every number of letters that a word can give to the beginning of these."""
    longest = 0
    for form in forms:
        size = 0
        while size < min(len(form), len(letters)) and form[size] == letters[size]:
            size += 1
        longest = max(longest, size)
    return set(range(1, longest + 1))
