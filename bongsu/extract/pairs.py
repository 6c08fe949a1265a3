"""Which two states "both countries" and "the two sides" will mean: those who met, or who were named side by side."""

from collections.abc import Iterable, Sequence

from bongsu.extract.lexicon import Lexicon
from bongsu.extract.parse import Sentence
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.party import Party

_TOGETHER = frozenset({EventKind.AGREEMENT, EventKind.OFFICIAL_VISIT, EventKind.MILITARY_EXERCISE})
_TWO = 2


def met(subjects: tuple[Party, ...], claims: Sequence[Claim], book: Lexicon) -> tuple[Party, ...]:
    """Return the two states that are the subject of a sentence, or did something together in it."""
    if not claims and len(subjects) < _TWO:
        return ()
    if len(subjects) > 1 and (pair := _pair(subjects, book)):
        return pair
    together = [claim.event for claim in claims if claim.event.kind in _TOGETHER and not claim.negated]
    pairs = [_pair((*event.agents, *event.recipients), book) for event in together]
    return next((pair for pair in pairs if pair), ())


def named_together(sentence: Sentence, book: Lexicon) -> tuple[Party, ...]:
    """Return the two states that a sentence names, papers aside; none where it names one or three."""
    if len(sentence.names) < _TWO:
        return ()
    parties = [name.party for name in sentence.names if name.party is not None]
    return _pair([party for party in parties if party.id not in book.press], book)


def _pair(parties: Iterable[Party], book: Lexicon) -> tuple[Party, ...]:
    countries = dict.fromkeys(party.country for party in parties if party.country in book.states)
    pair = tuple(book.states[country] for country in countries if country is not None)
    return pair if len(pair) == _TWO else ()
