"""One desk for all tests that only ask."""

import pytest

from bongsu.web.screening import Desk
from tests.web.endpoint import opened


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a desk with two lists, loaded."""
    return opened(tmp_path_factory.mktemp("lists"))
