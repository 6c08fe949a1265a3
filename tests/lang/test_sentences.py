"""Where sentences begin and end."""

import json
import textwrap
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.sentences import sentences


def split(text: str) -> list[str]:
    """Return the sentences as strings."""
    return [text[first:end] for first, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["North Korea fired a missile.", "Japan protested."],
        ["Russia presented a challenge at the U.N.", "In March, they vetoed it."],
        ["It was seen at 6 a.m.", "South Korean ships left."],
        ["It was seen by the U.S. Navy at 6 a.m. local time."],
        ["It flew on Oct. 15 near the border.", "Nobody was hurt."],
        ["Gen. Kim Yong-hyun spoke.", "He left."],
        ["J. Smith of Acme Co. Ltd. signed."],
        ["Under order No. 00122 the army acted."],
        ["\u201cWe will respond.\u201d", "He left."],
        ['He said: "It is true."', "She agreed."],
        ["Is it true?", "Yes!", "It is."],
        ["It rose by 2.8 percent.", "Then it fell."],
        ["The cap is 500,000 barrels.", "3,225 barrels came."],
        ["It was fired at 6 a.m. South Korean time."],
        ["At 6 a.m. Kim gave the order."],
        ["They met at 5 p.m. Tuesday."],
        ["Lt. Gen. Kim Yong-hyun of Acme Ltd. left.", "The D.P.R.K. denied it."],
        ["He spoke for the U.S. Under Secretary of State."],
        ["In the U.S.", "North Korea has few friends."],
        ["The U.S. North Korea policy failed."],
        ["Then Kim Jong Unsaid so.", "He left."],
        ["Payment of wages, etc.", "Since then, it rose."],
        ["Is it so?", '"Never!" he said.', "Wait... what?", "Well\u2026", "Yes."],
        ['"Is it so?" he asked.'],
        ["It fell.[12]", "Another (about 3,000.) flew."],
        ["The answer was no.", "He left."],
        ["Fig. 3 and paras. 4 and 5 say so.", "He left on p. 5."],
        ["1. First point."],
        ["It was noticed.", "-0-"],
        ["At Mt. Paektu they met.", "\u201cWe won.\u201d", "(He left.)"],
        ["A\u00a0missile fell.", "It\u3000sank."],
    ],
)
def test_a_sentence_ends_where_a_reader_says(parts: list[str]) -> None:
    """Abbreviations, initials, times, numbers and quotations do not end a sentence by themselves."""
    assert split(" ".join(parts)) == parts


def test_a_heading_is_a_sentence_of_its_own() -> None:
    """A blank line parts a heading from the text."""
    assert split("A heading without a stop\n\nThe text begins.") == ["A heading without a stop", "The text begins."]


def test_a_line_break_inside_a_sentence_does_not_end_it() -> None:
    """Text that was wrapped at a width stays whole."""
    line = "The government of the country said in a long statement on the matter that it\nwould go on."
    assert split(line) == [line]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The plan failed.The next one held.", ["The plan failed.", "The next one held."]),
        ("\u5317\u4eac\u8bf4\u3002\u4e1c\u4eac\u8bf4\u3002", ["\u5317\u4eac\u8bf4\u3002", "\u4e1c\u4eac\u8bf4\u3002"]),
        ("The report says:\nUnder the order", ["The report says:", "Under the order"]),
        ("It said:\n- one thing\n- another thing", ["It said:", "- one thing", "- another thing"]),
        ("Comrades,\nToday we met.", ["Comrades,", "Today we met."]),
        ("of the leader Marshal\nKim Jong Un on\nthe hill", ["of the leader Marshal\nKim Jong Un on\nthe hill"]),
        ("He left. -0-\nwww.kcna.kp (2024.10.17.)", ["He left.", "-0-", "www.kcna.kp (2024.10.17.)"]),
        ("A HEADING\n \nText", ["A HEADING", "Text"]),
        ("A HEADING\u2029Text", ["A HEADING", "Text"]),
        ("at 7:52 a.m.\u00a0, and flew", ["at 7:52 a.m.\u00a0, and flew"]),
    ],
)
def test_lines_and_lost_blanks_end_sentences_where_they_should(text: str, parts: list[str]) -> None:
    """Headings, items and addresses have lines of their own; a line that plainly goes on is not cut."""
    assert split(text) == parts


WRAPPED = (
    "The General Staff of the Korean People's Army said on Tuesday that the measure was taken under an order of the "
    "Central Military Commission. The U.S. military and the Joint Chiefs of Staff of South Korea said that Lt. Gen. "
    "Kim had seen the road."
)


@pytest.mark.parametrize("width", [40, 48, 60, 72, 80, 100])
def test_wrapped_text_has_the_sentences_of_the_same_text_unwrapped(width: int) -> None:
    """Wrapping at any usual width changes no sentence."""
    wrapped = textwrap.fill(WRAPPED, width, break_on_hyphens=False)
    assert [" ".join(part.split()) for part in split(wrapped)] == split(WRAPPED)


ALPHABET = st.one_of(st.characters(), st.sampled_from("aZ9 .!?\"'\u201d)\n\r\u2029\u3002-,"))


@given(st.text(ALPHABET, max_size=300))
def test_sentences_cover_everything_but_blanks_in_order(text: str) -> None:
    """Spans do not overlap, are in order, and leave out blanks only."""
    spans = sentences(text)
    assert all(first < end for first, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    inside = {place for first, end in spans for place in range(first, end)}
    assert all(text[place].isspace() for place in range(len(text)) if place not in inside)


@pytest.mark.parametrize(
    "unit", ["." * 1000 + "x", ". ", "U.S. ", '."', "\n", "\n \n", "A line without stop\n", "\u3002", " "]
)
def test_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    """A hundred thousand characters of stops, quotes, breaks or blanks are gone through once."""
    text = unit * (100_000 // len(unit))
    spans = sentences(text)
    assert sum(end - first for first, end in spans) <= len(text)


def test_the_labelled_articles_are_split_as_their_annotator_did(shared: Path) -> None:
    """At least 95 in 100 of the annotated sentences are met to the letter, the end mark of KCNA aside."""
    texts = [json.loads(path.read_text()) for path in sorted((shared / "data/articles").glob("[0-9]*.json"))]
    met = total = 0
    for text in texts:
        ours = {" ".join(part.split()) for part in split(text["text"])}
        wanted = [" ".join(part.replace("-0-", "").split()) for part in text["sentences"]]
        met, total = met + sum(part in ours for part in wanted), total + len(wanted)
    assert met / total >= 0.95


@pytest.mark.parametrize(
    ("unit", "end"),
    [("word ", " word"), ("word, ", ","), ("two words; ", ";"), ("a line of words\n", "words"), ("x", "x")],
)
def test_what_is_too_long_for_a_sentence_is_parted_where_it_may_be(unit: str, end: str) -> None:
    """A megabyte without a stop makes pieces of 1,000 to 2,000 characters that end with a line, a clause or a word."""
    text = unit * (1_000_000 // len(unit))
    spans = sentences(text)
    assert all(1000 <= last - first <= 2000 for first, last in spans[:-1])
    assert all(text[:last].endswith(end) for _, last in spans[:-1])


def test_a_long_sentence_is_one_sentence() -> None:
    """What a court or a council may write in one breath is left whole."""
    text = "The Council, " + "recalling its resolution on the matter, " * 45 + "decides to remain seized of the matter."
    assert 1800 < len(text) < 2000
    assert sentences(text) == [(0, len(text))]
