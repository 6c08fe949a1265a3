"""Pictures of the example watch's report at three widths, for docs: ``python -m tests.report.screenshots``.

They show the head of the page, the incident of the troops, who deals with whom, and the quotes.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from bongsu import pipeline
from tests.watches import CHECKOUT, example

FOLDER = CHECKOUT / "docs" / "pictures"
WIDTHS = {"phone": (390, 780), "tablet": (820, 1000), "desk": (1280, 900)}
"""Width of the window, and height of each picture, in CSS pixels."""
PARTS = {
    "incident": "section.incident:has-text('Troop deployment')",
    "network": "#network",
    "quotes": "#quotes",
}
"""Parts of the page that have pictures of their own, by what finds them."""


def main() -> None:
    """Run the example in a folder of its own, and take the pictures."""
    browser = shutil.which("chromium")
    if browser is None:
        sys.exit("Pictures need Chromium: install the package `chromium`.")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        watch = example(Path(folder))
        pipeline.run(watch)
        _take(browser, watch / "report" / "index.html")


def _take(browser: str, page: Path) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for name, (width, height) in WIDTHS.items():
            tab = opened.new_page(viewport={"width": width, "height": height})
            tab.goto(page.as_uri())
            tab.screenshot(path=FOLDER / f"report-{name}.png")
            for part, selector in PARTS.items():
                _show(tab, selector)
                tab.screenshot(path=FOLDER / f"{part}-{name}.png")
            tab.close()
        opened.close()


def _show(tab: Any, selector: str) -> None:
    """Bring a part to the top of the window; what lies off the screen is laid out when it comes into view."""
    part = tab.locator(selector).first
    for _ in range(3):
        part.evaluate("section => section.scrollIntoView({behavior: 'instant'})")
        tab.wait_for_timeout(200)


if __name__ == "__main__":
    main()
