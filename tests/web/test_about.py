"""What the endpoint says of itself, while it loads and after; and what it does when a list changes."""

import asyncio
import json
import os
from pathlib import Path

import pytest

from bongsu.model.errors import ListError
from bongsu.web.screening import Desk
from tests.web.endpoint import FIRST, ask, call, example, ids, opened, two_lists


def test_it_lives_before_it_is_ready(tmp_path: Path) -> None:
    """`/healthz` answers at once; all that needs lists says that they are not there yet."""
    desk = Desk(two_lists(tmp_path))
    assert call(desk, "GET", "/healthz").json() == {"status": "ok"}
    for method, path in (("GET", "/readyz"), ("GET", "/catalog"), ("GET", "/search/un"), ("GET", "/entities/x")):
        answer = call(desk, method, path)
        assert (answer.status_code, answer.json()) == (503, {"detail": "Index not ready."}), path
    assert call(desk, "POST", "/match/un", json={"queries": {"q": example(name="x")}}).status_code == 503
    asyncio.run(desk.refresh())
    assert call(desk, "GET", "/readyz").json() == {"status": "ok"}


def test_the_catalog_names_each_list_with_its_edition(desk: Desk) -> None:
    """The collection of all comes first; a client that knows this state is told so."""
    answer = call(desk, "GET", "/catalog")
    whole = answer.json()
    assert [(found["name"], found["entity_count"]) for found in whole["datasets"]] == [
        ("default", 6), ("un", 4), ("ofac_sdn", 2),
    ]  # fmt: skip
    assert whole["datasets"][0]["children"] == whole["current"] == ["un", "ofac_sdn"]
    assert (whole["outdated"], whole["index_stale"]) == ([], False)
    assert "Security Council" in whole["datasets"][1]["publisher"]["name"]
    again = call(desk, "GET", "/manifest", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_algorithms_and_description_are_told(desk: Desk) -> None:
    """One algorithm, and every request with its parameters and body."""
    found = call(desk, "GET", "/algorithms").json()
    assert (found["default"], [one["name"] for one in found["algorithms"]]) == ("bongsu", ["bongsu"])
    said = call(desk, "GET", "/openapi.json").json()
    assert {"threshold", "exclude_entity_ids", "dataset"} <= {
        one["name"] for one in said["paths"]["/match/{dataset}"]["post"]["parameters"]
    }
    assert "queries" in said["components"]["schemas"]["MatchBody"]["properties"]
    assert json.dumps(said).count("$ref") >= 2
    assert call(desk, "GET", "/").json()["openapi"] == "/openapi.json"


def test_nobody_outside_makes_it_load(desk: Desk) -> None:
    """There is no token, so no token is right."""
    assert call(desk, "POST", "/updatez?token=x").status_code == 403
    assert call(desk, "GET", "/updatez").status_code == 405


def test_only_names_of_this_machine_are_answered_where_they_are_given(desk: Desk) -> None:
    """A page that calls this machine by a name of its own gets nothing."""
    hosts = ("localhost", "127.0.0.1", "[::1]")
    for host, status in (
        ("localhost:8000", 200), ("127.0.0.1", 200), ("[::1]:8000", 200), ("LOCALHOST", 200),
        ("evil.example", 400), ("localhost.evil.example:8000", 400), ("[::2]", 400), ("", 400),
    ):  # fmt: skip
        assert call(desk, "GET", "/healthz", hosts, headers={"host": host}).status_code == status, host
    assert call(desk, "GET", "/healthz", headers={"host": "screening.internal"}).status_code == 200


def changed(path: Path, text: str) -> None:
    """Write another edition of a list, surely later than the one before."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1_000_000_000))


def test_a_list_that_changes_is_loaded_anew(tmp_path: Path) -> None:
    """Only that list, and once; whoever asks meanwhile is answered from the old one."""
    told: list[str | None] = []
    desk = opened(tmp_path)
    desk.tell = lambda told_of: told.append(told_of.trouble)
    before = desk.lists
    asyncio.run(desk.refresh())
    assert (desk.lists, told) == (before, [])
    changed(tmp_path / "un.yml", FIRST.replace("PAEK Chol Su", "RI Mun Ho"))
    asyncio.run(desk.refresh())
    assert before is not None
    assert desk.lists is not None
    assert desk.lists[1] is before[1]
    assert ids(ask(desk, example(name="Ri Mun Ho"))) == ["un-KPi.901"]
    assert told == [None]


def test_a_list_that_breaks_leaves_the_old_one(tmp_path: Path) -> None:
    """The trouble is told once, the catalog says that it is behind, and when the list is mended all is well."""
    told: list[str | None] = []
    desk = opened(tmp_path)
    desk.tell = lambda told_of: told.append(told_of.trouble)
    changed(tmp_path / "un.yml", "list: [")
    asyncio.run(desk.refresh())
    asyncio.run(desk.refresh())
    (trouble,) = told
    assert trouble
    assert "un.yml" in trouble
    assert ids(ask(desk, example(name="Paek Chol Su"), "un")) == ["un-KPi.901"]
    assert call(desk, "GET", "/catalog").json()["index_stale"] is True
    (tmp_path / "un.yml").unlink()
    asyncio.run(desk.refresh())
    assert ids(ask(desk, example(name="Paek Chol Su"), "un")) == ["un-KPi.901"]
    changed(tmp_path / "un.yml", FIRST)
    asyncio.run(desk.refresh())
    assert told[-1] is None
    assert call(desk, "GET", "/catalog").json()["index_stale"] is False


def test_a_list_that_cannot_be_loaded_at_first_is_an_error(tmp_path: Path) -> None:
    """Nothing is served from half the lists."""
    paths = two_lists(tmp_path)
    paths[1].write_text("list: [", encoding="utf-8")
    with pytest.raises(ListError, match=r"ofac\.yml"):
        asyncio.run(Desk(paths).refresh())
