"""The command line: words in, words out, exit codes."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bongsu import regimes
from bongsu.cli import app
from bongsu.model.claim import Claim
from bongsu.model.designation import Screened
from bongsu.model.event import EventKind
from bongsu.model.finding import Finding
from bongsu.model.listing import ListedClaim
from bongsu.model.provision import Provision
from bongsu.model.record import from_json
from bongsu.regimes import load
from tests.watches import EXAMPLE, GOOD, bongsu, example, small

TRACKS = str(EXAMPLE / "evidence" / "tracks" / "simulated-ais.csv")
ARTICLE = str(EXAMPLE / "evidence" / "articles" / "06-seoul-troops.md")
LIST = str(EXAMPLE / "lists" / "un-extract.yml")
COMMANDS = ["run", "new", "read", "ships", "screen", "law", "findings", "rising", "lists"]


def call(*words: str) -> Result:
    """Call the command line in this process."""
    return CliRunner().invoke(app, list(words))


def records(result: Result, kind: type[Any]) -> list[Any]:
    """Return the records that a command printed, one JSON object a line and nothing else."""
    return [from_json(kind, json.loads(line)) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a copy of the example watch that was run."""
    folder = example(tmp_path_factory.mktemp("cli"))
    assert call("run", str(folder)).exit_code == 0
    return str(folder)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    """--help says what the command does and what each option means."""
    result = call(command, "--help")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 5


def test_the_help_lists_every_command() -> None:
    """The first page names them all."""
    assert all(command in call("--help").stdout for command in COMMANDS)


def test_json_is_records_and_nothing_else(watch: str) -> None:
    """Every --json output can be read back, line by line."""
    assert records(call("read", "--json", ARTICLE), Claim)
    assert records(call("ships", "--json", TRACKS), ListedClaim)
    assert records(call("law", "--json"), Provision)
    assert records(call("findings", watch, "--json"), Finding)
    assert records(call("screen", "KOMID", "--lists", LIST, "--json"), Screened)


def test_findings_show_the_caution_of_every_doubtful_number(watch: str) -> None:
    """A paragraph number that was not verified carries its mark, and the mark its meaning."""
    shown = call("findings", watch).stdout
    assert "\u2021 paragraph number unverified" in shown
    assert "UNSCR-1718-2\u2021" in shown


def test_a_claim_of_a_text_quotes_its_place() -> None:
    """Start and end of the JSON count in the text."""
    claims = records(call("read", "--json", ARTICLE), Claim)
    assert all(claim.end - claim.start == len(claim.quote) for claim in claims)


def test_reading_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    """One file in two is bad: the other's claims are printed, the code is 1."""
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00" * 50)
    result = call("read", "--json", str(bad), ARTICLE)
    assert result.exit_code == 1
    assert records(result, Claim)
    assert "bad.txt" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("read",),
        ("nonsense",),
        ("law", "UNSCR-9999-1"),
        ("screen", "KOMID"),
        ("screen", "--lists", LIST),
        ("ships", "--hours", "-1", TRACKS),
        ("run",),
    ],
)
def test_wrong_usage_exits_with_two(words: tuple[str, ...]) -> None:
    """What the command line cannot understand is no failed job."""
    assert call(*words).exit_code == 2


@pytest.mark.parametrize(
    "words", [("run", "/nowhere"), ("findings", "/nowhere"), ("new", "/proc/none"), ("read", "/nowhere.txt")]
)
def test_a_failed_job_exits_with_one_sentence(words: tuple[str, ...]) -> None:
    """No traceback, one sentence, exit code 1."""
    result = bongsu(*words)
    assert result.returncode == 1
    assert result.stderr.startswith("bongsu: ")
    assert "Traceback" not in result.stderr


def test_a_new_watch_can_be_run(tmp_path: Path) -> None:
    """`new` makes what `run` takes, and refuses to make it twice."""
    folder = tmp_path / "mine"
    assert call("new", str(folder), "--title", "Mine").exit_code == 0
    (folder / "evidence" / "a.md").write_text(GOOD, encoding="utf-8")
    assert call("run", str(folder)).exit_code == 0
    assert bongsu("new", folder).returncode == 1


def test_the_law_checks_itself() -> None:
    """All cases come out as they should."""
    result = call("law", "--check")
    assert result.exit_code == 0
    assert ": 0 wrong" in result.stdout


def test_one_provision_is_shown_with_its_caution() -> None:
    """A partly checked number says so."""
    assert "partly checked" in call("law", "UNSCR-2375-11").stdout


def test_a_provision_is_shown_with_its_history_and_ties() -> None:
    """Its limits by date, what took its place, what reads it, and who carries it out."""
    shown = " ".join(CliRunner(env={"COLUMNS": "400"}).invoke(app, ["law", "UNSCR-2375-14"]).stdout.split())
    assert "2017-10-01 limit last_quarter: 500,000 barrel" in shown
    assert "2017-12-22 superseded or tightened by UNSCR-2397-5" in shown
    assert "met by the sum of several" in shown
    assert "carried out by EU-2017-1509-16h" in " ".join(call("law", "UNSCR-2375-16").stdout.split())
    assert "carries out UNSCR-2375-16" in " ".join(call("law", "EU-2017-1509-16h").stdout.split())


def test_the_coverage_table_names_every_kind() -> None:
    """Each kind of event is met by provisions, or the table says why not."""
    table = " ".join(CliRunner(env={"COLUMNS": "400"}).invoke(app, ["law", "--coverage"]).stdout.split())
    assert all(kind.replace("_", " ") in table for kind in EventKind)
    assert "never a finding by itself" in table
    assert "veto │ │ │ never a finding by itself" in table


@pytest.mark.parametrize("name", ["un1970", "eu1509"])
def test_other_regimes_check_themselves(name: str) -> None:
    """Every regime that is brought along decides its own cases, and none lacks any."""
    result = call("law", "--check", "--regime", name)
    assert result.exit_code == 0
    assert ": 0 wrong" in result.stdout
    assert "note:" not in result.stderr


def test_a_regime_can_be_a_folder(tmp_path: Path) -> None:
    """A folder of one's own is read as those that are brought along; a broken one is told with its line."""
    shutil.copytree(Path(regimes.__file__).parent / "un1970", tmp_path / "mine")
    head = tmp_path / "mine" / "regime.yml"
    head.write_text(head.read_text(encoding="utf-8").replace("id: un1970", "id: mine"), encoding="utf-8")
    assert ": 0 wrong" in call("law", "--check", "--regime", str(tmp_path / "mine")).stdout
    head.write_text("id: mine\n", encoding="utf-8")
    broken = call("law", "--regime", str(tmp_path / "mine"))
    assert broken.exit_code == 2
    assert "is missing" in broken.stderr
    assert call("law", "--regime", "atlantis").exit_code == 2


def test_no_paragraph_number_of_the_law_is_printed_bare() -> None:
    """Every unverified id in the whole table is followed by its caution."""
    table = " ".join(CliRunner(env={"COLUMNS": "400"}).invoke(app, ["law"]).stdout.split())
    for provision in load("un1718").provisions:
        assert provision.label in table


def test_screening_says_why() -> None:
    """Each hit carries a reason in words, and no hit is said to be none."""
    result = call("screen", "KOMID", "8660313", "Nobody At All", "--lists", LIST)
    assert "good alias" in result.stdout
    assert "official number IMO" in result.stdout
    assert "Nobody At All: no match" in result.stdout


def test_names_can_come_from_a_file(tmp_path: Path) -> None:
    """One name a line, or a table; only those that met a listed one are shown, and the others counted."""
    names = tmp_path / "names.txt"
    names.write_text("KOMID\n\nNobody\n", encoding="utf-8")
    result = call("screen", "--file", str(names), "--lists", LIST)
    assert "KOMID" in result.stdout
    assert "2 names screened, 1 met a listed one." in result.stdout


def test_a_bulk_file_gives_clean_records(tmp_path: Path) -> None:
    """--json prints a line a match with the asker's own reference; rows that hold nothing are said on stderr."""
    table = tmp_path / "customers.csv"
    table.write_text("customer,name,kind\nc-7,KOMID,company\nc-8,,company\nc-9,Nobody At All,person\n")
    result = call("screen", "--json", "--file", str(table), "--lists", LIST)
    (line,) = map(json.loads, result.stdout.splitlines())
    assert (line["reference"], line["designation"], line["list"]) == ("c-7", "un:KPe.001", "un")
    assert "neither a name nor an official number" in result.stderr
    assert "2 names screened" in result.stderr


def test_what_is_known_besides_a_name_counts() -> None:
    """--kind, --country, --born and --at-least reach the search."""
    assert "no match" in call("screen", "KOMID", "--kind", "person", "--at-least", "0.9", "--lists", LIST).stdout
    assert "another country" in call("screen", "KOMID", "--country", "fr", "--lists", LIST).stdout


@pytest.mark.parametrize(
    "words", [("KOMID", "--country", "Atlantis"), ("KOMID", "--born", "soon"), ("",), ("KOMID", " "), ()]
)
def test_what_is_known_of_a_name_has_to_be_readable(words: tuple[str, ...]) -> None:
    """A slip in a country or date would speak against every match; it is wrong usage, as a name of nothing is."""
    assert call("screen", *words, "--lists", LIST).exit_code == 2


def test_one_party_is_shown_once_with_its_lists(tmp_path: Path) -> None:
    """The entries of other lists stand below the first, with the reason; --json has them a line each, under one key."""
    lists = []
    for name, day in (("mine", "1963-05-14"), ("theirs", "1963-05-14"), ("others", "1970-05-14")):
        path = tmp_path / f"{name}.yml"
        path.write_text(
            f'list: {name}\nas_of: 2026-01-01\nentries:\n  - {{id: "{name}:1", kind: person, '
            f"names: [PAEK Chol Su], birth_dates: [{day}]}}\n",
            encoding="utf-8",
        )
        lists += ["--lists", str(path)]
    shown = call("screen", "Paek Chol Su", *lists).stdout.splitlines()
    assert [line for line in shown if "PAEK" in line and "reason" not in line and "own name" not in line] == [
        "  1.00  PAEK Chol Su  (mine:1, person, mine)",
        "        also 1.00  PAEK Chol Su  (theirs:1, person, theirs): the same name and day of birth, 1963-05-14",
        "  1.00  PAEK Chol Su  (others:1, person, others)",
    ]
    found = records(call("screen", "Paek Chol Su", "--json", *lists), Screened)
    assert [(one.match.designation, one.party) for one in found] == [
        ("mine:1", "mine:1"),
        ("theirs:1", "mine:1"),
        ("others:1", "others:1"),
    ]
    assert len(records(call("screen", "Paek Chol Su", "--json", "--limit", "1", *lists), Screened)) == 2


def test_a_shorter_silence_is_found_when_asked_for() -> None:
    """--hours lowers the threshold."""
    assert len(records(call("ships", "--json", "--hours", "3", TRACKS), ListedClaim)) > len(
        records(call("ships", "--json", TRACKS), ListedClaim)
    )


def test_a_closed_pipe_is_no_error() -> None:
    """`bongsu law | head -1` ends quietly."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bongsu", "law", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.wait()


def test_a_terminal_without_unicode_is_survived(tmp_path: Path) -> None:
    """Korean in a text does not crash an ASCII terminal."""
    watch = small(tmp_path, a__md=GOOD.replace("A good dispatch", "\ubd09\uc218"))
    env = os.environ | {"PYTHONIOENCODING": "ascii", "LANG": "C", "LC_ALL": "C"}
    result = subprocess.run(
        [sys.executable, "-m", "bongsu", "read", str(watch / "evidence" / "a.md")],
        capture_output=True,
        env=env,
        check=False,
    )
    assert result.returncode == 0
    assert b"Traceback" not in result.stderr
