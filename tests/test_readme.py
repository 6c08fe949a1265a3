"""The README shows what the program prints."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bongsu.cli import app
from tests.watches import CHECKOUT, EXAMPLE, example

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
FENCED = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
BLOCKS = [block for language, block in FENCED if not language]
SHOWN = {
    block.split("\n", 1)[0].removeprefix("$ bongsu "): block.split("\n", 1)[1].rstrip()
    for block in BLOCKS
    if block.startswith("$ bongsu ") and not block.startswith("$ bongsu new")
}


def printed(*words: str) -> str:
    """Return what a command prints on a terminal of the README's width."""
    result = CliRunner(env={"COLUMNS": "96", "TERM": "dumb"}).invoke(app, list(words))
    return "\n".join(line.rstrip() for line in result.stdout.splitlines())


@pytest.mark.parametrize("command", [command for command in SHOWN if "dispatch" not in command])
def test_a_command_prints_what_the_readme_shows(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each example that needs only the checkout is run; "..." stands for the rest."""
    monkeypatch.chdir(CHECKOUT)
    shown = SHOWN[command].removesuffix("\n...")
    assert printed(*shlex.split(command)).startswith(shown)


def test_the_run_of_the_example_is_the_readme_s(tmp_path: Path) -> None:
    """`make run` prints what the first screen shows."""
    (shown,) = [block for block in BLOCKS if block.startswith("Autumn 2024")]
    lines = printed("run", str(example(tmp_path))).splitlines()
    assert lines[:-1] == shown.rstrip().splitlines()[:-1]


def test_reading_prints_what_the_readme_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dispatch in the README gives the claims that stand below it."""
    (dispatch,) = [block for language, block in FENCED if language == "text"]
    (tmp_path / "dispatch.txt").write_text(dispatch, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert printed("read", "dispatch.txt") == SHOWN["read dispatch.txt"]


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#:]+)\)", README))
def test_links_lead_somewhere(path: str) -> None:
    """Every relative link of the README is there."""
    assert (CHECKOUT / path).exists()


def test_the_example_says_that_its_tracks_are_simulated() -> None:
    """Nobody can take the example's ships for real ones."""
    table = EXAMPLE / "evidence" / "tracks" / "simulated-ais.csv"
    names = {line.split(",")[7] for line in table.read_text(encoding="utf-8").splitlines()[1:]}
    assert all(name.startswith("SIMULATED") for name in names)
