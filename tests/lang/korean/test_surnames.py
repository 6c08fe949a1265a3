import pytest

from bongsu.lang.korean import readings, surname_share
from bongsu.lang.korean.surnames import share_of, sino_korean_surname, surnames


@pytest.mark.parametrize(
    ("hangul", "spellings"),
    [
        ("김", "kim gim"), ("이", "ri lee yi rhee li i"), ("박", "pak park bak"), ("최", "choe choi ch'oe tsoi"),
        ("노", "no roh noh ro"), ("임", "im lim rim"), ("유", "yu ryu yoo"), ("장", "chang jang"), ("강", "kang gang"),
        ("백", "paek baek paik"), ("주", "ju chu joo"), ("황", "hwang whang"), ("신", "sin shin"), ("권", "kwon gwon"),
        ("전", "chon jon jeon"), ("정", "chong jong jung jeong cheong"), ("조", "cho jo"), ("오", "o oh"),
        ("우", "u woo"), ("문", "mun moon"), ("고", "ko go koh"), ("허", "ho hŏ heo huh"), ("변", "pyon byun"),
    ],
)  # fmt: skip
def test_surnames_are_known_in_all_their_spellings(hangul: str, spellings: str) -> None:
    """North, South, the systems and the habits."""
    for spelling in spellings.split():
        assert hangul in {key[0] for key, _ in surnames("latin")[spelling]}, spelling


@pytest.mark.parametrize("word", ["smith", "jong-un", "wei", "nguyen", "ben", ""])
def test_other_words_are_no_surnames(word: str) -> None:
    """What no Korean surname is spelled as is none."""
    assert word not in surnames("latin")


def test_shares_are_of_the_census() -> None:
    """Kim is borne by 21.5 percent; all together by no more than everybody."""
    assert share_of("김") == pytest.approx(0.215, abs=0.001)
    assert share_of("이") == pytest.approx(0.147, abs=0.001)
    assert share_of("쾌") == 0.0
    assert surname_share(readings("Park Min-su")[0]) == pytest.approx(0.084, abs=0.001)


@pytest.mark.parametrize(
    ("character", "hangul"),
    [("金", "김"), ("李", "이"), ("鄭", "정"), ("郑", "정"), ("车", "차"), ("賈", "가"), ("努", "노")],
)
def test_a_character_is_one_surname(character: str, hangul: str) -> None:
    """金 is 김 as a surname, never 금; simplified characters are surnames too."""
    syllable = sino_korean_surname(character)
    assert syllable is not None
    assert {key[0] for key, _ in syllable} == {hangul}
