import pytest

from bongsu.lang.korean_meanings import TABLE, known_meanings, meanings


@pytest.mark.parametrize("name", ["cheongnyong", "chongryong", "cheongryong", "chongnyong"])
def test_every_romanisation_of_a_name_has_its_meaning(name: str) -> None:
    """Revised, McCune-Reischauer and the North's spelling, assimilated or not."""
    assert "blue dragon" in meanings(name)


@pytest.mark.parametrize("name", ["", "tae", "baltic", "daesong"])
def test_most_words_have_none(name: str) -> None:
    """Short words, words of other languages, and names that are never translated."""
    assert meanings(name) == ()


def test_every_line_of_the_table_is_a_name_in_hangul_and_plain_english() -> None:
    """A meaning is small letters and blanks, as names are folded."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines:
        hangul, english = line.split("\t")
        assert all("가" <= letter <= "힣" for letter in hangul)
        assert all(part and part == part.strip() and part.replace(" ", "").isalpha() for part in english.split(", "))
    assert len({line.split("\t")[0] for line in lines}) == len(lines)


def test_a_meaning_is_known_without_its_blanks() -> None:
    """So English names are known to be one."""
    assert {"bluedragon", "ocean"} <= known_meanings()
    assert "heron" not in known_meanings()
