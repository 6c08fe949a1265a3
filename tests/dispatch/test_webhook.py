"""Alerts over HTTP: taken or not, in time, to no private place, and without a secret in any word."""

import socket
import threading
from datetime import UTC, datetime

import pytest

from bongsu.dispatch import post
from bongsu.model.alert import Alert, Webhook
from bongsu.model.errors import SendingError
from bongsu.sources.fetching import is_at_home
from tests.receivers import hook

ALERT = Alert("alert:1", "receiver:1", "desk", 1, '{"watch": "\\ubd09\\uc218"}', (), datetime(2024, 10, 18, tzinfo=UTC))


def test_an_alert_is_posted_once_with_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The body is the alert's own, its id the idempotency key, and a token comes from the environment."""
    monkeypatch.setenv("DESK_TOKEN", "s3cret")
    with hook() as desk:
        post(ALERT, Webhook(desk.url, token_from="DESK_TOKEN"), 20, is_at_home)  # noqa: S106 - a variable's name
        assert desk.bodies == [ALERT.body]
        assert desk.keys == ["alert:1"]
        assert desk.headers[0]["authorization"] == "Bearer s3cret"
        assert desk.headers[0]["content-type"] == "application/json"


def test_an_address_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many addresses of webhooks are secrets."""
    with hook() as desk:
        monkeypatch.setenv("DESK_URL", desk.url)
        post(ALERT, Webhook(url_from="DESK_URL"), 20, is_at_home)
        assert len(desk.bodies) == 1


@pytest.mark.parametrize(
    ("status", "said", "passing"),
    [
        (500, "status 500", True),
        (503, "status 503", True),
        (429, "status 429", True),
        (400, "status 400", False),
        (401, "status 401", False),
        (404, "status 404", False),
    ],
)
def test_another_answer_than_success_is_no_receipt(status: int, said: str, passing: bool) -> None:
    """Failures of the server may pass, refusals do not."""
    with hook(lambda _: status) as desk, pytest.raises(SendingError, match=said) as caught:
        post(ALERT, Webhook(desk.url), 20, is_at_home)
    assert caught.value.passing is passing


def test_a_redirect_is_not_followed() -> None:
    """Whoever answers could send the alert anywhere."""
    with hook() as other, hook(lambda _: 307, location=other.url) as desk:
        with pytest.raises(SendingError, match="another address") as caught:
            post(ALERT, Webhook(desk.url), 20, is_at_home)
        assert other.bodies == []
        assert not caught.value.passing


def test_silence_ends_in_time() -> None:
    """A server that says nothing is given up after the seconds of the settings."""
    with hook(lambda _: None) as desk, pytest.raises(SendingError, match=r"within 0.3 seconds"):
        post(ALERT, Webhook(desk.url), 0.3, is_at_home)


def test_an_answer_that_trickles_ends_in_time() -> None:
    """Neither does a server that gives one letter after the other hold anybody up."""
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def trickle() -> None:
        connection, _ = listening.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
            while not over.wait(0.05):
                try:
                    connection.sendall(b"x")
                except OSError:
                    return

    thread = threading.Thread(target=trickle, daemon=True)
    thread.start()
    try:
        with pytest.raises(SendingError, match="seconds"):
            post(ALERT, Webhook(f"http://127.0.0.1:{listening.getsockname()[1]}/"), 0.5, is_at_home)
    finally:
        over.set()
        listening.close()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://10.0.0.7/hook", "private network"),
        ("https://169.254.169.254/latest", "private network"),
        ("https://[fd00::1]/hook", "private network"),
        ("http://8.8.8.8/hook", "not encrypted"),
        ("ftp://8.8.8.8/hook", "no address of the web"),
    ],
)
def test_where_nothing_is_fetched_nothing_is_sent(address: str, said: str) -> None:
    """The rules of fetching hold: no private networks; and beyond this machine only encrypted."""
    with pytest.raises(SendingError, match=said) as caught:
        post(ALERT, Webhook(address), 5, is_at_home)
    assert not caught.value.passing


def test_nobody_there_is_said_without_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that came from the environment stands in no word of the trouble."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("DESK_URL", f"http://127.0.0.1:{port}/s3cret-path")
    with pytest.raises(SendingError, match="cannot be reached") as caught:
        post(ALERT, Webhook(url_from="DESK_URL"), 5, is_at_home)
    assert "s3cret" not in str(caught.value)
    assert caught.value.passing


@pytest.mark.parametrize("value", ["", "a\u00e9", "two\nlines"])
def test_a_secret_that_cannot_be_sent_is_said(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that is not set, or holds letters that no header can, is named; its value is not."""
    monkeypatch.setenv("DESK_TOKEN", value)
    with hook() as desk, pytest.raises(SendingError, match="DESK_TOKEN") as caught:
        post(ALERT, Webhook(desk.url, token_from="DESK_TOKEN"), 5, is_at_home)  # noqa: S106 - a variable's name
    assert desk.bodies == []
    assert not value or value not in str(caught.value)
