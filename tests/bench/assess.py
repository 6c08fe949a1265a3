"""How fast claims become incidents and findings, and how that grows; run with `python -m tests.bench.assess`.

The claims are made up: five to a document, of eight kinds of event among twelve states over eleven years, three fifths
of them with a speaker, each with a quote of its own.
"""

import random
from argparse import ArgumentParser
from datetime import UTC, date, datetime, time, timedelta
from time import process_time

from bongsu.assess import Record, assess
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Category, Event, EventKind, Item, Quantity, When, days
from bongsu.model.evidence import Evidence, Source
from bongsu.model.party import state
from bongsu.regimes import load

STATES = [state(code, code.upper()) for code in "kp kr ru us cn jp ua gb ir sy fr de".split()]
KINDS = [
    EventKind.ARMS_TRANSFER, EventKind.TROOP_DEPLOYMENT, EventKind.MISSILE_LAUNCH, EventKind.PETROLEUM_TRANSFER,
    EventKind.STATEMENT, EventKind.PROVOCATION, EventKind.OFFICIAL_VISIT, EventKind.THREAT,
]  # fmt: skip
WORDS = [f"word{number}" for number in range(3000)]
START, SPAN, PAPERS, EACH = date(2014, 1, 1), 4000, 60, 5


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


def main() -> None:
    """Print seconds of a core for a number of claims and a tenth of it."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=200_000)
    asked = parser.parse_args()
    for number in (asked.claims // 10, asked.claims):
        claims, record = made(number)
        begun = process_time()
        found = assess(claims, record)
        spent = process_time() - begun
        largest = max(len(one.claims) for one in found.incidents)
        print(
            f"{number:>9,} claims: {spent:6.1f} s of a core, {len(found.incidents):,} incidents, "
            f"{len(found.findings):,} findings, {largest:,} claims in the largest"
        )


if __name__ == "__main__":
    main()
