"""What every test may use."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None)  # how long a case takes says how busy the machine is
settings.load_profile("project")

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of labelled data and real lists beside the checkout, or skip."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the labelled data and lists in a folder `shared` beside the checkout")
    return folder
