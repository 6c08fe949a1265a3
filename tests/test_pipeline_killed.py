"""A run that is killed at any moment loses nothing, and the next one completes it."""

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bongsu import pipeline
from tests.watches import example, intact, rows

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[tuple[object, ...]]], bytes, float]:
    """Return the rows and the report of a run that nobody disturbed, and how long it took."""
    folder = example(tmp_path_factory.mktemp("whole"))
    begun = time.monotonic()
    subprocess.run([sys.executable, "-m", "bongsu", "run", str(folder)], check=True, capture_output=True)
    taken = time.monotonic() - begun
    return rows(folder), (folder / "report" / "index.html").read_bytes(), taken


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill without a chance to clean up."""
    process.send_signal(signal.SIGKILL)
    process.wait()


def start(folder: Path) -> subprocess.Popen[bytes]:
    """Start a run."""
    return subprocess.Popen(
        [sys.executable, "-m", "bongsu", "run", str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def stored(folder: Path) -> int:
    """Return how many pieces of evidence the store holds, as another process sees it."""
    try:
        connection = sqlite3.connect(f"file:{folder / 'store.db'}?mode=ro", uri=True, timeout=1)
        try:
            return int(connection.execute("select count(*) from evidence").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.OperationalError:
        return 0


def completes(folder: Path, whole: tuple[dict[str, list[tuple[object, ...]]], bytes, float]) -> None:
    """Hold a killed watch, run again, against the undisturbed one."""
    kept = stored(folder)
    if (folder / "store.db").exists():
        assert intact(folder)
    outcome = pipeline.run(folder)
    assert outcome.new.evidence == outcome.held.evidence - kept
    # the log counts runs, and a killed one may have been the first; all else is the same
    assert {name: held for name, held in rows(folder).items() if name != "finding_log"} == {
        name: held for name, held in whole[0].items() if name != "finding_log"
    }
    assert (folder / "report" / "index.html").read_bytes() == whole[1]


@pytest.mark.parametrize("share", [0.15, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97])
def test_a_run_killed_at_any_time_is_completed(
    tmp_path: Path, whole: tuple[dict[str, list[tuple[object, ...]]], bytes, float], share: float
) -> None:
    """Killed after a share of its time, the next run ends in the same rows and the same report."""
    folder = example(tmp_path)
    process = start(folder)
    time.sleep(whole[2] * share)
    kill(process)
    completes(folder, whole)


@pytest.mark.parametrize("after", [1, 4, 9])
def test_a_run_killed_after_so_much_evidence_has_kept_it(
    tmp_path: Path, whole: tuple[dict[str, list[tuple[object, ...]]], bytes, float], after: int
) -> None:
    """What was stored before the kill is there, and is not read again."""
    folder = example(tmp_path)
    process = start(folder)
    while stored(folder) < after and process.poll() is None:
        time.sleep(0.002)
    kill(process)
    assert stored(folder) >= after
    completes(folder, whole)
