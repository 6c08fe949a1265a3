import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.screen.blocks import Blocks, blocks_from, blocks_of

WORDS = ("kolchanov", "garcia", "jon", "li", "mining", "")


def near(blocks: Blocks, word: str) -> dict[str, float]:
    """Return the listed words near to one, with their likeness."""
    found = blocks.near([word])
    return {WORDS[at]: round(float(share), 2) for at, share in zip(found.listed, found.likeness, strict=True)}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("kolchanov", {"kolchanov": 1.0}),
        ("kolchanow", {"kolchanov": 0.89}),
        ("kolchamow", {}),
        ("kolshamow", {}),
        ("garcja", {"garcia": 0.83}),
        ("barcja", {}),
        ("jun", {}),
        ("jon", {}),
        ("lu", {}),
        ("", {}),
    ],
)
def test_slips_are_allowed_by_length(asked: str, expected: dict[str, float]) -> None:
    """Two edits in eight letters, one in four, none below."""
    assert near(blocks_of(WORDS), asked) == expected


def test_blocks_come_back_from_their_arrays() -> None:
    """What a cache holds finds what the blocks themselves found."""
    blocks = blocks_of(WORDS)
    again = blocks_from(WORDS, blocks.arrays())
    assert near(again, "garcja") == near(blocks, "garcja") == {"garcia": 0.83}


def test_no_words_are_near_to_none() -> None:
    """Blocks of nothing answer with nothing."""
    assert len(blocks_of([]).near(["garcia"]).asked) == 0


@given(st.text(max_size=20))
def test_any_word_is_near_to_itself_from_four_letters_on(word: str) -> None:
    """Whatever its letters, a listed word is found under itself."""
    found = blocks_of([word, "other"]).near([word])
    assert (0 in found.listed.tolist()) is (len(word) >= 4)
