"""Lists of numbers in arrays, and texts in arrays: what an index is made of and what its cache holds."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Places = NDArray[np.int32]
Floats = NDArray[np.float32]
Arrays = dict[str, NDArray[np.generic]]

_END = "\x00"


@dataclass(frozen=True, slots=True)
class Rows:
    """Lists of numbers with weights, one list a row, all in one array: row r is ``start[r]`` to ``start[r + 1]``."""

    start: Ints
    column: Ints
    weight: Floats

    def of(self, rows: Ints, weights: Floats) -> tuple[Ints, Ints, Floats]:
        """Return, for each row asked for, its place in the asking, its columns, and its weights times those given."""
        lengths = self.start[rows + 1] - self.start[rows]
        asked = np.repeat(np.arange(len(rows)), lengths)
        first = np.repeat(self.start[rows] - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
        at = first + np.arange(len(asked))
        return asked, self.column[at], self.weight[at] * weights[asked]

    def arrays(self, name: str) -> Arrays:
        """Return the rows as named arrays; `rows_from` takes them back."""
        return {f"{name}.start": self.start, f"{name}.column": self.column, f"{name}.weight": self.weight}


def rows_from(arrays: Arrays, name: str) -> Rows:
    """Return the rows that were kept under this name.

    Raises:
        KeyError: there are none.
    """
    return Rows(
        arrays[f"{name}.start"].astype(np.int64, copy=False),
        arrays[f"{name}.column"].astype(np.int64, copy=False),
        arrays[f"{name}.weight"].astype(np.float32, copy=False),
    )


def rows_of(row: Ints, column: Ints, weight: Floats, count: int) -> Rows:
    """Return these entries ordered by row, of which there are so many."""
    order = np.argsort(row, kind="stable")
    start = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=count)))).astype(np.int64)
    return Rows(start, column[order].astype(np.int64), weight[order].astype(np.float32))


def texts_array(texts: Iterable[str]) -> NDArray[np.generic]:
    """Return the texts as one array of bytes; a zero in a text becomes a blank."""
    joined = "".join(text.replace(_END, " ") + _END for text in texts)
    return np.frombuffer(joined.encode("utf-8", "surrogatepass"), np.uint8)


def texts_from(array: NDArray[np.generic]) -> list[str]:
    """Return the texts that `texts_array` made this array of.

    Raises:
        UnicodeDecodeError: the bytes are no such texts.
    """
    return array.tobytes().decode("utf-8", "surrogatepass").split(_END)[:-1]
