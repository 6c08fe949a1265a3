"""How belief in an incident came about: day by day, who said what that nobody had said before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bongsu.assess.grading import Standing
from bongsu.assess.voices import Desk, Origin, documents
from bongsu.model.claim import Claim
from bongsu.model.event import Event, EventKind
from bongsu.model.finding import Turn
from bongsu.model.grade import Credibility

_ADMITTED, _CONFIRMED, _ASSERTED, _OPEN, _AHEAD, _NOTHING = 5, 4, 3, 2, 1, 0
_WORDS = {_ADMITTED: "admitted by", _CONFIRMED: "confirmed by", _ASSERTED: "asserted by"}
_SPOKEN = frozenset([EventKind.STATEMENT, EventKind.THREAT])
"""Kinds that are done by saying them: who does it says it, and admits nothing by that."""


@dataclass(frozen=True)
class _Mark:
    """What stood at the end of a day.

    Attributes:
        steps: how far each voice goes, by its key.
    """

    credibility: Credibility | None
    height: int
    steps: dict[str, int]
    deniers: frozenset[str]


def heard(claims: Sequence[Claim], event: Event, desk: Desk) -> tuple[Standing, tuple[Turn, ...]]:
    """Return where belief in an event stands after all the claims, and each day on which it changed."""
    standing = Standing.on(event, desk)
    turns: list[Turn] = []
    before = _Mark(None, _NOTHING, {}, frozenset())
    for day, said in _days(claims, desk):
        for document in said:
            standing.hear(document)
        if not standing.stirred():
            continue
        after = _marked(standing)
        if after.credibility is not None and (words := _changed(before, after, standing)):
            ids = tuple(sorted(claim.id for document in said for claim in document))
            turns.append(Turn(day, after.credibility, words, ids))
        before = after
    return standing, tuple(turns)


def _days(claims: Sequence[Claim], desk: Desk) -> Iterator[tuple[date | None, list[list[Claim]]]]:
    """Yield the days of publication, each with its documents; what bears no day comes last."""

    def day(document: list[Claim]) -> date | None:
        held = desk.evidence.get(document[0].evidence)
        return held.published if held else None

    for key, found in groupby(documents(claims, desk), key=day):
        yield key, list(found)


def _marked(standing: Standing) -> _Mark:
    steps = {key: _step(origin) for key, origin in standing.voices.found.items()}
    below = _OPEN if standing.open else _AHEAD if standing.ahead else _NOTHING
    return _Mark(standing.graded()[0], max(steps.values(), default=below), steps, frozenset(standing.deniers))


def _step(origin: Origin) -> int:
    return _ADMITTED if origin.admits else _CONFIRMED if origin.confirms else _ASSERTED


def _changed(before: _Mark, after: _Mark, standing: Standing) -> str:
    """Say what changed that day; nothing where belief stayed as it was and nobody new denies it."""
    said = []
    if after.height > before.height or after.credibility != before.credibility:
        said += _risen(before, after, standing)
    if new := sorted(after.deniers - before.deniers):
        said.append(f"denied by {', '.join(new)}")
    return "; ".join(said)


def _risen(before: _Mark, after: _Mark, standing: Standing) -> list[str]:
    found, spoken = standing.voices.found, standing.event.kind in _SPOKEN
    said = []
    for step, words in _WORDS.items():
        if names := sorted(
            str(found[key]) for key, now in after.steps.items() if now == step > before.steps.get(key, 0)
        ):
            said.append(f"{'said by' if spoken else words} {'; '.join(names)}")
    if not after.steps and after.height > before.height:
        said.append(" and ".join(sorted(standing.open)) if standing.open else "told as lying ahead")
    return said
