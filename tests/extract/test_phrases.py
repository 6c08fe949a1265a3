"""Phrases of tokens: what the lexicon is looked up with."""

from bongsu.extract.phrases import Phrases


def known(*phrases: str) -> Phrases[str]:
    """Return phrases that each lead to themselves."""
    held: Phrases[str] = Phrases()
    for phrase in phrases:
        held.add(phrase.split(), phrase)
    return held


def test_the_longest_phrase_comes_first() -> None:
    """Every phrase that begins at a place is found, the longest first."""
    held = known("joint", "joint chiefs", "joint chiefs of staff", "joint exercise")
    words = "the joint chiefs of staff said".split()
    assert held.at(words, 1) == [(5, ["joint chiefs of staff"]), (3, ["joint chiefs"]), (2, ["joint"])]
    assert held.at(words, 2) == []


def test_a_phrase_does_not_reach_over_the_end() -> None:
    """What the text breaks off in the middle of is not there."""
    held = known("joint chiefs", "chiefs of staff", "staff")
    assert held.at(["joint"], 0) == []
    assert held.at(["chiefs", "of"], 0) == []
    assert held.at(["staff"], 0) == [(1, ["staff"])]


def test_one_phrase_leads_to_all_its_entries() -> None:
    """A word may be a verb, a noun and a cue at once; entries stand in the order in which they came."""
    held: Phrases[int] = Phrases()
    for phrase, number in ((["test"], 1), (["test", "fire"], 2), (["test"], 3), (["test", "fire"], 4)):
        held.add(phrase, number)
    assert held.at(["test", "fire"], 0) == [(2, [2, 4]), (1, [1, 3])]


def test_phrases_begin_at_few_places() -> None:
    """Only places whose word, or two words, open some phrase are worth a look."""
    held = known("joint chiefs of staff", "staff")
    assert held.begins("a joint staff of the joint chiefs".split()) == [2, 5]
    assert held.begins(["joint"]) == []
