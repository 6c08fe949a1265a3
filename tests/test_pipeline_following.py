"""A watch that is followed: what arrives is judged at once, and ends in what a run over all of it would find."""

import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bongsu import pipeline
from bongsu.pipeline.following import arrive
from bongsu.pipeline.running import session
from bongsu.store import Ledger, open_watch
from tests.watches import example

LATE = ("08-washington.md", "09-nato.md", "12-admissions.md")


@pytest.fixture
def early(tmp_path: Path) -> tuple[Path, dict[str, Path]]:
    """Return the example watch without some of its articles, and where these wait."""
    folder, waiting = example(tmp_path), {}
    for name in LATE:
        waiting[name] = tmp_path / name
        shutil.move(folder / "evidence" / "articles" / name, waiting[name])
    return folder, waiting


def come(folder: Path, waiting: dict[str, Path], name: str) -> Path:
    """Put an article into the watch."""
    return Path(shutil.copy(waiting[name], folder / "evidence" / "articles" / name))


@pytest.mark.parametrize("names", [LATE, LATE[::-1]])
def test_articles_that_arrive_make_what_a_run_over_all_makes(
    early: tuple[Path, dict[str, Path]], names: tuple[str, ...]
) -> None:
    """One by one, in any order, they end in the incidents, findings and fires of the whole."""
    folder, waiting = early
    held = session(folder)
    told = [arrive(held, [come(folder, waiting, name)]) for name in names]
    assert all(told)
    pipeline.run(folder)
    with Ledger.open(open_watch(folder).store_url) as ledger:
        assert held.assessment == ledger.assessment()


def test_an_arrival_tells_what_it_changed(early: tuple[Path, dict[str, Path]]) -> None:
    """What Washington confirms is believed more, and said with the old and the new grade."""
    folder, waiting = early
    arrival = arrive(session(folder), [come(folder, waiting, LATE[0])])
    assert arrival is not None
    assert arrival.files == ("articles/08-washington.md",)
    assert (
        "changed: troop deployment by North Korea with Russia would breach UNSCR-1718-8-c, credibility 1 (was 2)"
        in arrival.findings
    )
    assert not arrival.problems


def test_what_decides_on_more_than_its_claims_takes_a_whole_run(early: tuple[Path, dict[str, Path]]) -> None:
    """Tracks and lists are held against all; evidence that was read before has its claims already."""
    folder, waiting = early
    held = session(folder)
    tracks = folder / "evidence" / "more.csv"
    tracks.write_text("mmsi,time,lat,lon\n273123456,2024-10-01T00:00:00Z,39,125\n", encoding="utf-8")
    assert arrive(held, [tracks]) is None
    assert arrive(held, [come(folder, waiting, LATE[0])])
    again = come(folder, waiting, LATE[0])
    again.write_text(again.read_text(encoding="utf-8") + "\nIt said nothing more.\n", encoding="utf-8")
    assert arrive(held, [again])  # other bytes are other evidence


def test_an_article_that_cannot_be_read_is_named_and_stops_nothing(early: tuple[Path, dict[str, Path]]) -> None:
    """Its problem is told with the arrival, and what comes beside it is read."""
    folder, waiting = early
    held = session(folder)
    broken = folder / "evidence" / "broken.json"
    broken.write_text("{", encoding="utf-8")
    arrival = arrive(held, [broken, come(folder, waiting, LATE[1])])
    assert arrival is not None
    assert [problem.fatal for problem in arrival.problems] == [True]
    assert arrival.claims


def told_until(folder: Path, settled: float, act: Callable[[int, threading.Event], None]) -> Iterator[object]:
    """Follow a watch, and act after each thing that is told: its number, and what stops the following."""
    stop = threading.Event()
    for number, told in enumerate(pipeline.follow(folder, stop, settled=settled)):
        act(number, stop)
        yield told


def test_following_ends_in_a_report(early: tuple[Path, dict[str, Path]], monkeypatch: pytest.MonkeyPatch) -> None:
    """A run, what arrives, and, once nothing more does or somebody stops it, a run that writes the report."""
    monkeypatch.setattr("bongsu.pipeline.following.LOOK", 0.05)
    folder, waiting = early

    def act(number: int, stop: threading.Event) -> None:
        if number < 2:
            come(folder, waiting, LATE[number])
        if number == 2:
            stop.set()

    told = list(told_until(folder, 60.0, act))
    kinds = [type(one).__name__ for one in told]
    assert kinds == ["Outcome", "Arrival", "Arrival", "Outcome"]
    assert "Washington" in (folder / "report" / "index.html").read_text(encoding="utf-8")


def test_the_report_is_written_when_nothing_came_for_a_while(
    early: tuple[Path, dict[str, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to stop it for that."""
    monkeypatch.setattr("bongsu.pipeline.following.LOOK", 0.05)
    folder, waiting = early

    def act(number: int, stop: threading.Event) -> None:
        if number == 0:
            come(folder, waiting, LATE[0])
        if number == 2:
            stop.set()

    assert [type(one).__name__ for one in told_until(folder, 0.1, act)] == ["Outcome", "Arrival", "Outcome"]


@pytest.mark.slow
def test_ctrl_c_ends_following_in_order(early: tuple[Path, dict[str, Path]]) -> None:
    """The command tells what came, writes the report, and ends well."""
    folder, waiting = early
    command = [sys.executable, "-m", "bongsu", "run", "--follow", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            assert any("Following" in line for line in lines)
            come(folder, waiting, LATE[0])
            assert any("08-washington.md: 1 claim" in line for line in lines)
            time.sleep(0.2)
            process.send_signal(signal.SIGINT)
            assert any(line.startswith("Report: ") for line in lines)
            assert process.wait(60) == 0
        finally:
            process.kill()
