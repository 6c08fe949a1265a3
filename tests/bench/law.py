"""How fast incidents are held against the law: ``python -m tests.bench.law [--json] [--runs N] [--incidents N]``.

Incidents are made up, of every kind, with parties, goods, codes and days drawn by a fixed seed; a tenth of them are
customs rows. Seconds are those of one core. A factor compares within one run: ten times as many incidents.
"""

import argparse
import platform
import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from bongsu.assess import Record, assess
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Basis, Category, Event, EventKind, HsCode, Item, Quantity, days
from bongsu.model.evidence import Evidence, Source
from bongsu.model.party import Party, PartyKind, state
from bongsu.regimes import Law, Listing, Told, check, load, names, read, regime, totals
from tests.bench.measure import Figure, figure, seconds
from tests.bench.shown import print_lines, print_table

_QUICK = 10_000
_COUNTRIES = ("kp", "cn", "ru", "kr", "us", "jp", "ly", "de", "sg", "pa")
_CODES = ("271019", "270900", "270112", "610910", "030617", "870323", "848210", "930630", "440710", "850440")
_CUSTOMS = (EventKind.GOODS_TRANSFER, EventKind.PETROLEUM_TRANSFER)
_FIRST, _SPAN, _SEED = date(2006, 10, 14), 6900, 11


def main(words: Sequence[str] | None = None) -> None:
    """Measure, and print a table, or JSON Lines."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.law", description="Measure how fast law is applied.")
    parser.add_argument("--json", action="store_true", help="print JSON Lines")
    parser.add_argument("--quick", action="store_true", help=f"apply it to {_QUICK:,} incidents")
    parser.add_argument("--runs", type=int, default=3, help="how often to measure (%(default)s)")
    parser.add_argument("--incidents", type=int, default=100_000, help="how many (%(default)s)")
    parser.add_argument("--whole", action="store_true", help="measure claims to findings as well")
    asked = parser.parse_args(words)
    incidents = _QUICK if asked.quick else asked.incidents
    figures = list(_measured(incidents, asked.runs, whole=asked.whole))
    held = sum(len(load(name).provisions) for name in names())
    title = f"{incidents:,} incidents, {held} provisions, Python {platform.python_version()}"
    (print_lines if asked.json else print_table)(title, figures)


def _measured(incidents: int, runs: int, *, whole: bool) -> list[Figure]:
    many, few = made(incidents), made(incidents // 10)
    all_of_them = [seconds(lambda: apply(many)) for _ in range(runs)]
    tenth = [seconds(lambda: apply(few)) for _ in range(runs)]
    checked = [seconds(lambda: [check(read(folder)) for folder in _folders()]) for _ in range(runs)]
    figures = [
        figure("all provisions read, and all their cases run", "s", checked),
        figure(f"{incidents:,} incidents against all provisions and sums", "s", all_of_them),
        figure(f"{incidents // 10:,} of them", "s", tenth),
        figure("ten times as many", "times", [one / other for one, other in zip(all_of_them, tenth, strict=True)]),
    ]
    if whole:
        claims, law = list(map(_claim, many, range(incidents))), record(incidents)
        figures.append(figure("claims to incidents and findings, all of them", "s",
                              [seconds(lambda: assess(claims, law)) for _ in range(runs)]))  # fmt: skip
    return figures


def _folders() -> list[Path]:
    return [Path(regime.__file__).parent / name for name in names()]


def apply(events: Sequence[Event]) -> int:
    """Hold the events against every provision and sum of every regime; return how often one was met."""
    listing, met = Listing(frozenset({"organisation:kp-1"})), 0
    for name in names():
        law = Law(load(name).provisions)
        met += sum(1 for event in events for _ in law.reaching(event, listing))
        told = [Told(event, str(at), str(at)) for at, event in enumerate(events)]
        met += sum(len(totals(rule, told, listing)) for rule in load(name).provisions)
    return met


def made(count: int) -> list[Event]:
    """Return so many made-up events."""
    draw = random.Random(_SEED)  # noqa: S311 no secret
    return [_event(draw, at) for at in range(count)]


def _event(draw: random.Random, at: int) -> Event:
    first = _FIRST + timedelta(days=draw.randrange(_SPAN))
    if at % 10 == 0:
        begin = first.replace(day=1)
        code, basis = draw.choice(_CODES), draw.choice((Basis.RECORDED, Basis.NOTIFIED, Basis.ESTIMATED))
        item = Item(code, None, Quantity(draw.random() * 9000, unit="tonnes", basis=basis), HsCode(code, 2017))
        when = days(begin, begin + timedelta(days=27))
        return Event(draw.choice(_CUSTOMS), (_state(draw),), (_state(draw),), (item,), None, when)
    category = draw.choice(list(Category))
    last = first + timedelta(days=draw.choice((0, 0, 0, 30)))
    return Event(
        draw.choice(list(EventKind)),
        (_party(draw),),
        (_party(draw),) if draw.random() < 0.7 else (),
        (Item(category.value, category),),
        None,
        days(first, last),
    )


def _state(draw: random.Random) -> Party:
    code = draw.choice(_COUNTRIES)
    return state(code, code.upper())


def _party(draw: random.Random) -> Party:
    if draw.random() < 0.5:
        return _state(draw)
    code, kind = draw.choice(_COUNTRIES), draw.choice((PartyKind.ORGANISATION, PartyKind.VESSEL, PartyKind.ARMED_FORCE))
    number = draw.randrange(50)
    return Party(f"{kind}:{code}-{number}", f"{kind} {number}", kind, code)


def _claim(event: Event, at: int) -> Claim:
    return Claim(event, Stance.ASSERTED, f"paper-{at % 100}", f"quote {at}", "bench", at, at + 5)


def record(count: int) -> Record:
    """Return a record of a hundred papers, of which each told so many claims in all."""
    papers = [f"paper-{at}" for at in range(min(100, count))]
    evidence = {paper: Evidence(paper, paper, "path", "text/plain", published=date(2025, 10, 1)) for paper in papers}
    return Record(evidence, {paper: Source(paper, paper) for paper in papers}, [load("un1718"), load("un1970")])


if __name__ == "__main__":
    main()
