"""The watch on disk and the engine for tables: the only room that knows SQL."""

from bongsu.store.engines import Engine, open_engine
from bongsu.store.ledger import Changes, Counts, Ledger
from bongsu.store.outbox import Outbox
from bongsu.store.watch import SecondReader, Watch, evidence_files, evidence_problems, new_watch, open_watch

__all__ = [
    "Changes",
    "Counts",
    "Engine",
    "Ledger",
    "Outbox",
    "SecondReader",
    "Watch",
    "evidence_files",
    "evidence_problems",
    "new_watch",
    "open_engine",
    "open_watch",
]
