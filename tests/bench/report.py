"""How fast a report is written and opened: ``python -m tests.bench.report [--json] [--runs N] [--findings N]``.

A made-up watch: a ballistic launch every fourth day, each told by three speakers in texts of their own, until there are
so many findings. Writing is from the assessment to the file, in seconds of one core; opening is from the address to the
page that Chromium has laid out, in seconds of the clock, and is left out where there is no Chromium. Exports are
made of the same, in memory.
"""

import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from bongsu.assess import Record, assess
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Category, Event, EventKind, Item, days
from bongsu.model.evidence import Evidence, Source
from bongsu.model.party import state
from bongsu.regimes import load
from bongsu.report import Dossier, write_page
from bongsu.report.exports import FORMATS, export
from tests.bench.measure import Figure, figure, seconds
from tests.bench.shown import shown_by

KP, *SPEAKERS = [state(code, name) for code, name in (("kp", "North Korea"), ("kr", "South Korea"), ("jp", "Japan"))]
START, EVERY = date(2018, 1, 2), timedelta(days=4)
_PATIENCE = 300_000
"""Milliseconds that Chromium is given."""


def _measured(number: int, runs: int) -> tuple[str, Iterator[Figure]]:
    dossier = made(number)
    found = dossier.assessment
    return f"{len(found.findings):,} findings on {len(found.incidents):,} incidents", _figures(dossier, runs)


def _figures(dossier: Dossier, runs: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        yield figure("a report written", "s", [seconds(lambda: write_page(dossier, Path(folder))) for _ in range(runs)])
        page = Path(folder) / "index.html"
        yield figure("its size", "MB", [page.stat().st_size / 1e6])
        if browser := shutil.which("chromium"):
            yield figure("opened in Chromium", "s", list(_opened(browser, page, runs)))
    for name in FORMATS:
        yield figure(f"exported as {name}", "s", [seconds(partial(export, dossier, name)) for _ in range(runs)])


def _opened(browser: str, page: Path, runs: int) -> Iterator[float]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for _ in range(runs):
            tab = opened.new_page()
            begun = time.perf_counter()
            tab.goto(page.as_uri(), timeout=_PATIENCE)
            tab.evaluate("document.body.getBoundingClientRect().height")
            yield time.perf_counter() - begun
            tab.close()
        opened.close()


def made(findings: int) -> Dossier:
    """Return a dossier with at least so many findings."""
    law = [load("un1718")]
    evidence: dict[str, Evidence] = {}
    texts: dict[str, str] = {}
    claims: list[Claim] = []
    sources = {f"paper{at}": Source(f"paper{at}", f"Paper {at}") for at in range(3)}
    each = len(assess(*_told(0, {}, {}, sources)).findings)
    for number in range(-(-findings // each)):
        claims += _told(number, evidence, texts, sources)[0]
    found = assess(claims, Record(evidence, sources, law))
    return Dossier(
        "A made-up watch", max(item.published for item in evidence.values() if item.published), found,
        {claim.id: claim for claim in claims}, evidence, sources,
        {rule.id: rule for regime in law for rule in regime.provisions}, {}, (), (), texts,
    )  # fmt: skip


def _told(
    number: int, evidence: dict[str, Evidence], texts: dict[str, str], sources: dict[str, Source]
) -> tuple[list[Claim], Record]:
    """Return what is told of one launch, and put the texts among the evidence."""
    day = START + number * EVERY
    event = Event(EventKind.MISSILE_LAUNCH, (KP,), objects=(Item("missile", Category.BALLISTIC_MISSILE),),
                  when=days(day, day))  # fmt: skip
    claims = []
    for at, speaker in enumerate((*SPEAKERS, KP)):
        key = f"{3 * number + at:064x}"
        quote = f"{speaker.name} said that North Korea fired a ballistic missile on {day:%d %B %Y}."
        texts[key] = f"The weather was fine. {quote} Nothing else was told of the launch that day, the {number}th."
        evidence[key] = Evidence(key, f"paper{at}", f"{day}-{at}.txt", "text/plain", published=day + timedelta(days=at))
        start = texts[key].index(quote)
        claim = Claim(event, Stance.ASSERTED, key, quote, "bench", start, start + len(quote), speaker=speaker)
        claims.append(replace(claim, stance=Stance.CONFIRMED) if speaker is KP else claim)
    return claims, Record(evidence, sources, [load("un1718")])


main = shown_by("report", "findings", 200, 2_000, _measured)

if __name__ == "__main__":
    main(None)
