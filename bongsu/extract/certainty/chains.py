"""The chain of governors above a word: "It refused to approve plans for a merger".

The merger hangs on "plans", the plans on "approve", that on "refused".
"""

from bongsu.extract.certainty.government import Link
from bongsu.extract.certainty.nouns import of_noun
from bongsu.extract.certainty.verbs import of_verb
from bongsu.extract.certainty.wordclasses import PREPOSITION, VERBS
from bongsu.extract.certainty.wordgroups import Words


def climb(words: Words, place: int) -> tuple[list[tuple[int, Link]], int]:
    """Return (place, its link) from the word outwards, and the place where the chain ends; -1 above a closed link."""
    links: list[tuple[int, Link]] = []
    seen = {place}
    while (link := governor(words, place)) is not None:
        links.append((place, link))
        if link.at < 0:
            return links, -1
        if link.at in seen:
            break
        place = link.at
        seen.add(place)
    return links, place


def governor(words: Words, place: int) -> Link | None:
    """Return what the word at this place hangs on, if anything."""
    if words.predicates(place):
        return of_verb(words, place)
    if words.kinds[place] == PREPOSITION:  # the particle of a verb: "broke up"
        return Link("keeps", place - 1, words.low[place], "particle") if words.kind(place - 1) in VERBS else None
    return of_noun(words, place)
