"""What docs/screening.md shows is what happens."""

import asyncio
import doctest
import json
import re
from pathlib import Path

import pytest

from bongsu.web.screening import Desk
from bongsu.web.screening.asked import MatchParameters, SearchParameters
from bongsu.web.screening.understanding import BIRTH, COUNTRIES, NAME_PARTS, NAMES, NUMBERS
from tests.watches import CHECKOUT
from tests.web.endpoint import call

PAGE = (CHECKOUT / "docs" / "screening.md").read_text(encoding="utf-8")
FENCED = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the page's list in it, and go there."""
    (listed,) = [block for language, block in FENCED if language == "yaml"]
    (tmp_path / "list.yml").write_text(listed, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_python_examples_run(folder: Path) -> None:
    """Every line that is typed gives what stands below it."""
    assert folder
    for language, block in FENCED:
        if language == "python":
            test = doctest.DocTestParser().get_doctest(block, {}, "screening.md", "screening.md", 0)
            result = doctest.DocTestRunner(verbose=False).run(test)
            assert result.attempted >= 5
            assert result.failed == 0


def test_the_request_is_answered_as_shown(folder: Path) -> None:
    """The page's request, sent to the endpoint with the page's list."""
    request, answer = [json.loads(block) for language, block in FENCED if language == "json"]
    desk = Desk([folder / "list.yml"])
    asyncio.run(desk.refresh())
    assert call(desk, "POST", "/match/default", json=request).json() == answer


@pytest.mark.parametrize(
    "name",
    sorted(
        {
            *(field.alias or name for name, field in MatchParameters.model_fields.items()),
            *(field.alias or name for name, field in SearchParameters.model_fields.items()),
            *(*NAMES, *NAME_PARTS, *COUNTRIES, *NUMBERS, BIRTH),
        }
    ),
)
def test_every_parameter_and_property_is_described(name: str) -> None:
    """What is read is named on the page."""
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#:]+)\)", PAGE))
def test_links_lead_somewhere(path: str) -> None:
    """Every relative link of the page is there."""
    assert (CHECKOUT / "docs" / path).exists()
