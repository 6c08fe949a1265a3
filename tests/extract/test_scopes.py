"""Which words stand in the scope of which cue, for the claims of the reader."""

import pytest

from bongsu.extract.lexicon import lexicon
from bongsu.extract.parse import parse
from bongsu.extract.scopes import operators


def effects(text: str, word: str) -> set[str]:
    """Return what the operators around a word of a sentence do to it, the plain telling left out."""
    sentence = parse(text, 0, len(text), lexicon())
    place = sentence.token_at(text.index(word))
    assert place is not None
    held = operators(sentence, lexicon())
    return {operator.effect for operator in held if operator.first <= place < operator.end} - {"asserted"}


@pytest.mark.parametrize(
    ("text", "inside", "effect", "outside"),
    [
        ("The firm is suspected of shipping coal; the port reopened.", "shipping", "unverified", "reopened"),
        ("The alleged transfer followed a visit to Busan.", "transfer", "unverified", "visit"),
        ("The crew allegedly sold the oil after the ship docked.", "sold", "unverified", "docked"),
        ("The tanker appears to have loaded oil, but the crew left on Monday.", "loaded", "unverified", "left"),
        ("The ship likely carried coal, which it loaded in Nampo.", "carried", "unverified", "loaded"),
        ("There are rumours that the ship sank, and the owner sold the cargo.", "sank", "rumoured", "owner"),
        ("Seoul was unable to verify the crossing; the road stayed closed.", "crossing", "unverified", "stayed"),
        ("Tokyo could neither confirm nor deny the launch; it closed the port.", "launch", "unverified", "closed"),
        ("Moscow did not deny the launch, but the bridge reopened.", "launch", "unverified", "reopened"),
        ("Moscow denied that the train crossed the border, but the bridge reopened.", "crossed", "denied", "reopened"),
        ("Beijing rejected claims of the launch, while the envoy left.", "launch", "denied", "left"),
        ("The firm plans to sell the ship; the owner left.", "sell", "planned", "left"),
        ("The firm would sell the ship, but the owner left.", "sell", "planned", "left"),
        ("If the ship sails; the owner left.", "sails", "planned", "left"),
        ("The owner, who sold two ships, vowed to buy a third.", "buy", "planned", "sold"),
        ("With no papers on board, the ship sailed.", "papers", "negated", "sailed"),
        ("Without signalling, the ship sailed.", "signalling", "negated", "sailed"),
        ("The ship did not sail because the engine failed.", "sail", "negated", "failed"),
    ],
)
def test_an_operator_ends_where_its_clause_does(text: str, inside: str, effect: str, outside: str) -> None:
    """Every cue of stance, with a word in its scope and one that stands outside."""
    assert effect in effects(text, inside)
    assert not effects(text, outside)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("In May the firm sold the ship.", "sold"),
        ("The test was not only seen but filmed.", "filmed"),
        ("The index rose nearly 3 percent.", "percent"),
    ],
)
def test_words_that_only_look_like_cues_have_no_scope(text: str, word: str) -> None:
    """The month of May, "not only", "nearly" before a number."""
    assert not effects(text, word)
