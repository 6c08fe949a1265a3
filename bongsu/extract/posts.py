"""Posts that a state holds with a body: "Russia's U.N. envoy" is of Russia, and the United Nations is only where."""

from bongsu.extract.parse import NameAt, OfficeAt, Sentence
from bongsu.model.party import PartyKind

_SENT = frozenset("ambassador envoy mission representative delegation delegate diplomat diplomats".split())
"""Offices that a state sends to a body."""


def join_posts(sentence: Sentence) -> None:
    """Take the body into the office where a state sends it there; the sentence then names the state alone."""
    for name in [name for name in sentence.names if _is_a_body(name)]:
        office = next((office for office in sentence.offices if office.first == name.end), None)
        if office is None or sentence.low[office.end - 1] not in _SENT:
            continue
        if _owned(sentence, name) or _of_a_state(sentence, office):
            sentence.names.remove(name)
            sentence.offices.remove(office)
            sentence.offices.append(office._replace(first=name.first))
            sentence.offices.sort(key=lambda office: office.first)


def _is_a_body(name: NameAt) -> bool:
    return name.party is not None and name.party.kind is PartyKind.ORGANISATION and name.party.country is None


def _owned(sentence: Sentence, name: NameAt) -> bool:
    """Read "Russia's U.N. envoy", "the Russian U.N. envoy"."""
    before = [other for other in sentence.names if other.owner and 0 <= name.first - other.end <= 1]
    return any(other.party is not None and other.party.kind is PartyKind.STATE for other in before)


def _of_a_state(sentence: Sentence, office: OfficeAt) -> bool:
    """Read "the U.N. ambassador of Japan"."""
    if sentence.low[office.end : office.end + 1] not in (["of"], ["from"]):
        return False
    after = [other for other in sentence.names if 0 < other.first - office.end <= 2]
    return any(other.party is not None and other.party.kind is PartyKind.STATE for other in after)
