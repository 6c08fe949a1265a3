import pytest

from bongsu.lang.korean.hanja import readings_of, sino_korean


@pytest.mark.parametrize(
    ("character", "readings"),
    [
        ("正", {"정"}),
        ("金", {"금", "김"}),
        ("李", {"리", "이"}),
        ("鐵", {"철"}),
        ("铁", {"철"}),
        ("龙", {"룡", "용", "롱"}),
    ],
)
def test_characters_are_read_in_korean(character: str, readings: set[str]) -> None:
    """Traditional and simplified characters have the same Sino-Korean readings."""
    assert set(readings_of(character)) & readings == set(readings_of(character)) != set()


def test_what_is_no_chinese_character_has_no_reading() -> None:
    """Letters and Hangul are read by others."""
    assert not readings_of("a")
    assert not readings_of("김")


def test_the_table_is_whole() -> None:
    """About 500 syllables have Chinese characters, each a single syllable of Hangul."""
    assert 450 < len(sino_korean()) < 550
    assert all(len(syllable) == 1 and "가" <= syllable <= "힣" for syllable in sino_korean())
