"""Pages for readers with keyboards and screen readers, as axe-core and Chromium find them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bongsu import pipeline
from bongsu.report import Dossier, write_page
from bongsu.report.trade.chart import write_chart
from tests.report.axe import violations
from tests.report.trade.test_chart import REFINED, UNKNOWN, later
from tests.watches import example

pytestmark = pytest.mark.browser
pytest.importorskip("axe_playwright_python", reason="needs the package axe-playwright-python, which brings axe-core")


@pytest.fixture
def found(browser: Any) -> Callable[..., list[str]]:
    """Say what axe-core finds on a page, in a window so wide and in a scheme of colours."""

    def look(path: Path, width: int, scheme: str) -> list[str]:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.goto(path.as_uri())
        page.wait_for_timeout(300)
        told = violations(page)
        page.close()
        return told

    return look


@pytest.fixture(scope="module")
def of_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the example watch."""
    watch = example(tmp_path_factory.mktemp("reader"))
    pipeline.run(watch)
    return watch / "report" / "index.html"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_axe_finds_nothing_on_the_example_s_report(
    found: Callable[..., list[str]], of_example: Path, width: int, scheme: str
) -> None:
    """Light, dark and narrow, with every fold open: no violation of any weight."""
    assert found(of_example, width, scheme) == []


def test_axe_finds_nothing_on_an_empty_report(found: Callable[..., list[str]], empty: Dossier, tmp_path: Path) -> None:
    """A page without evidence is as whole."""
    assert found(write_page(empty, tmp_path), 820, "light") == []


def test_axe_finds_nothing_on_the_bars_of_trade(found: Callable[..., list[str]], tmp_path: Path) -> None:
    """The chart of capped quantities, which is a page of its own."""
    assert found(write_chart("Trade", [REFINED, later(UNKNOWN, 1)], tmp_path / "chart.html"), 1280, "light") == []


def test_a_page_with_a_fault_is_found(found: Callable[..., list[str]], tmp_path: Path) -> None:
    """The look is no blind one: pale grey on white, and a link without words, are told."""
    path = tmp_path / "bad.html"
    path.write_text(
        '<html lang="en"><title>x</title><main><h1 style="color:#ddd">Too pale</h1><a href="#x"></a></main>'
    )
    assert {line.split(" ", 1)[0] for line in found(path, 800, "light")} == {"color-contrast", "link-name"}


def test_the_keyboard_reaches_the_drawing_and_a_quote(browser: Any, autumn: Dossier, tmp_path: Path) -> None:
    """By Tab and Enter alone: from a line of the drawing to its row, and from a number to its quote and back."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(write_page(autumn, tmp_path).as_uri())
    page.locator("svg.network a").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("tr:target").get_attribute("id") == "network-1"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(".notes > li:target").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.notes > li:target') !== null")
    page.close()


def test_the_skip_link_comes_first(browser: Any, autumn: Dossier, tmp_path: Path) -> None:
    """The first Tab leads past the contents, and can be seen."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(write_page(autumn, tmp_path).as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.close()
