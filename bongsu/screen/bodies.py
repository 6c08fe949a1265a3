"""Names of organisations: how one is taken apart, by what it is found, and how like two of them are."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from bongsu.lang.acronyms import is_acronym_of
from bongsu.lang.korean_meanings import known_beginnings, known_meanings, meanings
from bongsu.lang.names import fold, without_brackets
from bongsu.lang.organisation_words import organisation_words
from bongsu.lang.spelling import korean_sound, sound
from bongsu.lang.word_table import Word as Part
from bongsu.lang.word_table import Words
from bongsu.screen.candidates import KEY
from bongsu.screen.likeness import Likeness, Spelling, whole
from bongsu.screen.rarity import Rarity
from bongsu.screen.words import MOST_JOINED, Row, Scale, Word, aligned, letter_bits, row

WEIGHTS = {"name": 1.0, "number": 0.8, "kind": 0.4, "place": 0.25, "legal": 0.04, "filler": 0.02}
"""What a word of each role tells of which organisation is meant."""

OTHER_NUMBER_AT_MOST = 0.5
"""Bureau 39 is not Bureau 35."""

NUMBER_MISSING = 0.85
"""What is left of a score when only one of two names has a number."""

OTHER_NAME_AT_MOST = 0.6
"""Each has a name of its own: the Tangun and the Daesong trading companies."""

TRANSLATED_AT_MOST = 0.6
"""Many firms are called Silver Star; that one of them is Unsong in Korean is a hint."""

INITIALS_OF_NAMES_AT_MOST = 0.55
"""A listed short name and the initials of words that are all names, as a person's are: Linda Rose Abbott is no LRA."""

SCALE = Scale(alone=0.6, lost=1.2)

_OF_BODIES = frozenset({"kind", "place", "number"})

_AS_KOREAN = "~"
_OTHERWISE = 0.9
_JOINED = 0.8
"""What two or three words weigh, as a key, when they are written as one."""

_OF_LONG, _OF_SHORT = KEY + "long:", KEY + "short:"
_MEANING = KEY + "means:"
_LONGEST_MEANING = 4
"""Words: "lily of the valley"."""

_BY_INITIALS = 0.95
_FIRST_INITIALS = 3
"""A short name begins with those of the first three words; its other letters may stand between them."""

FIRST_WORDS = 3
"""A short name begins as one of the first words does: the country before them may be left out."""

_SHORT = range(3, 11)
"""Letters of a short name."""

_BANK, _VOWELS = "bank", frozenset("aeiouy")

_UNCOUNTED = frozenset({"legal", "filler"})
_NONE: frozenset[str] = frozenset()
_UNLIKE = Likeness()


class BodyName(NamedTuple):
    """An organisation's name, taken apart.

    Attributes:
        folded: as `fold` gives it.
        row: its words, in one language as far as they are known, each with what it tells.
        numbers: the numbers in it.
        named: whether it has a word that is nobody else's.
        joined: its telling words without blanks.
        parts: its words with their roles.
        short: its one word that may be made of the beginnings of others; empty where it has none such.
        begins: the letters that its first words begin with.
    """

    folded: str
    row: Row
    numbers: frozenset[str]
    named: frozenset[str]
    joined: str
    parts: Words
    short: str
    begins: frozenset[str]


def body_name(text: str, rarity: Rarity) -> BodyName:
    """Return a name taken apart, each word with what it weighs by its rarity."""
    found = organisation_words(without_brackets(text)) or organisation_words(text)
    words = tuple([_word(word, rarity) for word in found])
    roles = [word.role for word in found]
    telling = [word.text for word in found if word.role in ("name", "number")] or [word.text for word in found]
    return BodyName(
        fold(text),
        row(words),
        frozenset([word.text for word in found if word.role == "number"]) if "number" in roles else _NONE,
        frozenset([word.sound for word, role in zip(words, roles, strict=True) if role == "name"]),
        "".join(telling),
        found,
        _short(found),
        frozenset([text[0] for word in found[:FIRST_WORDS] for text in (word.text, *word.also)]),
    )


def _short(words: Words) -> str:
    """Return the short name that a name is: alone, or without vowels beside a legal form or "bank" (RFC-Bank)."""
    names = [word.text for word in words if word.role not in _UNCOUNTED and word.text != _BANK]
    if len(names) != 1 or len(names[0]) not in _SHORT or names[0] not in {w.text for w in words if w.role == "name"}:
        return ""
    return names[0] if len(words) == 1 or _VOWELS.isdisjoint(names[0]) else ""


def body_keys(name: BodyName, *, asked: bool) -> list[tuple[str, float]]:
    """Return what the name is found by: the sounds of its words, and its telling words without blanks.

    A short name asked for leads to long ones that are listed, and a long one to short ones.
    """
    words = name.row.words
    length = sum([word.weight * word.weight for word in words]) ** 0.5
    found = [(word.sound, word.weight / length) for word in words]
    found += [(lead, share * word.weight / length) for word in words for lead, share in word.leads]
    telling = [(word.text, word.korean, word.weight) for word in words if word.sound in name.named]
    for count in (2, MOST_JOINED):
        for at in range(len(telling) - count + 1):
            texts, korean, weights = zip(*telling[at : at + count], strict=True)
            weight = _JOINED * sum(weights) / count / length
            found.append((sound("".join(texts)), weight))
            found.append((_AS_KOREAN + "".join(korean), weight))
    found += [(_MEANING + meaning, _JOINED) for meaning in _meant(words)]
    if name.joined:
        found.append((KEY + name.joined, 0.5))
    of = _OF_LONG if bool(name.short) == asked else _OF_SHORT
    found += [(of + initials, _BY_INITIALS) for initials in _initials(name)]
    return found


def _meant(words: Sequence[Word]) -> list[str]:
    """Return what a Korean word of the name means, and the words that are such a meaning themselves."""
    found = [meaning for word in words for meaning in word.means]
    known, begun = known_meanings(), known_beginnings()
    for at, word in enumerate(words):
        if word.text in begun:
            joined = ""
            for other in words[at : at + _LONGEST_MEANING]:
                joined += other.text
                if joined in known:
                    found.append(joined)
    return found


def _initials(name: BodyName) -> set[str]:
    """Return what a short name and the long one have in common: the initials of the first words that count."""
    if name.short:
        text = name.short
        return {text[0] + "".join(rest) for rest in combinations(text[1:], _FIRST_INITIALS - 1)}
    counting = [word for word in name.parts if word.role not in _UNCOUNTED]
    several = counting if len(counting) >= _FIRST_INITIALS else [word for word in name.parts if word.role != "filler"]
    unplaced = [word for word in counting if word.role != "place"]
    found = set()
    for words in (several, unplaced, [word for word in unplaced if word.text != _BANK]):
        if len(words) > 1:
            first = words[:_FIRST_INITIALS]
            found.add("".join([word.text[0] for word in first]))
            if any(word.also for word in first):
                found.add("".join([(word.also[0] if word.also else word.text)[0] for word in first]))
    return found


def compare_bodies(asked: BodyName, listed: BodyName, least: float = 0.0) -> Likeness:
    """Return how likely two names are one organisation's, by the names alone.

    What would be less than the least may be told as nothing.
    """
    if asked.folded == listed.folded:
        return whole(Spelling.SAME)
    likeness = short_for(asked, listed)
    if likeness.score:
        return likeness
    found = aligned(asked.row, listed.row, SCALE, least)
    if found is None:
        return _UNLIKE
    alone = found.alone_asked + found.alone_listed
    score = SCALE.of(found)
    spelling = Spelling.NEAR if found.lost > 0.2 or alone > 0.1 else Spelling.SAME_WORDS
    likeness = Likeness(score, spelling, found)
    if found.translated:
        likeness = likeness._replace(spelling=Spelling.TRANSLATED).at_most(TRANSLATED_AT_MOST)
    if asked.numbers != listed.numbers:
        both = asked.numbers and listed.numbers
        return likeness.at_most(OTHER_NUMBER_AT_MOST if both else NUMBER_MISSING * score)
    if found.extra and found.missing and _named(found.extra, asked) and _named(found.missing, listed):
        return likeness.at_most(OTHER_NAME_AT_MOST)
    return likeness


def short_for(asked: BodyName | None, listed: BodyName | None) -> Likeness:
    """Return how likely one name is short for the other: a hint only, where a person may be the one asked for."""
    if not asked or not listed or bool(asked.short) == bool(listed.short) or asked.begins.isdisjoint(listed.begins):
        return _UNLIKE
    return _by_acronym(asked, listed) if asked.named.isdisjoint(listed.named) else _UNLIKE


def _by_acronym(asked: BodyName, listed: BodyName) -> Likeness:
    brief, full = (asked, listed) if asked.short else (listed, asked)
    meant = is_acronym_of(brief.short, full.parts)
    if not meant and _is_bank(brief):
        meant = is_acronym_of(brief.short, [word for word in full.parts if word.text != _BANK])
    if not meant:
        return _UNLIKE
    likeness = Likeness((1 - Spelling.ACRONYM.penalty) * meant, Spelling.ACRONYM)
    unlike = _is_bank(brief) and not _is_bank(full)
    if unlike or (listed.short and not any(word.role in _OF_BODIES for word in asked.parts)):
        return likeness.at_most(INITIALS_OF_NAMES_AT_MOST)
    return likeness


def _is_bank(name: BodyName) -> bool:
    return any(word.text == _BANK for word in name.parts)


def _named(words: tuple[Word, ...], name: BodyName) -> bool:
    return not name.named.isdisjoint([word.sound for word in words])


def _word(word: Part, rarity: Rarity) -> Word:
    key = word.role, word.text, word.also
    return rarity.held.get(key) or rarity.keep(key, _made(word, rarity))


def _made(word: Part, rarity: Rarity) -> Word:
    spellings = (word.text, *word.also)
    firsts, letters = letter_bits(*[text[0] for text in spellings]), letter_bits(*spellings)
    if word.role != "name":
        weight = WEIGHTS[word.role] * (0.4 + 0.6 * rarity(word.text))
        return Word(word.text, word.text, weight, firsts=firsts, letters=letters)
    heard = sound(word.text)
    also = frozenset(spelled for text in word.also for spelled in (sound(text), korean_sound(text)))
    means = frozenset(meaning.replace(" ", "") for text in spellings for meaning in meanings(text))
    korean = korean_sound(word.text)
    leads = [
        *([_AS_KOREAN + korean] if korean and korean != heard else []),
        *also,
        *(_AS_KOREAN + other for other in also),
    ]
    weight = 0.4 + 0.6 * rarity(heard)
    led = tuple([(lead, _OTHERWISE) for lead in leads])
    return Word(word.text, heard, weight, korean, also, means, led, firsts, letters)
