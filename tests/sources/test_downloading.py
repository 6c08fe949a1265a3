"""Files fetched onto the disk: over https only, bounded, and only where they are others than those at hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bongsu.model.errors import EvidenceError
from bongsu.sources.downloading import Validators, download
from bongsu.sources.fetching import Limits
from tests.list_sites import Served, Site, publishing

SMALL = Limits(seconds=20, bytes=1_000, redirects=3)
SHORT = Limits(seconds=0.5, bytes=1_000, redirects=3)
NONE = Validators()


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a publisher."""
    with publishing() as found:
        yield found


def test_a_file_arrives_with_its_hash_and_the_names_of_its_version(site: Site, tmp_path: Path) -> None:
    """What is written is what came; the server's ETag is kept."""
    site.answers["/un"] = Served(b"<a/>", etag='"one"')
    told: list[tuple[int, int]] = []
    found = download(
        f"{site.address}/un", tmp_path / "a.xml", at_hand=NONE, limits=SMALL, tell=lambda *at: told.append(at)
    )
    assert found is not None
    assert (tmp_path / "a.xml").read_bytes() == b"<a/>"
    assert (found.bytes, found.validators) == (4, Validators('"one"'))
    assert told == [(4, 4)]


def test_the_version_at_hand_is_not_fetched_again(site: Site, tmp_path: Path) -> None:
    """Its names go along with the request; 304 writes nothing."""
    site.answers["/un"] = Served(b"<a/>", etag='"one"')
    at_hand = Validators('"one"', "Fri, 27 Feb 2026 00:00:00 GMT")
    assert download(f"{site.address}/un", tmp_path / "a.xml", at_hand=at_hand, limits=SMALL) is None
    assert not (tmp_path / "a.xml").exists()
    ((_, headers),) = site.asked
    assert headers["If-None-Match"] == '"one"'
    assert headers["If-Modified-Since"] == "Fri, 27 Feb 2026 00:00:00 GMT"


@pytest.mark.parametrize(
    ("served", "reason"),
    [
        (Served(status=304, length=None), "304"),
        (Served(status=503), "503"),
        (Served(status=302, headers=(("Location", "http://127.0.0.1:1/"),)), "without encryption"),
        (Served(status=302, headers=(("Location", "http://93.184.216.34/un"),)), "without encryption"),
        (Served(status=302, headers=(("Location", "file:///etc/passwd"),)), "only http:// and https://"),
        (Served(b"x" * 2_000), "more than 0.001 MB, which no list has"),
        (Served(b"x" * 2_000, length=None), "more than 0.001 MB"),
        (Served(b"<a>", length=900), "cannot be fetched"),
        (Served(b"x" * 100, hangs=True), "no whole answer within 0.5 seconds"),
        (Served(b"<p>Down</p>", headers=(("Content-Type", "text/html; charset=utf-8"),)), "a web page"),
        (Served(b"no gzip", headers=(("Content-Encoding", "gzip"),)), "cannot be fetched"),
    ],
)
def test_each_failure_is_one_sentence(site: Site, tmp_path: Path, served: Served, reason: str) -> None:
    """It starts with the address, says what happened, and what to do."""
    site.answers["/un"] = served
    with pytest.raises(EvidenceError) as caught:
        download(f"{site.address}/un", tmp_path / "a.xml", at_hand=NONE, limits=SHORT if served.hangs else SMALL)
    sentence = str(caught.value)
    assert sentence.startswith(f"{site.address}/un: ")
    assert reason in sentence
    assert sentence.endswith("`bongsu lists add FILE`.")


def test_a_page_is_taken_where_the_list_is_one(site: Site, tmp_path: Path) -> None:
    """A list that is published as HTML is asked for under such a name."""
    site.answers["/un"] = Served(b"<p/>", headers=(("Content-Type", "text/html"),))
    assert download(f"{site.address}/un", tmp_path / "a.html", at_hand=NONE, limits=SMALL)


def test_the_world_is_asked_over_https_only(tmp_path: Path) -> None:
    """An address without encryption is refused before anything is sent."""
    with pytest.raises(EvidenceError, match="not encrypted"):
        download("http://93.184.216.34/un.xml", tmp_path / "a.xml", at_hand=NONE, limits=SMALL)


@pytest.mark.parametrize("etag", ["x" * 300, '"caf\xe9"'])
def test_what_a_server_would_have_us_send_back_is_checked(site: Site, tmp_path: Path, etag: str) -> None:
    """A name of a version that is too long or no ASCII is not kept."""
    site.answers["/un"] = Served(b"<a/>", etag=etag)
    found = download(f"{site.address}/un", tmp_path / "a.xml", at_hand=NONE, limits=SMALL)
    assert found is not None
    assert found.validators == NONE
