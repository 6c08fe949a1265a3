"""Bad input is the normal case: one clear sentence each, the rest is read, nothing is lost."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bongsu import pipeline
from bongsu.cli import app
from bongsu.model.errors import Problem
from tests.watches import GOOD, rows, small

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY a{n} "{"&a;" if n == 1 else f"&a{n - 1};"}{"&a;" if n == 1 else f"&a{n - 1};"}">'
        for n in range(1, 30)
    )
    + "]><CONSOLIDATED_LIST>&a29;</CONSOLIDATED_LIST>"
)
OUTSIDE = "the content of a file outside"
ALIASES = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\ntext\n"
BROKEN: dict[str, tuple[str | bytes, str]] = {
    "truncated__xml": ("<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1", ""),
    "bomb__xml": (BOMB, "refused"),
    "other__xml": ("<html/>", "html"),
    "binary__txt": (b"\x00\x01\x02\xff" * 400, "binary"),
    "empty__txt": ("", "empty"),
    "aliases__md": (ALIASES, ""),
    "deep__json": ("[" * 100_000, ""),
    "list__json": ("[1, 2]", "list"),
    "columns__csv": ("name,colour\na,b\n", "mmsi"),
    "cut__parquet": (b"PAR1\x00\x00", ""),
    "picture__png": (b"\x89PNG", ".png"),
    "no__pdf": (b"%PDF", ".pdf"),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a watch with one good article and every kind of broken file, run once."""
    folder = tmp_path_factory.mktemp("broken")
    (folder / "secret.txt").write_text(OUTSIDE, encoding="utf-8")
    outside = (folder / "secret.txt").as_uri()
    entity = f'<!DOCTYPE l [<!ENTITY x SYSTEM "{outside}">]><CONSOLIDATED_LIST>&x;</CONSOLIDATED_LIST>'
    files = {name: content for name, (content, _) in BROKEN.items()}
    watch = small(folder, good__md=GOOD, outside__xml=entity, **files)
    with (watch / "evidence" / "long.txt").open("wb") as file:
        file.truncate(0)
        file.write(b"a" * 100_000_000)
    (watch / "evidence" / "link.txt").symlink_to(folder / "secret.txt")
    os.mkfifo(watch / "evidence" / "pipe.txt")
    return watch


@pytest.fixture(scope="module")
def outcome(broken: Path) -> pipeline.Outcome:
    """Return what the run of the broken watch gave."""
    return pipeline.run(broken)


def of(outcome: pipeline.Outcome, name: str) -> list[Problem]:
    """Return the problems of a file."""
    return [problem for problem in outcome.problems if problem.where.endswith(name)]


@pytest.mark.parametrize("name", [*BROKEN, "outside__xml", "long__txt", "link__txt", "pipe__txt"])
def test_each_broken_file_gives_one_clear_sentence(outcome: pipeline.Outcome, name: str) -> None:
    """The file is named once, with a reason, as not read."""
    (problem,) = of(outcome, name.replace("__", "."))
    assert problem.fatal
    assert BROKEN.get(name, ("", ""))[1] in problem.what
    assert "\n" not in problem.what
    assert 10 < len(problem.what) < 400


def test_the_rest_is_read(outcome: pipeline.Outcome) -> None:
    """The good article's claim is there."""
    assert outcome.held.claims == 1


def test_nothing_from_outside_the_watch_is_read(broken: Path, outcome: pipeline.Outcome) -> None:
    """No entity and no link brings another file's content into store or report."""
    assert OUTSIDE not in str(rows(broken))
    assert OUTSIDE not in outcome.report.read_text(encoding="utf-8")


def test_the_report_names_what_could_not_be_read(outcome: pipeline.Outcome) -> None:
    """Every refused file stands in the report."""
    page = outcome.report.read_text(encoding="utf-8")
    assert all(problem.where in page for problem in outcome.refused)


def test_the_second_run_says_the_same_and_adds_nothing(broken: Path, outcome: pipeline.Outcome) -> None:
    """Refused files stay refused, and stay named."""
    again = pipeline.run(broken)
    assert again.problems == outcome.problems
    assert (again.new.evidence, again.new.claims) == (0, 0)


def test_the_command_says_how_many_and_exits_with_one(broken: Path, outcome: pipeline.Outcome) -> None:
    """The summary counts the files, the exit code tells a script."""
    result = CliRunner().invoke(app, ["run", str(broken)])
    assert result.exit_code == 1
    assert f"{len(outcome.refused)} files could not be read" in result.stdout


def test_bad_rows_are_counted_and_the_good_ones_read(tmp_path: Path) -> None:
    """Two bad rows are two sentences at most, with their number, and no failure."""
    table = "mmsi,time,lat,lon\n" + "".join(
        f"445000001,2024-10-0{day}T00:00:00Z,38.{day},160.1\n" for day in range(1, 4)
    )
    watch = small(tmp_path, t__csv=table + "445000001,never,38.0,125.0\nnobody,2024-10-05T00:00:00Z,38.0,125.0\n")
    outcome = pipeline.run(watch)
    assert not outcome.refused
    assert sum(problem.count for problem in outcome.problems) == 2
    assert outcome.held.claims == 2


def test_a_bad_date_is_said_and_the_text_read(tmp_path: Path) -> None:
    """An impossible date is no date, and the claims are there."""
    watch = small(tmp_path, a__md=GOOD.replace("2024-10-18", "2024-13-45"))
    outcome = pipeline.run(watch)
    (problem,) = outcome.problems
    assert "2024-13-45" in problem.what
    assert outcome.held.claims == 1


def test_a_file_that_is_mended_is_read_and_no_longer_named(tmp_path: Path) -> None:
    """What lies in the watch now counts."""
    watch = small(tmp_path, a__md=b"\x00" * 100)
    assert pipeline.run(watch).refused
    (watch / "evidence" / "a.md").write_text(GOOD, encoding="utf-8")
    outcome = pipeline.run(watch)
    assert not outcome.refused
    assert outcome.held.claims == 1


def test_hostile_words_are_shown_as_words(tmp_path: Path) -> None:
    """Markup in a dispatch is text in the report."""
    script = "<script>alert(1)</script>"
    watch = small(tmp_path, a__md=GOOD.replace("1,500 troops", f"1,500 {script} troops").replace("A good", script))
    page = pipeline.run(watch).report.read_text(encoding="utf-8")
    assert script not in page
    assert "&lt;script&gt;" in page
