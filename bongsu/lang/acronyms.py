"""Short names made of the beginnings of an organisation's words: initials (KPA) and syllables (KOMID)."""

from collections.abc import Iterable, Sequence
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
    counting = sum([word.role not in _FREE for word in words])
    fewest = counting - 1 if len(letters) < FEWEST_SYLLABIC else LEAST_SHARE * counting
    if counting < SHORTEST or len(letters) < fewest or not _may_be_spelled(letters, words):
        return 0.0
    way = _best(letters, tuple(map(_beginnings, words)))
    if way is None:
        return 0.0
    share = way.used / counting
    if not way.by_initials:
        return SYLLABLES + PER_WORD * share if share >= LEAST_SHARE and len(letters) >= FEWEST_SYLLABIC else 0.0
    if len(letters) == SHORTEST:
        return TWO_INITIALS if share == 1 else 0.0
    return (
        INITIALS if share == 1 else INITIALS_WITHOUT_PLACE if way.place_left_out and way.used == counting - 1 else 0.0
    )


def letters_needed(short: str) -> str:
    """Return the letters that a short name takes from its words: all but those that may tell only what the body is."""
    letters = fold(short)
    return min((letters.removesuffix(ending) for ending in ENDINGS), key=len)


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


def _may_be_spelled(letters: str, words: Words) -> bool:
    """Say whether the letters are made of beginnings of the words, in their order, whichever these are."""
    reached, wanted = {0}, letters[:1]
    for word in words:
        for form in (word.text, *word.also) if word.also else (word.text,):
            if form[0] in wanted:
                for at in [at for at in reached if letters.startswith(form[0], at)]:
                    reached.update(range(at + 1, at + 1 + _common(form, letters[at:])))
                wanted = "".join([letters[at : at + 1] for at in reached])
    return len(letters) in reached


def _best(letters: str, words: tuple[_Beginnings, ...]) -> _Way | None:
    """Return the way that uses the most words, by initials rather than by syllables; None when there is none."""
    # of the words that follow: how what begins at each letter may be spelled; at the end nothing is left to spell
    ways: list[_Way | None] = [*[None] * len(letters), _Way(0, by_initials=True, place_left_out=False)]
    for here in reversed(words):
        firsts = {form[0] for form in here.forms}
        ways = [
            _taken(here, letters, at, ways) if at < len(letters) and letters[at] in firsts else _skipped(here, way)
            for at, way in enumerate(ways)
        ]
    return ways[0]


def _skipped(word: _Beginnings, way: _Way | None) -> _Way | None:
    """Return a way that leaves out a word."""
    return way._replace(place_left_out=True) if word.place and way is not None else way


def _taken(word: _Beginnings, letters: str, at: int, ways: Sequence[_Way | None]) -> _Way | None:
    """Return the best way to spell what begins at a letter with a word or without it."""
    skipped = _skipped(word, ways[at])
    found = [] if skipped is None else [skipped]
    for size in _shared(word.forms, letters[at:]):
        if (way := ways[at + size]) is not None:
            by_initials = way.by_initials and _is_initial(letters[at : at + size])
            found.append(_Way(way.used + word.counts, by_initials, way.place_left_out))
    return max(found, default=None)


def _is_initial(letters: str) -> bool:
    return len(letters) == 1 or letters in DIGRAPHS


def _shared(forms: tuple[str, ...], letters: str) -> range:
    """Return every number of letters that a word can give to the beginning of these."""
    return range(1, max(_common(form, letters) for form in forms) + 1)


def _common(form: str, letters: str) -> int:
    """Return with how many letters both begin."""
    size = 0
    for one, other in zip(form, letters, strict=False):
        if one != other:
            break
        size += 1
    return size
