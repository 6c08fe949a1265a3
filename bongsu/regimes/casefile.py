"""A provision's own cases: events that are, or are not, within it.

    - {breach: "artillery goes to Russia", event: {kind: arms_transfer, agents: [kp], recipients: [ru],
       objects: [artillery], when: 2024-10-18, place: ru}}

* A party is a country (``kp``: the state) or ``kind:country`` (``vessel:pa``, ``organisation:cn``,
  ``armed_force:kp``); ``listed:kp`` is an organisation of that country whose assets are frozen, and ``xx`` in place
  of the country says that it is not known. ``{party: vessel:pa, under: [UNSCR-2371-6]}`` is listed under that measure.
* An object is a category, or ``unknown`` for a thing whose category the text does not tell, or
  ``{category: coal, hs: 270112@2012, amount: 900-1000 tonnes, basis: recorded, state: new, on_list: UNSCR-2321-7}``,
  of which all may be left out; ``on_list`` names the provision on whose list of items the evidence says it stands.
* ``near_miss`` in place of ``no_breach`` says that one thing only keeps the event out: a day, a flag, a direction.
* ``freed`` and ``not_freed`` are the cases of an exemption.
* ``events``, a list in place of ``event``, is for rules about a sum.
* ``when`` is a day, or a list of the first and the last day that it may have been; without it the event is undated.
* ``place`` is a country, or ``{name: Rajin, country: kp}``.
"""

import re

from bongsu.model.event import Basis, Category, Event, EventKind, HsCode, Item, Place, Quantity, When, days
from bongsu.model.party import Party, PartyKind
from bongsu.model.provision import Case, Verdict
from bongsu.regimes.lawfile import Entry

LISTED = "listed"
FROZEN = "frozen"
"""Stands for the measures by which the case's regime freezes assets."""

_COUNTRY = re.compile("[a-z]{2}")
_NOT_KNOWN = "xx"
_NEAR = "near_miss"
_PARTS = ("agents", "recipients", "objects", "when", "place")
_AMOUNT = re.compile(r"(?P<low>\d+(?:\.\d+)?)(?:-(?P<high>\d+(?:\.\d+)?))? (?P<unit>[A-Za-z]+)")


def read_case(entry: Entry) -> Case:
    """Return the case written here.

    Raises:
        LawError: not exactly one verdict, or an event that cannot be.
    """
    found = entry.keyed((), (*Verdict, _NEAR, "event", "events"))
    said = [word for word in (*Verdict, _NEAR) if word in found]
    if len(said) != 1:
        raise entry.error("a case says either breach or no_breach (or near_miss, or unclear; freed or not_freed), once")
    if ("event" in found) == ("events" in found):
        raise entry.error("a case has either an event, or events")
    written = found["events"].items() if "events" in found else (found["event"],)
    events = [_event(item) for item in written]
    near = said[0] == _NEAR
    verdict = Verdict.NO_BREACH if near else Verdict(said[0])
    listed = dict.fromkeys(line for item in written for line in _listed(item))
    return Case(found[said[0]].text(), verdict, events[0], near, tuple(events[1:]), tuple(listed))


def _event(entry: Entry) -> Event:
    found = entry.keyed(("kind",), _PARTS)
    return Event(
        found["kind"].choice(EventKind, "event kind"),
        tuple(_party(item)[0] for item in found["agents"].items()) if "agents" in found else (),
        tuple(_party(item)[0] for item in found["recipients"].items()) if "recipients" in found else (),
        tuple(_object(item) for item in found["objects"].items()) if "objects" in found else (),
        _place(found["place"]) if "place" in found else None,
        _when(found["when"]) if "when" in found else When(),
    )


def _listed(entry: Entry) -> list[str]:
    found = entry.pairs()
    parties = [_party(item) for role in ("agents", "recipients") if role in found for item in found[role].items()]
    return [f"{party.id} {measure}" for party, under in parties for measure in under]


def _party(entry: Entry) -> tuple[Party, tuple[str, ...]]:
    """Return the party, and the measures under which it is listed."""
    found = entry.keyed(("party", "under")) if entry.is_mapping else {"party": entry}
    word = found["party"].text()
    kind, _, code = word.rpartition(":")
    if not _COUNTRY.fullmatch(code) or kind not in {"", LISTED, *PartyKind}:
        kinds = ", ".join((*PartyKind, LISTED))
        raise entry.error(f"{word!r} is neither a country nor kind:country; kinds are {kinds}")
    made = PartyKind.ORGANISATION if kind == LISTED else PartyKind(kind or PartyKind.STATE)
    under = found["under"].texts() if "under" in found else (FROZEN,) * (kind == LISTED)
    marked = "listed-" if under and kind != LISTED else ""
    country = None if code == _NOT_KNOWN else code
    return Party(f"{marked}{kind or PartyKind.STATE}:{code}", word, made, country), under


def _object(entry: Entry) -> Item:
    if entry.is_mapping:
        return _thing(entry)
    word = entry.known((*Category, "unknown"), "category")
    return Item(word, None if word == "unknown" else Category(word))


def _thing(entry: Entry) -> Item:
    found = entry.keyed((), ("category", "hs", "amount", "basis", "state", "on_list"))
    category = found["category"].choice(Category, "category") if "category" in found else None
    code = _code(found["hs"]) if "hs" in found else None
    basis = found["basis"].choice(Basis, "basis") if "basis" in found else None
    amount = _amount(found["amount"], basis) if "amount" in found else None
    new = found["state"].known(("new", "used"), "state of goods") == "new" if "state" in found else None
    listed = found["on_list"].text() if "on_list" in found else None
    return Item(category or (code.digits if code else "unknown"), category, amount, code, new, listed)


def _code(entry: Entry) -> HsCode:
    digits, _, edition = entry.text().partition("@")
    try:
        return HsCode(digits, int(edition) if edition else None)
    except ValueError as error:
        raise entry.error(str(error)) from error


def _amount(entry: Entry, basis: Basis | None) -> Quantity:
    found = _AMOUNT.fullmatch(entry.text())
    if found is None:
        raise entry.error(f"{entry.text()!r} is no amount; write 900 tonnes, or 400-600 barrels")
    low, high = float(found["low"]), float(found["high"] or found["low"])
    if high < low:
        raise entry.error("an amount's range goes from the lower to the higher")
    return Quantity(low if low == high else None, low, high, found["unit"], basis=basis)


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
