"""Who speaks in a headline."""

import pytest

from bongsu.model.event import EventKind
from tests.extract.texts import only


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("North Korea sent troops to Russia: Seoul", "South Korea"),
        ("Kremlin: North Korea sent no troops to Russia", "Russia"),
        ("North Korea sent troops to Russia \u2014 NATO", "NATO"),
        ("North Korea sent troops to Russia, Seoul says", "South Korea"),
        ("North Korea sent troops to Russia: what we know", None),
        ("There was one more thing: North Korea sent troops to Russia.", None),
    ],
)
def test_a_headline_names_its_source_beside_a_colon_or_dash(text: str, speaker: str | None) -> None:
    """A name alone before or behind the mark speaks; other words do not."""
    said = only(text, EventKind.TROOP_DEPLOYMENT).speaker
    assert (said.name if said else None) == speaker
