from pathlib import Path

import pytest

from bongsu.model.designation import Designation, Identifier, ListedName
from bongsu.model.party import Identifiers, PartyKind
from bongsu.screen import Index, cache

LISTED = (
    Designation("t:1", "t", PartyKind.PERSON, (ListedName("PAEK Chol Su"), ListedName("백철수", "Hang"))),
    Designation("t:2", "t", PartyKind.VESSEL, (ListedName("Blue Heron"),), identifiers=(Identifier("imo", "9074729"),)),
)


def test_an_index_comes_back_from_its_file(tmp_path: Path) -> None:
    """What was kept finds the same names and numbers, with the same scores and reasons."""
    made, path = Index(LISTED), tmp_path / "deep" / "index.npz"
    made.save(path)
    kept = Index.load(path)
    assert kept is not None
    assert len(kept) == 2
    assert kept.designation("t:2") == LISTED[1]
    for name in ("Baek Cheol-su", "백철수", "Paek Cholsoo", "blue heron"):
        assert kept.search(name) == made.search(name)
    imo = Identifiers(imo="9074729")
    assert kept.search(identifiers=imo) == made.search(identifiers=imo)
    assert [path.name for path in path.parent.iterdir()] == ["index.npz"]


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut off"])
def test_a_broken_file_counts_as_none(tmp_path: Path, content: bytes) -> None:
    """An index that cannot be read is made anew, not complained of."""
    path = tmp_path / "index.npz"
    assert Index.load(path) is None
    path.write_bytes(content)
    assert Index.load(path) is None


def test_a_file_cut_off_counts_as_none(tmp_path: Path) -> None:
    """Half a file is no index."""
    path = tmp_path / "index.npz"
    Index(LISTED).save(path)
    path.write_bytes(path.read_bytes()[:-400])
    assert Index.load(path) is None


def test_other_code_makes_its_own_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What other rules made is not read back."""
    path = tmp_path / "index.npz"
    Index(LISTED).save(path)
    monkeypatch.setattr(cache, "version", lambda: "another")
    assert Index.load(path) is None
