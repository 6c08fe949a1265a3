"""What lies on the shelf, and where the shelf stands."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bongsu.model.edition import HeldEdition, is_list_name
from bongsu.model.errors import ListError
from bongsu.sources.lists import settings
from bongsu.sources.shelf import Shelf, add, shelf_folder
from tests.list_sites import un_list

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
OLD, NEW = un_list("1|Pak Chol", day="2012-02-27"), un_list("1|Pak Chol", "2|Ri Yong", day="2013-02-28")
OWN = "list: own\nentries: [{id: own:1, kind: person, names: [Pak Chol]}]\n"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Return an empty shelf."""
    return Shelf(tmp_path / "shelf")


def put(
    shelf: Shelf, content: bytes | str, name: str = "un.xml", as_of: date | None = None
) -> tuple[HeldEdition, bool]:
    """Add a file of this content."""
    path = shelf.folder.parent / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return add(shelf, path, NOW, as_of, settings())


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"BONGSU_LISTS": "/srv/lists", "XDG_DATA_HOME": "/data"}, Path("/srv/lists")),
        ({"BONGSU_LISTS": "", "XDG_DATA_HOME": "/data"}, Path("/data/bongsu/lists")),
        ({"XDG_DATA_HOME": "relative"}, Path.home() / ".local/share/bongsu/lists"),
        ({}, Path.home() / ".local/share/bongsu/lists"),
    ],
)
def test_where_the_shelf_stands(environment: dict[str, str], folder: Path) -> None:
    """Where it is told to, else where the user's files of programs lie."""
    assert shelf_folder(environment) == folder


@pytest.mark.parametrize(("word", "is_name"), [("un", True), ("ofac-sdn", True), ("un.xml", False), ("a/b", False)])
def test_names_of_lists_are_no_names_of_files(word: str, is_name: bool) -> None:
    """A short name has neither dot nor slash."""
    assert is_list_name(word) is is_name


def test_an_empty_shelf_holds_nothing(shelf: Shelf) -> None:
    """A folder that is not there is no error."""
    assert (shelf.names(), shelf.editions("un"), shelf.newest("un"), shelf.last_update("un")) == ((), (), None, None)


def test_files_of_former_days_are_added_in_any_order(shelf: Shelf) -> None:
    """The newest is that of the latest day, however it came; an old edition may be short."""
    for content in (NEW, OLD):
        assert put(shelf, content)[1]
    assert [held.day for held in shelf.editions("un")] == [date(2012, 2, 27), date(2013, 2, 28)]
    newest = shelf.newest("un")
    assert newest is not None
    assert (newest.day, newest.was_downloaded, newest.files[0].address) == (date(2013, 2, 28), False, None)
    assert shelf.names() == ("un",)


def test_the_same_file_is_added_once(shelf: Shelf) -> None:
    """The second time says that it is held."""
    assert [put(shelf, OLD)[1] for _ in range(2)] == [True, False]
    assert len(shelf.editions("un")) == 1


def test_a_list_of_the_users_own_is_held_under_its_name(shelf: Shelf) -> None:
    """An extract with a name that no publisher uses stands on the shelf, of the day that the user gives."""
    held, _ = put(shelf, OWN, "own.yml", date(2020, 1, 2))
    assert (held.list, held.day) == ("own", date(2020, 1, 2))
    assert [entry.id for entry in shelf.read(held).designations] == ["own:1"]


@pytest.mark.parametrize(
    ("content", "name", "as_of", "reason"),
    [
        (OWN, "own.yml", None, "own.yml: does not say of which day it is; give --as-of DAY."),
        (OWN.replace("own", "../own"), "own.yml", date(2020, 1, 2), "small letters, digits and hyphens"),
        (OWN.replace("own", "un"), "un.yml", date(2020, 1, 2), "is an extract, and would stand for the whole list un"),
        (OLD, "un.xml", date(2020, 1, 2), "un.xml: says that it is of 2012-02-27, not of 2020-01-02"),
        (un_list("1|Pak Chol", day="2026-02-28"), "un.xml", None, "is taken for a broken one"),
        (un_list("1|Pak Chol", day="2999-02-28"), "un.xml", None, "taken for a broken one"),
        (OWN, "own.yml", date(2999, 1, 2), "a day to come"),
        ("words", "un.xml", None, "un.xml: is no sanctions list that is known"),
    ],
)
def test_what_may_not_stand_for_an_edition_is_refused(
    shelf: Shelf, content: bytes | str, name: str, as_of: date | None, reason: str
) -> None:
    """One sentence says why, and nothing is added."""
    with pytest.raises(ListError) as caught:
        put(shelf, content, name, as_of)
    assert reason in str(caught.value)
    assert shelf.names() == ()


def test_an_edition_is_found_by_its_day_or_its_hash(shelf: Shelf) -> None:
    """What names none, or several, is refused with those there are."""
    old, new = put(shelf, OLD)[0], put(shelf, NEW)[0]
    assert shelf.find("un", "2012-02-27") == old
    assert shelf.find("un", new.edition.label) == new
    with pytest.raises(ListError, match=f"no edition 2014; held are {old.edition.label}, {new.edition.label}"):
        shelf.find("un", "2014")
    with pytest.raises(ListError, match="several"):
        shelf.find("un", "201")


@pytest.mark.parametrize("spoilt", [b"", None])
def test_a_changed_file_is_not_read(shelf: Shelf, spoilt: bytes | None) -> None:
    """Changed or gone: the sentence says which, and what to do."""
    held, _ = put(shelf, OLD)
    if spoilt is None:
        shelf.place(held).unlink()
    else:
        shelf.place(held).write_bytes(spoilt)
    with pytest.raises(ListError, match="is not what was put on the shelf; run `bongsu lists update un`"):
        shelf.read(held)


@pytest.mark.parametrize("text", ["{", "[]", '{"list": "un"}', "\ud800"])
def test_a_broken_record_is_named(shelf: Shelf, text: str) -> None:
    """Nothing is silently left out."""
    held, _ = put(shelf, OLD)
    (shelf.place(held).parent / "edition.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(ListError, match=r"edition\.json: is no record of an edition"):
        shelf.editions("un")
    (shelf.folder / "un" / "update.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(ListError, match=r"update\.json: is no record of an update"):
        shelf.last_update("un")


def test_a_record_stands_for_its_own_folder_only(shelf: Shelf) -> None:
    """A folder that was renamed is no edition of another day."""
    held, _ = put(shelf, OLD)
    shelf.place(held).parent.rename(shelf.folder / "un" / "2014-01-01-00000000")
    with pytest.raises(ListError, match="record of another edition"):
        shelf.editions("un")
