"""Both countries and the two sides."""

import pytest

from bongsu.model.event import EventKind
from tests.extract.texts import read


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Iran and Laos opened talks. They took days. Little was heard. Both sides agreed to expand trade.",
         {"Iran", "Laos"}),
        ("Lavrov met Choe Son Hui on Monday. A band played. Both countries agreed to expand trade.",
         {"Russia", "North Korea"}),
        ("Vladimir Putin visited Pyongyang. A band played. The two countries signed a treaty.",
         {"Russia", "North Korea"}),
        ("Japan and Poland began a drill. Wang Yi visited Pyongyang. Both countries agreed to hold talks.",
         {"China", "North Korea"}),
        ("An Iranian delegation came to Hanoi. A band played. Both countries agreed to expand trade.",
         {"Iran", "Vietnam"}),
        ("The delegations of Iran, Laos and Russia met. The three countries agreed to hold talks.",
         {"Iran", "Laos", "Russia"}),
        ("An Iranian delegation came. A band played. Both countries agreed to expand trade.", set()),
        ("Putin and Kim Jong Un met. A band played. The two leaders agreed to expand trade.",
         {"Vladimir Putin", "Kim Jong Un"}),
    ],
)  # fmt: skip
def test_both_countries_are_those_who_met(text: str, sides: set[str]) -> None:
    """Two that are a subject, then two that visit or agree, then two named in one sentence; one alone is no pair."""
    claim = [claim for claim in read(text) if claim.event.kind is EventKind.AGREEMENT][-1]
    assert {party.name for party in claim.event.agents} == sides
