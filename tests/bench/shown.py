"""How measures are printed: a table for people, JSON Lines for programs."""

import argparse
import json
import platform
import sys
from collections.abc import Callable, Iterable, Sequence

from rich.console import Console
from rich.table import Table

from tests.bench.measure import Figure

ITSELF, WITH_CALLED = "% itself", "% with what it calls"
"""Units of the shares of a module, which get a table of their own."""


def shown_by(
    bench: str, of: str, quick: int, usual: int, measured: Callable[[int, int], tuple[str, Iterable[Figure]]]
) -> Callable[[Sequence[str] | None], None]:
    """Return the command of a bench that measures so many of one thing: a table, or JSON Lines.

    Args:
        bench: the module's name: ``assess``.
        of: what is measured, in words that make an option: ``claims``.
        quick: how many with ``--quick``.
        usual: how many without.
        measured: given how many and how often, returns the title and the figures.
    """

    def main(words: Sequence[str] | None = None) -> None:
        parser = argparse.ArgumentParser(prog=f"python -m tests.bench.{bench}", description=f"Measure {bench}.")
        parser.add_argument("--json", action="store_true", help="print JSON Lines")
        parser.add_argument("--quick", action="store_true", help=f"measure {quick:,} {of}")
        parser.add_argument("--runs", type=int, default=3, help="how often to measure (%(default)s)")
        parser.add_argument(f"--{of}", type=int, default=usual, help="how many (%(default)s)")
        asked = parser.parse_args(words)
        title, figures = measured(quick if asked.quick else getattr(asked, of), asked.runs)
        (print_lines if asked.json else print_table)(f"{title}, Python {platform.python_version()}", list(figures))

    return main


def print_lines(title: str, figures: Iterable[Figure]) -> None:
    """Print each figure as a line of JSON as soon as it is measured, and the title to the other stream."""
    for row in figures:
        sys.stdout.write(json.dumps(row._asdict()) + "\n")
    sys.stderr.write(title + "\n")


def print_table(title: str, figures: list[Figure]) -> None:
    """Print the figures as a table, and shares of modules as another."""
    measures, modules = Table(title=title, title_justify="left"), Table("module", ITSELF, WITH_CALLED)
    for name in ("measure", "median", "least", "most", "unit"):
        measures.add_column(name, justify="left" if name in {"measure", "unit"} else "right")
    held = {row.measure: row for row in figures if row.unit == ITSELF}
    for row in figures:
        if row.unit == WITH_CALLED:
            modules.add_row(row.measure, f"{held[row.measure].median:.1f}", f"{row.median:.1f}")
        elif row.unit != ITSELF:
            measures.add_row(row.measure, *(shown(value) for value in (row.median, row.least, row.most)), row.unit)
    Console().print(measures, *([modules] if held else []))


def shown(value: float) -> str:
    """Return a number with three figures, or all of a large or whole one."""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
