"""Rows of a table, as it holds them, to trade figures: each that cannot be used is counted with its reason."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from bongsu.sources.tables import Piece
from bongsu.sources.tallies import Tally
from bongsu.sources.trade import cells
from bongsu.sources.trade.layouts import Matched
from bongsu.sources.trade.schema import FLOWS

Flags = NDArray[np.bool_]

NO_REPORTER = "rows refused: {count} by a reporter that is not known"
NO_PARTNER = "rows refused: {count} with a partner that is not known"
NO_FLOW = "rows refused: {count} that say neither import nor export"
NO_PERIOD = "rows refused: {count} without a valid year or month"
NO_CODE = "rows refused: {count} with a code that is none of the Harmonized System"
NO_NUMBER = "rows refused: {count} with a value that is no number"
NEGATIVE = "rows refused: {count} with a value below zero"
NO_BASIS = "rows refused: {count} with a basis other than recorded, notified or estimated"
NOTHING = "rows left out: {count} with no value, weight or quantity, which is unknown and not zero"
OTHER = "rows left out: {count} in another classification than the Harmonized System"
NO_WEIGHT = "weights not read: {count} that are no number above zero"
_KILOGRAMS = {"kg": 1.0, "t": 1000.0}


def converted(piece: Piece, matched: Matched) -> tuple[list[pa.RecordBatch], Tally, int]:
    """Return the figures in a piece, what was refused, and how many rows there were."""
    raw = _Raw(piece, matched)
    if not matched.wide:
        return [_batch(raw, ("value", "cif", "fob"), "weight", None)], piece.tally, len(piece.rows)
    sides = (("M", "import"), ("X", "export"))
    return (
        [_batch(raw, (f"{side}_value",), f"{side}_weight", flow) for flow, side in sides],
        piece.tally,
        len(piece.rows),
    )


@dataclass(frozen=True, slots=True)
class _Raw:
    """Some rows: for each column of ours what the file holds in its places."""

    piece: Piece
    matched: Matched

    @property
    def size(self) -> int:
        return len(self.piece.rows)

    def mapped(self, name: str, read: Callable[[str], object], kind: pa.DataType) -> pa.Array:
        """Return what the first place says that says something; all null where there is none."""
        found = [cells.mapped(column, read, kind) for column in self._columns(name)]
        return pc.coalesce(*found) if found else pa.nulls(self.size, kind)

    def numbers(self, *names: str) -> tuple[cells.Floats, Flags]:
        """Return the first number that the places of these columns hold, and where something else stands first."""
        whole, bad = np.full(self.size, np.nan), np.zeros(self.size, dtype=bool)
        for name in names:
            for place in self.matched.places.get(name, ()):
                found, wrong = cells.numbers(self.piece.columns[place])
                open_ = np.isnan(whole) & ~bad
                whole = np.where(open_, found * self.matched.scale.get(place, 1.0), whole)
                bad |= open_ & wrong
        return whole, bad

    def _columns(self, name: str) -> Iterator[pa.Array]:
        return (self.piece.columns[place] for place in self.matched.places.get(name, ()))


def _batch(raw: _Raw, values: tuple[str, ...], weights: str, flow: str | None) -> pa.RecordBatch:
    told = {**_who(raw, flow), **_what(raw)}
    value, no_number = raw.numbers(*values)
    weight, unit, amount = _weighed(raw, weights)
    editions, bases = told["edition"], told["basis"]
    nothing = np.isnan(value) & np.isnan(weight) & np.isnan(amount)
    faults = {
        NO_REPORTER: _missing(told["reporter"]),
        NO_PARTNER: _missing(told["partner"]),
        NO_FLOW: _missing(told["flow"]),
        NO_PERIOD: _missing(told["year"]),
        OTHER: _true(pc.equal(editions, cells.OTHER_CLASSIFICATION)),
        NO_CODE: _missing(told["code"]),
        NO_NUMBER: no_number,
        NEGATIVE: value < 0,
        NO_BASIS: _missing(bases),
        NOTHING: nothing & (flow is None),
    }
    refused = _count(faults, raw.piece)
    refused |= nothing
    told |= {"row": pa.array(raw.piece.rows), "value": _or_null(value), "weight": _or_null(weight), "unit": unit,
             "amount": _or_null(amount)}  # fmt: skip
    batch = pa.record_batch([told[column.name].cast(column.type) for column in FLOWS], schema=FLOWS)
    return batch if not refused.any() else batch.filter(pa.array(~refused))


def _count(faults: Mapping[str, Flags], piece: Piece) -> Flags:
    """Count each row for its first fault, and return which have one."""
    refused = np.zeros(len(piece.rows), dtype=bool)
    for sentence, fault in faults.items():
        piece.tally.add(sentence, piece.rows[fault & ~refused])
        refused |= fault
    return refused


def _who(raw: _Raw, flow: str | None) -> dict[str, pa.Array]:
    """Return the columns of who trades with whom, in which direction and when."""
    given = flow or (raw.matched.flow if "flow" not in raw.matched.places else None)
    reporter = raw.matched.reporter
    when = raw.mapped("period", cells.period, pa.int32())
    if "year" in raw.matched.places:
        years, months = raw.mapped("year", cells.year, pa.int32()), raw.mapped("month", cells.month, pa.int32())
        if "month" not in raw.matched.places:
            months = pa.array(np.zeros(raw.size, dtype=np.int32))
        when = pc.coalesce(when, pc.add(pc.multiply(years, 100), months))
    return {
        "reporter": _all(raw, reporter, pa.int16()) if reporter else raw.mapped("reporter", cells.area, pa.int16()),
        "partner": raw.mapped("partner", cells.area, pa.int16()),
        "second": raw.mapped("second", cells.second, pa.int16()),
        "flow": _all(raw, given, pa.string()) if given else raw.mapped("flow", cells.flow, pa.string()),
        "year": pc.divide(when, 100),
        "month": pc.subtract(when, pc.multiply(pc.divide(when, 100), 100)),
    }


def _what(raw: _Raw) -> dict[str, pa.Array]:
    """Return the columns of what is traded, and what the figures rest on."""
    estimated = raw.mapped("weight_estimated", cells.flag, pa.bool_())
    estimated = pc.coalesce(estimated, raw.mapped("legacy_flag", cells.legacy_flag, pa.bool_()))
    parts = [
        raw.mapped("customs", cells.is_part("C00"), pa.bool_()),
        raw.mapped("transport", cells.is_part("0"), pa.bool_()),
        raw.mapped("second", lambda words: cells.second(words) is not None, pa.bool_()),
    ]
    part = np.logical_or.reduce([_true(one) for one in parts])
    said_basis = raw.mapped("basis", lambda words: cells.basis(words) or "", pa.string())
    basis = pc.fill_null(said_basis, "recorded")
    return {
        "edition": raw.mapped("edition", cells.edition, pa.int16()),
        "code": pc.coalesce(
            raw.mapped("code", cells.code, pa.string()), raw.mapped("product", cells.code_of_product, pa.string())
        ),
        "product": raw.mapped("product", cells.product, pa.string()),
        "whole": pa.array(~part),
        "weight_estimated": pc.fill_null(estimated, False),
        "basis": pc.if_else(pc.equal(basis, ""), pa.scalar(None, pa.string()), basis),
    }


def _weighed(raw: _Raw, weights: str) -> tuple[cells.Floats, pa.Array, cells.Floats]:
    """Return net weights, units and other quantities; a quantity in kilograms is a weight where none is given.

    A weight or quantity of zero, which Comtrade writes for what nobody reported, is none.
    """
    weight, bad = raw.numbers(weights)
    raw.piece.tally.add(NO_WEIGHT, raw.piece.rows[bad | (weight < 0)])
    weight = np.where(weight > 0, weight, np.nan)
    unit = raw.mapped("unit", cells.unit, pa.string())
    amount, _ = raw.numbers("amount")
    amount = np.where((amount > 0) & ~_missing(unit), amount, np.nan)
    for name, kilograms in _KILOGRAMS.items():
        named = _true(pc.equal(unit, name))
        weight = np.where(np.isnan(weight) & named, amount * kilograms, weight)
        amount = np.where(named, np.nan, amount)
    held = pa.array(~np.isnan(amount))
    return weight, pc.if_else(held, unit, pa.scalar(None, pa.string())), amount


def _all(raw: _Raw, value: object, kind: pa.DataType) -> pa.Array:
    return pa.array([value], kind).take(pa.array(np.zeros(raw.size, dtype=np.int32)))


def _missing(column: pa.Array) -> Flags:
    return np.asarray(column.is_null().to_numpy(zero_copy_only=False))


def _true(column: pa.Array) -> Flags:
    return np.asarray(pc.fill_null(column, False).to_numpy(zero_copy_only=False))


def _or_null(values: cells.Floats) -> pa.Array:
    return pa.array(values, from_pandas=True)
