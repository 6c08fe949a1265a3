import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.korean.hangul import FIRST, LAST, canonical, canonical_syllable, folded, joined, parted, unfolded

SYLLABLES = st.characters(min_codepoint=ord(FIRST), max_codepoint=ord(LAST))


@given(SYLLABLES)
def test_a_syllable_taken_apart_can_be_put_together(syllable: str) -> None:
    """The arithmetic of Unicode holds for every syllable."""
    assert joined(*parted(syllable)) == syllable


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("리", "이"), ("룡", "용"), ("련", "연"), ("녀", "여"), ("뉴", "유"), ("로", "노"), ("라", "나"), ("림", "임"),
        ("꽃", "곧"), ("쌍", "상"), ("닭", "닥"), ("리룡해", "이용해"), ("Kim 리", "Kim 이"),
    ],
)  # fmt: skip
def test_both_koreas_write_one_canonical_name(north: str, south: str) -> None:
    """An initial ㄹ or ㄴ, a tense consonant and a coda's letter make no difference."""
    assert canonical(north) == canonical(south)


@pytest.mark.parametrize(("one", "other"), [("정", "종"), ("김", "금"), ("철", "절"), ("나", "다"), ("용", "영")])
def test_other_sounds_stay_apart(one: str, other: str) -> None:
    """Vowels and breathed consonants are part of a name."""
    assert canonical(one) != canonical(other)


@given(st.text())
def test_canonical_is_idempotent_and_survives_any_text(text: str) -> None:
    """A second time changes nothing, whatever the text."""
    assert canonical(canonical(text)) == canonical(text)


@given(SYLLABLES)
def test_folding_keeps_the_onset_that_the_south_drops(syllable: str) -> None:
    """The first character is the canonical syllable, and the North's form can be had back."""
    key = folded(syllable)
    assert key[0] == canonical_syllable(syllable) == canonical_syllable(unfolded(key))
    assert folded(unfolded(key)) == key
