"""The benchmark of screening and the measuring beside peers run; how fast anything is, no test says."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from bongsu.lang.spelling import sound
from tests.bench import environment, names, peers, screening, tasks
from tests.bench.measure import forget
from tests.bench.peer_bongsu import answer
from tests.quality.screening.lists import Asked, Entry

LISTED = [
    Entry("a", "Person", "Kim Jong Un", ("Kim Jong Eun",), None, True),
    Entry("b", "Organization", "Ocean Trading", (), None, True),
]
KIM = Asked("Kim Jong-un", "Person", frozenset("a"))


@pytest.fixture(autouse=True)
def _no_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure made-up names, which are few."""
    monkeypatch.setattr(names, "LISTS", Path("nowhere.jsonl"))
    monkeypatch.setattr(names, "_FEW", 200)


def test_every_line_is_a_figure_with_its_spread(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--json` prints one figure a line, and words that are meant for the other benchmark are let pass."""
    monkeypatch.setattr(screening, "_UNLISTED", 300)
    monkeypatch.setattr(screening, "_PROCESSES", dict(list(screening._PROCESSES.items())[-1:]))
    screening.main(["--json", "--runs", "1", "--articles", "100"])
    said = capsys.readouterr()
    rows = [json.loads(line) for line in said.out.splitlines()]
    wanted = {
        "index made", "200 listed names at once", "300 names nobody lists at once", "faster than rapidfuzz",
        "ten times the entries, index made", "a process that loads the index and screens 300 names",
    }  # fmt: skip
    assert wanted <= {row["measure"] for row in rows}
    assert all(row["least"] <= row["median"] <= row["most"] and row["runs"] >= 1 for row in rows)
    assert "made up, since nowhere.jsonl is not there" in said.err


def test_no_run_is_refused() -> None:
    """There is at least one run."""
    with pytest.raises(SystemExit) as stopped:
        screening.main(["--runs", "0"])
    assert stopped.value.code == 2


def test_made_up_names_are_the_same_each_time() -> None:
    """So that runs can be compared, and nobody who is asked for is listed."""
    first, second = names.bench(50), names.bench(50)
    assert first.own == second.own
    assert len(first.nobody) == 50
    assert not {subject.name for subject in first.own} & {subject.name for subject in first.nobody}


def test_what_was_read_before_is_forgotten() -> None:
    """A second run does the work of the first."""
    sound("kolchanov")
    assert sound.cache_info().currsize
    forget()
    assert not sound.cache_info().currsize


def test_both_answer_the_same_task() -> None:
    """A task in plain values is answered in plain values, in the order of its groups."""
    task = tasks.Task(LISTED, {"persons": [KIM], "bodies": [Asked("Sea Bank", "Organization", frozenset("b"))]})
    told = task.told()
    assert json.loads(json.dumps(told))["entries"][0]["names"] == ["Kim Jong Un"]
    found = answer(told)["found"]
    assert [[id_ for id_, _ in matches] for matches in found] == [["a"], []]


def test_each_group_is_held_against_both_lines() -> None:
    """Right answers are counted by place and by each one's own alert line, wrong alarms where those are asked for."""
    told = {"Bongsu": {"found": [[("a", 0.65)]]}, "nomenklatura": {"found": [[("b", 0.72), ("a", 0.65)]]}}
    right = list(peers._found("set", tasks.Task(LISTED, {"persons": [KIM]}), told))
    assert [(row.measure, row.bongsu, row.nomenklatura) for row in right] == [
        ("set, persons: first", 1.0, 0.0),
        ("set, persons: first five", 1.0, 1.0),
        ("set, persons: alert line", 1.0, 0.0),
    ]
    (wrong,) = peers._found("set", tasks.Task(LISTED, {"persons": [KIM]}, wrong=True), told)
    assert (wrong.bongsu, wrong.nomenklatura) == (0.0, 1.0)


def test_speed_is_told_with_its_ratio() -> None:
    """More names a second and less time are both so many times better."""
    told = {
        "Bongsu": {"seconds": 0.1, "batch": 0.2, "shown": 0.1, "alone": [0.001], "built": 2.0},
        "nomenklatura": {"seconds": 10.0, "alone": [0.5], "built": 4.0},
    }
    task = tasks.Task(LISTED, {"names": [KIM]}, alone=[KIM], batch=[KIM, KIM])
    assert [peers._ratio(row) for row in peers._times(task, told)] == ["200", "100", "100", "500", "2"]


def test_what_cannot_be_installed_is_said_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the packages and what they need; the environment is not taken for whole the next time."""
    failed = subprocess.CompletedProcess([], 1, "", "no such\nindex")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    monkeypatch.setattr(shutil, "which", lambda _: "uv")
    with pytest.raises(
        environment.CannotInstall, match=r"nothing==1 cannot be installed: .* libicu-dev.*no such index"
    ):
        environment.environment(tmp_path / "peers", ["nothing==1"])
    assert not (tmp_path / "peers" / "installed.txt").exists()


def test_a_whole_environment_is_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only another choice of packages is installed anew."""
    done = []
    monkeypatch.setattr(environment, "_install", lambda _, packages: done.append(list(packages)))
    monkeypatch.setattr(shutil, "which", lambda _: "uv")
    for packages in (["one==1"], ["one==1"], ["one==2"]):
        assert environment.environment(tmp_path / "peers", packages).exists()
    assert done == [["one==1"], ["one==2"]]
