"""The generated sea is what its labels say, and claims are held against them as they should be."""

import itertools
from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest

from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place, When
from bongsu.model.party import Identifiers, vessel
from bongsu.model.sighting import Sighting
from tests.detect.ships.scenes import COLUMNS
from tests.quality.figures import Figure
from tests.quality.ships.behaviours import BEHAVIOURS, Label, transfer
from tests.quality.ships.chart import NODES, PORTS, WATCHED, Spot, miles, route
from tests.quality.ships.scoring import figures, kinds
from tests.quality.ships.sea import SECOND, Sea, Waters, sea
from tests.quality.ships.traffic import Yard
from tests.quality.ships.voyaging import voyages

SMALL = Waters(days=7, traders=3, fleets=1, each=1, sky=0.9, outage=0, hole=0)
NOON = datetime(2024, 10, 3, 12, tzinfo=UTC)
AT = int(NOON.timestamp())


@pytest.fixture(scope="module")
def made() -> Sea:
    """Return a small sea."""
    return sea(3, SMALL)


def test_a_seed_makes_one_sea(made: Sea) -> None:
    """The same seed gives the same reports and labels, another gives others."""
    assert sea(3, SMALL) == made
    assert sea(4, SMALL).labels != made.labels


def test_reports_have_the_columns_of_reports(made: Sea) -> None:
    """Places lie in these waters, numbers are those of ships, and words come beside positions."""
    assert made.reports.schema == COLUMNS
    lat, lon = (np.array(made.reports[name].drop_null()) for name in ("lat", "lon"))
    assert lat.min() > 28
    assert lat.max() < 44
    assert lon.min() > 118
    assert lon.max() < 136
    assert made.reports["lat"].null_count > 0
    assert made.reports["name"].null_count < made.reports.num_rows


def test_every_behaviour_is_there_once(made: Sea) -> None:
    """Labels tell one of each, in the time of the sea, of ships that were heard."""
    assert [label.kind for label in made.labels] == [behave.__name__ for behave in BEHAVIOURS]
    heard = set(made.reports["mmsi"].to_pylist())
    for label in made.labels:
        assert SECOND <= label.first < label.last, label
        assert set(label.mmsi) <= heard, label


def test_a_silent_ship_is_not_heard(made: Sea) -> None:
    """Who switches off sends nothing until it switches on."""
    for label in (one for one in made.labels if one.kind in {"disabling", "dark_transfer", "dark_port_call"}):
        rows = made.reports.filter(pa.compute.equal(made.reports["mmsi"], label.mmsi[-1]))
        seconds = np.array([time.timestamp() for time in rows["time"].to_pylist()])
        assert not ((seconds > label.first + 60) & (seconds < label.last - 60)).any(), label


def test_two_that_hand_over_cargo_lie_side_by_side() -> None:
    """From the first minute of a transfer to its last, the ships are some hundred metres apart."""
    yard = Yard(np.random.default_rng(1), 10 * 1440, 400, 0)
    (one, two), label = transfer(yard, 0.5)
    for minute in range(label.first, label.last):
        spots = [Spot(float(hull.lat[0][minute]), float(hull.lon[0][minute])) for hull in (one, two)]
        assert miles(*spots) < 0.2


@pytest.mark.parametrize("end", [*PORTS[1:], *WATCHED])
def test_a_lane_leads_from_every_port_to_every_other(end: str) -> None:
    """Ways begin and end where they should, and no lane is longer than a day's sailing."""
    way = route(PORTS[0], end)
    assert (way[0], way[-1]) == (NODES[PORTS[0]], NODES[end])
    assert max(miles(one, other) for one, other in itertools.pairwise(way)) < 250


def test_every_behaviour_says_what_should_be_found() -> None:
    """kinds.yml knows each of them, its kinds of event are ours, and what it names beside is a behaviour too."""
    held = kinds()
    assert {behave.__name__ for behave in BEHAVIOURS} <= set(held)
    for wanted in held.values():
        assert {EventKind(kind) for kind in wanted.claims}
        assert set(wanted.also) <= set(held)


def claim(form: str, *mmsi: int, hours: float = 1, kind: str = "ship_to_ship_transfer", strength: float = 0.5) -> Claim:
    """Return a claim about these ships, an hour long unless told otherwise, from noon on."""
    ships = tuple(vessel(None, Identifiers(mmsi=str(one))) for one in mmsi)
    event = Event(EventKind(kind), agents=ships, place=Place("x", "kp"), when=When(NOON, NOON + timedelta(hours=hours)))
    said = Sighting(form, "seen", None, (), strength)
    return Claim(event, Stance.ASSERTED, "0" * 64, f"{form} {mmsi} {strength}", "rule/1", row=(1,), sighting=said)


MET = Label("transfer", (1, 2), AT - 60, AT + 60, Spot(38, 124))
DRIFTS = Label("loitering", (3,), AT, AT + 60, Spot(38, 124))


@pytest.mark.parametrize(
    ("said", "recall", "precision"),
    [
        pytest.param([claim("two_sided", 2, 1)], 1, 1, id="both ships, either first"),
        pytest.param([claim("two_sided", 1)], 0, 0, id="one ship alone is not the pair"),
        pytest.param([claim("two_sided", 1, 3)], 0, 0, id="another pair"),
        pytest.param([claim("at_berth", 1, 2)], 0, 0, id="a form that says no transfer"),
        pytest.param([claim("two_sided", 1, 2), claim("two_sided", 3, 4)], 1, 0.5, id="one right, one wrong"),
        pytest.param([], 0, 0, id="nothing said"),
    ],
)
def test_a_pair_is_found_by_a_claim_about_both(said: list[Claim], recall: float, precision: float) -> None:
    """Kind, form, ships and time must agree."""
    found = figures([MET], said)
    assert (found["transfer_recall"].value, found["transfer_precision"].value) == (recall, precision)


def test_what_was_hardly_heard_is_not_asked_for() -> None:
    """A label that nobody could have found does not count as missed, and makes who finds it right."""
    unheard = MET._replace(mmsi=(8, 9), heard=False)
    found = figures([MET, unheard], [claim("two_sided", 1, 2), claim("two_sided", 8, 9)])
    assert found["transfer_recall"] == Figure(1, 1)
    assert found["transfer_precision"] == Figure(1, 2)


def test_who_meets_somebody_may_be_called_adrift() -> None:
    """A claim that another labelled behaviour makes right is not false, and finds nothing."""
    found = figures([MET, DRIFTS], [claim("loitering", 1, kind="loitering")])
    assert (found["loitering_recall"].value, found["loitering_precision"].value) == (0, 1)
    weak = figures([DRIFTS], [claim("loitering", 3, kind="loitering", strength=0.1)])
    assert weak["loitering_recall"].value == 0


def test_pairs_are_ranked_by_strength() -> None:
    """The right pair is first only where no rival about its ships is stronger."""
    right = claim("one_sided", 1, 2, strength=0.4)
    dark = MET._replace(kind="dark_transfer")
    assert figures([dark], [right, claim("one_sided", 1, 5, strength=0.3)])["dark_transfer_first"].value == 1
    assert figures([dark], [right, claim("one_sided", 1, 5, strength=0.6)])["dark_transfer_first"].value == 0
    many = [claim("one_sided", 8, 100 + at, strength=0.9) for at in range(50)]
    assert figures([dark], [right, *many])["dark_transfer_best_50"].value == 0


def test_a_call_elsewhere_does_not_count() -> None:
    """Calls at ports of other countries are neither right nor wrong."""
    call = claim("seen", 1, kind="port_call")
    assert figures([MET._replace(kind="port_call", mmsi=(1,))], [call])["port_call_recall"].value == 1


def test_one_label_may_be_asked_for_in_two_ways() -> None:
    """A new name at sea is told somehow, and told as tampering: two figures of one label."""
    renamed = Label("renamed", (1,), AT - 60, AT + 60, Spot(38, 124))
    found = figures([renamed], [claim("renamed", 1, kind="ship_identity")])
    assert found["renamed_recall"] == Figure(1, 1)
    assert found["renamed_at_sea_recall"] == Figure(0, 1)


def test_a_sea_of_voyages_holds_detours_and_ways_over_land() -> None:
    """So many of each as of other behaviours, of ships that are heard; a seed makes one sea."""
    made = voyages(3, SMALL, ships=2)
    assert [label.kind for label in made.labels] == ["detour", "over_land"]
    assert {one for label in made.labels for one in label.mmsi} <= set(made.reports["mmsi"].to_pylist())
    assert voyages(3, SMALL, ships=2) == made
