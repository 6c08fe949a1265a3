"""A second reading of a document by a model, beside that of the rules: asked, checked, held against the first.

The model is a function from instructions and a question to an answer; who it is and how it is reached is not known
here. Nothing of an answer is taken on trust: quotes, names, dates and things must stand in the document, kinds and
stances must be ours, and parties and dates are made by the same words and rules as those of the first reading.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bongsu.extract.dating import zone_of
from bongsu.extract.kinds import DEEDS, SPEECH
from bongsu.extract.lexicon import lexicon
from bongsu.extract.parse import parse
from bongsu.extract.reader import admits
from bongsu.extract.second.answers import Named, Refused, Told, entries, told
from bongsu.extract.second.cast import Cast
from bongsu.extract.second.comparison import compare
from bongsu.extract.second.excerpts import Excerpt, Line, excerpts
from bongsu.extract.second.prompting import instructions, question
from bongsu.lang.dates import Days, find_days
from bongsu.model.claim import Claim, Stance
from bongsu.model.errors import Problem, SecondReadingError
from bongsu.model.event import Category, Event, EventKind, Item, Place, When, days
from bongsu.model.evidence import Document
from bongsu.model.party import Party

Ask = Callable[[str, str], str]
"""Given instructions and a question, returns the answer; raises SecondReadingError where there is none."""

_RULE = "model:"


@dataclass
class _Desk:
    """What the second reader has before it while it goes through a document."""

    document: Document
    cast: Cast
    model: str
    claims: list[Claim] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)


def read_again(
    document: Document, ruled: tuple[Claim, ...], ask: Ask, model: str
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """Return the claims of both readings, and what of the second could not be taken, counted by reason.

    Where the two agree the rules' claim stands alone; where not, both stand and say why in ``review``.

    Args:
        document: the text.
        ruled: what the rules read in it.
        ask: the model.
        model: its name, for the claims' ``rule``.

    Raises:
        SecondReadingError: the model gave no answer to an excerpt, or twice none that can be read.
    """
    asked, left_out = excerpts(document.text)
    lines = [line for excerpt in asked for line in excerpt]
    desk = _Desk(document, Cast(document, lines, ruled), model)
    for excerpt in asked:
        for entry in _answer(document, excerpt, ask):
            _take(desk, entry, excerpt)
    shown = {(line.start, line.end) for line in lines}
    seen = [claim for claim in ruled if (claim.start, claim.end) in shown]
    unseen = [claim for claim in ruled if (claim.start, claim.end) not in shown]
    standing = [*compare(seen, desk.claims), *unseen]
    return tuple(sorted(standing, key=_order)), tuple(_problems(desk, left_out))


def _order(claim: Claim) -> tuple[int, int, bool, str]:
    """Order by place in the text, the rules first."""
    return claim.start or 0, claim.end or 0, claim.rule.startswith(_RULE), claim.id


def _answer(document: Document, excerpt: Excerpt, ask: Ask) -> list[Any]:
    """Return the claims of the answer, asking once more where it cannot be read."""
    for _ in range(2):
        found = entries(ask(instructions(), question(document, excerpt)))
        if found is not None:
            return found
    raise SecondReadingError("the model's answer is no JSON object with a list of claims")


def _take(desk: _Desk, entry: Any, excerpt: Excerpt) -> None:
    try:
        desk.claims.append(_claim(desk, told(entry, excerpt), excerpt))
    except Refused as reason:
        desk.refused[str(reason)] += 1


def _claim(desk: _Desk, said: Told, excerpt: Excerpt) -> Claim:
    event, speaker = _event(desk, said, excerpt), _speaker(desk, said)
    stance, cue = said.stance, said.cue
    if event.kind in SPEECH:
        speaker = speaker or next(iter(event.agents), None)
        event = event if event.agents or speaker is None else replace(event, agents=(speaker,))
        if not event.agents:
            raise Refused("a statement that nobody makes")
    if event.kind is EventKind.THREAT and stance is Stance.PLANNED:
        stance, cue = Stance.ASSERTED, None  # as the rules have it: what is threatened lies ahead, the threat is made
    if stance is not Stance.RUMOURED:
        speaker = speaker or desk.cast.publisher
    if stance is Stance.ASSERTED and event.kind in DEEDS and not said.negated and admits(speaker, event):
        stance, cue = Stance.CONFIRMED, "own account"
    start, end = excerpt[said.first].start, excerpt[said.last].end
    return Claim(
        event=event,
        stance=stance,
        evidence=desk.document.evidence.id,
        quote=desk.document.text[start:end],
        rule=f"{_RULE}{desk.model}",
        start=start,
        end=end,
        negated=said.negated,
        speaker=speaker,
        hedge=cue,
    )


def _event(desk: _Desk, said: Told, excerpt: Excerpt) -> Event:
    agents, recipients = _parties(desk, said.agents), _parties(desk, said.recipients)
    return Event(
        said.kind,
        agents,
        tuple(party for party in recipients if party not in agents or agents == recipients),
        tuple(Item(words, _category(words)) for words in dict.fromkeys(said.objects)),
        _place(said.place),
        _when(desk, said, excerpt, zone_of(said.kind, agents)),
    )


def _parties(desk: _Desk, named: Iterable[Named]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(_party(desk, item) for item in named))


def _party(desk: _Desk, item: Named, *, speaks: bool = False) -> Party:
    party = desk.cast.party(item.name, item.kind, speaks=speaks)
    if party is None:
        raise Refused("a party that the text does not name")
    return party


def _speaker(desk: _Desk, said: Told) -> Party | None:
    return None if said.speaker is None else _party(desk, said.speaker, speaks=True)


def _category(words: str) -> Category | None:
    things = parse(words, 0, len(words), lexicon()).things
    return min(things[-1].categories) if things else None


def _place(words: str | None) -> Place | None:
    if words is None:
        return None
    known = [name.place for name in parse(words, 0, len(words), lexicon()).names if name.place is not None]
    return known[0] if known else Place(words)


def _when(desk: _Desk, said: Told, excerpt: Excerpt, zone: str) -> When:
    """Return what the words of the date mean where they stand; undated where the calendar cannot place them."""
    published = desk.document.evidence.published
    nearest = [*excerpt[said.first : said.last + 1], *excerpt]
    for line in nearest if said.date else []:
        span = _days_at(line, said.date or "", published)
        if span is not None:
            last = span.last
            if said.stance is not Stance.PLANNED and published and span.first and last and span.first <= published:
                last = min(last, published)
            return days(span.first, last, zone)
    return days(None, published, zone, stated=False)


def _days_at(line: Line, words: str, published: date | None) -> Days | None:
    at = line.words.find(words)
    if at < 0:
        return None
    found = find_days(line.words, 0, len(line.words), published)
    return next((span for span in found if span.start < at + len(words) and at < span.end), None)


def _problems(desk: _Desk, left_out: int) -> Iterator[Problem]:
    where = desk.document.evidence.path
    for reason, count in sorted(desk.refused.items()):
        yield Problem(where, f"A claim of the model {desk.model} was not taken: {reason}.", count)
    if left_out:
        yield Problem(where, "A sentence was not shown to the model: the text is too long.", left_out)
