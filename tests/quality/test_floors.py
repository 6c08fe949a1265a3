"""No figure of the claim reader sinks below its floor; see floors.yml and sets.yml."""

import pytest

from tests.quality.figures import Measured
from tests.quality.measures import MEASURES, described, floors

FLOORS = [(name, figure, least) for name, figures in floors().items() for figure, least in figures.items()]


@pytest.mark.shared
@pytest.mark.parametrize(("name", "figure", "least"), FLOORS, ids=[f"{name}-{figure}" for name, figure, _ in FLOORS])
def test_no_figure_sinks_below_its_floor(reached: dict[str, Measured], name: str, figure: str, least: float) -> None:
    """What was reached once stays reached."""
    now = reached[name].figures[figure]
    assert now.value >= least, f"{name}: {figure} is {now.value:.4f} of {now.items}, its floor {least}"


def test_every_set_is_measured_described_and_floored() -> None:
    """No set and no floor goes unread."""
    assert set(MEASURES) == set(described()) == set(floors())
    assert all(floors().values())


@pytest.mark.shared
def test_every_floor_and_every_bar_has_its_measure(reached: dict[str, Measured]) -> None:
    """A key that nothing measures holds nothing; less is better nowhere in a floor."""
    for name, figures in floors().items():
        higher = {key for key, figure in reached[name].figures.items() if not figure.error}
        assert set(figures) <= higher
        assert set(described()[name]["bars"]) <= higher


def test_every_description_is_complete() -> None:
    """Each set says what it is, where it is from, under which licence, and what it cannot show."""
    keys = {"title", "what", "source", "licence", "limits", "bars"}
    assert all(set(entry) == keys and entry["limits"] for entry in described().values())
