"""How fast claims become incidents and findings: ``python -m tests.bench.assess [--json] [--runs N] [--claims N]``.

The claims are made up: five to a document, of eight kinds of event among twelve states over eleven years, three fifths
of them with a speaker, each with a quote of its own. Seconds are those of one core. A factor compares within one run:
ten times as many claims. One article more is each of the latest twenty, added to all that were there before.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from bongsu.assess import Casebook, Record, assess
from bongsu.assess.rising import Collected, by_kind, trends
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Category, Event, EventKind, Item, Quantity, When, days
from bongsu.model.evidence import Evidence, Source
from bongsu.model.finding import Incident
from bongsu.model.party import state
from bongsu.model.trend import Trend
from bongsu.regimes import load
from tests.bench.measure import Figure, figure, seconds
from tests.bench.shown import shown_by

STATES = [state(code, code.upper()) for code in "kp kr ru us cn jp ua gb ir sy fr de".split()]
KINDS = [
    EventKind.ARMS_TRANSFER, EventKind.TROOP_DEPLOYMENT, EventKind.MISSILE_LAUNCH, EventKind.PETROLEUM_TRANSFER,
    EventKind.STATEMENT, EventKind.PROVOCATION, EventKind.OFFICIAL_VISIT, EventKind.THREAT,
]  # fmt: skip
WORDS = [f"word{number}" for number in range(3000)]
START, SPAN, PAPERS, EACH = date(2014, 1, 1), 4000, 60, 5
_MORE = 20


def _measured(number: int, runs: int) -> tuple[str, list[Figure]]:
    many, few = made(number), made(number // 10)
    all_of_them = [seconds(lambda: assess(*many)) for _ in range(runs)]
    tenth = [seconds(lambda: assess(*few)) for _ in range(runs)]
    found = assess(*many).incidents
    collected = {kind.value: Collected(((START, START + timedelta(days=SPAN)),)) for kind in KINDS}
    rising = [seconds(lambda: _rising(found, collected)) for _ in range(runs)]
    return f"{number:,} claims", [
        figure(f"{number:,} claims to incidents and findings", "s", all_of_them),
        figure(f"{number // 10:,} of them", "s", tenth),
        figure("ten times as many", "times", [one / other for one, other in zip(all_of_them, tenth, strict=True)]),
        figure("one article more", "s", _one_more(*many)),
        figure(f"what rises among {len(found):,} incidents", "s", rising),
    ]


def _one_more(claims: Sequence[Claim], record: Record) -> list[float]:
    """Return how long each of some articles takes that come after all the others: its claims, and what follows."""
    last = sorted(record.evidence.values(), key=lambda held: (held.published or START, held.id))[-_MORE:]
    late = {held.id: held for held in last}
    by_article: dict[str, list[Claim]] = {key: [] for key in late}
    for claim in claims:
        by_article.get(claim.evidence, []).append(claim)
    earlier = {key: held for key, held in record.evidence.items() if key not in late}
    book = Casebook(replace(record, evidence=earlier))
    book.add(claim for claim in claims if claim.evidence not in late)
    book.assessment()

    def add(key: str) -> None:
        book.add(by_article[key], {key: late[key]})
        book.assessment()

    return [seconds(partial(add, key)) for key in late]


def _rising(incidents: Sequence[Incident], collected: dict[str, Collected]) -> list[Trend]:
    return trends(by_kind(incidents), collected, START + timedelta(days=SPAN))


main = shown_by("assess", "claims", 10_000, 200_000, _measured)


def made(number: int) -> tuple[list[Claim], Record]:
    """Return so many claims, and the record that they are assessed with; the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - no secret
    evidence, claims = {}, []
    for document in range(number // EACH):
        day = START + timedelta(days=chance.randrange(SPAN))
        key = f"{document:064x}"
        paper = f"paper{chance.randrange(PAPERS)}"
        evidence[key] = Evidence(key, paper, f"{document}.txt", "text/plain", published=day)
        claims += [_claim(chance, key, day, at) for at in range(EACH)]
    sources = {f"paper{at}": Source(f"paper{at}", f"Paper {at}") for at in range(PAPERS)}
    return claims, Record(evidence, sources, [load("un1718")])


def _claim(chance: random.Random, key: str, day: date, at: int) -> Claim:
    kind = chance.choice(KINDS)
    agent = STATES[0] if chance.random() < 0.7 else chance.choice(STATES)
    others = () if kind is EventKind.MISSILE_LAUNCH else (chance.choice(STATES[:3]),)
    on = day - timedelta(days=chance.randrange(3))
    when = days(on, on, "UTC") if chance.random() < 0.7 else _by(day)
    item = Item("things", Category.ARMS, Quantity(float(chance.randrange(100))))
    speaker = chance.choice(STATES) if chance.random() < 0.6 else None
    quote = " ".join(chance.choices(WORDS, k=25))
    event = Event(kind, (agent,), others, (item,), when=when)
    return Claim(event, chance.choice(list(Stance)), key, quote, "bench", at, at + 5, speaker=speaker)


def _by(day: date) -> When:
    return When(None, datetime.combine(day, time(23, 59), UTC), "UTC", stated=False)


if __name__ == "__main__":
    main(None)
