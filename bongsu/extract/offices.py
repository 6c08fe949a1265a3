"""The office that a text gives a person: "former defence minister X", "X, now an adviser to the president"."""

from dataclasses import replace

from bongsu.extract.memory import Memory
from bongsu.extract.parse import OfficeAt, Sentence
from bongsu.model.party import FORMER, Party

_ENDED = frozenset("former ex ex- then retired onetime one-time late ousted".split())
"""Words before an office that is held no more."""
_NOW = frozenset(["now", "currently", "is", "was", "once", "formerly"])
_ONCE = frozenset(["was", "once", "formerly"])
_ARTICLES = frozenset(["a", "an", "the"])
_REACH_ENDED = 4
"""How many words may stand between "former" and the office: "former South Korean defence minister"."""
_LONGEST = 12
_ADDRESS = frozenset("mr mr. ms ms. mrs. dr. sir dame comrade".split())
"""Titles that say nothing of an office."""
_HEADS = frozenset({"leader", "president", "prime minister", "premier"})
"""Offices for which a state is told of; another title beside such a name, "Marshal", takes none away."""
_ENDS = frozenset([",", ";", "(", ")", "who", "which", "that", "and", ".", "\u2014", "\u2013"])


def in_office(sentence: Sentence, first: int, end: int, person: Party, memory: Memory) -> Party:
    """Return the person who is named here with the office that the text gives him, here or before."""
    role = _behind(sentence, end, person.role) or _before(sentence, first, person.role)
    if role is not None:
        memory.roles[person.id] = role
    told = memory.roles.get(person.id)
    return replace(person, role=told) if told is not None and told != person.role else person


def _before(sentence: Sentence, first: int, known: str | None) -> str | None:
    """Return the office of "former South Korean defence minister Shin"."""
    title = next((office for office in sentence.offices if office.end == first and not office.body), None)
    if title is None or _words(sentence, title) in _ADDRESS:
        return None
    words = _words(sentence, title)
    if _has_ended(sentence, title):
        return words if words.startswith(FORMER) else f"{FORMER} {words}"
    if known is None:
        return words
    return None if known in _HEADS or words in known or known.startswith(FORMER) else words


def _behind(sentence: Sentence, end: int, known: str | None) -> str | None:
    """Return the office of "Shin, now an adviser to the president", without its article."""
    low = sentence.low
    if low[end : end + 1] != [","]:
        return None
    first = end + 1 + (low[end + 1 : end + 2] == ["who"] and low[end + 2 : end + 3] in (["is"], ["was"]))
    while first < len(low) and low[first] in _NOW | _ARTICLES:
        first += 1
    stop = next((at for at in range(first, min(len(low), first + _LONGEST)) if low[at] in _ENDS), None)
    introduced = first > end + 1 or low[first : first + 1] == [FORMER]
    if stop is None or not introduced or not _is_of_an_office(sentence, first, stop):
        return None  # "X, foreign minister of Y," is read where persons are introduced
    before = low[end:first]
    ended = low[first] in _ENDED or bool(_ONCE & set(before))
    if not ended and known in _HEADS and "now" not in before:
        return None
    role = " ".join(sentence.written[first + (low[first] in _ENDED) : stop])
    return f"{FORMER} {role}" if ended else role


def _is_of_an_office(sentence: Sentence, first: int, stop: int) -> bool:
    """Say whether the words name an office, and nobody before it: "an adviser to the president"."""
    office = next((office for office in sentence.offices if first <= office.first < stop and not office.body), None)
    return office is not None and not any(
        first <= name.first < office.first and not name.owner for name in sentence.names
    )


def _has_ended(sentence: Sentence, title: OfficeAt) -> bool:
    """Say whether "former" stands before the title, with at most the state or field between."""
    for at in range(title.first - 1, max(-1, title.first - 1 - _REACH_ENDED), -1):
        if sentence.low[at] in _ENDED:
            return True
        if not sentence.low[at].replace("'", "").replace(".", "").isalpha() or sentence.low[at] in _BREAKS:
            return False
    return _words(sentence, title).startswith(FORMER)


_BREAKS = frozenset(["and", "said", "told", "that", "but", "with", "to", "by", "of"])


def _words(sentence: Sentence, title: OfficeAt) -> str:
    return " ".join(sentence.written[title.first : title.end]).lower()
