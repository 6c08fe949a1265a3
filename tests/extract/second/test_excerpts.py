"""Documents cut into excerpts for a model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.extract.second import excerpts as cut
from bongsu.extract.second.excerpts import LONGEST_EXCERPT, excerpts

SENTENCE = "A ship of the fleet left the port on Tuesday with a cargo of coal."


def test_whole_paragraphs_stay_together() -> None:
    """An excerpt ends between paragraphs where the paragraphs fit."""
    paragraph = " ".join([SENTENCE] * 20)
    text = "\n\n".join([paragraph] * 5)
    found, left_out = excerpts(text)
    assert [len(excerpt) for excerpt in found] == [40, 40, 20]
    assert left_out == 0


def test_a_paragraph_longer_than_an_excerpt_is_cut_between_sentences() -> None:
    """Nothing of it is lost, and no excerpt is too long."""
    found, left_out = excerpts(" ".join([SENTENCE] * 100))
    assert sum(map(len, found)) == 100
    assert len(found) == 3
    assert left_out == 0


def test_no_sentence_is_too_long_to_be_shown() -> None:
    """A row of words without an end is parted before it is shown, and every part fits."""
    found, left_out = excerpts(f"{SENTENCE}\n\n{'the word of the day and ' * 200}end.\n\n{SENTENCE}")
    assert all(excerpt[-1].end - excerpt[0].start <= LONGEST_EXCERPT for excerpt in found)
    assert left_out == 0


def test_no_document_asks_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes after the last excerpt allowed is counted."""
    monkeypatch.setattr(cut, "MOST_EXCERPTS", 2)
    found, left_out = excerpts(" ".join([SENTENCE] * 100))
    assert len(found) == 2
    assert left_out == 100 - sum(map(len, found))


@given(st.text(alphabet="ab. \n\u2029\u00e9\ud55c\u0000", max_size=400))
def test_offsets_hold_and_the_words_are_those_of_the_text(text: str) -> None:
    """A line's words are the text between its offsets with single blanks, in order, each excerpt within its bound."""
    found, left_out = excerpts(text)
    assert left_out == 0
    lines = [line for excerpt in found for line in excerpt]
    assert [line.start for line in lines] == sorted({line.start for line in lines})
    assert all(" ".join(text[line.start : line.end].split()) == line.words for line in lines)
    assert all(excerpt[-1].end - excerpt[0].start <= LONGEST_EXCERPT for excerpt in found)


def test_what_is_in_another_language_is_not_shown() -> None:
    """A model reads what the rules read, and nothing else leaves the machine."""
    korean = "북한이 러시아에 군대를 보냈다고 국가정보원이 밝혔다. 국방부는 이를 확인하지 않았다."
    found, left_out = excerpts(f"{SENTENCE}\n\n{korean}\n\n{SENTENCE}")
    assert [line.words for excerpt in found for line in excerpt] == [SENTENCE, SENTENCE]
    assert left_out == 0
