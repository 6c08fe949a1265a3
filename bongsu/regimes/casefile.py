"""A provision's own cases: events that are, or are not, within it.

    - {breach: "artillery goes to Russia", event: {kind: arms_transfer, agents: [kp], recipients: [ru],
       objects: [artillery], when: 2024-10-18, place: ru}}

* A party is a country (``kp``: the state) or ``kind:country`` (``vessel:pa``, ``organisation:cn``,
  ``armed_force:kp``); ``listed:kp`` is an organisation of that country that is designated, and ``xx`` in place of
  the country says that it is not known.
* An object is a category, or ``unknown`` for a thing whose category the text does not tell.
* ``near_miss`` in place of ``no_breach`` says that one thing only keeps the event out: a day, a flag, a direction.
* ``when`` is a day, or a list of the first and the last day that it may have been; without it the event is undated.
* ``place`` is a country, or ``{name: Rajin, country: kp}``.
"""

import re

from bongsu.model.event import Category, Event, EventKind, Item, Place, When, days
from bongsu.model.party import Party, PartyKind
from bongsu.model.provision import Case, Verdict
from bongsu.regimes.lawfile import Entry

LISTED = "listed"
_COUNTRY = re.compile("[a-z]{2}")
_NOT_KNOWN = "xx"
_NEAR = "near_miss"
_PARTS = ("agents", "recipients", "objects", "when", "place")


def read_case(entry: Entry) -> Case:
    """Return the case written here.

    Raises:
        LawError: not exactly one of ``breach``, ``no_breach`` and ``near_miss``, or an event that cannot be.
    """
    found = entry.keyed(("event",), (*Verdict, _NEAR))
    said = [word for word in (*Verdict, _NEAR) if word in found]
    if len(said) != 1:
        raise entry.error("a case says either breach or no_breach (or near_miss), once")
    near = said[0] == _NEAR
    verdict = Verdict.NO_BREACH if near else Verdict(said[0])
    return Case(found[said[0]].text(), verdict, _event(found["event"]), near)


def _event(entry: Entry) -> Event:
    found = entry.keyed(("kind",), _PARTS)
    return Event(
        found["kind"].choice(EventKind, "event kind"),
        tuple(_party(item) for item in found["agents"].items()) if "agents" in found else (),
        tuple(_party(item) for item in found["recipients"].items()) if "recipients" in found else (),
        tuple(_object(item) for item in found["objects"].items()) if "objects" in found else (),
        _place(found["place"]) if "place" in found else None,
        _when(found["when"]) if "when" in found else When(),
    )


def _party(entry: Entry) -> Party:
    word = entry.text()
    kind, _, code = word.rpartition(":")
    if not _COUNTRY.fullmatch(code) or kind not in {"", LISTED, *PartyKind}:
        kinds = ", ".join((*PartyKind, LISTED))
        raise entry.error(f"{word!r} is neither a country nor kind:country; kinds are {kinds}")
    made = PartyKind.ORGANISATION if kind == LISTED else PartyKind(kind or PartyKind.STATE)
    return Party(f"{kind or PartyKind.STATE}:{code}", word, made, None if code == _NOT_KNOWN else code)


def _object(entry: Entry) -> Item:
    word = entry.known((*Category, "unknown"), "category")
    return Item(word, None if word == "unknown" else Category(word))


def _place(entry: Entry) -> Place:
    if not entry.is_mapping:
        return Place(country=entry.country())
    found = entry.keyed(("name",), ("country",))
    return Place(found["name"].text(), found["country"].country() if "country" in found else None)


def _when(entry: Entry) -> When:
    ends = [item.day() for item in entry.items()] if entry.is_list else [entry.day()]
    if len(ends) > 2 or ends[0] > ends[-1]:
        raise entry.error("expected one day, or the first and the last day")
    return days(ends[0], ends[-1])
