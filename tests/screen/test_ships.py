import pytest

from bongsu.screen.rarity import Rarity
from bongsu.screen.ships import compare_ships, ship_name


def score(asked: str, listed: str) -> float:
    """Compare two names of which every word is rare."""
    return compare_ships(ship_name(asked, Rarity()), ship_name(listed, Rarity())).score


@pytest.mark.parametrize(
    ("asked", "listed", "same"),
    [
        ("Blue Heron 7", "BLUE HERON 7", True),
        ("M/V Blue Heron 7", "BLUEHERON 7", True),
        ("Blue Heron 07", "BLUE HERON 7", True),
        ("Blue Heron No.7", "BLUE HERON7", True),
        ("Blueheron7", "BLUE HERON 7", True),
        ("Ap Rok Bong", "AM NOK BONG", True),
        ("Paengnyon", "PAEK NYON", True),
        ("Blue Heron 7A", "BLUE HERON 8", False),
        ("Blue Heron 7", "BLUE HERON 8", False),
        ("Blue Heron", "BLUE HERON 8", False),
        ("Grey Heron", "BLUE HERON", False),
    ],
)
def test_numbers_in_ships_names_must_agree(asked: str, listed: str, same: bool) -> None:
    """Sister ships differ by their number alone."""
    assert (score(asked, listed) > 0.9) is same
