"""Claims as they stand on the page."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind
from bongsu.model.evidence import Rating, Source
from bongsu.model.grade import Reliability
from bongsu.report.claims import Heading, SourceView, heading, quoted, stands

CLAIM = Claim(Event(EventKind.THREAT), Stance.ASSERTED, "e", "quote", "test")


@pytest.mark.parametrize(
    ("stance", "negated", "where"),
    [
        (Stance.ASSERTED, False, Heading.FOR),
        (Stance.CONFIRMED, False, Heading.FOR),
        (Stance.DENIED, False, Heading.AGAINST),
        (Stance.ASSERTED, True, Heading.AGAINST),
        (Stance.CONFIRMED, True, Heading.AGAINST),
        (Stance.UNVERIFIED, False, Heading.NEITHER),
        (Stance.RUMOURED, False, Heading.NEITHER),
        (Stance.PLANNED, False, Heading.NEITHER),
        (Stance.DENIED, True, Heading.NEITHER),
    ],
)
def test_side_follows_stance_and_negation(stance: Stance, negated: bool, where: Heading) -> None:
    """What is denied or negated is against; "did not deny" and mere rumour are neither."""
    assert heading(replace(CLAIM, stance=stance, negated=negated)) is where


@given(st.text(min_size=1, max_size=600), st.data())
def test_context_and_quote_stand_together_in_the_text(text: str, data: st.DataObject) -> None:
    """Context, quote and context, without the ellipses, are one unbroken stretch of the text."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = quoted(replace(CLAIM, start=start, end=end, quote=text[start:end]), text)
    before = shown.before.removeprefix("… ") if start > len(shown.before) else shown.before
    after = shown.after.removesuffix(" …") if end + len(shown.after) < len(text) else shown.after
    assert not shown.moved
    assert text[:start].endswith(before)
    assert text[end:].startswith(after)


def test_context_stays_in_its_paragraph() -> None:
    """Words of another paragraph are no context."""
    text = "First.\nIt was fired at dawn.\nLast."
    shown = quoted(replace(CLAIM, start=10, end=19, quote=text[10:19]), text)
    assert (shown.before, shown.words, shown.after) == ("It ", "was fired", " at dawn.")


def test_quote_that_stands_elsewhere_is_marked() -> None:
    """When the text holds other words at that place, the page says so instead of inventing context."""
    shown = quoted(replace(CLAIM, start=0, end=5), "other words")
    assert shown.moved
    assert (shown.words, shown.before, shown.after) == ("quote", "", "")


def test_long_quote_is_cut_with_a_count() -> None:
    """A line of a million characters does not become a page of its own, and the page says how much it left out."""
    shown = quoted(replace(CLAIM, quote="x" * 1_000_000), None)
    assert shown.words.endswith("[998,000 more characters]")


@pytest.mark.parametrize(
    ("rows", "said"),
    [((4,), "row 4"), ((3, 4, 5), "rows 3–5"), ((9, 3, 5, 4), "rows 3–5, 9"), ((1, 3), "rows 1, 3")],
)
def test_rows_are_said_as_ranges(rows: tuple[int, ...], said: str) -> None:
    """A claim of a table names its rows, neighbours together."""
    assert stands(replace(CLAIM, row=rows)) == said


def test_characters_are_said_from_start_to_end() -> None:
    """A claim of a text names its characters; one without place says so."""
    assert stands(replace(CLAIM, start=0, end=5)) == "characters 0–5"
    assert stands(CLAIM) == "place not given"


def test_source_is_rated_on_the_day_of_publication() -> None:
    """A later rating does not reach back, and an undated piece takes the undated rating."""
    source = Source("s", "S", reliability=Reliability.C, ratings=(Rating(date(2024, 6, 1), Reliability.E),))
    letters = [SourceView.on(source, day, {}).reliability for day in (date(2024, 5, 1), date(2024, 7, 1), None)]
    assert letters == [Reliability.C, Reliability.E, Reliability.C]


def test_a_publisher_that_no_watch_lists_is_shown_by_name() -> None:
    """Its id is for the store; people see the party's name, or the words of the id."""
    parties = {"organisation:the-daily": "The Daily"}
    shown = [
        SourceView.on(Source(id_, id_), None, parties).name for id_ in ("organisation:the-daily", "organisation:a-b")
    ]
    assert shown == ["The Daily", "a b"]
    assert SourceView.on(Source("simulated-ais", "simulated-ais"), None, parties).name == "simulated-ais"


def test_every_stance_has_a_side() -> None:
    """No claim falls between the three groups."""
    assert all(heading(replace(CLAIM, stance=s, negated=n)) in Heading for s, n in product(Stance, (True, False)))
