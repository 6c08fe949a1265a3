"""Telling others: at least once, under one id, up to a handling mark, and never at the cost of the run."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import bongsu
from bongsu import pipeline
from bongsu.cli import app
from bongsu.model.evidence import Evidence
from bongsu.model.grade import Handling
from bongsu.pipeline import alerting
from bongsu.store import Ledger, Outbox
from tests.receivers import hook, post_office
from tests.test_pipeline_sharing import OPEN, article, secret


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once."""
    monkeypatch.setattr(alerting, "WAITS", (0.0, 0.0))


def watch(folder: Path, alerts: str, **articles: str) -> Path:
    """Make a watch with these articles and receivers."""
    (folder / "evidence").mkdir(parents=True)
    (folder / "watch.yml").write_text(f"title: Told\nalerts:\n{alerts}\n", encoding="utf-8")
    for name, text in articles.items():
        add(folder, name, text)
    return folder


def add(folder: Path, name: str, text: str) -> None:
    """Put an article into a watch."""
    (folder / "evidence" / f"{name}.md").write_text(text, encoding="utf-8")


def desk(url: str, more: str = "") -> str:
    """Return the settings of one webhook."""
    return f"  webhooks: [{{name: desk, url: '{url}', timeout: 20.0{more}}}]"


def findings(body: str) -> list[str]:
    """Return what happened to the findings of an alert."""
    return [part["happened"] for part in json.loads(body)["findings"]]


def test_what_is_new_is_told_once(tmp_path: Path) -> None:
    """The first run tells all, the second nothing, the third what is new since."""
    with hook() as served:
        folder = watch(tmp_path / "watch", desk(served.url), a=article(0, OPEN[1]), b=article(1, OPEN[0]))
        first = bongsu.run(folder)
        assert first.told is not None
        assert (first.told.sent, first.told.waiting, first.told.troubles) == (1, 0, ())
        assert set(findings(served.bodies[0])) == {"new"}
        assert bongsu.run(folder).told == pipeline.Telling()
        add(folder, "c", article(2, OPEN[2]))
        bongsu.run(folder)
    assert len(served.bodies) == len(set(served.keys)) == 2
    told = [{part["id"] for part in json.loads(body)["findings"]} for body in served.bodies]
    assert told[1]
    assert not told[0] & told[1]


def test_a_watch_without_receivers_tells_nobody(tmp_path: Path) -> None:
    """Alerts are off unless watch.yml names somebody."""
    folder = watch(tmp_path / "watch", "  fires: 1", a=article(0, OPEN[0]))
    assert bongsu.run(folder).told is None
    assert pipeline.alerts(folder) == []


def test_a_change_of_grade_is_told(tmp_path: Path) -> None:
    """A confirmation that comes later changes the finding, and that is told with what it was."""
    with hook() as served:
        folder = watch(tmp_path / "watch", desk(served.url), a=article(0, OPEN[2]))
        bongsu.run(folder)
        add(folder, "b", article(1, OPEN[4]))
        bongsu.run(folder)
    assert set(findings(served.bodies[1])) == {"changed"}


def test_a_receiver_sees_no_more_than_its_mark_lets_pass(tmp_path: Path) -> None:
    """Each receiver is told what the evidence up to its ceiling shows; without one, TLP:CLEAR alone."""
    with hook() as public, hook() as inner:
        both = f"  webhooks: [{{name: public, url: '{public.url}'}}, {{name: in, url: '{inner.url}', tlp: red}}]"
        closed = secret(4, "Zorvexia's minister said North Korea sent 4,711 troops to Russia in October 2024.")
        folder = watch(tmp_path / "watch", both, a=article(0, OPEN[1]), b=article(1, OPEN[2]), c=closed)
        bongsu.run(folder)
    told, all_told = "".join(public.bodies), "".join(inner.bodies)
    for marker in ("Zorvexia", "Quillmarsh", "zephyrbane", "4,711", "Troop", "RED"):
        assert marker not in told
    assert "Missile launch" in told
    assert "Troop deployment" in all_told
    assert json.loads(inner.bodies[0])["handling"] == "TLP:RED"


def test_an_alert_is_not_sent_once_its_evidence_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waited while a mark was closed is taken back, not sent."""
    with hook(lambda _: 500) as down:
        folder = watch(tmp_path / "watch", desk(down.url), a=article(0, OPEN[2]))
        bongsu.run(folder)
    evidence = Ledger.evidence

    def closed(ledger: Ledger) -> dict[str, Evidence]:
        return {key: replace(item, handling=Handling.RED) for key, item in evidence(ledger).items()}

    monkeypatch.setattr(Ledger, "evidence", closed)
    told = pipeline.send_alerts(folder)
    assert (told.sent, told.waiting) == (0, 0)
    assert pipeline.alerts(folder) == []


def test_a_failing_receiver_is_tried_again_and_fails_no_run(tmp_path: Path) -> None:
    """Three tries in a run, counted and told; the next run tries the same alert again, under the same id."""
    with hook(lambda before: 500 if before < 4 else 200) as served:
        folder = watch(tmp_path / "watch", desk(served.url), a=article(0, OPEN[2]))
        first = bongsu.run(folder)
        assert first.told is not None
        assert (first.told.sent, first.told.waiting) == (0, 1)
        assert first.told.troubles == ("desk answers with status 500",)
        assert (folder / "report" / "index.html").is_file()
        (waits,) = pipeline.alerts(folder)
        assert (waits.standing, waits.alert.tries) == ("waits", 3)
        second = bongsu.run(folder)
        assert second.told is not None
        assert (second.told.sent, second.told.waiting, second.told.troubles) == (1, 0, ())
    assert len(served.keys) == 5
    assert len(set(served.keys)) == 1
    assert len(set(served.bodies)) == 1
    (sent,) = pipeline.alerts(folder)
    assert (sent.standing, sent.alert.tries) == ("sent", 4)


def test_a_refusal_is_not_repeated_in_the_same_run(tmp_path: Path) -> None:
    """Where trying again cannot help, one try is enough until the next run."""
    with hook(lambda _: 404) as served:
        folder = watch(tmp_path / "watch", desk(served.url), a=article(0, OPEN[2]))
        bongsu.run(folder)
        assert len(served.bodies) == 1


def test_tries_are_bounded_and_can_be_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many tries runs give up, which is told; `bongsu alerts --send` tries again."""
    monkeypatch.setattr(alerting, "MOST_TRIES", 4)
    with hook(lambda before: 500 if before < 6 else 200) as served:
        folder = watch(tmp_path / "watch", desk(served.url), a=article(0, OPEN[2]))
        for _ in range(3):
            bongsu.run(folder)
        assert len(served.bodies) == 6
        assert pipeline.alerts(folder)[0].standing == "given up"
        assert pipeline.send_alerts(folder).sent == 1


def test_a_silent_receiver_holds_no_run_up(tmp_path: Path) -> None:
    """A receiver that says nothing is given up in its time, and told."""
    with hook(lambda _: None) as served:
        folder = watch(tmp_path / "watch", desk(served.url).replace("20.0", "0.2"), a=article(0, OPEN[2]))
        told = bongsu.run(folder).told
    assert told is not None
    assert "seconds" in told.troubles[0]
    assert told.waiting == 1


def test_one_receiver_s_trouble_is_not_another_s(tmp_path: Path) -> None:
    """Whoever takes alerts gets them, whatever others do."""
    with hook(lambda _: 500) as down, hook() as up:
        both = f"  webhooks: [{{name: down, url: '{down.url}'}}, {{name: up, url: '{up.url}'}}]"
        told = bongsu.run(watch(tmp_path / "watch", both, a=article(0, OPEN[2]))).told
    assert told is not None
    assert (told.sent, told.waiting) == (1, 1)
    assert len(up.bodies) == 1


@pytest.mark.slow
def test_killed_between_sending_and_marking_it_is_sent_twice_under_one_id(tmp_path: Path) -> None:
    """The process dies while the receiver answers: the next run sends the same bytes under the same key, once."""
    running: list[subprocess.Popen[bytes]] = []

    def kill(before: int) -> int | None:
        if before == 0:
            os.kill(running[0].pid, signal.SIGKILL)
            return None
        return 200

    with hook(kill) as served:
        folder = watch(tmp_path / "watch", desk(served.url), a=article(0, OPEN[2]))
        words = [sys.executable, "-m", "bongsu", "run", str(folder)]
        running.append(subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        assert running[0].wait(timeout=120) == -signal.SIGKILL
        assert pipeline.alerts(folder)[0].standing == "waits"
        for _ in range(2):
            bongsu.run(folder)
    assert len(served.keys) == 2
    assert len(set(served.keys)) == 1
    assert len(set(served.bodies)) == 1


@pytest.mark.parametrize("stop", ["queue", "alerts", "sent"])
def test_stopped_anywhere_nothing_is_lost(stop: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped before queueing, before sending or before marking: each finding is told, and at most one id doubles."""

    class StoppedError(BaseException):
        """The process is over."""

    def stopped(*_: object) -> None:
        raise StoppedError

    with hook() as served:
        folder = watch(tmp_path / "watch", desk(served.url), a=article(0, OPEN[2]), b=article(1, OPEN[0]))
        with monkeypatch.context() as patched:
            patched.setattr(Outbox, stop, stopped)
            with pytest.raises(StoppedError):
                bongsu.run(folder)
        for _ in range(2):
            bongsu.run(folder)
    assert len(set(served.keys)) == 1
    assert len(served.keys) == (2 if stop == "sent" else 1)
    assert {part["id"] for part in json.loads(served.bodies[-1])["findings"]} == {
        item.finding.id for item in pipeline.findings(folder)
    }


def test_mails_and_feeds_are_told_too(tmp_path: Path) -> None:
    """A letter names the findings in words, a feed is written into the watch; both once."""
    with post_office() as office:
        ways = (
            f"  mails: [{{name: liaison, host: 127.0.0.1, port: {office.port}, security: none, "
            "from: a@example.org, to: [b@example.org]}]\n  feeds: [{file: report/public.atom}]"
        )
        closed = secret(4, "Zorvexia's minister said North Korea sent 4,711 troops to Russia in October 2024.")
        folder = watch(tmp_path / "watch", ways, a=article(0, OPEN[2]), b=closed)
        first, second = bongsu.run(folder).told, bongsu.run(folder).told
    assert first is not None
    assert second is not None
    assert (first.sent, second.sent) == (2, 0)
    (letter,) = office.letters
    assert "NEW: Missile launch" in letter.get_content()
    assert letter["Subject"].startswith("[TLP:CLEAR] Told: ")
    feed = (folder / "report" / "public.atom").read_bytes()
    assert feed == pipeline.export_watch(folder, "atom", Handling.CLEAR)
    assert b"Zorvexia" not in feed


def test_no_secret_is_stored_or_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Token and address stand neither in the store nor in any output, when sending fails nor when it works."""
    with hook(lambda before: 500 if before < 3 else 200) as served:
        monkeypatch.setenv("DESK_URL", served.url + "/s3cret-path")
        monkeypatch.setenv("DESK_TOKEN", "t0ken")
        way = "  webhooks: [{name: desk, url_from: DESK_URL, token_from: DESK_TOKEN}]"
        folder = watch(tmp_path / "watch", way, a=article(0, OPEN[2]))
        printed = [CliRunner().invoke(app, ["run", str(folder)]).output for _ in range(2)]
        printed.append(CliRunner().invoke(app, ["alerts", str(folder), "--json"]).output)
    assert len(served.bodies) == 4
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    for secret_ in ("s3cret-path", "t0ken"):
        assert secret_ not in "".join(printed)
        assert secret_.encode() not in kept


def test_the_command_shows_what_waits_and_sends_it(tmp_path: Path, wide: Callable[..., str]) -> None:
    """`bongsu alerts` tells receivers, standing and trouble; --send tries now and fails where it is not taken."""
    with hook(lambda before: 500 if before < 6 else 200) as served:
        folder = watch(tmp_path / "watch", desk(served.url), a=article(0, OPEN[2]))
        run = CliRunner().invoke(app, ["run", str(folder)])
        assert run.exit_code == 0
        assert "Alerts: 0 sent, 1 waiting." in run.output
        assert "answers with status 500" in wide(["alerts", str(folder)])
        failed = CliRunner().invoke(app, ["alerts", str(folder), "--send"])
        assert failed.exit_code == 1
        assert CliRunner().invoke(app, ["alerts", str(folder), "--send"]).exit_code == 0
        (record,) = map(json.loads, CliRunner().invoke(app, ["alerts", str(folder), "--json"]).output.splitlines())
        assert (record["standing"], record["tries"], record["receiver"]) == ("sent", 6, "desk")


@pytest.fixture
def wide() -> Callable[..., str]:
    """Run a command on a wide terminal and return what it prints, in one line."""

    def said(words: list[str]) -> str:
        return " ".join(CliRunner(env={"COLUMNS": "200"}).invoke(app, words).output.split())

    return said


def test_a_receiver_that_was_changed_is_told_anew(tmp_path: Path) -> None:
    """What waited for the old address is not sent to the new one; the new one is told from the beginning."""
    with hook(lambda _: 500) as old, hook() as new:
        folder = watch(tmp_path / "watch", desk(old.url), a=article(0, OPEN[2]))
        bongsu.run(folder)
        settings = (folder / "watch.yml").read_text(encoding="utf-8").replace(old.url, new.url)
        (folder / "watch.yml").write_text(settings, encoding="utf-8")
        bongsu.run(folder)
        assert len(new.bodies) == 1
        standings = [one.standing for one in pipeline.alerts(folder)]
        assert standings == ["not sent: its receiver has gone or changed", "sent"]
