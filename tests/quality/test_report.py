"""The document of figures says what this reader reaches."""

import pytest

from bongsu.extract import reader_version
from tests.quality.figures import Figure, Measured
from tests.quality.report import DOCUMENT, STALE, document, written_for
from tests.quality.wording import number, table


@pytest.mark.shared
def test_the_document_is_of_this_reader_and_its_figures(
    reached: dict[str, Measured],
    screened: dict[str, Figure],
    sailed: dict[str, Figure],
    labelled: dict[str, Figure],
) -> None:
    """Whoever changes what is measured runs `make quality` before the commit; nothing is written by hand."""
    text = DOCUMENT.read_text(encoding="utf-8")
    assert written_for(text) == reader_version(), STALE
    assert text == document(reached, screened, sailed | labelled), STALE


def test_a_document_without_reader_is_of_none() -> None:
    """The version stands at the beginning of a line."""
    assert written_for("Reader: `extract/0123456789ab`.\n") == "extract/0123456789ab"
    assert written_for("the Reader: `x`") is None


def test_a_table_shows_numbers_to_the_right_and_no_empty_column() -> None:
    """A column that no row fills is left out."""
    rows = [("one", number(0.5), ""), ("two", number(None), "")]
    assert table(("what", "share", "bar"), rows) == "| what | share |\n| --- | ---: |\n| one | 0.500 |\n| two |  |\n"
