import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.names import fold
from bongsu.lang.romanised import MOST_SPELLINGS, romanised


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Сергей Иванов", "sergey ivanov"),
        ("Дмитрий Щербаков", "dmitry shcherbakov"),
        ("Олексій Гриценко", "oleksiy hrytsenko"),
        ("Пламен Първанов", "plamen parvanov"),
        ("王小明", "wang xiaoming"),
        ("單偉", "shan wei"),
        ("单伟", "shan wei"),
        ("曾庆", "zeng qing"),
        ("歐陽明", "ouyang ming"),
        ("무역", "muyeok"),
        ("무역", "muyok"),
        ("さとう はなこ", "satou hanako"),
        ("サトウ・ハナコ", "sato hanako"),
        ("キット", "kitto"),
        ("Γιώργος Παπαδόπουλος", "giorgos papadopoulos"),
        ("محمد بن خالد", "muhammad bin khalid"),
        ("عبد الله", "abdullah"),
        ("דוד כהן", "david cohen"),
        ("Ντίνος Μπάκας", "dinos bakas"),
        ("გიორგი", "giorgi"),
        ("Արամ", "aram"),
        ("Ch'oe  RYONG-hae", "choe ryong hae"),
    ],
)
def test_names_of_other_scripts_in_latin_letters(name: str, spelling: str) -> None:
    """The usual spelling is among the few that are given."""
    assert spelling in romanised(name)


@given(st.text())
def test_any_text_is_survived(name: str) -> None:
    """Few spellings, each once, of plain letters, digits and single blanks."""
    spellings = romanised(name)
    assert len(set(spellings)) == len(spellings) <= MOST_SPELLINGS
    assert all(spelling and spelling == fold(spelling) and spelling.isascii() for spelling in spellings)


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_latin_text_comes_back_folded(name: str) -> None:
    """Where the fold gives plain letters, that is the one spelling."""
    if (folded := fold(name)).isascii():
        assert romanised(name) == ((folded,) if folded else ())
