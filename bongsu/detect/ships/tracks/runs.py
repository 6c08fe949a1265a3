"""What a ship said for a while, and what it said then: runs of one value after another."""

import ibis

from bongsu.detect.detector import Table
from bongsu.detect.ships.columns import turn


def runs_of(said: Table, *keys: str, value: str = "value") -> Table:
    """Return the runs of one value after another.

    Args:
        said: statements, with the value and the columns first_second, last_second, file, row and times; of `shown`,
            where it is there, the last is kept.
        keys: the columns within which values follow each other.
        value: name of the column.

    Returns:
        The keys, value, run (from 1), shown, times, first_second, last_second, and file and row of the first and the
        last statement.
    """
    order = {"group_by": list(keys), "order_by": ["first_second", "last_second", value, "file", "row"]}
    paired = said.mutate(before=said[value].lag().over(ibis.window(**order)))
    paired = paired.mutate(fresh=ibis.coalesce(paired[value] != paired.before, True).cast("int64"))
    numbered = paired.mutate(run=paired.fresh.sum().over(ibis.cumulative_window(**order)))
    begun, ended = turn(numbered.first_second, numbered.row), turn(numbered.last_second, numbered.row)
    shown = {"shown": numbered.shown.argmax(ended)} if "shown" in said.columns else {}
    return numbered.group_by(*keys, "run", value).aggregate(
        **shown,
        times=numbered.times.sum(),
        first_second=numbered.first_second.min(),
        last_second=numbered.last_second.max(),
        **{f"first_{name}": numbered[name].argmin(begun) for name in ("file", "row")},
        **{f"last_{name}": numbered[name].argmax(ended) for name in ("file", "row")},
    )
