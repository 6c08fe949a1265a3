import pytest

from bongsu.screen import rarity
from bongsu.screen.bodies import body_name
from bongsu.screen.persons import person_name
from bongsu.screen.rarity import Rarity


def test_a_word_is_made_once() -> None:
    """Names share most of their words, and what a word sounds like takes long to tell."""
    held = Rarity()
    one, other = (person_name(name, held).spellings[0].words for name in ("Sergey Kozlov", "KOZLOV Ivan"))
    assert one[1] is other[0]
    assert body_name("Kozlov Trading", held).row.words[0] is not one[1]


def test_words_weigh_what_their_own_index_says() -> None:
    """A word of one index is none of another's."""
    common, rare = Rarity({"kozlov": 0.0}), Rarity()
    assert (
        person_name("Kozlov", common).spellings[0].words[0].weight
        < person_name("Kozlov", rare).spellings[0].words[0].weight
    )


def test_no_more_words_are_held_than_memory_is_there_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for millions of names makes the words anew from time to time."""
    monkeypatch.setattr(rarity, "_MOST_HELD", 2)
    held = Rarity()
    for name in ("Sergey Kozlov", "Ivan Petrov", "Pavel Volkov"):
        assert [word.text for word in person_name(name, held).spellings[0].words] == name.lower().split()
        assert len(held.held) <= 2
