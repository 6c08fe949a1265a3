"""How sure a text is of any one of its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.extract import Certainty, judge
from bongsu.model.claim import Stance

CERTAIN, UNCERTAIN, DENIED = Certainty.CERTAIN, Certainty.UNCERTAIN, Certainty.DENIED


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("The firm closed the plant.", "closed", CERTAIN),
        ("The firm will close the plant.", "close", CERTAIN),
        ("The firm may close the plant.", "close", UNCERTAIN),
        ("The firm did not close the plant.", "close", DENIED),
        ("The firm denied that it closed the plant.", "closed", DENIED),
        ("The firm said it closed the plant.", "closed", CERTAIN),
        ("If the firm closes the plant, workers will leave.", "closes", UNCERTAIN),
        ("The firm has the right to close the plant.", "close", UNCERTAIN),
        ("The firm is unwilling to close the plant.", "close", UNCERTAIN),
        ("The firm reportedly closed the plant.", "closed", UNCERTAIN),
        ("The index nearly broke the record.", "broke", DENIED),
        ("The index rose nearly 3 percent.", "rose", CERTAIN),
        ("The firm may sell, but workers left on Monday.", "left", CERTAIN),
    ],
)
def test_certainty_follows_the_cue_whose_scope_holds_the_word(text: str, word: str, certainty: Certainty) -> None:
    """Hedges, plans, denials, negations and conditions hold for their clause; "will" is sure of what is to come."""
    assert judge(text, text.index(word)).certainty is certainty


def test_the_cue_is_told() -> None:
    """A judgement says what set the stance."""
    text = "The firm may have closed the plant."
    assert judge(text, text.index("closed"))[:3] == (Stance.UNVERIFIED, False, "may")


def test_two_negations_cancel() -> None:
    """What never failed to happen happened."""
    text = "The plant did not fail to open."
    assert not judge(text, text.index("open")).negated


@given(st.text(min_size=1, max_size=200), st.data())
def test_every_offset_of_any_text_is_judged(text: str, data: st.DataObject) -> None:
    """No text and no place in it raises."""
    assert judge(text, data.draw(st.integers(0, len(text) - 1))).certainty in Certainty


@pytest.mark.parametrize("offset", [-1, 5])
def test_a_place_outside_the_text_is_refused(offset: int) -> None:
    """An offset must lie in the text."""
    with pytest.raises(ValueError, match="not inside"):
        judge("words", offset)
