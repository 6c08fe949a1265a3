"""What holds of the reader for any text: exact quotes, bounded work, and claims that mind their own sentence."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.extract import Certainty, judge
from bongsu.extract.lexicon import lexicon
from bongsu.model.claim import Claim
from tests.extract.texts import read
from tests.work import work

MEGABYTE = 1_000_000
EXAMPLES = sorted({text for yes, no in lexicon().examples.values() for text in (*yes, *no)})
MARKS = [
    "\n", "\n\n", " ", ". ", ", ", ": ", "; ", " \u2014 ", '"', "\u201c", "\u201d", "\u2019s", "(", ")", "...",
    "\u3002",
    "\x00", "\x1b[31m", "\x85", "\u00ad", "\u0301", "\u200b", "\u200f", "\u202e", "\u2028", "\u2029", "\ufeff",
    "\u0130", "\ufb01", "\U0001d400", "\U0001f680", "\uae40\uc815\uc740", "\u0421\u0435\u0440\u0433\u0435\u0439",
    " he said that ", " denied these claims ", " and ", " not ", "U.S.", "6 a.m.", "1,500", "October 17, 2024",
]  # fmt: skip
ANY_TEXT = st.lists(
    st.one_of(st.sampled_from(EXAMPLES), st.sampled_from(MARKS), st.text(max_size=20)), max_size=12
).map("".join)
CONNECTED = [
    "Russia and North Korea announced a summit.",
    "Defence Minister Bok Sunam of South Korea arrived in Tokyo.",
    "They held joint military drills in August.",
    "He said North Korea had sent troops to Russia.",
    "It fired two ballistic missiles on Monday.",
    "The missiles were launched from Sunan.",
    "Japan condemned the launch.",
    "The agency said North Korea supplied shells to Russia.",
    "Moscow denied these claims.",
    "Bok said their soldiers were in Russia.",
]
"""Sentences that lean on others before them."""
# what ends with a colon hands the word to what stands after it
APART = [text for text in EXAMPLES if not text.endswith(":")]
PARAGRAPHS = st.lists(st.one_of(st.sampled_from(CONNECTED), st.sampled_from(APART)), min_size=1, max_size=5)
UNRELATED = st.sampled_from(
    [
        "Pears grow well in the valley.",
        "The orchard opened its gates at nine in the morning.",
        "Rain fell on the hills, but the roads stayed dry.",
        "A new bakery sells bread and two kinds of cake.",
    ]
)


@given(ANY_TEXT)
def test_every_claim_quotes_the_text_to_the_letter(text: str) -> None:
    """Offsets lead to the quote in any text; the same text gives the same claims."""
    claims = read(text, "KCNA")
    assert all(claim.start is not None and text[claim.start : claim.end] == claim.quote for claim in claims)
    assert [claim.start for claim in claims] == sorted(claim.start or 0 for claim in claims)
    assert read(text, "KCNA") == claims


@given(ANY_TEXT.filter(bool), st.data())
def test_every_place_of_any_text_is_judged(text: str, data: st.DataObject) -> None:
    """Whatever stands there, it is certain, uncertain or denied."""
    assert judge(text, data.draw(st.integers(0, len(text) - 1))).certainty in Certainty


def unplaced(claims: tuple[Claim, ...], shift: int = 0) -> list[Claim]:
    """Return claims with their offsets moved back by so many characters."""
    return [replace(claim, start=(claim.start or 0) - shift, end=(claim.end or 0) - shift) for claim in claims]


@given(PARAGRAPHS, UNRELATED)
def test_an_unrelated_sentence_at_the_end_changes_no_claim(paragraphs: list[str], unrelated: str) -> None:
    """Neither in the last paragraph nor in one of its own."""
    text = "\n\n".join(paragraphs)
    assert read(f"{text}\n\n{unrelated}") == read(text)
    assert read(f"{text} {unrelated}") == read(text)


@given(PARAGRAPHS, UNRELATED)
def test_an_unrelated_sentence_at_the_start_moves_claims_and_changes_none(
    paragraphs: list[str], unrelated: str
) -> None:
    """A paragraph before the others shifts their offsets by its own length."""
    text = "\n\n".join(paragraphs)
    assert unplaced(read(f"{unrelated}\n\n{text}"), len(unrelated) + 2) == unplaced(read(text))


def unmoved_by(unrelated: str, before: list[str], after: list[str]) -> bool:
    """Return whether a paragraph between others changes no claim of theirs."""
    first, last = "\n\n".join(before), "\n\n".join(after)
    whole, parted = read(f"{first}\n\n{last}"), read(f"{first}\n\n{unrelated}\n\n{last}")
    told = sum((claim.start or 0) < len(first) for claim in whole)
    return parted[:told] == whole[:told] and (unplaced(parted[told:], len(unrelated) + 2) == unplaced(whole[told:]))


@given(PARAGRAPHS, PARAGRAPHS, UNRELATED)
def test_an_unrelated_sentence_between_moves_claims_and_changes_none(
    before: list[str], after: list[str], unrelated: str
) -> None:
    """Whatever stands on both sides of it."""
    assert unmoved_by(unrelated, before, after)


@pytest.mark.parametrize("before", CONNECTED)
def test_what_leans_on_a_sentence_leans_on_it_over_another(before: str) -> None:
    """He, they, it, the launch and these claims are those of before an unrelated sentence."""
    moved = [after for after in CONNECTED if not unmoved_by("Pears grow well in the valley.", [before], [after])]
    assert moved == []


def repeated(unit: str) -> Callable[[int], str]:
    """Return what makes a text of a length by saying one thing over and over."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def nested(opening: str, closing: str) -> Callable[[int], str]:
    """Return what makes a text of a length that opens all it can, and then closes it."""

    def make(size: int) -> str:
        depth = size // (len(opening) + len(closing))
        return opening * depth + closing * depth

    return make


def named_by_the_thousand(size: int) -> str:
    """Return one sentence that names as many people as fit, each another."""
    syllables = ["Bok", "Chun", "Dae", "Gil", "Hae", "Jin", "Mun", "Nam", "Ok", "Pil"]
    names = (
        " ".join(syllables[int(digit)] for digit in f"{number:05}"[-3:])
        + f" Son{syllables[number // 1000 % 10].lower()}"
        for number in range(size // 22)
    )
    return "Ministers " + " and ".join(names) + " met."


HOSTILE: dict[str, Callable[[int], str]] = {
    "one word": repeated("x"),
    "the": repeated("the "),
    "stops": repeated("."),
    "quotes": nested('\u201c"', "\u201d"),
    "said that": repeated("said that "),
    "parentheses": nested("(", ")"),
    "words in parentheses": nested("(Seoul said ", ")"),
    "digits": repeated("7"),
    "figures": repeated("1,234 "),
    "names": named_by_the_thousand,
    "control characters": repeated("\x00\x1b\x07"),
    "right to left": repeated("\u202e\u0645\u0635\u0631 "),
    "combining marks": repeated("e\u0301\u0302"),
    "invisible": repeated("\u200b\u2060"),
    "hyphens": repeated("a-"),
    "addresses": repeated("http://a.b/c "),
    "line breaks": repeated("\n"),
    "Hangul": repeated("\uae40\uc815\uc740"),
}
DEAR: dict[str, Callable[[int], str]] = {
    "launches": repeated("North Korea fired a missile and "),
    "negations": repeated("not "),
    "denials": repeated("Seoul denied, Tokyo confirmed, "),
    "abbreviations": repeated("Mr. U.S. "),
    "dates": repeated("on October 17 or in March "),
    "amounts": repeated("supplied up to 3,000 shells to "),
}
"""Nearer to what is read, and so with more to do in every line of it."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_of_anything_is_survived(name: str) -> None:
    """One line of it is read and judged, and what it says is quoted exactly."""
    text = HOSTILE[name](MEGABYTE)
    assert all(text[claim.start : claim.end] == claim.quote for claim in read(text))
    assert judge(text, len(text) // 2).certainty in Certainty


@pytest.mark.parametrize("name", HOSTILE | DEAR)
def test_work_grows_with_length_alone(name: str) -> None:
    """Three times the text of any kind is at most three and a half times the work: no sentence is without end."""
    make = (HOSTILE | DEAR)[name]
    read("North Korea fired a missile.")  # loads the lexicon
    short, long = (work(partial(read, make(size))) for size in (4_000, 12_000))
    assert long <= 3.5 * short
