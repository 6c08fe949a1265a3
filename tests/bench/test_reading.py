"""The benchmark runs; how fast anything is, no test says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bongsu.store import open_watch
from tests.bench import articles as held
from tests.bench import measure, reading, shown
from tests.watches import CHECKOUT, EXAMPLE


def test_every_line_is_a_figure_with_its_spread(capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` prints one figure a line: least, median, most, and of how many runs."""
    reading.main(["--json", "--quick", "--runs", "1", "--articles", "100"])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"sentences a second", "ten times as long, first", "ten times as long, then", "extract.parse"} <= {
        row["measure"] for row in rows
    }
    assert all(row["least"] <= row["median"] <= row["most"] and row["runs"] >= 1 for row in rows)


def test_people_get_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Without `--json` the figures stand in a table that says what was read."""
    figures = [measure.figure("reading", "s", [3.0, 1.0, 2.0]), measure.figure("parse", "% itself", [40.0])]
    shown.print_table("9 articles", [*figures, measure.figure("parse", "% with what it calls", [60.0])])
    printed = capsys.readouterr().out
    assert "9 articles" in printed
    assert [cell.strip() for cell in printed.splitlines()[4].split("│")[1:-1]] == ["reading", "2", "1", "3", "s"]


@pytest.mark.parametrize("wrong", [["--runs", "0"], ["--articles", "0"], ["--articles", "150"]])
def test_sizes_that_cannot_be_measured_are_refused(wrong: list[str]) -> None:
    """There is at least one run, over so many articles as can be parted in hundred."""
    with pytest.raises(SystemExit) as stopped:
        reading.main(wrong)
    assert stopped.value.code == 2


def test_our_own_dispatches_are_read_where_the_press_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the labelled data the example's dispatches are repeated, and the title says so."""
    monkeypatch.setattr(held, "PRESS", Path("nowhere.json"))
    found, origin = held.articles(30)
    assert len(found) == 30
    own = len(list((EXAMPLE / "evidence" / "articles").glob("*.md")))
    assert found[0] == found[own]
    assert not found[0].text.startswith("---")
    assert "nowhere.json is not there" in origin


def test_a_long_document_holds_the_same_words() -> None:
    """What is compared with ten documents is those ten in one."""
    ten, _ = held.articles(10)
    (one,) = held.joined(ten, 1)
    assert one.text.split() == [word for article in ten for word in article.text.split()]
    with pytest.raises(ValueError, match="10 articles do not make 3 equal parts"):
        held.joined(ten, 3)


def test_a_process_tells_its_time_and_memory() -> None:
    """Seconds and megabytes are those of the command alone; a command that fails stops the measuring."""
    little = measure.process([sys.executable, "-c", "pass"], CHECKOUT)
    much = measure.process([sys.executable, "-c", "bytearray(300 << 20)"], CHECKOUT)
    assert little.seconds > 0
    assert little.peak + 250 < much.peak
    with pytest.raises(subprocess.CalledProcessError):
        measure.process([sys.executable, "-c", "raise SystemExit(3)"], CHECKOUT)


def test_the_watch_of_many_articles_is_a_watch(tmp_path: Path) -> None:
    """The folder that `bongsu run` is measured on opens, with the articles as its evidence."""
    files = held.write(held.articles(3)[0], tmp_path / "articles")
    watch = open_watch(reading._watch(tmp_path / "watch", files))
    assert sorted(path.name for path in (watch.folder / "evidence").iterdir()) == ["00001.md", "00002.md", "00003.md"]


def test_shares_say_where_the_time_goes() -> None:
    """A module's share with what it calls is no less than its own; together the own ones are all of the time."""
    documents = [held.document(article) for article in held.articles(100)[0]]
    found = measure.shares(lambda: reading._read(documents))
    assert found["extract.reader"].with_called == pytest.approx(100)
    assert sum(share.itself for share in found.values()) == pytest.approx(100)
    assert all(share.itself <= share.with_called for share in found.values())
