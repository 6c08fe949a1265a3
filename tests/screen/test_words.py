import pytest

from bongsu.screen.words import INITIAL, SAME_SOUND, Word, aligned


def words(text: str) -> list[Word]:
    """Return words that all tell as much; a colon parts a word's spelling from its sound."""
    parts = [part.partition(":") for part in text.split()]
    return [Word(plain, heard or plain, 1.0) for plain, _, heard in parts]


@pytest.mark.parametrize(
    ("asked", "listed", "shared", "extra", "missing"),
    [
        ("jong un kim", "kim jong un", 3.0, "", ""),
        ("sergei:serge ivanov", "sergey:serge ivanov", 1 + SAME_SOUND, "", ""),
        ("ivan ivan", "ivan", 1.0, "ivan", ""),
        ("kolchanov", "kolchanow", 1 - 1.6 / 9, "", ""),
        ("silver star", "silverstar", 0.97, "", ""),
        ("namchongang", "nam chon gang", 0.97, "", ""),
        ("j smith", "john smith", 1 + INITIAL, "", ""),
        ("ann smith", "amy smith", 1.0, "ann", "amy"),
        ("", "kim", 0.0, "", "kim"),
    ],
)
def test_words_are_laid_side_by_side(asked: str, listed: str, shared: float, extra: str, missing: str) -> None:
    """Same words, same sounds, slips, joined words and initials are paired once; the rest is left over."""
    found = aligned(words(asked), words(listed))
    assert found.shared == pytest.approx(shared)
    assert " ".join(word.text for word in found.extra) == extra
    assert " ".join(word.text for word in found.missing) == missing


def test_what_is_spelled_otherwise_is_told() -> None:
    """Each pair of words that differ is kept for the reasons."""
    assert aligned(words("kolchanov vasily:vasili"), words("vasili kolchanow")).spelled == [
        ("vasily", "vasili"),
        ("kolchanov", "kolchanow"),
    ]


def test_korean_spellings_of_a_word_meet() -> None:
    """Words that sound alike as Korean words are nearly one, though their letters differ."""
    found = aligned([Word("taesong", "tesong", 1.0, "taesong")], [Word("daesong", "desong", 1.0, "taesong")])
    assert found.shared == pytest.approx(0.95)
