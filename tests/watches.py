"""Watches for tests: copies of the example, and what a run left behind."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
EXAMPLE = CHECKOUT / "examples" / "autumn-2024"
GOOD = """---
title: A good dispatch
publisher: Desk
date: 2024-10-18
---

South Korea's National Intelligence Service said North Korea sent 1,500 troops to Russia.
"""


def example(folder: Path) -> Path:
    """Copy the example watch, without store and report, with the same file times."""
    return shutil.copytree(
        EXAMPLE, folder / "watch", ignore=shutil.ignore_patterns("store.db*", "report"), copy_function=shutil.copy2
    )


def small(folder: Path, **files: str | bytes) -> Path:
    """Make a watch with these files as evidence, named with ``__`` for the dot."""
    watch = folder / "watch"
    (watch / "evidence").mkdir(parents=True)
    (watch / "watch.yml").write_text("title: Small\n", encoding="utf-8")
    for name, content in files.items():
        path = watch / "evidence" / name.replace("__", ".")
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return watch


def rows(watch: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of the watch's store, by table."""
    connection = sqlite3.connect(watch / "store.db")
    try:
        tables = [
            name for (name,) in connection.execute("select name from sqlite_master where type = 'table' order by name")
        ]
        return {name: connection.execute(f"select * from {name}").fetchall() for name in tables}  # noqa: S608 - own names
    finally:
        connection.close()


def intact(watch: Path) -> bool:
    """Return whether the store opens and is whole."""
    connection = sqlite3.connect(watch / "store.db")
    try:
        return bool(connection.execute("pragma integrity_check").fetchone() == ("ok",))
    finally:
        connection.close()


def bongsu(*words: str | Path, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """Run the command line as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bongsu", *map(str, words)], capture_output=True, text=True, timeout=timeout, check=False
    )
