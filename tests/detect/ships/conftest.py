from collections.abc import Iterator

import pytest

from bongsu.store import Engine, open_engine


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """Return one engine for a whole file: it keeps nothing between tests but the last tables."""
    opened = open_engine()
    yield opened
    opened.close()
