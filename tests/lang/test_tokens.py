"""Words with their places."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.tokens import lowered, tokens, words

INVISIBLE = {
    *map(chr, range(0x200B, 0x2010)),
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2060, 0x2065)),
    "\ufeff",
}
ALPHABET = st.one_of(st.characters(), st.sampled_from("aZ9 .,'\u2019-\u2013/&@:$\n\u00ad\u0301\u200b"))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Russia\u2019s arms", ["Russia", "\u2019s", "arms"]),
        ("U.S.-led talks", ["U.S.", "-", "led", "talks"]),
        ("at 6 a.m. Hwasong-19", ["at", "6", "a.m.", "Hwasong-19"]),
        ("didn't cost 1,500", ["didn't", "cost", "1,500"]),
        ("$2.8bn on 23rd", ["$", "2.8", "bn", "on", "23rd"]),
        ("artillery, missiles\u2014the works.", ["artillery", ",", "missiles", "\u2014", "the", "works", "."]),
        ("S/RES/2375 \u201cx\u201d", ["S/RES/2375", "\u201c", "x", "\u201d"]),
        ("\uae40\uc815\uc740 said", ["\uae40\uc815\uc740", "said"]),
    ],
)
def test_words_are_parted_as_readers_need_them(text: str, parts: list[str]) -> None:
    """Possessives and marks stand alone; abbreviations, numbers and hyphenated names stay whole."""
    assert [token.text for token in tokens(text)] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("anti-U.S. ROK-U.S.", ["anti", "-", "U.S.", "ROK", "-", "U.S."]),
        ("the U.S, D.P.R.K said", ["the", "U.S", ",", "D.P.R.K", "said"]),
        ("U.S. forces' p.m.", ["U.S.", "forces", "'", "p.m."]),
        ("ended.The next", ["ended", ".", "The", "next"]),
    ],
)
def test_abbreviations_keep_their_stops(text: str, parts: list[str]) -> None:
    """A hyphen beside an abbreviation stands alone, so that the name in it is seen."""
    assert [token.text for token in tokens(text)] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("US$2.8bn", ["US$", "2.8", "bn"]),
        ("170mm 60km", ["170", "mm", "60", "km"]),
        ("1,500-km, 60-metre-long", ["1,500-km", ",", "60-metre-long"]),
        ("to 1,500.", ["to", "1,500", "."]),
        ("2.5% by 2024.", ["2.5", "%", "by", "2024", "."]),
        ("KN-23s Hwasong\u201318 Bulhwasal-3-31", ["KN-23s", "Hwasong\u201318", "Bulhwasal-3-31"]),
        ("10\u201315 mid-October", ["10", "\u2013", "15", "mid-October"]),
    ],
)
def test_figures_stand_apart_from_their_units(text: str, parts: list[str]) -> None:
    """A figure keeps its commas and stops; an attached unit or currency is a token of its own."""
    assert [token.text for token in tokens(text)] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("we'll, they\u2019re", ["we", "'ll", ",", "they", "\u2019re"]),
        ("O'Brien's d'affaires", ["O'Brien", "'s", "d'affaires"]),
        ("THE DPRK'S 'So it is'", ["THE", "DPRK", "'S", "'", "So", "it", "is", "'"]),
        ("\u201cX\u201d\u2019s", ["\u201c", "X", "\u201d", "\u2019s"]),
        ("the ' s", ["the", "'", "s"]),
    ],
)
def test_clitics_are_tokens_and_other_apostrophes_are_letters(text: str, parts: list[str]) -> None:
    """The possessive and short verbs stand alone; an apostrophe inside a name does not part it."""
    assert [token.text for token in tokens(text)] == parts


@pytest.mark.parametrize("address", ["https://x.org/a_b?c=1,2#d", "www.kcna.kp/en", "press.office@un.org", "kcna.kp"])
def test_an_address_is_one_token(address: str) -> None:
    """Web and e-mail addresses stay whole, without the mark that follows."""
    assert [token.text for token in tokens(f"({address}), end.")] == ["(", address, ")", ",", "end", "."]


@pytest.mark.parametrize(
    ("word", "low"),
    [
        ("Long\u2011Range", "long-range"),
        ("Hwasong\u201319", "hwasong-19"),
        ("mis\u00adsile", "missile"),
        ("\u2013", "\u2013"),
        ("DPRK", "dprk"),
        ("Cafe\u0301", "cafe\u0301"),
    ],
)
def test_low_has_plain_hyphens(word: str, low: str) -> None:
    """Hyphen variants in a word become plain, soft hyphens go, a dash stays a dash."""
    assert [token.low for token in tokens(word)] == [low]


@given(st.text(ALPHABET, max_size=300))
def test_tokens_are_exact_and_miss_nothing(text: str) -> None:
    """Each token is its place in the text, in order, and only blanks and invisible marks lie between."""
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    inside = {place for token in found for place in range(token.start, token.end)}
    assert all(text[at].isspace() or text[at] in INVISIBLE for at in range(len(text)) if at not in inside)


def test_offsets_count_in_the_whole_text() -> None:
    """A part of a text gives the same offsets as the whole."""
    assert [token.start for token in tokens("one two three", 4)] == [4, 8]
    assert [token.text for token in tokens("one two three", 4, 9)] == ["two", "t"]


@given(st.text(ALPHABET), st.integers(0, 9))
def test_words_are_the_tokens_without_their_places(text: str, start: int) -> None:
    """Words and their lower-case forms, got alone, are those of the tokens."""
    found = tokens(text, min(start, len(text)))
    assert words(text, min(start, len(text))) == [token.text for token in found]
    assert lowered([token.text for token in found]) == [token.low for token in found]
