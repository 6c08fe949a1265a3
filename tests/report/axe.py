"""What axe-core finds on a page that Chromium shows, with everything unfolded."""

from typing import Any

UNFOLD = """() => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  for (const part of document.querySelectorAll('*'))
    if (getComputedStyle(part).contentVisibility === 'auto') part.style.contentVisibility = 'visible';
}"""


def violations(page: Any) -> list[str]:
    """Return each violation, however grave, in a line with the first place where it stands."""
    # axe-core comes with the package axe-playwright-python; tests that ask for it skip where it is missing
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    page.evaluate(UNFOLD)
    return [
        f"{one['id']} ({one['impact']}), {len(one['nodes'])} times: {one['help']}: {one['nodes'][0]['html'][:200]}"
        for one in Axe().run(page).response["violations"]
    ]
