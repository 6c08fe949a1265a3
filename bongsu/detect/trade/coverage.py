"""What the figures cover: which reporters, years and headings, and where there are none, which is not no trade."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bongsu.detect.detector import Row
from bongsu.detect.trade import wording
from bongsu.detect.trade.reported import reported
from bongsu.detect.trade.scene import TradeScene


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one reporter's figures cover of its trade with the target.

    Attributes:
        reporter: its name; ``country`` its ISO two letters, None for an area.
        years: in which it has figures with the target.
        rows: how many figures with the target.
        headings: most headings with the target in one year and flow.
        silent: years in which it reported other trade and none with the target, between the first and the last of all.
        absent: years between in which there are no figures of it at all: unknown, not zero.
        other_asia: years in which it has figures with areas that it does not name, where such trade may stand.
        monthly: whether any year is told by months.
    """

    reporter: str
    country: str | None
    years: tuple[int, ...]
    rows: int
    headings: int
    silent: tuple[int, ...]
    absent: tuple[int, ...]
    other_asia: tuple[int, ...]
    monthly: bool


def coverage(scene: TradeScene) -> tuple[Coverage, ...]:
    """Return what is covered, reporters with the most figures first; who has none with the target is left out."""
    rows = scene.engine.rows(reported(scene).order_by(["reporter", "flow", "told_year"]))
    by_reporter: dict[int, list[Row]] = {}
    for row in rows:
        by_reporter.setdefault(int(str(row["reporter"])), []).append(row)
    span = _span(rows)
    found = (
        _covered(number, held, span) for number, held in by_reporter.items() if any(one["with_target"] for one in held)
    )
    return tuple(sorted(found, key=lambda one: (-one.rows, one.reporter)))


def _span(rows: Sequence[Mapping[str, object]]) -> range:
    """Return the years from the first to the last with any figure on the target."""
    years = [int(str(row["told_year"])) for row in rows if row["with_target"]]
    return range(min(years), max(years) + 1) if years else range(0)


def _covered(number: int, held: Sequence[Row], span: range) -> Coverage:
    party = wording.party(number)
    told = {row["told_year"] for row in held}
    ours = {row["told_year"] for row in held if row["with_target"]}
    return Coverage(
        party.name,
        party.country,
        tuple(sorted(ours)),
        sum(row["with_target"] for row in held),
        max(row["headings"] for row in held),
        tuple(year for year in span if year in told - ours),
        tuple(year for year in span if year not in told),
        tuple(sorted({row["told_year"] for row in held if row["other_asia"]})),
        any(row["months"] for row in held),
    )


def years_in_words(years: Sequence[int]) -> str:
    """Return years as they are printed: ``2003-2007, 2011``; ``none`` without any."""
    return ", ".join(_runs(years)) or "none"


def _runs(years: Sequence[int]) -> Iterator[str]:
    begin = None
    for at, year in enumerate(years):
        begin = year if begin is None else begin
        if at + 1 == len(years) or years[at + 1] != year + 1:
            yield str(begin) if begin == year else f"{begin}-{year}"
            begin = None
