"""Posts that a state holds with a body."""

import pytest

from bongsu.model.event import EventKind
from tests.extract.texts import only

SAID = "said Iran had fired a missile."


@pytest.mark.parametrize(
    ("text", "speaker", "country"),
    [
        (f"Russia's U.N. envoy {SAID}", "Russia's U.N. envoy", "ru"),
        (f"The Russian U.N. mission {SAID}", "Russia's U.N. mission", "ru"),
        (f"Japan's envoy to the United Nations {SAID}", "Japan's envoy", "jp"),
        (f"The U.S. ambassador to South Korea {SAID}", "United States' ambassador", "us"),
        (f"North Korea's mission to the UN {SAID}", "North Korea's mission", "kp"),
        (f"The U.N. ambassador of Japan {SAID}", "Japan", "jp"),
        (f"South Korea's U.N. envoy, Han Joon-seo, {SAID}", "Han Joon-seo", "kr"),
        (f"The Laotian ambassador to the United Nations, Bounmy Sisavat, {SAID}", "Bounmy Sisavat", "la"),
        (f"The U.N. envoy {SAID}", "United Nations' envoy", None),
        (f"Russia's TASS news agency {SAID}", "TASS", "ru"),
    ],
)
def test_an_envoy_speaks_for_who_sent_him(text: str, speaker: str, country: str | None) -> None:
    """The body or state where he serves is only where."""
    found = only(text, EventKind.MISSILE_LAUNCH).speaker
    assert found is not None
    assert (found.name, found.country) == (speaker, country)


def test_a_state_vetoes_through_its_ambassador() -> None:
    """No body vetoes its own resolution."""
    claim = only("Russia's U.N. ambassador vetoed the resolution on Iran.", EventKind.VETO)
    assert [party.name for party in claim.event.agents] == ["Russia"]
