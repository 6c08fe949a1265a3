"""What the quality tests share: every set is read once in a session."""

from pathlib import Path

import pytest

from tests.quality.figures import Measured
from tests.quality.measures import measured


@pytest.fixture(scope="session")
def reached(shared: Path) -> dict[str, Measured]:
    """Return what the reader reaches on every set."""
    return measured(shared)
