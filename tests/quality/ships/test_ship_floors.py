"""No figure of the ship detectors sinks below its floor; see floors.yml and kinds.yml."""

import pytest

from tests.quality.figures import Figure
from tests.quality.ships.measures import bars, floors
from tests.quality.ships.section import section

GENERATED = {key: least for key, least in floors().items() if not key.startswith("set_")}
LABELLED = {key: least for key, least in floors().items() if key.startswith("set_")}


@pytest.mark.parametrize(("figure", "least"), GENERATED.items(), ids=list(GENERATED))
def test_no_figure_on_generated_seas_sinks(sailed: dict[str, Figure], figure: str, least: float) -> None:
    """What was reached once stays reached."""
    assert sailed[figure].value >= least, f"{figure} is {sailed[figure].value:.4f}, its floor {least}"


@pytest.mark.shared
@pytest.mark.parametrize(("figure", "least"), LABELLED.items(), ids=list(LABELLED))
def test_no_figure_on_the_labelled_set_sinks(labelled: dict[str, Figure], figure: str, least: float) -> None:
    """What was reached once stays reached."""
    assert labelled[figure].value >= least, f"{figure} is {labelled[figure].value:.4f}, its floor {least}"


@pytest.mark.shared
def test_every_bar_has_its_figure(sailed: dict[str, Figure], labelled: dict[str, Figure]) -> None:
    """A bar of something that is not measured asks nothing."""
    assert set(bars()) <= set(sailed | labelled)


def test_the_section_shows_every_figure_with_its_floor_and_bars() -> None:
    """A poor figure stands there as well as a good one."""
    reached = {"plain_transfer_recall": Figure(0.5, 10), "set_transfer_recall": Figure(1.0, 5)}
    text = section(reached, {"plain_transfer_recall": 0.4}, {"plain_transfer_recall": (0.97, 1.0)})
    assert "| transfers, both ships heard | recall | 0.500 | 10 | 0.400 | 0.970 | 1.000 |" in text
    assert "### The semi-synthetic set" in text
    assert "seas, hard" not in text.split("###", 1)[1]
