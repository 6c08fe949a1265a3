from datetime import date
from pathlib import Path

import pytest

from bongsu.model.errors import ListError
from bongsu.sources.lists import ListFile, settings
from bongsu.sources.lists.settings import read_settings
from tests.watches import CHECKOUT

GOOD = """\
name: kr
title: List of the Republic of Somewhere
publisher: Ministry of Somewhere
page: https://example.org/list
files:
  kr.csv: https://example.org/list.csv
terms: free to use
format: CSV, one row for each name
expected: 1000
edition: 2026-01-02
fewest: 0.8
columns: [id, name]
"""


def put(folder: Path, text: str) -> Path:
    """Write a settings file and return its path."""
    path = folder / "kr.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_settings_file_says_what_a_list_should_be(tmp_path: Path) -> None:
    """Addresses, the expected number with its day, and from it the least number that is no broken list."""
    found = read_settings(put(tmp_path, GOOD))
    assert found.files == (ListFile("kr.csv", "https://example.org/list.csv"),)
    assert (found.expected, found.edition, found.least) == (1000, date(2026, 1, 2), 800)
    assert found.columns == ("id", "name")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("publisher: Ministry of Somewhere\n", "", "`publisher` is missing"),
        ("publisher:", "publishers:", "holds other keys"),
        ("edition: 2026-01-02\n", "", "belong together"),
        ("edition: 2026-01-02", "edition: soon", "isoformat"),
        ("expected: 1000", "expected: many", "invalid literal"),
        ("fewest: 0.8", "fewest: 80", "is a share"),
        ("https://example.org/list.csv", "http://example.org/list.csv", "an https address"),
        ("kr.csv:", "../kr.csv:", "plain file names"),
        ("columns: [id, name]", "columns: id", "`columns` is no list"),
        ("name: kr", "name: &a kr", "anchors and aliases are refused"),
    ],
)
def test_a_slip_in_a_settings_file_is_refused(tmp_path: Path, old: str, new: str, reason: str) -> None:
    """A settings file that is wrong says so with its name, before anything is downloaded by it."""
    with pytest.raises(ListError, match=r"^kr\.yml: ") as caught:
        read_settings(put(tmp_path, GOOD.replace(old, new)))
    assert reason in str(caught.value)


def test_the_page_tells_every_list_as_its_settings_do() -> None:
    """Name, address, expected entries and day stand in docs/lists.md."""
    page = (CHECKOUT / "docs/lists.md").read_text(encoding="utf-8")
    for one in settings().values():
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{one.name}`")]
        assert one.files[0].address in row
        assert one.expected is None or f"{one.expected:,} ({one.edition})" in row


def test_every_list_has_its_settings() -> None:
    """All files can be read, each under its own name, and none claims the file name of another."""
    found = settings()
    assert list(found) == sorted(found)
    assert "un" in found
    names = [(one.name, file.name) for one in found.values() for file in one.files]
    assert len({file for _, file in names}) == len(names)
