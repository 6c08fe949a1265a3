"""The lexicon: every kind's own examples and counter-examples."""

import pytest

from bongsu.extract.frames import triggers
from bongsu.extract.lexicon import lexicon
from bongsu.extract.parse import parse
from bongsu.model.event import EventKind

EXAMPLES = [(kind, text) for kind, (texts, _) in lexicon().examples.items() for text in texts]
COUNTER_EXAMPLES = [(kind, text) for kind, (_, texts) in lexicon().examples.items() for text in texts]


def named_in(text: str) -> set[EventKind]:
    """Return the kinds of event that a sentence names."""
    return {trigger.frame.kind for trigger in triggers(parse(text, 0, len(text), lexicon()), lexicon())}


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_an_example_names_its_kind(kind: EventKind, text: str) -> None:
    """Each file of kinds gives sentences that must be read."""
    assert kind in named_in(text)


@pytest.mark.parametrize(("kind", "text"), COUNTER_EXAMPLES)
def test_a_counter_example_does_not(kind: EventKind, text: str) -> None:
    """Each file of kinds gives sentences that must not be read."""
    assert kind not in named_in(text)


def test_every_kind_that_texts_carry_has_examples_of_both_sorts() -> None:
    """No kind of event is read without being tried both ways."""
    assert all(yes and no for yes, no in lexicon().examples.values())


@pytest.mark.parametrize(
    "kind",
    [
        EventKind.MISSILE_LAUNCH, EventKind.NUCLEAR_ACTIVITY, EventKind.ARMS_TRANSFER, EventKind.TROOP_DEPLOYMENT,
        EventKind.MILITARY_EXERCISE, EventKind.PROVOCATION, EventKind.THREAT, EventKind.VETO,
        EventKind.MONITORING_BODY, EventKind.STATEMENT,
    ],
)  # fmt: skip
def test_the_spine_reads_at_least_these_kinds(kind: EventKind) -> None:
    """The ten kinds of the first reader are all there."""
    assert kind in lexicon().examples


def test_yaml_words_stay_words() -> None:
    """The words no, on and off are words here, not truth values, and Norway is a state."""
    assert "no" in lexicon().states
    assert "on" in lexicon().grammar["prepositions"]
