"""The words of a sentence with their classes, and the groups that verbs form with their auxiliaries."""

from bongsu.extract.certainty.wordclasses import ADVERB, AUXILIARY, MODAL, NEGATION, PAST, TO, VERBS, classes
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.parse import Sentence

SURE = frozenset(["will", "'ll", "\u2019ll", "won't", "won\u2019t", "shall"])
"""Modals that are as sure as a speaker can be of what is to come."""

_OF_GROUP = frozenset({AUXILIARY, MODAL, NEGATION, ADVERB, TO})


class Words:
    """The words of one sentence, in lower case, and the class of each."""

    def __init__(self, sentence: Sentence, book: Lexicon) -> None:
        self.sentence = sentence
        self.book = book
        self.low = sentence.low
        self.kinds = classes(sentence, book)

    def group(self, place: int) -> int:
        """Return where the group of this verb begins: its auxiliaries, negations and adverbs, "to" at the most."""
        at = place
        while at > 0 and self.kinds[at - 1] in _OF_GROUP:
            at -= 1
            if self.kinds[at] == TO:
                break
        return at

    def predicates(self, place: int) -> bool:
        """Say whether this is a verb, or what stands in its place after "be": "is not efficient"."""
        if self.kinds[place] in VERBS or self.kinds[place] in {AUXILIARY, MODAL}:
            return True
        return self.has(place, AUXILIARY, NEGATION)

    def has(self, place: int, *kinds: str) -> bool:
        """Say whether a word of one of these classes stands in the group before this verb."""
        return any(self.kinds[at] in kinds for at in range(self.group(place), place))

    def past(self, place: int) -> bool:
        """Say whether this verb stands in the past or the pluperfect: "fell", "had fallen", "was"."""
        pasts = {"was", "were", "had"}
        return self.kinds[place] == PAST or self.low[place] in pasts or bool(pasts & set(self.group_words(place)))

    def group_words(self, place: int) -> list[str]:
        """Return the words of the group before this verb."""
        return self.low[self.group(place) : place]

    def word(self, at: int) -> str:
        """Return the word at this place; empty outside the sentence."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def kind(self, at: int) -> str:
        """Return the class of the word at this place; empty outside the sentence."""
        return self.kinds[at] if 0 <= at < len(self.low) else ""
