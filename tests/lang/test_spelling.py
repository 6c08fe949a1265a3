import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang import spelling
from bongsu.lang.korean_letters import reischauer, revised
from bongsu.lang.names import fold
from bongsu.lang.spelling import assimilated, korean_sound, sound


@pytest.mark.parametrize(
    "spellings",
    [
        "muhammad mohammed mohamad muhammed mohamed mohammad",
        "sergey sergei serguei sergej serhiy",
        "alexander aleksandr alexandr oleksandr",
        "yuri iurii jurij yuriy yury",
        "evgeny yevgeni evgeniy yevgeniy",
        "ivanov ivanoff",
        "zhukov jukov",
        "shcherbakov scherbakov",
        "khodorov hodorov",
        "philip filip phillip",
        "wolf volf",
        "qasim kassem",
        "mahmoud mahmood mahmud",
        "nazarbayev nazarbaev",
        "hsiao xiao",
        "tsvetkov tzvetkov",
        "maksim maxim maxime",
        "mueller muller",
        "stroytrade stroytreyd stroytreid",
        "el al",
    ],
)
def test_habits_of_spelling_are_brought_together(spellings: str) -> None:
    """What differs only by the habit of a country, a passport or a newspaper sounds alike."""
    assert len({sound(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    "names",
    [
        "kim kin gim", "chen chan cheng", "wang wong", "li lu le lei", "zhang chang", "ivanov ivanova", "petrov popov",
        "hassan husain", "ahmad hamad", "said sadi", "anna inna hanna", "salim salem", "maria marina", "mei me mai",
    ],
)  # fmt: skip
def test_different_names_are_kept_apart(names: str) -> None:
    """Short syllables and names that differ by one sound stay apart."""
    for one, other in itertools.combinations(names.split(), 2):
        assert sound(one) != sound(other)


@given(st.text())
def test_any_word_is_survived(word: str) -> None:
    """Every folded word has a sound, and the same word the same one."""
    assert isinstance(sound(fold(word)), str)
    assert isinstance(korean_sound(fold(word)), str)


@pytest.mark.parametrize(
    "hangul", ["무역", "대성", "백호", "은행", "총국", "릉라도", "광명성", "평양", "개발", "혁신", "로은산"]
)
def test_korean_words_sound_alike_in_both_systems(hangul: str) -> None:
    """Revised and McCune-Reischauer spellings without assimilation have one sound."""
    apart = " ".join(hangul)
    assert korean_sound(revised(hangul)) == korean_sound(reischauer(apart).replace(" ", ""))


@pytest.mark.parametrize(
    ("hangul", "spelled"),
    [
        ("압록강", "amnokkang"),
        ("백호", "paekho"),
        ("신라", "silla"),
        ("조선", "choson"),
        ("무역", "muyok"),
        ("일심", "ilsim"),
    ],
)
def test_mccune_reischauer_meets_its_neighbours(hangul: str, spelled: str) -> None:
    """Consonants are assimilated and voiced between sonorous sounds."""
    assert reischauer(hangul) == spelled


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("aprokkang", "amnokkang", True),
        ("paeknyon", "paengnyon", True),
        ("silla", "sinra", True),
        ("kumgang", "kunggang", False),
        ("aprok", "apok", False),
    ],
)
def test_consonants_that_meet_are_spelled_either_way(one: str, other: str, same: bool) -> None:
    """Syllable by syllable, or as they sound together."""
    assert (assimilated(one) == assimilated(other)) is same


@pytest.mark.parametrize(
    "rule", [*spelling._RULES, *spelling._KOREAN, *spelling._MEETING], ids=lambda rule: rule[0].pattern
)
@given(words=st.lists(st.text("abcdefghijklmnopqrstuvwxyzSCJ", max_size=12), min_size=20, max_size=20))
def test_no_rule_is_spared_where_it_applies(rule: spelling._Rule, words: list[str]) -> None:
    """The letters that a rule needs are in every word that its pattern is in."""
    for word in (*words, *(need + word + need for word in words for need in rule.needs)):
        assert not rule.pattern.search(word) or any(letters in word for letters in rule.needs)
