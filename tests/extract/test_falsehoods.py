"""What "false" and "a lie" deny."""

import pytest

from bongsu.model.claim import Stance
from bongsu.model.event import EventKind
from tests.extract.texts import only, read

ARMS = EventKind.ARMS_TRANSFER


@pytest.mark.parametrize(
    ("text", "stance", "speaker"),
    [
        ("Peskov said reports that Russia had sent missiles to Iran were false.", Stance.DENIED, "Dmitry Peskov"),
        ("Peskov called the claim that Russia had sent missiles to Iran a lie.", Stance.DENIED, "Dmitry Peskov"),
        ("Peskov called reports that Russia had sent missiles to Iran groundless.", Stance.DENIED, "Dmitry Peskov"),
        ("The story that Iran shipped drones to Russia was a complete fabrication.", Stance.DENIED, None),
        ("Reports of Iranian shipments of drones to Russia were fabricated.", Stance.DENIED, None),
        ("It is untrue that Iran shipped drones to Russia.", Stance.DENIED, None),
        ("Peskov repeated the false claim that Iran shipped drones to Russia.", Stance.DENIED, None),
        ("Reports that Iran shipped drones to Russia are not false.", Stance.ASSERTED, None),
        ("Reports that Iran shipped drones to Russia would be false.", Stance.ASSERTED, None),
        ("Iran shipped drones to Russia with fabricated papers.", Stance.ASSERTED, None),
        ("Iran shipped drones to Russia, and the story about a train was false.", Stance.ASSERTED, None),
    ],
)
def test_a_report_that_is_false_is_denied(text: str, stance: Stance, speaker: str | None) -> None:
    """Who calls a report false denies what it tells; false papers and another story deny nothing."""
    claim = only(text, ARMS)
    assert (claim.stance, claim.speaker.name if claim.speaker else None) == (stance, speaker)


def test_who_calls_reports_false_reports_nothing() -> None:
    """In "called reports that" there is one verb and one voice."""
    assert len(read("Peskov called reports that Russia had sent missiles to Iran groundless.")) == 1
