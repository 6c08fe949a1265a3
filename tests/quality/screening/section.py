"""The part of docs/quality.md about screening: every figure beside what was asked and what today's tools reach."""

from collections.abc import Iterator, Mapping
from typing import Any

from bongsu.screen.cache import version
from tests.quality.figures import Figure
from tests.quality.wording import number, table

_HEAD = """Screening: `{version}`.

Names are asked with their kind and nothing else, of indexes made by `bongsu.screen`; recall and false alarms are measured at the same alert line.
"First" is the share of names whose entry is the first match, "at the alert line" the share whose entry would be shown.
"Floor" is what the tests hold (of errors it is the most that they allow); "best today" is what the best of today's tools reached on the same names.
Those were measured once, with nomenklatura 4.17.4 and rapidfuzz 3.14.6; `make peers` measures them again beside Bongsu, in one run.
How fast screening is stands in docs/speed.md.
"""  # noqa: E501


def section(reached: Mapping[str, Figure], groups: list[dict[str, Any]], held: Mapping[str, float]) -> str:
    """Return the Markdown about screening: what was asked, where it is weak, then every group."""
    parts = ["## Screening\n", _HEAD.format(version=screen_version())]
    parts += ["### What was asked of screening\n", _asked(reached, groups)]
    parts += ["### Where screening is weak\n", "".join(f"* {item}\n" for item in _weak(reached, groups))]
    for group in groups:
        parts += [f"### {group['title']}\n", *_group(reached, group, held)]
    return "\n".join(parts)


def screen_version() -> str:
    """Return what says with which code and words names were screened."""
    return f"screen/{version()[:12]}"


def _asked(reached: Mapping[str, Figure], groups: list[dict[str, Any]]) -> str:
    rows = [
        (entry["what"], group["title"], number(now.value), *map(number, entry["bars"]), _verdict(now, entry["bars"]))
        for group in groups
        for key, entry in group["figures"].items()
        if "bars" in entry
        for now in [reached[key]]
    ]
    return table(("measure", "set", "reached", "must", "aim", ""), rows)


def _verdict(figure: Figure, bars: tuple[float, float]) -> str:
    must, aim = bars
    if reaches(figure, aim):
        return "aim reached"
    return "must reached" if reaches(figure, must) else "below"


def reaches(figure: Figure, bar: float) -> bool:
    """Return whether a figure is as good as a bar."""
    return figure.value <= bar if figure.error else figure.value >= bar


def _weak(reached: Mapping[str, Figure], groups: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what is below its bar, and what a tool of today does better."""
    for group in groups:
        for key, entry in group["figures"].items():
            said = f"{group['title']}: {entry['what']}: {number(reached[key].value)}"
            if "bars" in entry and not reaches(reached[key], entry["bars"][0]):
                yield f"{said}; {number(entry['bars'][0])} was asked."
            if "today" in entry and not reaches(reached[key], entry["today"][0]):
                yield f"{said}, against {number(entry['today'][0])} ({entry['today'][1]})."


def _group(reached: Mapping[str, Figure], group: dict[str, Any], held: Mapping[str, float]) -> Iterator[str]:
    yield f"{group['what'][0].upper()}{group['what'][1:]}.\n\nSource: {group['source']}.\n"
    heads = ("measure", "reached", "of", "floor", "must", "aim", "best today", "by")
    yield table(heads, (_row(key, reached[key], entry, held) for key, entry in group["figures"].items()))
    yield "What this does not show:\n\n" + "".join(f"* {limit}\n" for limit in group["limits"])


def _row(key: str, figure: Figure, entry: dict[str, Any], held: Mapping[str, float]) -> tuple[str, ...]:
    must, aim = entry.get("bars", (None, None))
    today, tool = entry.get("today", (None, ""))
    bars = (number(held.get(key)), number(must), number(aim), number(today))
    return entry["what"], number(figure.value), str(figure.items), *bars, tool
