import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.korean import KoreanName, agreement, hangul, readings, skeletons
from bongsu.lang.korean.hangul import FIRST, LAST
from bongsu.lang.korean.names import MOST_READINGS


def told(name: str) -> set[str]:
    """Return the readings of a name whose syllables are all known, in Hangul."""
    return {spelled for reading in readings(name) if (spelled := hangul(reading))}


def surnames_of(name: str) -> list[str]:
    """Return the first letter of the surname in each reading, the likeliest first."""
    return [reading.surname[0][0][0][0] for reading in readings(name)]


@pytest.mark.parametrize(
    "name",
    [
        "Han Kyong Su", "HAN Kyong-su", "Kyong Su HAN", "Kyong-su Han", "Han, Kyong Su", "Han Kyongsu", "Hankyongsu",
        "HAN KYONG SU", "han kyong su", "Han Kyo'ng-su", "Han Kyo' ng-su", "한경수", "한 경수", "韓慶洙", "韩庆洙",
        "Хан Ген Су", "Хан Гёнсу", "ハン・ギョンス", "Ｈａｎ Ｋｙｏｎｇ Ｓｕ", "Han Kyŏngsu", "Han Kyeng.su",
    ],
)  # fmt: skip
def test_every_arrangement_and_script_has_its_surname_first(name: str) -> None:
    """The likeliest reading of a name has Han as its surname and two more syllables."""
    first = readings(name)[0]
    assert any(key[0] == "한" for key, _ in first.surname[0])
    assert len(first.given) == 2
    assert 0.8 <= first.exactness <= 1.0


def test_a_joined_word_is_parted_in_every_way() -> None:
    """Jongun is jong and un, or jon and gun."""
    assert {reading.given[0][0][0] for reading in readings("Han Jongun")} >= {"전", "정"}


def test_capitals_tell_the_surname() -> None:
    """Jong Su HAN is no Jong; without capitals it may be."""
    assert surnames_of("Jong Su HAN") == ["한"]
    assert surnames_of("Jong Su Han")[0] in {"정", "한"}
    assert len(surnames_of("Jong Su Han")) == 2


def test_a_comma_follows_the_surname() -> None:
    """Ri, Jong Ho is no Ho."""
    assert surnames_of("Ri, Jong Ho") == ["이"]


def test_a_hyphen_joins_the_given_name() -> None:
    """Jong Su-han is rather a Jong than a Han."""
    assert surnames_of("Jong Su-han")[0] == "정"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("남궁민", "남궁민"),
        ("황보 인", "황보인"),
        ("金京姬", "김경희"),
        ("최룡수", "최룡수"),
        ("경수 한", "한경수"),
        ("선우진", "선우진"),
    ],
)
def test_hangul_is_told_where_it_is_sure(name: str, expected: str) -> None:
    """Hangul stays as it was written, Chinese characters are read."""
    assert expected in told(name)


def test_unsure_spellings_are_not_told() -> None:
    """Jong may be 정 or 종, so nothing is shown."""
    assert not told("Kim Jong Su")


def test_a_surname_of_two_syllables_goes_before_one_of_one() -> None:
    """남궁민 is a Namgung Min first, a Nam Gungmin second."""
    first, second = readings("남궁민")
    assert (len(first.surname), len(first.given)) == (2, 1)
    assert (len(second.surname), len(second.given)) == (1, 2)
    assert {len(reading.surname) for reading in readings("Nam Gung Min")} == {1, 2}


@pytest.mark.parametrize(
    "name",
    [
        "", "K", "Kim", "John Smith", "María López", "Mohammed Ali", "Bureau 39", "J. S. Han", "Han", "한",
        "한경수 은행장님", "조선무역은행", "محمد علي", "Владимир Иванов", "トヨタ自動車", "田中商事株式会社",
        "Kim Kim Kim Kim Kim", "Han\x00Su", "🙂 🙂", "----", ", ,", "'", "Kyong", "Han 39", "Korea Trading",
        "Fritz Lang", "Victor Ho",
    ],
)  # fmt: skip
def test_what_is_no_korean_name_has_no_reading(name: str) -> None:
    """Most names of the world are refused at their first word."""
    assert readings(name) == ()


@given(st.text(max_size=40))
def test_any_unicode_is_survived(name: str) -> None:
    """Any text gives few readings, each with keys."""
    found = readings(name)
    assert len(found) <= MOST_READINGS
    assert all(skeletons(reading) for reading in found)


@given(st.text(st.sampled_from("aeiouhnkgjyŏŭ'-,. ACHKOё한김정은金李鄭キムンキョЧенын"), max_size=20))
def test_any_mixture_of_korean_letters_is_survived(name: str) -> None:
    """What looks Korean and is not gives readings that agree with themselves."""
    for reading in readings(name):
        assert agreement(reading, reading) > 0


@given(st.text(st.characters(min_codepoint=ord(FIRST), max_codepoint=ord(LAST)), min_size=2, max_size=4))
def test_exactness_is_a_share(name: str) -> None:
    """The likelihood of an arrangement lies between 0 and 1, and readings stand in its order."""
    found = [reading.exactness for reading in readings(name)]
    assert found == sorted(found, reverse=True)
    assert all(0 < exactness <= 1 for exactness in found)


def test_readings_can_be_kept() -> None:
    """A reading is a value: hashable and equal to its like."""
    reading = readings("Han Kyong Su")[0]
    assert reading == KoreanName(reading.surname, reading.given, reading.exactness)
    assert len({reading, readings("Han Kyong Su")[0]}) == 1
