"""Asking a publisher for a list: a new edition is kept beside the old ones, anything else leaves them as they were."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bongsu.model.edition import ListUpdate, Updated
from bongsu.sources.fetching import Limits
from bongsu.sources.lists import ListFile, ListSettings, read_sanctions_list
from bongsu.sources.shelf import Shelf, update
from tests.list_sites import Served, Site, publishing, un_list, un_settings

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SMALL = Limits(seconds=20, bytes=100_000)
FOUR = ("1|Pak Chol", "2|Ri Yong", "3|Kim Su", "4|Han Min")
OLD = un_list(*FOUR)
NEW = un_list(*FOUR, "5|Choe Il", day="2026-02-28")


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a publisher."""
    with publishing() as found:
        yield found


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Return an empty shelf."""
    return Shelf(tmp_path / "shelf")


def ask(shelf: Shelf, known: ListSettings, limits: Limits = SMALL) -> ListUpdate:
    """Ask for a list now."""
    return update(shelf, known, NOW, lambda *_: None, limits)


def tree(shelf: Shelf) -> dict[str, bytes]:
    """Return what lies on the shelf, without the memory of the last update."""
    return {
        path.relative_to(shelf.folder).as_posix(): path.read_bytes()
        for path in shelf.folder.rglob("*")
        if path.is_file() and path.name != "update.json"
    }


def test_a_new_edition_is_kept_with_where_it_came_from(site: Site, shelf: Shelf) -> None:
    """Day, entries, hash, size, address and the server's name for it are recorded; the file is as it came."""
    site.answers["/un"] = Served(OLD, etag='"one"')
    answer = ask(shelf, un_settings(site))
    assert answer.happened is Updated.NEW
    (held,) = shelf.editions("un")
    assert (held.day, held.edition.entries, held.retrieved) == (date(2026, 2, 27), 4, NOW)
    (file,) = held.files
    assert (file.address, file.etag, file.bytes) == (f"{site.address}/un", '"one"', len(OLD))
    assert shelf.place(held).read_bytes() == OLD
    assert shelf.last_update("un") == answer


def test_the_next_edition_stands_beside_the_old_one(site: Site, shelf: Shelf) -> None:
    """Both can be read; the later is the newest, the earlier the one of its day."""
    for content in (OLD, NEW):
        site.answers["/un"] = Served(content)
        assert ask(shelf, un_settings(site)).happened is Updated.NEW
    newest, before = shelf.newest("un"), shelf.on("un", date(2026, 2, 27))
    assert newest is not None
    assert before is not None
    assert [len(shelf.read(held).designations) for held in (before, newest)] == [4, 5]
    assert shelf.on("un", date(2026, 2, 26)) is None


@pytest.mark.parametrize("etag", ['"one"', None])
def test_what_did_not_change_is_not_kept_twice(site: Site, shelf: Shelf, etag: str | None) -> None:
    """By the server's word, or by the bytes where the server gives none."""
    site.answers["/un"] = Served(OLD, etag=etag)
    ask(shelf, un_settings(site))
    before = tree(shelf)
    answer = ask(shelf, un_settings(site))
    assert answer.happened is Updated.UNCHANGED
    assert answer.edition is not None
    assert answer.edition.day == date(2026, 2, 27)
    assert tree(shelf) == before
    assert ("If-None-Match" in site.asked[-1][1]) is bool(etag)


@pytest.mark.parametrize(
    ("served", "reason"),
    [
        (Served(status=500), "500"),
        (Served(status=302, headers=(("Location", "http://127.0.0.1:1/"),)), "without encryption"),
        (Served(NEW, headers=(("Content-Type", "text/html"),)), "a web page"),
        (Served(b"<html><p>Back soon</p></html>"), "root <html>"),
        (Served(NEW, length=len(NEW) + 9), "cannot be fetched"),
        (Served(NEW[:-40]), "broken XML"),
        (Served(NEW, hangs=True), "no whole answer"),
        (Served(NEW + b" " * 100_000), "MB"),
        (Served(NEW.replace(b"REFERENCE_NUMBER", b"REFERENCE_NO")), "no reference number"),
        (Served(un_list(day="2026-02-28")), "names nobody"),
        (Served(un_list("1|Pak Chol", day="2026-02-28")), "is taken for a broken one"),
        (Served(un_list(*FOUR[:3], day="2026-02-28")), "3 entries, but the edition of 2026-02-27 has 4"),
        (Served(un_list(*FOUR, day="2026-03-04")), "a day to come"),
        (Served(un_list(*FOUR, day="2026-02-20")), "which is older"),
    ],
)
def test_what_is_no_good_edition_leaves_the_last_good_one(
    site: Site, shelf: Shelf, served: Served, reason: str
) -> None:
    """The reason is told, and which edition is kept; it is the newest, and reads as before."""
    site.answers["/un"] = Served(OLD, etag='"one"')
    ask(shelf, un_settings(site))
    site.answers["/un"] = served
    answer = ask(shelf, un_settings(site), Limits(seconds=0.5, bytes=100_000) if served.hangs else SMALL)
    assert answer.happened is Updated.REFUSED
    assert reason in (answer.reason or "")
    assert (answer.reason or "").endswith("the edition of 2026-02-27 is kept.")
    newest = shelf.newest("un")
    assert newest is not None
    assert shelf.place(newest).read_bytes() == OLD
    assert len(shelf.read(newest).designations) == 4
    assert not list(shelf.folder.glob(".*"))


def test_a_refused_edition_is_asked_for_again(site: Site, shelf: Shelf) -> None:
    """Its ETag is not kept, so that a mended one under the same name is met."""
    site.answers["/un"] = Served(NEW[:-40], etag='"two"')
    assert ask(shelf, un_settings(site)).reason == (
        "un.xml: is broken XML at line 1 (unclosed token: line 1, column "
        f"{NEW[:-40].rindex(b'<')}); the list is refused whole, fetch it anew; no edition is held."
    )
    site.answers["/un"] = Served(NEW, etag='"two"')
    assert ask(shelf, un_settings(site)).happened is Updated.NEW


def test_another_list_under_the_address_is_refused(site: Site, shelf: Shelf) -> None:
    """What arrives must be what was asked for."""
    site.answers["/un"] = Served(OLD)
    answer = ask(shelf, un_settings(site, name="au"))
    assert answer.reason == "un.xml: is the list un, not au; check the address; no edition is held."


def test_a_list_of_several_files_takes_over_those_that_did_not_change(
    site: Site, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is new is fetched, and each edition has all of its files."""
    known = un_settings(site)
    both = replace(known, files=(*known.files, ListFile("notes.xml", f"{site.address}/notes")))
    site.answers |= {"/un": Served(OLD, etag='"a"'), "/notes": Served(b"<notes/>", etag='"b"')}
    monkeypatch.setattr("bongsu.sources.shelf.updating.read_sanctions_list", _first_file)
    assert ask(shelf, both).happened is Updated.NEW
    assert ask(shelf, both).happened is Updated.UNCHANGED
    site.answers["/un"] = Served(NEW, etag='"c"')
    assert ask(shelf, both).happened is Updated.NEW
    newest = shelf.newest("un")
    assert newest is not None
    assert {path.name for path in shelf.place(newest).iterdir()} == {"un.xml", "notes.xml", "edition.json"}
    assert [file.etag for file in newest.files] == ['"c"', '"b"']


def test_a_file_that_was_spoilt_on_the_shelf_is_fetched_anew(site: Site, shelf: Shelf) -> None:
    """The server is not told that it is at hand, and the good one takes its place."""
    site.answers["/un"] = Served(OLD, etag='"one"')
    ask(shelf, un_settings(site))
    (held,) = shelf.editions("un")
    shelf.place(held).write_bytes(OLD[:100])
    assert ask(shelf, un_settings(site)).happened is Updated.NEW
    assert shelf.place(held).read_bytes() == OLD


def test_two_updates_at_once_leave_one_edition(site: Site, shelf: Shelf) -> None:
    """Both say that it is held, none fails."""
    site.answers["/un"] = Served(OLD)
    answers: list[ListUpdate] = []
    threads = [threading.Thread(target=lambda: answers.append(ask(shelf, un_settings(site)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(answer.happened is not Updated.REFUSED for answer in answers)
    assert len(shelf.editions("un")) == 1
    assert not list(shelf.folder.glob(".*"))


KILLED = """
import sys, pathlib, datetime
from bongsu.sources.shelf import Shelf, update
from tests.list_sites import Site, un_settings
site = Site(address=sys.argv[2])
update(Shelf(pathlib.Path(sys.argv[1])), un_settings(site), datetime.datetime.now(datetime.UTC), lambda *_: None)
"""


def test_an_update_that_is_killed_half_way_leaves_the_old_state(site: Site, shelf: Shelf) -> None:
    """The old edition is the newest, and the next update brings the new one."""
    site.answers["/un"] = Served(OLD)
    ask(shelf, un_settings(site))
    before = tree(shelf)
    site.answers["/un"] = Served(NEW, hangs=True)
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(shelf.folder), site.address])
    assert site.half.wait(30)
    process.kill()
    process.wait()
    assert {name: held for name, held in tree(shelf).items() if not name.startswith(".")} == before
    site.answers["/un"] = Served(NEW)
    assert ask(shelf, un_settings(site)).happened is Updated.NEW


def test_a_shelf_that_cannot_be_written_is_said(site: Site, tmp_path: Path) -> None:
    """One sentence with the folder and what to do."""
    (tmp_path / "shelf").write_text("a file", encoding="utf-8")
    site.answers["/un"] = Served(OLD)
    answer = ask(Shelf(tmp_path / "shelf"), un_settings(site))
    assert "cannot be written" in (answer.reason or "")


def _first_file(path: Path) -> object:
    return read_sanctions_list(path / "un.xml" if path.is_dir() else path)
