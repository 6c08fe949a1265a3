"""The page as Chromium shows it."""

from pathlib import Path
from typing import Any

import pytest

from bongsu.model.claim import Stance
from bongsu.model.event import Event, EventKind
from bongsu.model.evidence import Source
from bongsu.model.grade import Credibility
from bongsu.model.party import PartyKind, named
from bongsu.report import Dossier, write_page

pytestmark = pytest.mark.browser

SCRIPT = "<script>alert('lit')</script>"
IMAGE = '<img src="http://tracker.example/p.png" onerror="alert(1)">'


@pytest.fixture
def hostile(desk: Any) -> Dossier:
    """A dossier whose evidence holds HTML and script wherever it can, with a finding and without."""
    text = f"He said {SCRIPT} and {IMAGE} before he left."
    key = desk.receive("blog", f"articles/{SCRIPT}.txt", None, text, title=IMAGE, url=f"javascript:alert('{SCRIPT}')")
    villain = named(f"</title>{SCRIPT}", PartyKind.PERSON, role=IMAGE)
    event = Event(EventKind.ARMS_TRANSFER, (villain,))
    claim = desk.claim(event, Stance.ASSERTED, key, f"{SCRIPT} and {IMAGE}", villain, hedge=SCRIPT)
    desk.incident(event, [claim], Credibility.DOUBTFUL, SCRIPT, denied=IMAGE)
    return desk.close(title=f"Watch {SCRIPT}", sources={"blog": Source("blog", f"</style>{SCRIPT}")})  # type: ignore[no-any-return]


def dismiss(dialog: Any, odd: list[str]) -> None:
    """Note a dialog and close it, so that the test goes on."""
    odd.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def visit(browser: Any, path: Path, width: int = 1280) -> tuple[str, list[str], int]:
    """Return the page's text with every fold open, what happened that should not, and the width it needs."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    odd: list[str] = []
    page.on("console", lambda message: odd.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: odd.append(f"error: {error}"))
    page.on("request", lambda request: odd.append(f"request: {request.url}"))
    page.on("dialog", lambda dialog: dismiss(dialog, odd))
    page.goto(path.as_uri())
    page.wait_for_timeout(200)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    needs = page.evaluate("document.documentElement.scrollWidth")
    text = page.inner_text("body")
    page.close()
    odd = [line for line in odd if line not in (f"request: {path.as_uri()}", "request: data:,")]
    return text, odd, needs


def test_hostile_evidence_is_shown_as_text(browser: Any, hostile: Dossier, tmp_path: Path) -> None:
    """Script and HTML in the evidence are read, not run: no dialog, no error, no request but the page itself."""
    text, odd, _ = visit(browser, write_page(hostile, tmp_path))
    assert odd == []
    assert f"{SCRIPT} and {IMAGE}" in text


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_page_is_never_wider_than_its_window(browser: Any, autumn: Dossier, tmp_path: Path, width: int) -> None:
    """Nothing runs off a phone or a desk: what is wide wraps, restacks or scrolls in its own box."""
    _, odd, needs = visit(browser, write_page(autumn, tmp_path), width)
    assert odd == []
    assert needs <= width


def test_style_sheet_passes_the_page_s_own_policy(browser: Any, autumn: Dossier, tmp_path: Path) -> None:
    """The hash in the content policy is that of the style sheet: the page is not shown bare."""
    page = browser.new_page()
    page.goto(write_page(autumn, tmp_path).as_uri())
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"
    page.close()
