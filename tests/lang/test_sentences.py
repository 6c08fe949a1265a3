"""Where sentences begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.sentences import sentences


def split(text: str) -> list[str]:
    """Return the sentences as strings."""
    return [text[first:end] for first, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["North Korea fired a missile.", "Japan protested."],
        ["Russia presented a challenge at the U.N.", "In March, they vetoed it."],
        ["It was seen at 6 a.m.", "South Korean ships left."],
        ["It was seen by the U.S. Navy at 6 a.m. local time."],
        ["It flew on Oct. 15 near the border.", "Nobody was hurt."],
        ["Gen. Kim Yong-hyun spoke.", "He left."],
        ["J. Smith of Acme Co. Ltd. signed."],
        ["Under order No. 00122 the army acted."],
        ["\u201cWe will respond.\u201d", "He left."],
        ['He said: "It is true."', "She agreed."],
        ["Is it true?", "Yes!", "It is."],
        ["It rose by 2.8 percent.", "Then it fell."],
        ["The cap is 500,000 barrels.", "3,225 barrels came."],
    ],
)
def test_a_sentence_ends_where_a_reader_says(parts: list[str]) -> None:
    """Abbreviations, initials, times, numbers and quotations do not end a sentence by themselves."""
    assert split(" ".join(parts)) == parts


def test_a_heading_is_a_sentence_of_its_own() -> None:
    """A blank line parts a heading from the text."""
    assert split("A heading without a stop\n\nThe text begins.") == ["A heading without a stop", "The text begins."]


def test_a_line_break_inside_a_sentence_does_not_end_it() -> None:
    """Text that was wrapped at a width stays whole."""
    line = "The government of the country said in a long statement on the matter that it\nwould go on."
    assert split(line) == [line]


@given(st.text(max_size=300))
def test_sentences_cover_everything_but_blanks_in_order(text: str) -> None:
    """Spans do not overlap, are in order, and leave out blanks only."""
    spans = sentences(text)
    assert all(first < end for first, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    inside = {place for first, end in spans for place in range(first, end)}
    assert all(text[place].isspace() for place in range(len(text)) if place not in inside)


def test_a_megabyte_without_a_stop_is_one_sentence() -> None:
    """A long text without stops is survived."""
    assert len(sentences("word " * 200_000)) == 1
