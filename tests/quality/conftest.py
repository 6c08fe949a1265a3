"""What the quality tests share: every set is read, every list indexed, every sea watched once in a session."""

from pathlib import Path

import pytest

from tests.quality.figures import Figure, Measured
from tests.quality.measures import measured
from tests.quality.screening import measures as screening
from tests.quality.ships import measures as ships


@pytest.fixture(scope="session")
def reached(shared: Path) -> dict[str, Measured]:
    """Return what the reader reaches on every set."""
    return measured(shared)


@pytest.fixture(scope="session")
def screened(shared: Path) -> dict[str, Figure]:
    """Return what screening reaches on every set."""
    return screening.measured(shared)


@pytest.fixture(scope="session")
def sailed() -> dict[str, Figure]:
    """Return what the ship detectors reach on the generated seas."""
    return ships.generated()


@pytest.fixture(scope="session")
def labelled(shared: Path) -> dict[str, Figure]:
    """Return what they reach on the semi-synthetic set."""
    return ships.semi_synthetic(shared)
