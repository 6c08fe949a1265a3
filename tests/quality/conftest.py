"""What the quality tests share: every set is read, and every list indexed, once in a session."""

from pathlib import Path

import pytest

from tests.quality.figures import Figure, Measured
from tests.quality.measures import measured
from tests.quality.screening import measures as screening


@pytest.fixture(scope="session")
def reached(shared: Path) -> dict[str, Measured]:
    """Return what the reader reaches on every set."""
    return measured(shared)


@pytest.fixture(scope="session")
def screened(shared: Path) -> dict[str, Figure]:
    """Return what screening reaches on every set."""
    return screening.measured(shared)
