"""`bongsu read` for people: the text with its claims marked, and the claims in words."""

import io
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from rich.console import Console

from bongsu.cli import marked, terminal
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Item, Place, Quantity, days
from bongsu.model.evidence import Document, Evidence
from bongsu.model.party import PartyKind, named, state
from tests.test_cli_process import call

TEXT = """---
title: Told in three paragraphs
publisher: Desk
date: 2024-10-18
---

The weather was fine in the capital on Friday. Nothing else was reported there.

South Korea's spy agency said North Korea had sent 1,500 troops to Russia. The sea was calm.

NATO could not confirm that North Korea had sent artillery shells to Russia.
"""
NORTH, RUSSIA = state("kp", "North Korea"), state("ru", "Russia")
AGENCY = named("Spy Agency", PartyKind.ORGANISATION, "kr", "intelligence service")
PAPER = named("Evening Paper", PartyKind.ORGANISATION)


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Return a file of three paragraphs, of which two hold claims."""
    path = tmp_path / "told.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Return what is printed, without colours, 80 columns wide."""
    page = io.StringIO()
    monkeypatch.setattr(marked, "out", Console(file=page, width=80))
    return page


def document(text: str) -> Document:
    """Return a document of these words."""
    return Document(Evidence("0" * 64, "desk", "a.txt", "text/plain"), text)


def claim(text: str, quote: str, stance: Stance = Stance.ASSERTED, *, negated: bool = False) -> Claim:
    """Return a claim of everything that a claim can hold, at the place of its quote."""
    start = text.index(quote)
    shells = Item("shells", quantity=Quantity(low=8_000, qualifier="more than"))
    when = days(None, None)
    event = Event(EventKind.ARMS_TRANSFER, (NORTH,), (RUSSIA,), (shells,), Place("Rajin", "kp"), when)
    return Claim(
        event, stance, "0" * 64, quote, "arms_transfer.verb.1", start, start + len(quote), negated=negated,
        speaker=AGENCY, relayed_by=(PAPER,), hedge="said",
    )  # fmt: skip


def test_claims_are_numbered_in_the_text_and_below(told: Path) -> None:
    """Without colours, a bar, numbers and words carry everything; the rest of the text is counted."""
    said = call("read", told, PYTHONIOENCODING="utf-8", COLUMNS="120").stdout
    assert said.startswith("Told in three paragraphs\nDesk · published 2024-10-18 · 2 claims in 2 of 3 paragraphs\n")
    assert " ┃ South Korea's spy agency said North Korea had sent 1,500 troops to Russia. [1] The sea" in said
    assert "  [1] troop deployment, asserted (“said”)" in said
    assert "North Korea → Russia · 1,500 troops · not dated" in said
    assert "  [2] arms transfer, unverified (“could not confirm”)" in said
    assert "1 paragraph without a claim" in said
    assert "weather" not in said


def test_all_shows_the_whole_text(told: Path) -> None:
    """Also what holds no claim, without a bar; and what is in a language that is not read, with that language."""
    told.write_text(TEXT + "\n북한이 러시아에 병력을 보냈다고 정부가 밝혔다.\n", encoding="utf-8")
    said = call("read", "--all", told, PYTHONIOENCODING="utf-8", COLUMNS="120")
    assert "   The weather was fine" in said.stdout
    assert "병력을 보냈다고 정부가 밝혔다.\n   (in Korean, not read)" in said.stdout
    assert "without a claim" not in said.stdout
    assert said.stderr == "note: told.md: 1 of 4 paragraphs is in Korean, and was not read; only English is read.\n"


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(told: Path, columns: int) -> None:
    """Nor wider than the eye likes, and no line ends in blanks."""
    said = call("read", told, PYTHONIOENCODING="utf-8", COLUMNS=str(columns)).stdout
    lines = said.splitlines()[2:]
    assert max(map(len, lines)) <= min(columns, marked.WIDEST)
    assert all(line == line.rstrip() for line in lines)


def test_colours_show_the_stance_and_can_be_switched_off(told: Path) -> None:
    """The cue and the stance share a colour on a terminal; NO_COLOR leaves weight only."""
    settings = {"PYTHONIOENCODING": "utf-8", "COLUMNS": "120", "FORCE_COLOR": "1", "TERM": "xterm"}
    shown = call("read", told, **settings).stdout
    assert "\x1b[1;35mcould not confirm\x1b[0m" in shown
    assert "\x1b[1;35munverified\x1b[0m" in shown
    plainer = call("read", told, NO_COLOR="1", **settings).stdout
    assert "\x1b[1mcould not confirm\x1b[0m" in plainer
    assert "\x1b[1;35m" not in plainer


def test_a_terminal_without_unicode_has_plain_marks(told: Path) -> None:
    """Bars, arrows and quotation marks have stand-ins."""
    said = call("read", told, PYTHONIOENCODING="ascii", LANG="C", COLUMNS="120").stdout
    assert " | NATO could not confirm that" in said
    assert 'unverified ("could not confirm")' in said
    assert "North Korea -> Russia - 1,500 troops" in said
    assert "\\u" not in said


def test_a_claim_is_told_in_words(paper: io.StringIO) -> None:
    """Who to whom, what and how much, where and when, who says it and who passed it on, and the rule."""
    text = "The agency said that shells were sent."
    marked.show(document(text), [claim(text, text)], "A title", whole=False)
    words = " ".join(paper.getvalue().split())
    assert "no date of publication · 1 claim in 1 of 1 paragraphs" in words
    assert "North Korea → Russia · shells (more than 8,000) · in Rajin" in words
    assert "says Spy Agency, intelligence service, passed on by Evening Paper" in words
    assert "arms_transfer.verb.1" in words


@pytest.mark.parametrize(
    ("stance", "negated", "words"),
    [
        (Stance.ASSERTED, False, "asserted"),
        (Stance.ASSERTED, True, "asserted not to have happened"),
        (Stance.DENIED, False, "denied"),
        (Stance.DENIED, True, "not denied"),
        (Stance.PLANNED, True, "not planned"),
    ],
)
def test_a_stance_says_which_way_it_goes(paper: io.StringIO, stance: Stance, negated: bool, words: str) -> None:
    """What is negated reads as what it means."""
    text = "The agency said that shells were sent."
    marked.show(document(text), [claim(text, text, stance, negated=negated)], "A title", whole=False)
    assert f"arms transfer, {words} (“said”)" in paper.getvalue()


def test_what_is_to_be_reviewed_says_why(paper: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason stands with the claim, the number of such claims on top."""
    monkeypatch.setattr(marked, "_review", lambda _: "two readers disagree")
    text = "The agency said that shells were sent."
    marked.show(document(text), [claim(text, text)], "A title", whole=False)
    assert "· 1 to be reviewed" in paper.getvalue()
    assert "review: two readers disagree" in paper.getvalue()


def test_a_claim_may_run_over_paragraphs(paper: io.StringIO) -> None:
    """They are shown together; their numbers are in the order of the text."""
    text = "The agency said:\n\nshells were sent.\n\nNothing more."
    whole = text[: text.index("\n\nNothing")]
    claims = [claim(text, whole), claim(text, "shells were sent."), claim(text, whole, Stance.DENIED)]
    marked.show(document(text), claims, "A title", whole=True)
    assert " ┃ The agency said: shells were sent. [1, 2, 3]\n" in paper.getvalue()
    assert "   Nothing more." in paper.getvalue()


def test_a_text_without_claims_says_so(paper: io.StringIO) -> None:
    """Nothing found is not nothing read."""
    marked.show(document("Nothing.\n\nNothing more."), [], "A title", whole=False)
    assert "no claim found" in paper.getvalue()
    assert "… 2 paragraphs without a claim" in paper.getvalue()


@pytest.fixture
def site(told: Path) -> Iterator[str]:
    """Serve the folder of the text."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(told.parent)))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_an_address_is_read_like_a_file(site: str, told: Path) -> None:
    """The same claims but for the evidence's name; an address that fails is named, and the rest is read."""
    said = call("read", f"{site}/none.md", f"{site}/told.md", told, PYTHONIOENCODING="utf-8")
    fetched, _, filed = said.stdout.partition("\n\nTold in three")
    assert said.returncode == 1
    assert said.stderr.startswith(f"bongsu: {site}/none.md: was answered with 404 ")
    assert len(said.stderr.splitlines()) == 1
    assert fetched.partition("\n")[2].split() == filed.partition("\n")[2].split()


@pytest.mark.parametrize("is_terminal", [True, False])
def test_who_waits_is_told_for_what(monkeypatch: pytest.MonkeyPatch, is_terminal: bool) -> None:
    """After a while, on a terminal only."""
    page = io.StringIO()
    monkeypatch.setattr(terminal, "err", Console(file=page, force_terminal=is_terminal, width=80))
    monkeypatch.setattr(terminal, "PATIENCE", 0.01)
    with terminal.waiting("reading far/away"):
        for _ in range(1_000 if is_terminal else 10):
            if page.getvalue():
                break
            time.sleep(0.01)
    assert ("reading far/away" in page.getvalue()) is is_terminal
