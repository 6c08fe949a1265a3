"""What every test may use."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# whoever runs several files at a time sets a width, and a console keeps the one that it finds when it is made
os.environ.pop("COLUMNS", None)

from bongsu.cli import OBJECTS
from bongsu.model.errors import StoreError
from bongsu.store import Engine, open_engine

gc.set_threshold(OBJECTS, 20, 20)
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


@pytest.fixture(scope="session", autouse=True)
def _shelf_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test, and every process that it starts, away from the lists of whoever runs it."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("BONGSU_LISTS", str(tmp_path_factory.mktemp("shelf")))
        yield


@pytest.fixture(scope="session")
def spark() -> Iterator[Engine]:
    """Return the one Spark engine of all tests that need it, or skip: starting one takes many seconds."""
    try:
        opened = open_engine("local[2]")
    except StoreError as error:
        pytest.skip(str(error))
    yield opened
    opened.close()
