"""What the reader is unsure of is marked, not dropped."""

import pytest

from tests.extract.texts import read


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("North Korea sent troops to Russia.", None),
        ("Shells were shipped to Russia.", "no agent is named"),
        ("A missile test followed.", "neither side is named"),
        (
            "The minister spoke of a summit at which, "
            + "on a cold and rainy day in May, " * 4
            + "he will discuss the shipment of shells from North Korea.",
            "the event lies ahead",
        ),
        ("North Korea will send troops to Russia.", None),
        ("The shipment of shells from North Korea to Russia was seen.", None),
        ("North Korea fired a missile. Later two missiles were fired.", None),
    ],
)
def test_a_reading_below_the_floor_says_why_it_should_be_looked_at(text: str, reason: str | None) -> None:
    """One strong reason is enough, a weak one is not."""
    last = read(text)[-1]
    assert (last.review is None) if reason is None else (last.review is not None and reason in last.review)


def test_a_mark_makes_no_other_claim() -> None:
    """The id is that of what is claimed; a mark only says how it was read."""
    (claim,) = read("Shells were shipped to Russia.")
    assert claim.review is not None
    assert (
        claim.id
        == type(claim)(**{name: getattr(claim, name) for name in claim.__slots__ if name not in {"id", "review"}}).id
    )
