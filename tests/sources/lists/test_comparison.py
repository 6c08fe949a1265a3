"""What one edition of a list has that another has not."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality
from bongsu.model.edition import EntryChange, Happened
from bongsu.model.party import PartyKind
from bongsu.sources.lists import read_list
from bongsu.sources.lists.comparison import compare
from tests.list_sites import edited_un

ONE = Designation(
    "un:1", "un", PartyKind.PERSON, (ListedName("Pak Chol"), ListedName("Pak Ch'o'l", quality=NameQuality.GOOD)),
    programme="DPRK", identifiers=(Identifier("passport", "A1"),), birth_dates=("1963",), countries=("kp",),
    listed_on=date(2016, 3, 2),
)  # fmt: skip
TWO = replace(ONE, id="un:2", names=(ListedName("Ri Yong"),))
LOW = replace(ONE.names[1], quality=NameQuality.LOW)


def test_entries_come_and_go() -> None:
    """An entry of one edition only was added or removed; the same entry is no change."""
    assert compare([ONE], [ONE]) == ()
    assert compare([ONE], [TWO]) == (
        EntryChange(Happened.ADDED, "un:2", "Ri Yong", date(2016, 3, 2)),
        EntryChange(Happened.REMOVED, "un:1", "Pak Chol", date(2016, 3, 2)),
    )


@pytest.mark.parametrize(
    ("now", "details"),
    [
        (replace(ONE, names=(ListedName("Pak C."), ONE.names[1])), ("name added: Pak C.", "name removed: Pak Chol")),
        (replace(ONE, names=(ONE.names[0], LOW)), ("name rated low, before good: Pak Ch'o'l",)),
        (replace(ONE, names=ONE.names[:1]), ("name removed: Pak Ch'o'l",)),
        (replace(ONE, identifiers=(Identifier("imo", "9074729"),)), ("passport removed: A1", "imo added: 9074729")),
        (replace(ONE, birth_dates=("1963", "1964")), ("date of birth added: 1964",)),
        (replace(ONE, countries=()), ("country removed: kp",)),
        (replace(ONE, listed_on=date(2016, 3, 3)), ("listed on: 2016-03-03, before 2016-03-02",)),
        (replace(ONE, programme=None), ("programme: nothing, before DPRK",)),
        (replace(ONE, kind=PartyKind.ORGANISATION), ("kind: organisation, before person",)),
        (replace(ONE, remarks="Gone."), ("other remarks",)),
    ],
)  # fmt: skip
def test_what_changed_of_an_entry_is_said(now: Designation, details: tuple[str, ...]) -> None:
    """Each name, number, day and word that another edition has otherwise."""
    (change,) = compare([ONE], [now])
    assert (change.happened, change.details) == (Happened.CHANGED, details)


def test_the_order_of_names_is_told_of_no_other_way() -> None:
    """Names in another order are a change without details."""
    (change,) = compare([ONE], [replace(ONE, names=ONE.names[::-1])])
    assert change.details == ()


def test_two_states_of_the_real_list(shared: Path, tmp_path: Path) -> None:
    """An entry added, one removed and a name changed in a copy are found, and nothing else."""
    path = shared / "data" / "lists" / "un_consolidated" / "UN_consolidated_2026-02-27.xml"
    edited = tmp_path / "un.xml"
    edited.write_text(edited_un(path.read_text(encoding="utf-8")), encoding="utf-8")
    changes = compare(read_list(path), read_list(edited))
    assert [(change.happened, change.designation) for change in changes] == [
        (Happened.ADDED, "un:KPi.999"),
        (Happened.REMOVED, "un:CDi.001"),
        (Happened.CHANGED, "un:KPi.033"),
    ]
    assert changes[2].details == ("name added: RI WON HAK", "name removed: RI WON HO")
