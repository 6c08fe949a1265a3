"""What hostile text may show, and where it may lead."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from bongsu.report import hostile


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("두 줄\nand a\ttab", "두 줄\nand a\ttab"),
        ("abc\u202egnp.exe", "abc⟦U+202E⟧gnp.exe"),
        ("a\u2066b\u2069", "a⟦U+2066⟧b⟦U+2069⟧"),
        ("zero\u200bwidth", "zero⟦U+200B⟧width"),
        ("nul\x00bell\x07", "nul⟦U+0000⟧bell⟦U+0007⟧"),
        ("half \ud800", "half ⟦U+D800⟧"),
        ("filler\u3164", "filler⟦U+3164⟧"),
        ("tag\U000e0041", "tag⟦U+E0041⟧"),
    ],
)
def test_unseen_characters_are_written_out(text: str, shown: str) -> None:
    """A character that shows nothing, or that turns the text round, stands on the page by its number."""
    assert hostile.visible(text) == shown


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_can_be_encoded_once_visible(text: str) -> None:
    """Whatever the evidence holds, lone surrogates too, its visible form is UTF-8 and in one direction."""
    shown = str(hostile.visible(text))
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]", shown)


def test_what_is_no_plain_string_passes_unchanged() -> None:
    """Numbers and markup made here are not touched."""
    made = Markup("<b>\u200b</b>")
    assert hostile.visible(made) is made
    assert hostile.visible(7) == 7


def test_isolated_text_is_escaped_and_cut_with_a_count() -> None:
    """A name is escaped, keeps its direction to itself, and says how much of it is left out."""
    assert hostile.isolated("<b>&") == "<bdi>&lt;b&gt;&amp;</bdi>"
    assert "[1,600 more characters]" in hostile.isolated("x" * 2_000)


def test_law_is_never_cut() -> None:
    """The text of a provision stands whole, however long."""
    assert "x" * 5_000 in hostile.whole("x" * 5_000)


@pytest.mark.parametrize("url", ["https://example.org/a?b=c#d", "http://example.org", "HTTPS://EXAMPLE.ORG/북"])
def test_web_addresses_become_links(url: str) -> None:
    """An http or https address with a host may be followed."""
    assert hostile.address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt://example.org/%0aalert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "//example.org/x",
        "https:",
        "http://[::1",
        "https://example.org/a b",
        "https://example.org/\u202egpj",
        "java\nscript:alert(1)",
    ],
)
def test_other_addresses_stay_text(url: str | None) -> None:
    """Any other scheme, a broken address, or one with something unseen in it is never a link."""
    assert hostile.address(url) is None


@given(st.text(), st.text())
def test_anchors_are_safe_and_distinct(one: str, other: str) -> None:
    """Every id gives an HTML id of letters, digits and marks; two ids give two, but that ``:`` counts as ``-``."""
    assert re.fullmatch(r"x-[A-Za-z0-9._-]*", hostile.anchor(one))
    if one.replace(":", "-") != other.replace(":", "-"):
        assert hostile.anchor(one) != hostile.anchor(other)


@pytest.mark.parametrize(
    ("code", "kept"), [("ko", "ko"), ("eng", "eng"), (None, None), ('x" onload="', None), ("", None)]
)
def test_only_language_codes_become_languages(code: str | None, kept: str | None) -> None:
    """A language is marked only when it has the shape of a code."""
    assert hostile.language(code) == kept
