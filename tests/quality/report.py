"""Writes docs/quality.md: everything that is measured, also the poor figures. `make quality` runs it."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bongsu.extract import reader_version
from tests.quality.correspondence import NARROW, OUTSIDE, SAME
from tests.quality.figures import Count, Figure, Measured
from tests.quality.measures import described, floors, measured, screening_floors
from tests.quality.screening import measures as screening
from tests.quality.screening.section import section
from tests.quality.ships import measures as ships
from tests.quality.ships.section import section as ship_section
from tests.quality.weaknesses import weaknesses
from tests.quality.wording import FIGURES, FITS, number, of_kind, table

CHECKOUT = Path(__file__).resolve().parents[2]
DOCUMENT = CHECKOUT / "docs" / "quality.md"
STALE = "docs/quality.md does not say what reader, screening and ship detectors reach; run `make quality` and commit it"

_HEAD = """# How well text is read, names are found, and ships are watched

Written by `make quality` from the sets beside the checkout; not to be edited.
Reader: `{version}`.

A figure is a share from 0 to 1 unless its name says otherwise, and rests on as many judgements as "of" says.
"Must" and "aim" are the bars that were set for the reader; "floor" is what the tests hold, and only rises.
"Without reading" is what somebody gets who does not look at the text.
All of these sets could be seen while the reader was written; articles that were held back are not scored here.
How fast the reader is stands elsewhere: `make bench`.
How well names are screened stands in the part "Screening", what is seen of ships in the last, "Ships".
"""


def document(reached: dict[str, Measured], screened: dict[str, Figure], watched: Mapping[str, Figure]) -> str:
    """Return the text of docs/quality.md for what reading, screening and the ship detectors reached."""
    sets = described()
    parts = [_HEAD.format(version=reader_version()), "## What was asked\n", _asked(reached, sets)]
    parts += ["## Where it is weak\n", weaknesses(reached, sets)]
    for name, entry in sets.items():
        parts += [f"## {entry['title']}\n", *_set(name, entry, reached[name])]
    parts.append(section(screened, screening.described(), screening_floors()))
    parts.append(ship_section(watched, ships.floors(), ships.bars()))
    return "\n".join(part if part.endswith("\n") else f"{part}\n" for part in parts)


def written_for(text: str) -> str | None:
    """Return the reader version that a document says it was written for."""
    found = re.search(r"^Reader: `([^`]+)`", text, re.MULTILINE)
    return found[1] if found else None


def _asked(reached: dict[str, Measured], sets: dict[str, dict[str, Any]]) -> str:
    rows = [
        (FIGURES[figure], entry["title"], number(now := reached[name].figures[figure].value),
         number(must), number(aim), "aim reached" if now >= aim else "must reached" if now >= must else "below")
        for name, entry in sets.items() for figure, (must, aim) in entry["bars"].items()
    ]  # fmt: skip
    return table(("measure", "set", "reached", "must", "aim", ""), rows)


def _set(name: str, entry: dict[str, Any], reached: Measured) -> Iterator[str]:
    """Yield the parts about one set: what it is, its figures, its tables, its limits."""
    yield f"{_sentence(entry['what'])}\n\nSource: {entry['source']}.\nLicence: {entry['licence']}.\n"
    heads = ("measure", "reached", "of", "floor", "must", "aim", "without reading")
    yield table(heads, (_row(key, figure, name, entry["bars"]) for key, figure in reached.figures.items()))
    if reached.kinds:
        heads = ("what", "there", "found", "missed", "extra", "recall", "precision")
        yield table(heads, (_kind(kind, count) for kind, count in reached.kinds.items()))
    yield from _classes(reached)
    yield "What this does not show:\n\n" + "\n".join(f"* {limit}" for limit in entry["limits"])


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}".rstrip(".") + "."


def _row(key: str, figure: Figure, name: str, bars: dict[str, tuple[float, float]]) -> tuple[str, ...]:
    must, aim = bars.get(key, (None, None))
    trivial = "; ".join(f"{number(value)} ({how})" for how, value in figure.trivial.items())
    floor = floors()[name].get(key)
    return FIGURES[key], number(figure.value), str(figure.items), number(floor), number(must), number(aim), trivial


def _kind(kind: str, count: Count) -> tuple[str, ...]:
    cells = (str(count.there), str(count.hit), str(count.missed), str(count.extra))
    return of_kind(kind), *cells, number(count.recall), number(count.precision)


def _classes(reached: Measured) -> Iterator[str]:
    """Yield a table for each fit of a foreign scheme: what answers to our kinds, what hardly does, what does not."""
    for fit in (SAME, NARROW, OUTSIDE):
        rows = [(label, str(count.there), str(count.hit), number(count.recall))
                for (of, label), count in reached.classes.items() if of == fit]  # fmt: skip
        if rows:
            yield FITS[fit] + "\n"
            yield table(("class", "records", "silent" if fit == OUTSIDE else "found", "share"), rows)
    if reached.alarms:
        often = sorted(reached.alarms.items(), key=lambda item: (-item[1], item[0]))
        yield f"Read where nothing of ours is coded: {_listed(often)}.\n"


def _listed(often: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{of_kind(kind)} ({times})" for kind, times in often)


def main() -> None:
    """Write the document, or say why not."""
    shared = CHECKOUT.parent / "shared"
    if not shared.is_dir():
        sys.exit(f"{shared} is missing: the labelled sets must stand in a folder `shared` beside the checkout")
    watched = ships.generated() | ships.semi_synthetic(shared)
    DOCUMENT.write_text(document(measured(shared), screening.measured(shared), watched), encoding="utf-8")
    sys.stdout.write(f"{DOCUMENT.relative_to(CHECKOUT)} is written for {reader_version()}\n")


if __name__ == "__main__":
    main()
