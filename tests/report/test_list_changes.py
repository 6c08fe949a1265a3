"""What new editions of lists changed, as the report tells it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bongsu.model.edition import Edition, Happened, ListChange, MatchChange
from bongsu.report import Dossier, wording

OLD, NEW = Edition("un", date(2026, 2, 27), "a" * 64, 1003), Edition("un", None, "b" * 64, 1)
ADDED = MatchChange(Happened.ADDED, "<b>Pak</b>", "un:KPi.1", "PAK", 0.954, None, date(2026, 3, 1))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (ADDED, "new match, score 0.95"),
        (replace(ADDED, happened=Happened.CHANGED, before=0.5), "other match, score 0.95, before 0.50"),
        (replace(ADDED, happened=Happened.REMOVED), "no match any more, though the entry stands"),
        (replace(ADDED, happened=Happened.REMOVED, stands=False), "no match any more: the entry was removed"),
    ],
)
def test_a_change_is_said_in_words(change: MatchChange, said: str) -> None:
    """New, other or gone, and why as far as it is known."""
    assert wording.match_change(change) == said


def test_the_report_tells_changes_with_entry_and_editions(autumn: Dossier, page: Callable[[Dossier], Any]) -> None:
    """List, both days, name, entry, day of listing; whatever a name holds stays text."""
    changed = replace(autumn, editions=(NEW,), list_changes=(ListChange("un", OLD, NEW, (ADDED, ADDED)),))
    (section,) = page(changed).all("section", id="list-changes")
    for words in ("27 February 2026 \u2192 undated", "<b>Pak</b>", "un:KPi.1", "met as PAK; listed 1 March 2026"):
        assert words in section.text
    assert len(section.all("th", scope="rowgroup")) == 1
    assert "Lists: un of undated (1 entry)." in page(changed).all("section", id="parties")[0].text


def test_where_no_list_changed_nothing_is_told(autumn: Dossier, page: Callable[[Dossier], Any]) -> None:
    """No section, no sentence."""
    assert not page(autumn).all("section", id="list-changes")
    assert "Lists:" not in page(autumn).all("section", id="parties")[0].text
