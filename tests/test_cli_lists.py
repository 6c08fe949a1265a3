"""`bongsu lists`: what is held, how old it is, and how newer editions come."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bongsu.cli import app
from bongsu.model.errors import ListError
from tests.list_sites import Served, Site, publishing, un_list
from tests.watches import small

TODAY = datetime.now(UTC).date()
FOUR = ("1|Pak Chol", "2|Ri Yong|2026-02-28", "3|Kim Su", "4|Han Min")


def call(*words: str | Path) -> Result:
    """Call the command line in this process, on a wide terminal."""
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["lists", *map(str, words)])


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Run a publisher, and start with an empty shelf."""
    monkeypatch.setenv("BONGSU_LISTS", str(tmp_path / "shelf"))
    with publishing() as found:
        yield found


def file(folder: Path, content: bytes) -> Path:
    """Write a list."""
    path = folder / "un.xml"
    path.write_bytes(content)
    return path


def test_what_is_not_held_is_said_to_be_known(site: Site) -> None:
    """An empty shelf shows the lists that could be had."""
    assert site
    shown = call().stdout
    assert "Security Council" in shown
    assert "- not held: bongsu lists update NAME" in shown


def test_an_update_says_a_line_for_each_list(site: Site) -> None:
    """New, then unchanged; the table shows day, entries and age."""
    site.answers["/un"] = Served(un_list(*FOUR), etag='"one"')
    assert call("update").stdout == "un: new edition: 2026-02-27, 4 entries\n"
    assert call("update", "un").stdout == "un: unchanged: 2026-02-27, 4 entries\n"
    (row,) = [line.split() for line in call().stdout.splitlines() if line.startswith("un")]
    assert row[-6:] == ["2026-02-27", "4", str(TODAY), "0", "days", "1"]


def test_a_refused_edition_fails_the_job_and_stays_in_sight(site: Site) -> None:
    """Exit code 1, the reason now and in the table, the good edition kept."""
    site.answers["/un"] = Served(un_list(*FOUR))
    call("update")
    site.answers["/un"] = Served(un_list(FOUR[0], day="2026-03-01"))
    result = call("update")
    assert result.exit_code == 1
    assert "un: refused: un.xml: holds 1 entries" in result.stdout
    assert "the edition of 2026-02-27 is kept" in result.stdout
    assert f"un: refused on {TODAY}" in call().stdout


def test_an_unknown_list_is_wrong_usage(site: Site) -> None:
    """Nobody is asked."""
    assert call("update", "mars").exit_code == 2
    assert not site.asked


def test_old_lists_are_marked(site: Site, tmp_path: Path) -> None:
    """A file put here by hand is as old as its day; one that was compared today is not old."""
    old = un_list(*FOUR, day=str(TODAY - timedelta(days=8)))
    assert call("add", file(tmp_path, old)).exit_code == 0
    assert "8 days !" in call().stdout
    site.answers["/un"] = Served(old)
    call("update")
    assert "0 days" in call().stdout
    assert "!" not in call().stdout


def test_json_is_a_record_a_line(site: Site, tmp_path: Path) -> None:
    """Every --json output is JSON Lines."""
    (record,) = [json.loads(line) for line in call("add", file(tmp_path, un_list(*FOUR)), "--json").stdout.splitlines()]
    assert (record["list"], record["day"], record["entries"]) == ("un", "2026-02-27", 4)
    (status,) = [json.loads(line) for line in call("--json").stdout.splitlines()]
    assert status["editions"] == [record]
    site.answers["/un"] = Served(status=500)
    (update,) = [json.loads(line) for line in call("update", "--json").stdout.splitlines()]
    assert update["happened"] == "refused"


def test_adding_goes_on_after_a_bad_file(site: Site, tmp_path: Path) -> None:
    """The bad one is named, the good one added."""
    assert site
    result = call("add", tmp_path / "none.xml", file(tmp_path, un_list(*FOUR)))
    assert result.exit_code == 1
    assert "none.xml: cannot be read" in result.stderr
    assert "un of 2026-02-27, 4 entries" in result.stdout


@pytest.fixture
def history(site: Site, tmp_path: Path) -> None:
    """Put two editions on the shelf: of Pak Chol and Ri Yong, then of Ri Yong, who has an alias now, and Kim Su."""
    assert site
    first = un_list("1|Pak Chol|2010-01-01", "2|Ri Yong|2011-01-01", day="2012-01-01")
    second = un_list("2|Ri Yong|2011-01-01|Ri Ryong", "3|Kim Su|2013-06-01", day="2014-01-01")
    assert call("add", file(tmp_path, first)).exit_code == 0
    assert call("add", file(tmp_path, second)).exit_code == 0


@pytest.mark.usefixtures("history")
def test_the_difference_of_two_editions_names_each_entry() -> None:
    """What was added, removed and changed, and how; the last two editions by default, else those that are named."""
    lines = call("diff", "un").stdout.splitlines()
    assert lines[0].endswith("1 added, 1 removed, 1 changed")
    assert lines[1:] == [
        "+ un:KPi.3  Kim Su  (listed 2013-06-01)",
        "- un:KPi.1  Pak Chol  (listed 2010-01-01)",
        "~ un:KPi.2  Ri Yong  (listed 2011-01-01)",
        "      name added: Ri Ryong",
    ]
    assert call("diff", "un", "2012-01-01", "2014").stdout.splitlines() == lines
    assert call("diff", "un", "2014", "2012").stdout.splitlines()[0].endswith("1 added, 1 removed, 1 changed")
    records = [json.loads(line) for line in call("diff", "un", "--json").stdout.splitlines()]
    assert [record["happened"] for record in records] == ["added", "removed", "changed"]


@pytest.mark.usefixtures("history")
def test_a_list_shows_its_editions_and_its_entries_on_a_day() -> None:
    """Those of the newest edition of the day that were listed by then; none where no edition is so old."""
    shown = call("show", "un").stdout
    assert "publisher Security Council" in shown
    assert shown.index("2014-01-01-") < shown.index("2012-01-01-")
    assert "on 2014-02-01: 2 entries" in call("show", "un", "--on", "2014-02-01").stdout
    entries = [json.loads(line) for line in call("show", "un", "--on", "2013-01-01", "--json").stdout.splitlines()]
    assert [entry["id"] for entry in entries] == ["un:KPi.1", "un:KPi.2"]
    assert call("show", "un", "--on", "2011-12-31").exit_code == 1


@pytest.mark.parametrize("words", [("show", "mars"), ("show", "un", "--on", "yesterday"), ("diff",)])
def test_what_cannot_be_shown_is_wrong_usage(site: Site, words: tuple[str, ...]) -> None:
    """An unknown list, a word that is no day."""
    assert site
    assert call(*words).exit_code == 2


def test_one_edition_has_no_difference(site: Site, tmp_path: Path) -> None:
    """The job fails, with one sentence."""
    assert site
    call("add", file(tmp_path, un_list(*FOUR)))
    result = call("diff", "un")
    assert isinstance(result.exception, ListError)
    assert "no two editions" in str(result.exception)


def screen(*words: str | Path) -> Result:
    """Screen names."""
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["screen", *map(str, words)])


@pytest.mark.usefixtures("history")
def test_names_are_screened_against_the_shelf_and_its_days_are_told() -> None:
    """Without --lists, against everything that is held, in its newest edition."""
    shown = screen("Kim Su", "Pak Chol").stdout
    assert "un:KPi.3" in shown
    assert "Pak Chol: no match" in shown
    assert shown.splitlines()[-1] == "Lists: un of 2014-01-01."
    assert screen("Kim Su", "--lists", "un,un").stdout.count("un of 2014") == 2
    result = screen("Kim Su", "--json")
    assert [json.loads(line)["designation"] for line in result.stdout.splitlines()] == ["un:KPi.3"]
    assert result.stderr == "Lists: un of 2014-01-01.\n"


@pytest.mark.parametrize(
    ("day", "listed"),
    [
        ("2012-01-01", ["Pak Chol", "Ri Yong"]),
        ("2013-12-31", ["Pak Chol", "Ri Yong"]),
        ("2014-01-01", ["Ri Yong", "Kim Su"]),
    ],
)
@pytest.mark.usefixtures("history")
def test_who_was_listed_on_a_day_is_answered_by_the_edition_of_then(day: str, listed: list[str]) -> None:
    """The newest edition of that day says who was listed; who came later, or was gone, was not."""
    shown = screen("Pak Chol", "Ri Yong", "Kim Su", "--on", day).stdout
    assert [name for name in ("Pak Chol", "Ri Yong", "Kim Su") if f"{name}: no match" not in shown] == listed
    assert f"Lists on {day}: un of 201" in shown
    assert ", listed on 2011-01-01)" in shown


@pytest.mark.usefixtures("history")
def test_a_day_before_the_oldest_edition_is_said_to_be_one() -> None:
    """Who was listed by then and still was later is shown; that others are missing is said."""
    lines = screen("Pak Chol", "Ri Yong", "--on", "2010-06-01").stdout.splitlines()
    assert "Ri Yong: no match" in lines
    assert any("un:KPi.1" in line for line in lines)
    assert "un: no edition as old as 2010-06-01 is held" in lines[-1]
    assert "Who was removed before it is missing." in lines[-1]


def test_a_file_is_held_to_the_day_too(site: Site, tmp_path: Path) -> None:
    """Entries of a file that were listed later are left out."""
    assert site
    path = file(tmp_path, un_list(*FOUR))
    assert "Ri Yong: no match" in screen("Ri Yong", "--lists", path, "--on", "2026-02-27").stdout
    assert "un:KPi.2" in screen("Ri Yong", "--lists", path, "--on", "2026-02-28").stdout


def test_without_a_list_nothing_is_screened(site: Site) -> None:
    """An empty shelf is no list without the name; a list that is not held is named."""
    assert site
    assert screen("Pak Chol").exit_code == 2
    result = screen("Pak Chol", "--lists", "un")
    assert str(result.exception).startswith("un: is not on the shelf; get it with `bongsu lists update un`")


def test_a_watch_without_lists_does_not_take_the_shelfs(site: Site, tmp_path: Path) -> None:
    """What a watch uses, its settings say."""
    assert site
    call("add", file(tmp_path, un_list(*FOUR)))
    watch = small(tmp_path)
    assert screen("Pak Chol", "--watch", watch).exit_code == 2


def test_an_export_is_followthemoney_a_line_each(site: Site, tmp_path: Path) -> None:
    """Each entry is followed by its sanction; a day leaves out who was listed later."""
    assert site
    call("add", file(tmp_path, un_list(*FOUR)))
    lines = [json.loads(line) for line in call("export", "un").stdout.splitlines()]
    assert [line["schema"] for line in lines[:2]] == ["Person", "Sanction"]
    assert lines[1]["properties"]["entity"] == [lines[0]["id"]]
    assert "Ri Yong" in json.dumps(lines)
    assert "Ri Yong" not in call("export", "un", "--on", "2026-02-27").stdout


def test_an_export_in_another_format_is_wrong_usage(site: Site) -> None:
    """The formats that there are stand in the sentence; a list that is not held fails the job."""
    assert site
    result = call("export", "un", "--format", "xml")
    assert result.exit_code == 2
    assert "ftm" in result.stderr
    assert call("export", "un").exit_code == 1
