"""Names by the thousand against lists, and the index that is kept from one call to the next."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bongsu import pipeline
from bongsu.model.designation import Subject
from bongsu.model.errors import EvidenceError, ListError
from bongsu.pipeline.indexing import index_of
from bongsu.screen import Index
from tests.watches import CHECKOUT

EXTRACT = """\
list: {name}
as_of: 2026-01-{day:02}
entries:
  - {{id: "{name}:1", kind: person, names: [PAEK Chol Su]}}
"""


def extract(folder: Path, name: str = "small", day: int = 1) -> Path:
    """Write a list of one person."""
    path = folder / f"{name}-{day}.yml"
    path.write_text(EXTRACT.format(name=name, day=day), encoding="utf-8")
    return path


def test_a_file_of_names_is_screened_row_by_row(tmp_path: Path) -> None:
    """Each match carries the row's reference, and the count of names and matches is kept."""
    names = tmp_path / "names.csv"
    names.write_text("id,name\n7,백철수\n8,Nobody At All\n", encoding="utf-8")
    told: list[int] = []
    job = pipeline.FileScreening(names, [extract(tmp_path)], progress=lambda _what, done, _all: told.append(done))
    (hit,) = job
    assert (hit.reference, hit.match.designation, hit.list) == ("7", "small:1", "small")
    assert (job.screened, job.met, job.problems) == (2, 1, ())
    assert told[-1] == names.stat().st_size


def test_a_job_without_lists_or_names_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says what is missing."""
    monkeypatch.setenv("BONGSU_LISTS", str(tmp_path / "shelf"))
    names = tmp_path / "names.txt"
    names.write_text("KOMID\n")
    with pytest.raises(ListError, match="no list to screen against"):
        list(pipeline.FileScreening(names))
    with pytest.raises(EvidenceError, match="cannot be read"):
        list(pipeline.FileScreening(tmp_path / "none.csv", [extract(tmp_path)]))


def test_subjects_are_screened_with_all_that_is_known(tmp_path: Path) -> None:
    """A subject's own kind and dates count, as names alone do."""
    lists = [extract(tmp_path)]
    (found,) = pipeline.screen([Subject("Baek Cheol-su", country="kp")], lists)
    assert found[1].designation == "small:1"
    assert pipeline.screen(["Nobody At All"], lists) == []


def test_an_index_of_the_shelf_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second search loads what the first made; another edition makes another; no more than the newest are kept."""
    monkeypatch.setenv("BONGSU_LISTS", str(tmp_path / "shelf"))
    pipeline.add_list(extract(tmp_path))
    (chosen,) = pipeline.choose_lists()
    assert len(index_of(chosen)) == 1
    kept = list((tmp_path / "shelf" / ".index").glob("*.npz"))
    assert len(kept) == 1
    monkeypatch.setattr(Index, "__init__", _made_anew)
    assert index_of(chosen).search("Paek Cholsu")[0].designation == "small:1"
    # a day does not make another index of the edition of then
    assert index_of(chosen, date(2026, 1, 5)).search("Paek Cholsu")
    monkeypatch.undo()
    monkeypatch.setenv("BONGSU_LISTS", str(tmp_path / "shelf"))
    monkeypatch.setattr("bongsu.pipeline.indexing.KEPT", 3)
    for day in range(2, 7):
        pipeline.add_list(extract(tmp_path, day=day))
        index_of(pipeline.choose_lists()[0])
    assert len(list((tmp_path / "shelf" / ".index").glob("*.npz"))) == 3


def _made_anew(_index: Index, _designations: object) -> None:
    raise AssertionError("the index was made anew")


def test_the_verb_stays_the_verb(tmp_path: Path) -> None:
    """`bongsu.screen` is a function before and after its first call, though a room has the same name."""
    code = (
        "import bongsu, sys; assert 'numpy' not in sys.modules; "
        f"calls = [bongsu.screen('백철수', {str(extract(tmp_path))!r}) for _ in range(2)]; "
        "from bongsu.screen import Index; from bongsu import screen; "
        "assert callable(screen) and calls[0] == calls[1] and len(calls[0]) == 1"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=CHECKOUT)


def test_one_name_and_one_list_need_no_brackets(tmp_path: Path) -> None:
    """A text is a name and not its letters; what is no list's name is a path."""
    listed = extract(tmp_path)
    (found,) = pipeline.screen("백철수", listed)
    assert pipeline.screen(Subject("백철수"), str(listed)) == [found] == pipeline.screen(["백철수"], [str(listed)])
    with pytest.raises(ListError, match="no such list"):
        pipeline.screen("백철수", "nosuch")
