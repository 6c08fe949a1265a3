"""What all detectors share: an engine, tables that are made once, and expressions whose rows become claims."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, Self, TypeVar

import pyarrow as pa

from bongsu.model.claim import Claim
from bongsu.model.evidence import Evidence
from bongsu.model.sighting import Citation

# Ibis ships no types: its tables and columns are named here, and checked by running them.
Table = Any
Column = Any
Row = Mapping[str, Any]


class Engine(Protocol):
    """What the detectors need of an engine of tables."""

    def table(self, rows: pa.Table, name: str) -> Table:
        """Return the Arrow table as an Ibis table of this engine, in place of any earlier one of that name."""

    def keep(self, expression: Table, name: str) -> Table:
        """Run the expression once and return its rows as a table, in place of any earlier one of that name."""

    def arrow(self, expression: Table) -> pa.Table:
        """Return the rows of an expression as an Arrow table."""

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """Return the rows of an expression as plain values, times aware and in UTC."""


class Tables:
    """What is looked at, on an engine, with what several detectors make of it.

    Attributes:
        engine: runs and keeps tables.
        evidence: the files that the tables come from; ``file`` in a table is a place in it.
    """

    def __init__(self, engine: Engine, evidence: Sequence[Evidence]) -> None:
        self.engine = engine
        self.evidence = evidence
        self._kept: dict[str, Table] = {}

    def kept(self, name: str, make: Callable[[Self], Table]) -> Table:
        """Return the table of this name, made by the first who asks for it."""
        if name not in self._kept:
            self._kept[name] = self.engine.keep(make(self), name)
        return self._kept[name]


Seen = TypeVar("Seen", bound=Tables)


@dataclass(frozen=True)  # no slots: a frozen generic with them cannot be called by its alias
class Detector(Generic[Seen]):
    """One thing that tables may show.

    Attributes:
        rule: its name and version, which each claim carries: ``detect.ships.gaps/2``.
        find: the rows as an expression, in a fixed order.
        claims: what the rows of the expression become; None counts as unknown.
    """

    rule: str
    find: Callable[[Seen], Table]
    claims: Callable[[Sequence[Row], Seen], tuple[Claim, ...]]

    def watch(self, scene: Seen) -> tuple[Claim, ...]:
        """Return what the detector sees in the scene."""
        return self.claims(scene.engine.rows(self.find(scene)), scene)


def watched(
    detectors: Sequence[Detector[Seen]], scene: Seen, begins: Callable[[int, int], None] | None = None
) -> Iterator[Claim]:
    """Yield what the tables of a scene show, detector by detector.

    Args:
        detectors: in the order in which their claims are told.
        scene: what is looked at.
        begins: told which detector begins, from 0, and of how many.
    """
    for at, detector in enumerate(detectors):
        if begins:
            begins(at, len(detectors))
        yield from detector.watch(scene)


def cited(
    evidence: Sequence[Evidence], rows: Sequence[tuple[int, int]], *, once: bool = False
) -> tuple[str, tuple[int, ...], tuple[Citation, ...]]:
    """Return the evidence that these rows, each with its file, rest on: the last row's file, its rows, and the rest.

    Args:
        evidence: by the number of the file.
        rows: file and row.
        once: whether a row that is named twice is cited once.
    """
    named: Iterable[tuple[int, int]] = dict.fromkeys(rows) if once else rows
    files: dict[int, list[int]] = {}
    for file, row in named:
        files.setdefault(file, []).append(row)
    last = rows[-1][0]
    beside = tuple(Citation(evidence[file].id, tuple(some)) for file, some in files.items() if file != last)
    return evidence[last].id, tuple(files[last]), beside
