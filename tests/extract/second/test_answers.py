"""What a model answered: unwrapped, and held against the excerpt letter by letter."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.extract.second.answers import Refused, entries, told
from bongsu.extract.second.excerpts import Excerpt, excerpts
from bongsu.model.claim import Stance
from bongsu.model.event import EventKind

TEXT = """The ministry denied the launch. Tokyo said the North had fired
two missiles on Tuesday.

The ministry denied the launch. Nobody else spoke of it."""
CLAIM = {
    "sentence": 2,
    "quote": "the North had fired two missiles",
    "kind": "missile_launch",
    "stance": "asserted",
    "negated": False,
    "agents": [{"name": "the North", "kind": "state"}],
    "recipients": [],
    "objects": ["two missiles"],
    "speaker": {"name": "Tokyo", "kind": "state"},
    "cue": "said",
    "place": None,
    "date": "Tuesday",
}


def excerpt() -> Excerpt:
    """Return the text above as one excerpt of four sentences."""
    (only,) = excerpts(TEXT)[0]
    return only


@pytest.mark.parametrize(
    "answer",
    [
        '{"claims": [1]}',
        ' \n{"claims": [1], "note": "x"}\n',
        '```json\n{"claims": [1]}\n```',
        'Here it is:\n```\n{"claims": [1]}\n```\nThat is all.',
        '<think>{"claims": []} or not?</think>\n{"claims": [1]}',
        '<think>hm</think>```json\n{"claims": [1]}\n```',
    ],
)
def test_an_answer_is_found_in_its_wrapping(answer: str) -> None:
    """Code fences, words around them and trains of thought are no part of the answer."""
    assert entries(answer) == [1]


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "[]",
        "null",
        '{"claims": ',
        '{"claims": {}}',
        "I cannot do that.",
        "[" * 100_000,
        '{"claims": 1' + "0" * 9999,
    ],
)
def test_what_is_no_answer_is_none(answer: str) -> None:
    """Broken JSON, JSON of another form, refusals and nests without end are survived."""
    assert entries(answer) is None


@given(st.text(max_size=200))
def test_any_words_are_survived(answer: str) -> None:
    """No answer makes the reader fail."""
    entries(answer)


def test_a_claim_of_the_form_asked_for_is_taken() -> None:
    """A quote over a line break of the text is found, since the model was shown single blanks."""
    found = told(CLAIM, excerpt())
    assert (found.first, found.last) == (1, 1)
    assert (found.kind, found.stance, found.negated) == (EventKind.MISSILE_LAUNCH, Stance.ASSERTED, False)
    assert [item.name for item in found.agents] == ["the North"]
    assert (found.objects, found.cue, found.place, found.date) == (("two missiles",), "said", None, "Tuesday")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quote": "the North had fired three missiles"}, "a quote that does not stand in the text"),
        ({"quote": "the north had fired two missiles"}, "a quote that does not stand in the text"),
        ({"quote": "missiles"}, "a quote of fewer than two words"),
        ({"quote": " "}, "a quote of fewer than two words"),
        ({"quote": None}, "no quote in words"),
        ({"quote": ["a", "b"]}, "no quote in words"),
        ({"quote": "denied the launch"}, "stands in the text more than once"),
        ({"quote": "denied the launch", "sentence": "1"}, "stands in the text more than once"),
        ({"quote": "denied the launch", "sentence": True}, "stands in the text more than once"),
        ({"quote": " ".join(TEXT.split())}, "a quote of more than 3 sentences"),
        ({"kind": "invasion"}, "an unknown kind"),
        ({"kind": "ais_gap"}, "an unknown kind"),
        ({"kind": ["veto"]}, "an unknown kind"),
        ({"stance": "certain"}, "an unknown stance"),
        ({"stance": None}, "an unknown stance"),
        ({"negated": "no"}, "not of the form"),
        ({"agents": "Tokyo"}, "not of the form"),
        ({"agents": [{"name": 3, "kind": "state"}]}, "not of the form"),
        ({"agents": [{"name": "Tokyo", "kind": "city"}]}, "an unknown kind of party"),
        ({"agents": [{"name": "Tokyo", "kind": []}]}, "an unknown kind of party"),
        ({"speaker": 7}, "not of the form"),
        ({"objects": ["three missiles"]}, "words for the object that do not stand"),
        ({"date": "2024-10-15"}, "words for the date that do not stand"),
        ({"date": 20241015}, "not of the form"),
        ({"place": "Sea of Japan"}, "words for the place that do not stand"),
        ({"cue": "claimed"}, "words for the cue that do not stand"),
        ({"cue": "denied"}, "words for the cue that do not stand"),
    ],
)
def test_a_claim_that_rests_on_nothing_is_refused(change: dict[str, Any], reason: str) -> None:
    """Each is refused by itself and with its reason."""
    with pytest.raises(Refused, match=reason):
        told(CLAIM | change, excerpt())


@pytest.mark.parametrize("entry", [None, 1, "claim", [], [CLAIM], {}])
def test_what_is_no_claim_is_refused(entry: Any) -> None:
    """A list, a word or nothing in a claim's place is refused."""
    with pytest.raises(Refused):
        told(entry, excerpt())


@pytest.mark.parametrize(("sentence", "found"), [(1, 0), (3, 2)])
def test_the_sentence_that_is_named_decides_between_equal_quotes(sentence: int, found: int) -> None:
    """The same words stand in the first and the third sentence."""
    entry = CLAIM | {"quote": "The ministry denied the launch", "sentence": sentence, "cue": None}
    assert told(entry, excerpt()).first == found


def test_a_quote_that_stands_once_is_found_whatever_sentence_is_named() -> None:
    """A wrong number does no harm where the words leave no doubt."""
    assert told(CLAIM | {"sentence": 4}, excerpt()).first == 1


def test_a_quote_may_reach_over_sentences() -> None:
    """The claim then rests on all of them."""
    found = told(CLAIM | {"quote": "denied the launch. Tokyo said"}, excerpt())
    assert (found.first, found.last) == (0, 1)


def test_what_is_left_out_is_nothing() -> None:
    """Optional keys may be missing."""
    entry = {key: CLAIM[key] for key in ("sentence", "quote", "kind", "stance")}
    found = told(json.loads(json.dumps(entry)), excerpt())
    assert (found.agents, found.recipients, found.objects, found.speaker, found.date) == ((), (), (), None, None)
