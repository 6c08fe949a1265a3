"""Words with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.tokens import tokens


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


@given(st.text(max_size=300))
def test_tokens_are_exact_and_miss_nothing(text: str) -> None:
    """Each token is its place in the text, and only blanks lie between."""
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    inside = {place for token in found for place in range(token.start, token.end)}
    assert all(text[place].isspace() for place in range(len(text)) if place not in inside)


def test_offsets_count_in_the_whole_text() -> None:
    """A part of a text gives the same offsets as the whole."""
    assert [token.start for token in tokens("one two three", 4)] == [4, 8]
