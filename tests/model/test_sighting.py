from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind
from bongsu.model.party import Identifiers, vessel
from bongsu.model.record import from_json, to_json
from bongsu.model.sighting import Citation, Measure, Particulars, Point, Sighting

SEEN = Sighting(
    "apparent_disabling",
    "last heard off Nampo, heard again 13 hours later",
    "the transmitter was switched off",
    ("reception was poor",),
    0.75,
    (Measure("hours", 13.00049, "h"),),
    (Point(38.7, 124.9), Point(38.9, 124.2)),
    (Citation("0" * 64, (3, 4)),),
)


def test_engines_that_differ_in_the_tenth_decimal_give_one_record() -> None:
    """Places are kept to five decimals and figures to three, since ids are made of content."""
    assert Point(38.7000000001, 124.9) == Point(38.7, 124.9)
    assert Measure("hours", 12.50000000001) == Measure("hours", 12.5)


def test_a_claim_of_a_detector_comes_back_whole() -> None:
    """Sightings and particulars survive JSON; a claim of a text has no such key."""
    ship = vessel("GOD", Identifiers(imo="9161003"), "kp", Particulars("tanker", 99.5))
    claim = Claim(Event(EventKind.AIS_GAP, (ship,)), Stance.ASSERTED, "0" * 64, "", "detect", sighting=SEEN)
    assert from_json(Claim, to_json(claim)) == claim
    assert "sighting" not in to_json(Claim(Event(EventKind.AIS_GAP), Stance.ASSERTED, "0" * 64, "", "detect"))
