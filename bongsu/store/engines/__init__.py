"""The engines of tables: where Ibis expressions run."""

from typing import Final

from bongsu.model.errors import StoreError
from bongsu.store.engines.duck import DuckDBEngine
from bongsu.store.engines.engine import Engine
from bongsu.store.engines.spark import MASTER, SparkEngine

NAMES: Final = "duckdb, local[2] (Spark in this process) or spark://host:7077"


def known_engine(name: str) -> bool:
    """Return whether an engine goes by this name: ``duckdb``, or the address of a Spark master."""
    return name == "duckdb" or MASTER.fullmatch(name) is not None


def open_engine(name: str = "duckdb") -> Engine:
    """Return a fresh engine.

    Args:
        name: ``duckdb``, or a Spark master such as ``local[2]`` or ``spark://host:7077``.

    Raises:
        StoreError: no engine of that name, or it cannot be started here.
    """
    if not known_engine(name):
        raise StoreError(f"The engine {name!r} is not known; use {NAMES}.")
    return DuckDBEngine() if name == "duckdb" else SparkEngine(name)


__all__ = ["NAMES", "Engine", "known_engine", "open_engine"]
