"""The part that a word plays, told without a parser."""

import pytest

from bongsu.extract.certainty.wordclasses import (
    ADVERB,
    BASE,
    DETERMINER,
    ING,
    NEGATION,
    OPENER,
    PAST,
    PREPOSITION,
    TO,
    WORD,
    classes,
)
from bongsu.extract.lexicon import lexicon
from bongsu.extract.parse import parse


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The crew came to load oil.", "to", TO),
        ("The crew came to Busan.", "to", PREPOSITION),
        ("The crew went to war.", "to", PREPOSITION),
        ("It led to closure of the port.", "to", TO),  # no list of all verbs, so an unknown word counts as one
        ("It has access to education.", "to", PREPOSITION),
        ("They plan the visit.", "plan", BASE),
        ("The plan failed.", "plan", WORD),
        ("The closed port burned.", "closed", WORD),
        ("The port closed in May.", "closed", PAST),
        ("The firm offering shares left.", "offering", ING),
        ("It made a share offering.", "offering", WORD),
        ("It said that the port closed.", "that", OPENER),
        ("It sold oil for that price.", "that", DETERMINER),
        ("It may soon close.", "close", BASE),
        ("It may soon close.", "soon", ADVERB),
        ("It is no longer open.", "no", NEGATION),
        ("The US fleet left.", "US", WORD),
    ],
)
def test_neighbours_tell_the_class_of_a_word(text: str, word: str, kind: str) -> None:
    """Words of more than one class are told apart by what stands beside them."""
    sentence = parse(text, 0, len(text), lexicon())
    place = sentence.token_at(text.index(word))
    assert place is not None
    assert classes(sentence, lexicon())[place] == kind
