"""The particulars of an event: what it is about, how much of it, and where."""

from bongsu.extract.frames import Trigger
from bongsu.extract.lexicon import lexicon
from bongsu.extract.parse import NameAt, Sentence, ThingAt
from bongsu.lang.quantities import amounts
from bongsu.model.event import Category, EventKind, Item, Place, Quantity


def items(text: str, sentence: Sentence, trigger: Trigger) -> tuple[Item, ...]:
    """Return the things that the event is about, with their amounts; first what the words themselves name."""
    said = text[sentence.tokens[trigger.first].start : sentence.tokens[trigger.end - 1].end]
    things = _carried(sentence, trigger) if trigger.frame.kind in _BY_CARGO else trigger.things
    if trigger.frame.kind is EventKind.FINANCIAL_TRANSFER:
        things += tuple(thing for thing in _purposes(sentence, trigger) if thing not in things)
    found = tuple(_item(text, sentence, thing, trigger) for thing in things)
    told = sorted(trigger.frame.things - {item.category for item in found})
    return (*(Item(said, category) for category in told), *found)


_BY_CARGO = frozenset([EventKind.FLIGHT, EventKind.SHIP_SERVICE])
"""Kinds whose objects are what is carried, not what is done."""
_CARRYING = frozenset("carrying carried carries with loaded laden transporting transported aboard".split())
_REACH_CARGO = 4


def _carried(sentence: Sentence, trigger: Trigger) -> tuple[ThingAt, ...]:
    """Return what is carried: "landed with rifles on board", "the ship, which carried missile parts"."""
    found = []
    for thing in sentence.things:
        before = sentence.low[max(0, thing.first - _REACH_CARGO) : thing.first]
        if not _CARRYING.isdisjoint(before) and not trigger.first <= thing.first < trigger.end:
            found.append(thing)
    return tuple(found)


def _item(text: str, sentence: Sentence, thing: ThingAt, trigger: Trigger) -> Item:
    wanted = trigger.frame.object | trigger.frame.of | trigger.frame.subject
    fitting = sorted((thing.categories & wanted) or thing.categories)
    name = text[sentence.tokens[thing.first].start : sentence.tokens[thing.end - 1].end]
    return Item(name, fitting[0], _quantity(text, sentence, thing))


_PROGRAMMES = frozenset(
    [Category.MISSILE_PROGRAMME, Category.NUCLEAR_PROGRAMME, Category.MISSILE_TECHNOLOGY, Category.NUCLEAR_TECHNOLOGY]
)
_PURPOSE = frozenset("for fund funds funded funding finance finances financed financing bankroll".split())
_REACH_PURPOSE = 6


def _purposes(sentence: Sentence, trigger: Trigger) -> tuple[ThingAt, ...]:
    """Return what money is told to be for: "sent funds for its missile programme"."""
    found = []
    for thing in sentence.things:
        before = sentence.low[max(trigger.end, thing.first - _REACH_PURPOSE) : thing.first]
        if thing.first >= trigger.end and thing.categories & _PROGRAMMES and not _PURPOSE.isdisjoint(before):
            found.append(thing)
    return tuple(found)


def _quantity(text: str, sentence: Sentence, thing: ThingAt) -> Quantity | None:
    """Return the amount that stands before a thing, no more than a few words away."""
    begin, name = sentence.tokens[max(0, thing.first - 8)].start, sentence.tokens[thing.first].start
    before = [item for item in amounts(text, begin, sentence.tokens[thing.end - 1].end) if item.start < name]
    if not before:
        return None
    last = before[-1]
    if last.unit in _MEASURES:
        return None
    between = text[min(last.end, name) : name]
    after = sentence.token_at(last.end) or 0
    if any(after <= verb.first < thing.first and verb.tag != "en" for verb in sentence.verbs):
        return None  # "two sides discussed sending labourers"
    if len(between.split()) > 4 or "," in between:
        return None
    return Quantity(last.value, last.low, last.high, last.unit, last.qualifier)


_MEASURES = frozenset("mm cm m km nm miles inches feet % kg hours days weeks months years minutes".split())
"""Units that say how long, wide, heavy or late a thing is, not how many there are."""


def place_of(sentence: Sentence, trigger: Trigger) -> Place | None:
    """Return where the event happened, as far as the sentence tells.

    A capital stands for its government more often than for itself: it is a place only where the words say so.
    """
    after = [name for name in sentence.names if name.place is not None and name.first >= trigger.end]
    local = [name for name in after if name.form == "place" or _is_where(sentence, name, trigger)]
    return local[0].place if local else None


def _is_where(sentence: Sentence, name: NameAt, trigger: Trigger) -> bool:
    """Tell "in Moscow", "the Moscow area" and a visit to Moscow from "sent to Moscow" and "officials in Moscow"."""
    before = sentence.low[max(0, name.first - 2) : name.first]
    if _IN & set(before):
        return not _who_tells_is_there(sentence, name)
    if name.form != "seat":
        return False
    area = sentence.low[name.end : name.end + 1]
    launched = "from" in before and trigger.frame.kind in _FIRED
    visited = trigger.frame.kind is EventKind.OFFICIAL_VISIT and "from" not in before
    return visited or launched or bool(_AREA & set(area))


def _who_tells_is_there(sentence: Sentence, name: NameAt) -> bool:
    """Say whether only who speaks is there: "officials in Seoul said"."""
    beside = any(office.end in {name.first - 1, name.first - 2} for office in sentence.offices)
    return beside and any(
        0 <= verb.group - name.end <= 1 and verb.lemma in lexicon().reporting for verb in sentence.verbs
    )


_IN = frozenset(["in", "near", "at", "inside", "around", "off", "outside", "above"])
_AREA = frozenset(["area", "region", "province", "airport", "airfield", "port", "suburb", "suburbs", "outskirts"])
_FIRED = frozenset({EventKind.MISSILE_LAUNCH, EventKind.WEAPONS_TEST})
