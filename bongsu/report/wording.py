"""The words of the report: days, amounts, parties and grades as a reader expects them."""

from collections.abc import Iterable
from datetime import date

from bongsu.model.claim import Claim
from bongsu.model.edition import Happened, ListChange, MatchChange
from bongsu.model.event import Event, EventKind, Item, Place, Quantity, When
from bongsu.model.grade import Credibility
from bongsu.model.party import Party
from bongsu.model.provision import Force, Provision

UNDATED = "undated"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
CERTAINTY = {
    Credibility.CONFIRMED: "confirmed by other sources",
    Credibility.PROBABLY_TRUE: "probably true",
    Credibility.POSSIBLY_TRUE: "possibly true",
    Credibility.DOUBTFUL: "doubtful",
    Credibility.IMPROBABLE: "improbable",
    Credibility.CANNOT_BE_JUDGED: "truth cannot be judged",
}
SEVERITY = {1: "formal", 2: "lesser", 3: "serious", 4: "grave", 5: "gravest"}
FORCE = {
    Force.BINDING: "binding: the Council decides",
    Force.DEMAND: "a demand on the target of the sanctions",
    Force.CALLS_UPON: "the Council calls upon states: not binding in itself",
    Force.CLARIFIES: "clarifies another rule",
    Force.INSTITUTIONAL: "concerns the Council's own bodies",
    Force.EXEMPTION: "an exemption",
}
FIRES = {
    1: "One fire: calm",
    2: "Two fires: the enemy is seen",
    3: "Three fires: near the border",
    4: "Four fires: the border is crossed",
    5: "Five fires: in battle",
}
_KINDS = {
    EventKind.AIS_GAP: "AIS gap",
    EventKind.SHIP_TO_SHIP_TRANSFER: "ship-to-ship transfer",
    EventKind.MONITORING_BODY: "change to a monitoring body",
}
_FORMS = {
    "apparent_disabling": "silence, apparent disabling of AIS",
    "unexplained": "silence, unexplained",
    "feed_outage": "silence of all, the collection failed",
    "at_rest": "silence at rest",
    "reception_lost": "silence in poor reception",
    "left_coverage": "silence beyond reception",
    "seen": "port call, seen",
    "seen_at_anchorage": "port call, seen at its anchorage",
    "inferred_from_gap": "port call, inferred from a silence",
    "two_sided": "two ships side by side at sea",
    "two_sided_near_port": "two ships side by side near a port",
    "one_sided": "possible meeting with a silent ship",
    "at_berth": "two ships at one berth",
    "in_company": "two ships sailing in company",
    "waiting_together": "two ships waiting together",
    "with_service_craft": "meeting with a service craft",
    "many_partners": "meetings with many ships",
    "repeated_partners": "two ships that met again",
    "loitering_at_anchorage_of_port": "waiting near a port",
    "loiter_gap_loiter": "loitering before and after a silence",
    "mmsi_of_nobody": "MMSI that no country gives out",
    "false_imo": "IMO number that cannot be",
    "two_sets": "two sets of identities in turn",
    "detour": "voyage far out of the way",
    "detour_to_watched_waters": "voyage out of the way, to watched waters",
}
"""What detectors see, in words that claim no more than was seen; other forms are told by their own words."""


def sighting(claim: Claim) -> str:
    """Return what was seen, in words."""
    form = claim.sighting.form if claim.sighting else ""
    words = _FORMS.get(form) or form.replace("_", " ").replace("imo", "IMO").replace("mmsi", "MMSI")
    return words or kind(claim.event.kind)


def day(value: date | None) -> str:
    """Return ``31 October 2024``, or ``undated``."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if value else UNDATED


def listing(words: Iterable[str]) -> str:
    """Return ``a, b and c``."""
    items = list(words)
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)


def count(number: int, word: str, plural: str | None = None) -> str:
    """Return ``1 claim``, ``2 claims``, ``no claims``."""
    many = plural or f"{word}s"
    return f"{number:,} {word if number == 1 else many}" if number else f"no {many}"


def kind(value: EventKind) -> str:
    """Return the kind of event in words."""
    return _KINDS.get(value) or value.value.replace("_", " ")


def when(value: When) -> str:
    """Return the days of an interval, in the evidence's own zone; a day that only follows from publication says so."""
    try:
        first, last = value.first_day(), value.last_day()
    except (OverflowError, ValueError, KeyError):
        return "date out of range"
    if not value.stated and last:
        return f"by {day(last)} (date of publication)"
    return _days(first, last)


def _days(first: date | None, last: date | None) -> str:
    if first == last:
        return day(first)
    if first is None:
        return f"until {day(last)}"
    if last is None:
        return f"since {day(first)}"
    same = (first.year, first.month) == (last.year, last.month)
    return f"{first.day}–{day(last)}" if same else f"{day(first)} – {day(last)}"


def where(place: Place | None) -> str:
    """Return the place by name, country and degrees, as far as known; empty when nothing is."""
    if place is None:
        return ""
    named = [place.name or "", place.country.upper() if place.country else ""]
    if place.lat is not None and place.lon is not None:
        named.append(f"{place.lat:.3f}°, {place.lon:.3f}°")
    return ", ".join(part for part in named if part)


def provision_label(key: str, provision: Provision | None) -> str:
    """Return a provision's label; of one that is not loaded, its id with a caution."""
    return provision.label if provision else f"{key} (provision not loaded, paragraph number unverified)"


def amount(quantity: Quantity | None) -> str:
    """Return ``about 10,000 soldiers``, ``3,000–5,000 tonnes``, ``at least 3``; empty when no number is given."""
    if quantity is None:
        return ""
    low, high, value = (_number(part) for part in (quantity.low, quantity.high, quantity.value))
    figure = value or (f"{low}–{high}" if low and high else low or high)
    default = "" if value or not figure or (low and high) else "at least" if low else "up to"
    return " ".join(part for part in (quantity.qualifier or default, figure, quantity.unit) if part) if figure else ""


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.15g}"


def items(objects: tuple[Item, ...]) -> str:
    """Return the things an event is about, with how much of each."""
    return ", ".join(map(_item, objects))


def _item(item: Item) -> str:
    much = amount(item.quantity)
    if item.quantity and much and item.quantity.unit == item.name:
        return much  # the thing is its own unit: "1,500 troops"
    return f"{item.name} ({much})" if much else item.name


def names(parties: Iterable[Party]) -> str:
    """Return the parties' names, each once."""
    return listing(dict.fromkeys(party.name for party in parties))


def happened(event: Event) -> str:
    """Return what happened, as a heading: ``Troop deployment: soldiers (about 10,000)``."""
    what = kind(event.kind)
    heading = what[:1].upper() + what[1:]
    return f"{heading}: {items(event.objects)}" if event.objects else heading


def actors(event: Event) -> str:
    """Return who did it to whom: ``North Korea to Russia``."""
    by, to = names(event.agents), names(event.recipients)
    return f"{by or 'unnamed'} to {to}" if to else by or "no party named"


def editions(change: ListChange) -> str:
    """Return which edition of a list took the place of which: ``27 February 2026 → 5 March 2026``."""
    before, after = (day(edition.day) if edition else "not used" for edition in (change.before, change.after))
    return f"{before} → {after}"


def match_change(change: MatchChange) -> str:
    """Return what happened to a match: ``new match, score 0.95``."""
    if change.happened is Happened.ADDED:
        return f"new match, score {change.score:.2f}"
    if change.happened is Happened.CHANGED:
        return f"other match, score {change.score:.2f}, before {change.before or 0:.2f}"
    return "no match any more, though the entry stands" if change.stands else "no match any more: the entry was removed"
