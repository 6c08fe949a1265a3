from datetime import date
from pathlib import Path

import pytest

from bongsu.model.designation import Identifier, ListedName, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources import holds_list
from bongsu.sources.lists import read_list, read_sanctions_list

HEADER = (
    '"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails",'
    '"program_ids","dataset","first_seen","last_seen","last_change"\n'
)
END = '"","","UA-WS-MARE","War list","2025-10-06T14:15:21","2026-03-13T05:41:01","2026-02-05T14:54:48"\n'
ROWS = (
    '"NK-1","Person","Rim Mora","Рим Мора;R. Mora","1960-01-02","ru;xx","","7707083893","Frozen",' + END
    + '"NK-2","Vessel","MOON STAR","","","tg;kp","","IMO9074729;445123000;3EAB7","",' + END
    + '"NK-3","Company","Sea Lane","","","hk","","IMO5342883","",' + END
)  # fmt: skip


def put(folder: Path, text: str) -> Path:
    """Write a table and return its path."""
    path = folder / "targets.simple.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_targets_are_designations(tmp_path: Path) -> None:
    """Fields with several values are taken apart; numbers are told by their form, or are of the kind other."""
    found = read_sanctions_list(put(tmp_path, HEADER + ROWS))
    person, ship, company = found.designations
    assert (found.name, found.as_of, found.problems) == ("opensanctions", date(2026, 3, 13), ())
    assert (person.id, person.kind, person.programme) == ("opensanctions:NK-1", PartyKind.PERSON, "UA-WS-MARE")
    assert person.names == (
        ListedName("Rim Mora"),
        ListedName("Рим Мора", "Cyrl", NameQuality.GOOD),
        ListedName("R. Mora", quality=NameQuality.GOOD),
    )
    assert (person.identifiers, person.countries) == ((Identifier("other", "7707083893"),), ("ru",))
    assert (person.birth_dates, person.remarks, person.measures) == (("1960-01-02",), "Frozen", ("War list",))
    assert [one.kind for one in ship.identifiers] == ["imo", "mmsi", "call_sign"]
    assert company.identifiers == (Identifier("imo_company", "5342883"),)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (HEADER.replace("countries", "nations") + ROWS, "lacks the column countries"),
        (HEADER + ROWS * 2, "has the entry opensanctions:NK-1 twice"),
        (HEADER + '"NK-9","Person","A"\n' * 4, "4 entries cannot be read"),
        (HEADER, "names nobody"),
    ],
)
def test_a_doubtful_table_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    """As every list is."""
    with pytest.raises(ListError, match=r"^targets\.simple\.csv: ") as caught:
        read_list(put(tmp_path, text))
    assert reason in str(caught.value)


def test_what_is_no_party_is_left_out_and_said(tmp_path: Path) -> None:
    """A security is no party, and no fault of the table."""
    found = read_sanctions_list(put(tmp_path, HEADER + ROWS + '"NK-8","Security","X","","","","","","",' + END))
    assert (len(found.designations), len(found.problems)) == (3, 1)
    assert holds_list(tmp_path / "targets.simple.csv")


def test_the_real_table_is_read_whole(shared: Path) -> None:
    """5,600 targets, 1,340 ships."""
    found = read_sanctions_list(shared / "data/lists/opensanctions_ua_war/targets.simple.csv")
    assert len(found.designations) == 5_600
    assert sum(entry.kind is PartyKind.VESSEL for entry in found.designations) == 1_340
    assert found.problems == ()
