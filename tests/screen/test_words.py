import pytest

from bongsu.screen.words import INITIAL, SAME_SOUND, Row, Scale, Word, aligned, row

SCALE = Scale(alone=0.6, lost=1.2)


def words(text: str) -> Row:
    """Return words that all tell as much; a colon parts a word's spelling from its sound."""
    parts = [part.partition(":") for part in text.split()]
    return row([Word(plain, heard or plain, 1.0) for plain, _, heard in parts])


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
    ],
)
def test_words_are_laid_side_by_side(asked: str, listed: str, shared: float, extra: str, missing: str) -> None:
    """Same words, same sounds, slips, joined words and initials are paired once; the rest is left over."""
    found = aligned(words(asked), words(listed), SCALE)
    assert found is not None
    assert found.shared == pytest.approx(shared)
    assert " ".join(word.text for word in found.extra) == extra
    assert " ".join(word.text for word in found.missing) == missing


def test_what_is_spelled_otherwise_is_told() -> None:
    """Each pair of words that differ is kept for the reasons."""
    found = aligned(words("kolchanov vasily:vasili"), words("vasili kolchanow"), SCALE)
    assert found is not None
    assert found.spelled == (("vasily", "vasili"), ("kolchanov", "kolchanow"))


@pytest.mark.parametrize(("asked", "listed"), [("", "kim"), ("ann smith", "kolchanov")])
def test_names_that_share_no_word_are_not_laid_side_by_side(asked: str, listed: str) -> None:
    """Nothing that is common is nothing to tell of."""
    assert aligned(words(asked), words(listed), SCALE) is None


@pytest.mark.parametrize(("least", "told"), [(0.0, True), (0.6, True), (0.7, False)])
def test_names_below_the_least_are_not_told_of(least: float, told: bool) -> None:
    """One of two words in common is .97 / (1 + .6) on this scale."""
    assert (aligned(words("ivan kolchanov"), words("kolchanov"), SCALE, least) is not None) is told


def test_korean_spellings_of_a_word_meet() -> None:
    """Words that sound alike as Korean words are nearly one, though their letters differ."""
    asked, listed = Word("taesong", "tesong", 1.0, "taesong"), Word("daesong", "desong", 1.0, "taesong")
    found = aligned(row([asked]), row([listed]), SCALE)
    assert found is not None
    assert found.shared == pytest.approx(0.95)
