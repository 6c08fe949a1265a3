import hashlib
import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bongsu.sources
from bongsu.model.errors import EvidenceError
from bongsu.model.evidence import Source
from bongsu.sources import Received, receive

HEADER = b"mmsi,time,lat,lon\n"
ROW = b"445123000,2024-10-17T00:00:00Z,38.1,125.2\n"
LIST = b"<CONSOLIDATED_LIST>%s</CONSOLIDATED_LIST>"


def put(folder: Path, name: str, content: bytes | str) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refusal(received: Received) -> str:
    """Return the sentence of a file of which nothing was used."""
    assert received.document is None
    assert received.reports is None
    assert received.designations == ()
    (fatal,) = [problem for problem in received.problems if problem.fatal]
    assert fatal.where == received.evidence.path
    return fatal.what


REFUSED = [
    ("empty.txt", b"", "is empty"),
    ("empty.xml", b"", "is empty"),
    ("empty.csv", b"", "is empty"),
    ("empty.parquet", b"", "is empty"),
    ("blank.txt", b" \n\t\n", "holds no text"),
    ("nul.txt", b"North\0Korea", "is binary"),
    ("zip.txt", bytes(range(1, 256)) * 40, "is binary"),
    ("image.html", b"\x89PNG\r\n\x1a\n\0\0\0", "is binary"),
    ("half.txt", b"\xff\xfea", "breaks at byte"),
    ("line.txt", b"a\n" + b"x" * 1_000_001, "line 2 has 1,000,001 characters"),
    ("long.txt", b"words in a line\n" * 320_000, "holds 5,120,000 characters"),
    ("line.json", json.dumps({"text": "x" * 1_000_001}).encode(), "line 1 has 1,000,001 characters"),
    ("page.html", b"<html><body></body></html>", "no article text was found"),
    ("tags.html", b"<p><b>" * 60_000, "more than 100,000 tags"),
    ("list.json", b'["a"]', "holds a list"),
    ("word.json", b'"a"', "holds a string"),
    ("cut.json", b'{"text": "a', "is no JSON: line 1, column 10"),
    ("deep.json", b"[" * 100_000, "nested too deeply"),
    ("twice.json", b'{"text": "a", "text": "b"}', "gives the key `text` twice"),
    ("nan.json", b'{"text": NaN}', "`text` is a number"),
    ("null.json", b'{"text": null}', "`text` is null"),
    ("none.json", b'{"title": "a"}', "no key `text`"),
    ("open.md", b"---\ntitle: a\nwords", "never ends"),
    ("seq.md", b"---\n- a\n---\nwords", "no list of `key: value`"),
    ("alias.md", b"---\na: &a [1]\nb: *a\n---\nwords", "line 2: anchors and aliases are refused"),
    ("tag.md", b"---\na: !!python/object/apply:os.system [ls]\n---\nwords", "tags are refused"),
    ("large.md", b"---\na: " + b"x" * 20_001 + b"\n---\nwords", "front matter of 20,00"),
    ("bomb.xml", b'<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + LIST % b"&b;", "declares entities or a doc"),
    ("outside.xml", b'<!DOCTYPE l SYSTEM "file:///etc/passwd">' + LIST % b"", "declares entities or a document type"),
    ("feed.xml", b"<rss><channel/></rss>", "has the root <rss>"),
    ("deep.xml", b"<CONSOLIDATED_LIST>" + b"<a>" * 100_000, "nested too deeply"),
    ("none.xml", LIST % b"", "names nobody"),
    ("words.xml", b"words", "is no sanctions list that is known"),
    ("cut.xml", b"<CONSOLIDATED_LIST>\n<ENTITIES>", "broken XML at line 2"),
    ("code.xml", b'<?xml version="1.0" encoding="nix"?><CONSOLIDATED_LIST/>', "XML that cannot be read"),
    ("columns.csv", b"mmsi,time,lat\n1,2,3\n", "lacks the columns lon"),
    ("header.csv", HEADER, "has a header but no rows"),
    ("nul.csv", b"mmsi,time,lat,\0lon\n", "holds NUL bytes"),
    ("null.csv", HEADER + b"1,\0,3,4\n", "no row of the table can be used"),
    ("line.csv", HEADER + b"1," + b"9" * 9_000_000 + b",3,4\n", "no row of the table can be used"),
    ("first.csv", b"m" * 100_000, "a first line of more than"),
    ("ragged.csv", HEADER + b"1\n2\n", "no row of the table can be used"),
    ("bad.csv", HEADER + b"1,2,3,4\n", "no row of the table can be used"),
    ("magic.parquet", b"PAR1 and no more", "is no Parquet table, or is cut off"),
    ("notes.docx", b"words", "files of the ending .docx are not read; .ais, .aivdm, .csv, "),
    ("report.pdf", b"%PDF-1.7", ".xml are. Save the text as .txt, or the page as .html."),
    ("gold.jsonl", b"{}", "files of the ending .jsonl are not read"),
    ("README", b"words", "files without an ending are not read"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED, ids=[case[0] for case in REFUSED])
def test_a_bad_file_is_one_clear_fatal_problem(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    """Broken content never raises: it keeps its evidence and gives one sentence that names the file and the reason."""
    received = receive(put(tmp_path, name, content), tmp_path)
    assert reason in refusal(received)
    assert received.evidence.path == name
    assert received.evidence.id == hashlib.sha256(content).hexdigest()


def test_a_line_of_100_mb_is_refused_quickly(tmp_path: Path) -> None:
    """The size alone refuses it: it is hashed in chunks and never decoded."""
    path = put(tmp_path, "line.txt", b"")
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b"x" * 1_000_000)
    begun = time.perf_counter()
    assert "has 100 MB; an article of more than 50 MB is not read" in refusal(receive(path, tmp_path))
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("make", ["missing", "folder", "pipe"])
def test_bytes_that_cannot_be_had_raise(tmp_path: Path, make: str) -> None:
    """A file that vanished, a folder and a pipe are no evidence at all: the error names them."""
    path = tmp_path / "a.txt"
    if make == "folder":
        path.mkdir()
    elif make == "pipe":
        os.mkfifo(path)
    with pytest.raises(EvidenceError, match=r"^a\.txt: "):
        receive(path, tmp_path)


def test_evidence_says_what_was_received(tmp_path: Path) -> None:
    """The id is the hash of the bytes, the path is relative with forward slashes, the time is the file's, in UTC."""
    path = put(tmp_path, "kcna/a.txt", "words")
    os.utime(path, (1_729_123_200, 1_729_123_200))
    evidence = receive(path, tmp_path, [Source("kcna", "KCNA")]).evidence
    assert evidence.path == "kcna/a.txt"
    assert evidence.id == hashlib.sha256(b"words").hexdigest()
    assert evidence.retrieved == datetime(2024, 10, 17, tzinfo=UTC)
    assert evidence.media_type == "text/plain"
    assert evidence.source == "kcna"


def test_a_second_reading_is_the_same(tmp_path: Path) -> None:
    """The same bytes give the same record."""
    path = put(tmp_path, "a.json", '{"text": "words", "date": "2024-10-17"}')
    assert receive(path, tmp_path) == receive(path, tmp_path)


def test_a_file_name_cannot_command_a_terminal(tmp_path: Path) -> None:
    """Control characters of a file name are shown as U+FFFD."""
    received = receive(put(tmp_path, "a\x1b[31m.txt", ""), tmp_path)
    assert received.problems[0].where == "a\ufffd[31m.txt"


def test_endings_are_read_in_any_case(tmp_path: Path) -> None:
    """An ending in capitals is the same ending."""
    assert receive(put(tmp_path, "A.TXT", "words"), tmp_path).document is not None


ENDINGS = [".html", ".txt", ".md", ".json", ".csv", ".parquet", ".xml"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(ENDINGS),
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
    | st.binary(max_size=60).map(lambda tail: HEADER + ROW + tail)
    | st.binary(max_size=60).map(lambda tail: b"---\n" + tail + b"\n---\nwords"),
)
def test_any_bytes_under_any_ending_survive(tmp_path: Path, ending: str, content: bytes) -> None:
    """Whatever the bytes, a file is read or refused with a sentence; it never raises."""
    received = receive(put(tmp_path, "any" + ending, content), tmp_path)
    used = received.document or received.reports is not None or received.designations
    assert bool(used) != any(problem.fatal for problem in received.problems)


def test_the_public_names_are_sorted() -> None:
    """`__all__` is what the room gives to the pipeline."""
    assert bongsu.sources.__all__ == sorted(bongsu.sources.__all__)
    assert all(hasattr(bongsu.sources, name) for name in bongsu.sources.__all__)


def test_the_labelled_articles_are_read_to_the_letter(shared: Path) -> None:
    """Each real article gives exactly its `text`, its date and its address."""
    for path in sorted((shared / "data/articles").glob("[0-9][0-9].json")):
        received = receive(path, shared)
        given = json.loads(path.read_text(encoding="utf-8"))
        assert received.document is not None
        assert received.document.text == given["text"]
        assert str(received.evidence.published) == given["date"]
        assert (received.evidence.url, received.problems) == (given["url"], ())


def test_the_seed_article_is_read_to_the_letter(shared: Path) -> None:
    """A text file is its own document."""
    path = shared / "data/articles/seed.txt"
    document = receive(path, shared).document
    assert document is not None
    assert document.text == path.read_text(encoding="utf-8")


def test_files_beside_the_articles_are_refused_by_name(shared: Path) -> None:
    """Labels and lists of sentences are no articles, and the refusal names them."""
    folder = shared / "data/articles"
    assert ".jsonl are not read" in refusal(receive(folder / "gold.jsonl", folder))
    assert "holds a list" in refusal(receive(folder / "seed_sentences.json", folder))


def test_a_file_is_identified_without_being_read(tmp_path: Path) -> None:
    """The id that a file will have as evidence is had from its bytes alone, whatever its kind."""
    path = put(tmp_path, "a.docx", "words")
    assert bongsu.sources.identify(path) == receive(path, tmp_path).evidence.id


def test_xml_is_a_list_and_other_files_are_if_they_start_like_one(tmp_path: Path) -> None:
    """Every XML is read as a list, in any case; a table or page only if its first bytes are those of a list."""
    assert bongsu.sources.holds_list(Path("un.XML"))
    assert not any(bongsu.sources.holds_list(Path(name)) for name in ("a.csv", "a.json", "a.docx", "README"))
    assert not bongsu.sources.holds_list(put(tmp_path, "a.csv", "mmsi,time,lat,lon"))
