"""Lists that are asked together: each by an index of its own, no id taken twice, nothing lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality, Subject
from bongsu.model.party import PartyKind
from bongsu.pipeline.indexing import Lookup, Met, lookup_of
from bongsu.sources.lists import read_list
from tests.sources.lists.test_ofac_csv import put

PAEK = Designation("un:1", "un", PartyKind.PERSON, (ListedName("PAEK Chol Su"),))


def found(ready: Lookup, name: str, limit: int = 10) -> tuple[Met, ...]:
    """Return whom a name meets."""
    (met,) = ready.search_many([Subject(name)], limit=limit, at_least=0.5)
    return met


def test_the_same_id_on_two_lists_stays_two_entries() -> None:
    """A list of one's own that repeats a number of the UN's: both are met, and each says whose list it is from."""
    other = replace(PAEK, list="mine", names=(ListedName("PAEK Chol Su"), ListedName("Heron", quality=NameQuality.LOW)))
    ready = lookup_of([PAEK, other])
    assert [(one.match.designation, one.entry.list) for one in found(ready, "Paek Chol Su")] == [
        ("mine:un:1", "mine"),
        ("un:1", "un"),
    ]
    assert len(ready) == 2
    assert ready.designation("un:1") == PAEK
    assert ready.designation("mine:un:1") == replace(other, id="mine:un:1")
    assert ready.designation("mine:un:2") is None


def test_an_entry_that_its_list_gives_twice_counts_once_with_all_that_is_said() -> None:
    """A list and an extract of it: names and numbers of both are found under the one id."""
    number = Identifier("passport", "563210059")
    more = replace(PAEK, names=(ListedName("Iron Heron"),), identifiers=(number,), programme="DPRK")
    apart = Lookup([index for entry in (PAEK, more) for index in lookup_of([entry]).indexes])
    for ready in (lookup_of([PAEK, more]), apart):
        for name in ("Paek Cholsu", "Iron Heron"):
            ((match, entry),) = found(ready, name)
            assert match.designation == "un:1"
            assert [listed.text for listed in entry.names] == ["PAEK Chol Su", "Iron Heron"]
            assert (entry.identifiers, entry.programme) == ((number,), "DPRK")


def test_a_list_answers_alike_whatever_lists_are_beside_it() -> None:
    """Neither scores nor reasons about one list hang on another one."""
    crowd = [replace(PAEK, id=f"mine:{at}", list="mine") for at in range(30)]
    (alone,) = found(lookup_of([PAEK]), "Paek Chol Su")
    beside = {met.match.designation: met for met in found(lookup_of([*crowd, PAEK]), "Paek Chol Su")}
    assert beside["un:1"] == alone


def test_what_was_listed_later_than_the_day_is_left_out() -> None:
    """An entry of the edition that names a later day of listing was not listed yet."""
    late = replace(PAEK, listed_on=date(2026, 5, 1))
    ready = lookup_of([late])
    assert found(ready, "Paek Chol Su")
    assert not found(Lookup(ready.indexes, date(2026, 4, 30)), "Paek Chol Su")


def test_without_lists_nobody_is_met() -> None:
    """Each subject has its empty answer."""
    assert list(Lookup(()).search_many([Subject("A"), Subject("B")], at_least=0.5)) == [(), ()]


def test_the_same_number_of_two_ofac_lists_is_two_entries(tmp_path: Path) -> None:
    """OFAC numbers a party once for all its lists; an entry keeps whose list it is from."""
    sdn, cons = tmp_path / "sdn", tmp_path / "cons"
    for folder in (sdn, cons):
        folder.mkdir()
        put(folder)
    for name in ("alt", "add", "comments", "prim"):
        old = {"comments": "sdn_comments.csv", "prim": "sdn.csv"}.get(name, f"{name}.csv")
        (cons / old).rename(cons / f"cons_{name}.csv")
    entries = [read_list(folder, whole=False) for folder in (sdn, cons)]
    assert len(lookup_of([*entries[0], *entries[1]])) == 2 * len(entries[0])
    met = found(lookup_of([*entries[0], *entries[1]]), entries[0][0].name)
    assert {(one.entry.list, one.match.designation.partition(":")[0]) for one in met} == {
        ("ofac-sdn", "ofac-sdn"),
        ("ofac-cons", "ofac-cons"),
    }
