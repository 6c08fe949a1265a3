"""The map as Chromium shows it: drawn, quiet, usable by keyboard, and never wider than its window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bongsu.model.event import EventKind
from bongsu.report.ships import Chart, write_map
from tests.report.axe import violations
from tests.report.ships.conftest import ship, told

pytestmark = pytest.mark.browser

SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def dismiss(dialog: Any, odd: list[str]) -> None:
    """Note a dialog and close it, so that the test goes on."""
    odd.append(f"dialog: {dialog.message}")
    dialog.dismiss()


@pytest.fixture
def opened(browser: Any, chart: Chart, tmp_path: Path) -> Iterator[Any]:
    """Open pages of charts; at the end none may have asked for anything or complained."""
    odd: list[str] = []
    pages = []

    def open_page(shown: Chart = chart, width: int = 1280) -> Any:
        path = write_map(shown, tmp_path / "map.html")
        page = browser.new_page(viewport={"width": width, "height": 844})
        page.on("console", lambda message: odd.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: odd.append(f"error: {error}"))
        page.on("request", lambda request: odd.append(f"request: {request.url}"))
        page.on("dialog", lambda dialog: dismiss(dialog, odd))
        page.goto(path.as_uri())
        page.wait_for_selector("#events li")
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert [line for line in odd if not line.startswith(("request: file:", "request: data:,"))] == []


def test_tracks_events_and_land_are_drawn(opened: Any) -> None:
    """Land, three tracks, the dashed way of a silence and six marks are there."""
    page = opened()
    assert page.locator("path.land").count() == 1
    assert len(page.locator("path.land").get_attribute("d")) > 1000
    assert page.locator("#map path.track").count() == 3
    assert page.locator("path.way.gap-disabling").count() == 1
    assert page.locator(".pin").count() == 6
    assert page.locator("#events .event").count() == 6


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_the_page_is_never_wider_than_its_window(opened: Any, width: int) -> None:
    """On a phone the list stands below the map, at a desk beside it; nothing runs off."""
    page = opened(width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#map").bounding_box()["height"] > 250


def test_the_keyboard_leads_from_the_list_to_the_story_and_back(opened: Any) -> None:
    """Enter on an event opens its story on the map; Escape closes it and the list goes on; arrows walk the list."""
    page = opened()
    page.locator("#events .event").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".story")
    told_words = page.inner_text(".story")
    assert "What was received" in told_words
    assert "What else would explain it" in told_words
    assert "on a list of the Security Council" in told_words
    page.locator("#map").focus()
    page.keyboard.press("Escape")
    page.wait_for_selector(".story", state="detached")
    page.locator("#events .event").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('#events li')[1]")


def test_kinds_and_ships_are_filtered(opened: Any) -> None:
    """A kind switched off leaves the list and the map; a ship chosen leaves its own events."""
    page = opened()
    page.locator("#kinds label", has_text="meetings").click()
    assert page.locator("#events .event").count() == 4
    assert page.locator(".pin").count() == 4
    page.select_option("#ship", label="Hai Feng 7 (4)")
    assert page.locator("#events .event").count() == 2
    assert page.inner_text("#tally") == "2 of 6 events shown"
    assert page.locator("#map path.track.faded").count() == 2


def test_hostile_names_are_shown_as_text(opened: Any, chart: Chart) -> None:
    """HTML in a ship's name and in a sentence is read, not run."""
    claim = told(
        EventKind.AIS_GAP, "gap", (ship(SCRIPT, "111222333"),), ((38.0, 124.0), (37.0, 124.0)), observed=SCRIPT
    )
    page = opened(replace(chart, claims=(claim,)))
    page.locator("#events .event").first.click()
    page.wait_for_selector(".story")
    assert page.inner_text(".story").count(SCRIPT) == 2


def test_an_empty_chart_says_so(opened: Any) -> None:
    """No event found is said in words, with what it does not mean."""
    page = opened(Chart("Quiet", ()))
    assert "That is not to say" in page.inner_text("#events")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_map(opened: Any, scheme: str) -> None:
    """Names, roles, contrast and landmarks of the map and its list are those that readers need."""
    pytest.importorskip("axe_playwright_python", reason="needs the package axe-playwright-python, with axe-core")
    page = opened()
    page.emulate_media(color_scheme=scheme)
    assert violations(page) == []
