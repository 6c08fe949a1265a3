"""Paragraphs: blank lines part them, and line breaks where a text is not wrapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.paragraphs import paragraphs

WRAPPED = """The ship left the port in the night and was not heard of for three days, the
harbour office said. Nobody could say where it had been when it came back to
its berth.

A second ship left a day later and was heard all the way down to the strait by
every station on the coast.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("One.", ["One."]),
        ("One.\nTwo.\n", ["One.", "Two."]),
        ("  One. \n\n \n  Two. ", ["One.", "Two."]),
        ("One.\u2029Two.", ["One.", "Two."]),
    ],
)
def test_lines_are_paragraphs(text: str, expected: list[str]) -> None:
    """Each line with words in it is one, without the blanks around it."""
    assert [text[start:end] for start, end in paragraphs(text)] == expected


def test_a_wrapped_text_keeps_its_paragraphs_whole() -> None:
    """A line that was full goes on in the next one."""
    first, second = (WRAPPED[start:end] for start, end in paragraphs(WRAPPED))
    assert first.startswith("The ship")
    assert first.endswith("its berth.")
    assert second.startswith("A second")


@given(st.text(alphabet=st.characters() | st.sampled_from("\n \u2029"), max_size=300))
def test_paragraphs_cover_every_letter_once(text: str) -> None:
    """Offsets are in order, do not overlap, and leave only blanks out."""
    spans = paragraphs(text)
    ends = [0, *(end for _, end in spans)]
    begins = [*(start for start, _ in spans), len(text)]
    assert all(start < end for start, end in spans)
    assert not "".join(text[end:start] for end, start in zip(ends, begins, strict=True)).strip()
