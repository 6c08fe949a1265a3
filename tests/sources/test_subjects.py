import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bongsu.model.designation import Subject
from bongsu.model.errors import EvidenceError
from bongsu.model.party import Identifiers, PartyKind
from bongsu.sources import open_subjects
from bongsu.sources.subjects import birth_days

ANN = Subject("Ann Lee", PartyKind.PERSON, "kr", ("1970-01-02",), Identifiers(), "c1")
SHIP = Subject("Blue Heron", PartyKind.VESSEL, None, (), Identifiers(imo="9074729"), "c2")
FTM = {
    "id": "c1",
    "schema": "Person",
    "properties": {"name": ["Ann Lee"], "country": ["kr"], "birthDate": ["1970-01-02"]},
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "id,name,schema,country,dob,imo\nc1,Ann Lee,Person,KR,1970-01-02,\nc2,Blue Heron,Vessel,,,9074729\n"),
        ("a.tsv", ("reference\tNAME\ttype\tcountry\tbirth_date\timo\nc1\tAnn Lee\tperson\tkr\t1970-01-02\t\n"
         "c2\t Blue Heron \tship\t\t\t9074729\n")),
        ("a.jsonl", json.dumps(FTM) + '\n\n{"id": "c2", "name": "Blue Heron", "kind": "vessel", "imo": 9074729}\n'),
    ],
)  # fmt: skip
def test_rows_become_subjects(tmp_path: Path, name: str, text: str) -> None:
    """Columns are known by their usual names, whatever the format."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert list(open_subjects(path)) == [ANN, SHIP]


def test_a_parquet_table_and_a_plain_list_are_read(tmp_path: Path) -> None:
    """Parquet by its columns; a text is one name a line, numbered."""
    pq.write_table(pa.table({"name": ["Ann Lee", None], "country": ["KR", "KR"]}), tmp_path / "a.parquet")
    subjects = open_subjects(tmp_path / "a.parquet")
    assert list(subjects) == [Subject("Ann Lee", country="kr", reference="1")]
    assert (subjects.done, subjects.total) == (2, 2)
    assert subjects.problems[0].count == 1
    (tmp_path / "a.txt").write_text("\ufeffAnn Lee\n\n김정은\n", encoding="utf-8")
    assert [one.name for one in open_subjects(tmp_path / "a.txt")] == ["Ann Lee", "김정은"]


def test_what_cannot_be_screened_is_counted(tmp_path: Path) -> None:
    """Rows without a name or number, no objects and endless lines are counted, and the rest is read."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"name": "Ann Lee"}\n[1]\n{"country": "kr"}\n{"name": "' + "x" * 300_000 + '"}\n{"name": "Bo"}\n')
    subjects = open_subjects(path)
    assert [one.name for one in subjects] == ["Ann Lee", "Bo"]
    assert sum(problem.count for problem in subjects.problems) == 3
    assert "the first is row 2" in " ".join(problem.what for problem in subjects.problems)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"first,second\n1,2\n", "has no column called name"),
        ("a.xlsx", b"", "names to screen are read from"),
        ("a.csv", b"name\n\xff\xfe\n", "cannot be read"),
        ("a.parquet", b"no table", "cannot be read"),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """The sentence names the file and what is wrong."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(EvidenceError, match=said):
        list(open_subjects(tmp_path / name))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """The path and the reason."""
    with pytest.raises(EvidenceError, match="cannot be read"):
        open_subjects(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1963-05-14", ("1963-05-14",)),
        ("1963-05-14T00:00:00", ("1963-05-14",)),
        ("1963-05-14 00:00:00", ("1963-05-14",)),
        ("1963-05", ("1963-05",)),
        ("1963", ("1963",)),
        ("14 May 1963", ("1963-05-14",)),
        ("14.5.1963", ("1963-05-14",)),
        ("14/05/1963", ("1963-05-14",)),
        ("05/14/1963", ("1963-05-14",)),
        ("5/6/1963", ("1963",)),
        ("6/6/1963", ("1963-06-06",)),
        ("1984-13-99", ("1984",)),
        ("1963-02-30", ("1963-02",)),
        ("unknown", ()),
        ("", ()),
    ],
)
def test_a_birth_is_read_as_people_write_it(text: str, days: tuple[str, ...]) -> None:
    """Of a day that is none its month or year is taken; where day and month cannot be told apart, the year is sure."""
    assert birth_days(text) == days


def test_what_cannot_be_read_of_a_row_is_left_out_and_said(tmp_path: Path) -> None:
    """As it stands it would speak against every match."""
    path = tmp_path / "names.csv"
    path.write_text(
        "name,kind,country,dob\nA Heron,robot,Atlantis,soon\nB Heron,ship,North Korea,14 May 1963\n", encoding="utf-8"
    )
    subjects = open_subjects(path)
    first, second = subjects
    assert (first.kind, first.country, first.birth_dates) == (None, None, ())
    assert (second.kind, second.country, second.birth_dates) == (PartyKind.VESSEL, "kp", ("1963-05-14",))
    assert [problem.what for problem in subjects.problems] == [
        f"1 row holds a {column} that cannot be read, and was left out; the first is row 1."
        for column in ("kind", "country", "birth date")
    ]
