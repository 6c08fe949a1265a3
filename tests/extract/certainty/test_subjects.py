"""How sure a text is of an event that is the subject of its clause."""

import pytest

from bongsu.extract import Certainty, judge

CERTAIN, UNCERTAIN, DENIED = Certainty.CERTAIN, Certainty.UNCERTAIN, Certainty.DENIED


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("The launch was postponed.", "launch", DENIED),
        ("The launch was not postponed.", "launch", CERTAIN),
        ("The launch may be postponed.", "launch", UNCERTAIN),
        ("Missile launch delayed by storm", "launch", DENIED),
        ("The launch delayed talks.", "launch", CERTAIN),
        ("The launch of the rocket, due in May, was cancelled.", "launch", DENIED),
        ("The launch of the rocket, due in May, drew crowds.", "launch", CERTAIN),
        ("Officials say the merger was called off.", "merger", DENIED),
        ("Officials say the merger was signed.", "merger", CERTAIN),
        ("The launch, as was said in May", "launch", CERTAIN),
    ],
)
def test_what_was_put_off_has_not_taken_place(text: str, word: str, certainty: Certainty) -> None:
    """A passive that undoes its subject, past what is said of it, with its own modals and negations."""
    assert judge(text, text.index(word)).certainty is certainty


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("The merger is expected to cut costs.", "merger", CERTAIN),
        ("The merger is expected to take place in May.", "merger", UNCERTAIN),
        ("The talks are scheduled to begin in May.", "talks", UNCERTAIN),
        ("The merger was planned for May.", "merger", UNCERTAIN),
        ("The firm expects sales of the ship to rise.", "sales", CERTAIN),
        ("The firm expects a strike to begin.", "strike", UNCERTAIN),
        ("The firm expects a strike.", "strike", UNCERTAIN),
    ],
)
def test_what_is_expected_to_act_is_there(text: str, word: str, certainty: Certainty) -> None:
    """Only what it does is expected, but for verbs that say no more than that it takes place."""
    assert judge(text, text.index(word)).certainty is certainty
