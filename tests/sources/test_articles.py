import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bongsu.model.evidence import Document, Source
from bongsu.model.grade import Handling
from bongsu.sources import Received, receive

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<html lang="en-GB"><head><title>Roads blown up</title>
<meta property="og:site_name" content="The Daily Beacon">
<meta property="article:published_time" content="2024-10-17T08:00:00+09:00">
<link rel="canonical" href="https://beacon.example/roads"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Roads blown up</h1>
<p>The army demolished the roads and railways in the north of the border on Tuesday, officials said in Seoul.</p>
<p>It used explosives &amp; heavy machines for it, and the military answered with warning shots south of the line.</p>
<script>alert(1)</script></article></body></html>"""


def read(folder: Path, name: str, content: bytes | str) -> Received:
    """Receive a file of this content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return receive(path, folder)


def document_of(received: Received) -> Document:
    """Return the document that must be there."""
    assert received.document is not None, received.problems
    return received.document


def test_a_page_gives_its_text_and_metadata(tmp_path: Path) -> None:
    """Of HTML the main text is kept, without menus and scripts, and title, site, date, address and language."""
    received = read(tmp_path, "a.html", PAGE)
    document, evidence = document_of(received), received.evidence
    assert "explosives & heavy machines" in document.text
    assert "alert" not in document.text
    assert "Home" not in document.text
    assert document.publisher == "The Daily Beacon"
    assert evidence.source == "organisation:the-daily-beacon"
    assert (evidence.title, evidence.url) == ("Roads blown up", "https://beacon.example/roads")
    assert (evidence.published, evidence.language, evidence.media_type) == (date(2024, 10, 17), "en", "text/html")


def test_front_matter_speaks_and_the_body_is_the_text(tmp_path: Path) -> None:
    """Of Markdown the lines between the fences say whose it is; offsets count in what stands below."""
    matter = "title: A\npublisher: KCNA\nsource: kcna\ndate: 17 October 2024\nurl: https://kcna.kp/a\nlanguage: en\n"
    received = read(tmp_path, "a.md", f"---\n{matter}handling: amber\nmood: grim\n---\nFirst line.\n\nSecond.\n")
    document, evidence = document_of(received), received.evidence
    assert document.text == "First line.\n\nSecond.\n"
    assert (evidence.title, document.publisher, evidence.url) == ("A", "KCNA", "https://kcna.kp/a")
    assert (evidence.published, evidence.language, evidence.handling) == (date(2024, 10, 17), "en", Handling.AMBER)
    assert received.problems == ()


def test_markdown_needs_no_front_matter(tmp_path: Path) -> None:
    """A Markdown file without fences is text from its first character."""
    assert document_of(read(tmp_path, "a.md", "# Roads\n---\nwords")).text == "# Roads\n---\nwords"


def test_json_gives_its_text_to_the_letter(tmp_path: Path) -> None:
    """The text value is the document; keys that are none of ours are ignored, also when they are odd."""
    content = '{"text": "Said \\u201cno\\u201d.\\n\\tEnd ", "publisher": "KCNA", "mood": NaN, "n": %s}' % ("9" * 9_999)
    received = read(tmp_path, "a.json", content)
    assert document_of(received).text == "Said “no”.\n\tEnd "
    assert received.problems == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(str.strip))
def test_a_text_without_control_characters_is_not_changed(tmp_path: Path, text: str) -> None:
    """Offsets of claims count in the very characters of the file, for .json and .txt alike."""
    assert document_of(read(tmp_path, "a.json", json.dumps({"text": text}))).text == text
    mark = text.removeprefix("\ufeff")
    if mark.strip() and mark == text:
        assert document_of(read(tmp_path, "a.txt", text)).text == text


def test_control_characters_become_blanks(tmp_path: Path) -> None:
    """Newlines are unified, and every other control character but the tab is one blank."""
    received = read(tmp_path, "a.json", json.dumps({"text": "a\r\nb\rc\0d\x1be\tf"}))
    assert document_of(received).text == "a\nb\nc d e\tf"


def test_half_characters_are_replaced_and_said(tmp_path: Path) -> None:
    """A lone surrogate becomes U+FFFD, so that the text can be stored."""
    received = read(tmp_path, "a.json", '{"text": "a\\ud800b", "title": "t\\udc00"}')
    assert document_of(received).text == "a\ufffdb"
    assert received.evidence.title == "t\ufffd"
    assert "halves of characters" in received.problems[0].what


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"date": "2024-13-45"}, "'2024-13-45'"),
        ({"date": "yesterday"}, "'yesterday'"),
        ({"date": "2999-01-01"}, "'2999-01-01'"),
        ({"date": 20241017}, "`date` is not a string"),
        ({"title": ["a"]}, "`title` is not a string"),
        ({"url": "javascript:alert(1)"}, "is no http address"),
        ({"url": "http://[half"}, "is no http address"),
        ({"handling": "TLP:PINK"}, "held as TLP:RED"),
    ],
)
def test_a_doubtful_word_is_a_problem_and_the_rest_is_read(
    tmp_path: Path, given: dict[str, object], problem: str
) -> None:
    """What an article says wrongly of itself is left out and named; its text is still evidence."""
    received = read(tmp_path, "a.json", json.dumps({"text": "words", **given}))
    assert document_of(received).text == "words"
    (found,) = received.problems
    assert problem in found.what
    assert (found.where, found.fatal) == ("a.json", False)
    assert received.evidence.published is None
    assert received.evidence.url is None


def test_a_mark_that_is_not_understood_closes_the_evidence(tmp_path: Path) -> None:
    """A slip in a handling mark must never publish what was meant to be held."""
    received = read(tmp_path, "a.json", '{"text": "words", "handling": "TLP:AMBRE"}')
    assert received.evidence.handling is Handling.RED


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "The café in Zürich “said” so, with a naïve résumé."),
        ("cp1252", "“North Korea’s” envoy – Kim Song – denied that Pyongyang had sold shells to Moscow."),
        ("cp949", "북한이 미사일을 발사했다고 합동참모본부가 밝혔다. " * 5),
        ("cp1251", "Министерство обороны сообщило о запуске ракеты. " * 5),
    ],
)
def test_an_old_encoding_is_guessed_and_said(tmp_path: Path, encoding: str, text: str) -> None:
    """Text that is not UTF-8 is read as what it most likely is, and the problem says as what."""
    received = read(tmp_path, "a.txt", text.encode(encoding))
    assert document_of(received).text == text
    assert f"was read as {encoding}" in received.problems[0].what


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_needs_no_guess(tmp_path: Path, encoding: str) -> None:
    """UTF-8 with or without mark, and UTF-16 with its mark, are read without a problem."""
    received = read(tmp_path, "a.txt", "안녕, мир".encode(encoding))
    assert (document_of(received).text, received.problems) == ("안녕, мир", ())


def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    """A page's own word on its encoding comes before a guess."""
    text = "북한이 미사일을 발사했다고 합동참모본부가 오늘 밝혔다. " * 10
    page = f'<html><head><meta charset="euc-kr"></head><body><article><p>{text}</p></article></body></html>'
    assert text.strip() in document_of(read(tmp_path, "a.html", page.encode("euc-kr"))).text


def test_the_watch_s_own_source_is_recognised(tmp_path: Path) -> None:
    """An article of a publisher that the watch knows is attributed to it."""
    path = tmp_path / "a.json"
    path.write_text('{"text": "words", "publisher": "kcna"}', encoding="utf-8")
    assert receive(path, tmp_path, [Source("dprk-agency", "KCNA")]).evidence.source == "dprk-agency"
