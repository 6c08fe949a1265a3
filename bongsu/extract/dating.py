"""When an event happened: which of a sentence's dates is the event's own, and not that of the report."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bongsu.extract.clauses import parting_clauses
from bongsu.extract.frames import Trigger
from bongsu.extract.lexicon import Lexicon, lexicon
from bongsu.extract.parse import MODALS, Sentence
from bongsu.extract.scopes import Operator
from bongsu.lang.dates import Days, find_days
from bongsu.model.event import EventKind, When, days
from bongsu.model.party import Party

_ZONES = {"kp": "Asia/Seoul", "kr": "Asia/Seoul", "jp": "Asia/Tokyo"}
_NEAR_DATE = 24
"""How many tokens from the event its date may stand."""
_OPEN_ENDED = 4
"""How many tokens nearer an open-ended date must stand to be preferred to a closed one."""
_REACH_DATED = 8
"""How many tokens before another noun of an event a date may stand and be that one's."""


def when(
    sentence: Sentence,
    trigger: Trigger,
    around: list[Operator],
    agents: tuple[Party, ...],
    spans: list[Days],
    published: date | None,
) -> When:
    """Return when the event happened, as far as the sentence tells; else that it lies before the publication."""
    zone = zone_of(trigger.frame.kind, agents)
    nearest = _nearest(sentence, trigger, spans, around)
    if nearest is not None:
        nearest = _in_its_zone(sentence, nearest, zone)
        nearest = _last_such_day(sentence, trigger, nearest, around, published)
        return days(nearest.first, _not_after(published, nearest, trigger, around), zone)
    return days(None, published, zone, stated=False)


def _in_its_zone(sentence: Sentence, span: Days, zone: str) -> Days:
    """Return the day where it happened of an hour in Greenwich: "at 2204 GMT Sunday" is Monday in Seoul."""
    hour = _GREENWICH.search(sentence.text[sentence.start : span.start])
    if hour is None or span.first is None or span.first != span.last:
        return span
    moment = datetime.combine(span.first, time(int(hour["hour"]), int(hour["minute"])), UTC)
    there = moment.astimezone(ZoneInfo(zone)).date()
    return span._replace(first=there, last=there)


_GREENWICH = re.compile(r"\b(?P<hour>[01]\d|2[0-3])[:.]?(?P<minute>[0-5]\d) ?(?:GMT|UTC)(?: on)?,? $")


def by_greenwich(sentence: Sentence) -> bool:
    """Say whether the sentence tells an hour in Greenwich: what has an hour happened, on whichever day it was there."""
    return any(word in {"gmt", "utc"} for word in sentence.low)


def _last_such_day(
    sentence: Sentence, trigger: Trigger, span: Days, around: list[Operator], published: date | None
) -> Days:
    """Move a bare date a year back that would lie ahead of what was done: "delivered oil on 3 May", told in March."""
    first, last = span.first, span.last
    words = sentence.text[span.start : span.end].lower()
    if published is None or first is None or last is None or first <= published or _SETTLED.search(words):
        return span
    planned = any(item.effect == "planned" and item.first <= trigger.first < item.end for item in around)
    if planned or not _was_done(sentence, trigger, span):
        return span
    try:
        return span._replace(first=first.replace(year=first.year - 1), last=last.replace(year=last.year - 1))
    except ValueError:
        return span  # 29 February


_SETTLED = re.compile(r"\d{4}|next|coming|tomorrow|day\b|week|this|later")
"""Words of a date that leave no doubt about its year."""


def _was_done(sentence: Sentence, trigger: Trigger, span: Days) -> bool:
    """Say whether the verb of the event stands in the past, and the date hangs on it and no other verb."""
    verb, place = trigger.verb, sentence.token_at(span.start)
    if verb is None or place is None or verb.tag not in {"ed", "en"}:
        return False
    if not (_AHEAD | MODALS).isdisjoint(sentence.low[verb.group : verb.first]):
        return False
    between = sentence.low[min(verb.end, place) : max(verb.group, place)]
    parted = any(min(verb.end, place) <= other.first < max(verb.group, place) for other in sentence.verbs)
    return not parted and between[-1:] not in (["for"], ["until"], ["from"])


_AHEAD = frozenset(["to", "is", "are", "be", "being", "'s"])
"""Words of a verb's group by which even a participle may lie ahead: "to be delivered", "is delivered"."""


def zone_of(kind: EventKind, agents: tuple[Party, ...]) -> str:
    """Return the IANA zone in which reports count the days of such an event."""
    if kind is EventKind.VETO:
        return "America/New_York"
    return next((_ZONES[party.country] for party in agents if party.country in _ZONES), "UTC")


def spans_in(text: str, sentence: Sentence, published: date | None) -> list[Days]:
    """Return the dates of a sentence, its dateline left out."""
    begin = sentence.tokens[0].start if sentence.tokens else sentence.start
    return find_days(text, begin, sentence.end, published)


def _not_after(published: date | None, span: Days, trigger: Trigger, around: list[Operator]) -> date | None:
    """Cut a span that began before the publication at its day: "the first launch in 2025", told in January."""
    if any(item.effect == "planned" and item.first <= trigger.first < item.end for item in around):
        return span.last  # what is planned lies ahead
    begun = span.first is None or (published is not None and span.first <= published)
    if published and span.last and begun and published < span.last:
        return published
    return span.last


def _dates_another(sentence: Sentence, place: int, trigger: Trigger, book: Lexicon) -> bool:
    """Say whether a date stands before another noun of an event: "days before the August 17-27 exercises"."""
    for head in sentence.heads:
        between = sentence.low[place : head.first]
        if place < trigger.first < head.first:
            continue  # the event stands in the dated phrase itself
        if head.first != trigger.first and 0 < len(between) <= _REACH_DATED and head.first > place:
            return not set(between) & (book.grammar["prepositions"] | {",", "and"})
    return False


def _of_a_relative(sentence: Sentence, place: int, trigger: Trigger) -> bool:
    """Say whether the date stands in a clause that tells more of something else: "a firm whose owner last year ..."."""
    for at in range(place - 1, 0, -1):
        if sentence.low[at] in _RELATIVES and sentence.low[at - 1] == ",":  # ", which sold oil in May, ..."
            close = next((end for end in range(place, len(sentence.low)) if sentence.low[end] == ","), None)
            own = any(thing.end == at - 1 for thing in trigger.things)
            return close is not None and not own and not at < trigger.first < close
        if at <= trigger.end:
            continue
        if sentence.low[at] in {",", ";", ":", "\u2014"} and not sentence.low[at - 1].isdigit():
            return False
        if sentence.low[at] in _RELATIVES and sentence.low[at - 1] != ",":
            own = any(thing.end == at for thing in trigger.things)
            return not own and any(at < verb.first for verb in sentence.verbs)
    return False


_RELATIVES = frozenset(["which", "who", "whose"])


def _nearest(sentence: Sentence, trigger: Trigger, spans: list[Days], around: list[Operator]) -> Days | None:
    """Return the date nearest to the event; one that stands beside a verb of saying is the day of the report."""
    best: tuple[int, Days] | None = None
    clauses = parting_clauses(sentence) if spans else []
    for span in spans:
        place = sentence.token_at(span.start)
        if place is None or _dates_the_report(sentence, place, trigger, around):
            continue
        if any((first <= place < end) != (first <= trigger.first < end) for first, end in clauses):
            continue  # "although Moscow signed it in June, ..."
        if _of_a_relative(sentence, place, trigger):
            continue  # "seized a ship which last year carried oil"
        if _dates_another(sentence, place, trigger, lexicon()):
            continue
        distance = abs(place - trigger.first)
        if span.first is None or span.last is None:
            distance += _OPEN_ENDED  # "in March" tells more than "since 2022"
        if distance <= _NEAR_DATE and (best is None or distance < best[0]):
            best = (distance, span)
    return best[1] if best else None


def _dates_the_report(sentence: Sentence, place: int, trigger: Trigger, around: list[Operator]) -> bool:
    """Say whether a date belongs to a verb of saying: before it, right behind it, or between it and its "that"."""
    for operator in around:
        if operator.verb is None or not operator.first <= trigger.first < operator.end:
            continue
        if operator.end <= operator.cue_at:  # "..., Kirby said on Friday"
            if place > operator.cue_at:
                return True
            continue
        right_behind = 0 < place - operator.cue_at <= 3
        before_that = "that" in sentence.low[place : trigger.first]
        if place < operator.first or (place < trigger.first and (right_behind or before_that)):
            return True
    return False
