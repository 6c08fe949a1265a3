"""What a word hangs on, step by step, and the lexicon of governing words."""

import pytest

from bongsu.extract.certainty.chains import climb
from bongsu.extract.certainty.judgement import EFFECTS
from bongsu.extract.certainty.wordgroups import Words
from bongsu.extract.lexicon import lexicon, words_in
from bongsu.extract.parse import parse


def chain(text: str, word: str) -> list[tuple[str, str]]:
    """Return (cue, effect) of every step up from a word."""
    sentence = parse(text, 0, len(text), lexicon())
    place = sentence.token_at(text.index(word))
    assert place is not None
    return [(link.cue, link.effect) for _, link in climb(Words(sentence, lexicon()), place)[0]]


@pytest.mark.parametrize(
    ("text", "word", "steps"),
    [
        ("The firm refused to approve plans for a merger.", "merger",
         [("plans for", "open"), ("approve", "passes"), ("refused", "bars")]),
        ("The firm said it may try to stop selling oil.", "selling",
         [("stop", "bars"), ("try", "open"), ("said", "tells")]),
        ("The crew left.", "left", []),
        ("The crew asked the owner of the ship to pay.", "pay", [("asked", "open")]),
        ("It agreed to buy and sell oil.", "sell", [("and", "keeps"), ("agreed", "keeps")]),
        ("It knows of the risk of war.", "war", [("risk", "doubtful"), ("of", "known")]),
    ],
)  # fmt: skip
def test_the_chain_goes_up_to_the_finite_verb(text: str, word: str, steps: list[tuple[str, str]]) -> None:
    """Nouns, infinitives, gerunds and clauses are climbed in turn."""
    assert chain(text, word) == steps


def test_no_word_stands_twice_in_a_part_of_the_lexicon() -> None:
    """A governing word has one effect."""
    for part, effects in words_in("government.yml").items():
        members = [word for group in effects.values() for word in group]
        assert len(members) == len(set(members)), (part, sorted(w for w in set(members) if members.count(w) > 1))


def test_every_effect_is_known() -> None:
    """An effect is one that judgement applies, or one that tense settles first."""
    named = {effect for effects in words_in("government.yml").values() for effect in effects}
    assert named <= EFFECTS.keys() | {"allows", "scheduled"}
