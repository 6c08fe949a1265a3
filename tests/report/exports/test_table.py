"""The table: no cell is run by a spreadsheet, and every text comes back."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.report import Dossier, hostile
from bongsu.report.exports.table import COLUMNS, FORMULA, NUMBERS, cell, table, uncell


def rows(dossier: Dossier) -> list[dict[str, str]]:
    """Read a table back as programs do."""
    return list(csv.DictReader(io.StringIO(table(dossier).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@sum(A1)", "'@sum(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "⟦U+000D⟧x"),
        ("\nx", "'\nx"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\ufeff=1", "⟦U+FEFF⟧=1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("|cmd", "'|cmd"),
        ("'quoted", "''quoted"),
        ("a=b", "a=b"),
        ("", ""),
        ("김정은", "김정은"),
    ],
)
def test_a_cell_that_would_be_run_is_text(text: str, shown: str) -> None:
    """What begins like a formula, also behind blanks or in full-width letters, gets an apostrophe."""
    assert cell(text) == shown


@given(st.text())
def test_every_text_comes_back(text: str) -> None:
    """Taking off the apostrophe gives the text, with what nobody can see marked."""
    assert uncell(cell(text)) == hostile.visible(text)


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    """Whatever the text, the first character of its cell begins no formula."""
    assert cell(text)[:1] not in FORMULA


def test_hostile_words_stay_in_their_cells(hostile: Dossier) -> None:
    """One row a finding and one cell a column, none of them a formula; numbers are numbers."""
    found = rows(hostile)
    assert len(found) == len(hostile.assessment.findings)
    for row in found:
        assert tuple(row) == COLUMNS
        assert all(row[key][:1] not in FORMULA for key in COLUMNS if key not in NUMBERS)
        assert all(row[key] == "" or float(row[key]) is not None for key in NUMBERS)


def test_a_row_tells_the_finding(autumn: Dossier) -> None:
    """Credibility, claims on each side, days, sources and mark stand in columns of their own."""
    row = next(row for row in rows(autumn) if row["kind"] == "troop_deployment")
    assert (row["credibility"], row["claims_for"], row["claims_against"], row["claims_neither"]) == ("1", "2", "1", "1")
    assert row["disputed_by"] == "Kremlin"
    assert row["handling"] == "TLP:GREEN"
    assert "Front-line blog" in row["sources"]
    assert row["place"] == "Vladivostok"


def test_nothing_found_is_a_table_of_headings(empty: Dossier) -> None:
    """An empty watch has the headings and no row."""
    assert rows(empty) == []
    assert table(empty).count(b"\r\n") == 1
