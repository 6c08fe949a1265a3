"""Whose ministry speaks where the text names no state: "the Defense Ministry", "the military here" under a dateline."""

from bongsu.extract.lexicon import Lexicon
from bongsu.extract.parse import Sentence, parse
from bongsu.extract.unnamed import owning
from bongsu.lang.tokens import words
from bongsu.model.party import Party, PartyKind, named

_DATELINE_ENDS = frozenset([",", "(", "-", "\u2013", "\u2014", "."])
_BODIES = frozenset("ministry military army navy government police prosecutors customs parliament".split())
"""Nouns of bodies of which each state has one."""
_AGENCIES = frozenset("spy intelligence customs police security".split())
"""What makes "agency" and "service" nouns of a state's body."""
_SERVICES = frozenset(["agency", "service", "services", "authorities", "authority"])
_STAFF = frozenset("official officials officer officers spokesman spokeswoman spokesperson".split())
_PRIVATE = frozenset("former retired european western foreign-based private local ex-military anonymous".split())


def dateline_country(sentence: Sentence, book: Lexicon) -> str | None:
    """Return the ISO 3166 code of the state in which the one place of a dateline lies, in lower case."""
    agency_follows = sentence.text[sentence.end :].lstrip()[:1] == "/"  # "MOSCOW, October 18. /TASS/."
    if not sentence.dateline and not agency_follows:
        return None
    opening = words(sentence.text, sentence.start, sentence.end)
    opening = opening[: sentence.dateline or len(opening)]
    end = next((at for at, word in enumerate(opening) if word in _DATELINE_ENDS), len(opening))
    place = " ".join(word.title() if word.isupper() else word for word in opening[:end])
    found = parse(place, 0, len(place), book).names if place and "/" not in place else []
    if len(found) != 1:
        return None
    party, lying = found[0].party, found[0].place
    return party.country if party is not None else lying.country if lying is not None else None


def at_home(speaker: Party | None, here: str | None, spoken_for: str | None, book: Lexicon) -> Party | None:
    """Return a state's body without a state as that of the state in which the text is written.

    Where somebody has just spoken for another state, it stays unknown whose body it is.
    """
    if speaker is None or speaker.country is not None or here not in book.states or spoken_for not in {None, here}:
        return speaker
    own = speaker.name.split()
    own = own[:-1] if own[-1] == "here" else own
    if not _is_of_a_state([word.lower() for word in own]):
        return speaker
    kind = PartyKind.GROUP if own[-1].lower() in _STAFF and own[-1].endswith("s") else PartyKind.ORGANISATION
    return named(f"{owning(book.states[here])} {' '.join(own)}", kind, here)


def _is_of_a_state(name: list[str]) -> bool:
    """Say whether the words name a body of a state, or its staff: "foreign ministry officials", "spy agency"."""
    if _PRIVATE & set(name):
        return False
    body = name[:-1] if name[-1] in _STAFF else name
    if not body:
        return False
    guard = body[-2:] in (["coast", "guard"], ["air", "force"], ["joint", "chiefs"], ["presidential", "office"])
    return guard or body[-1] in _BODIES or (body[-1] in _SERVICES and bool(_AGENCIES & set(body)))
