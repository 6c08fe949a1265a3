"""Alerts by mail: a whole letter, known again by its id, and refusals told without a secret."""

import socket
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bongsu.dispatch import mail
from bongsu.dispatch.mail import written
from bongsu.model.alert import Alert, Mailbox, Security
from bongsu.model.errors import SendingError
from tests.receivers import post_office

ALERT = Alert("alert:1", "receiver:1", "desk", 1, "{}", (), datetime(2024, 10, 18, 7, tzinfo=UTC))
BOX = Mailbox("127.0.0.1", 0, Security.NONE, "bongsu@example.org", ("a@example.org", "b@example.org"))
TEXT = "봉수: two fires\n.\nA line that a dot begins\n"


def test_a_letter_arrives_whole() -> None:
    """Subject and text come as they were written, in any script, with a line that is a dot; the id is the alert's."""
    with post_office() as office:
        assert mail(ALERT, replace(BOX, port=office.port), 20, "[TLP:CLEAR] 봉수", TEXT) is None
    (letter,) = office.letters
    assert letter["Subject"] == "[TLP:CLEAR] 봉수"
    assert letter["Message-ID"] == "<alert.1@example.org>"
    assert letter["Date"].datetime == ALERT.queued
    assert letter.get_content().replace("\r\n", "\n") == TEXT
    assert office.recipients == [["a@example.org", "b@example.org"]]


def test_the_same_alert_is_the_same_letter() -> None:
    """Sent twice it is the same, byte for byte, so that a double is known as one."""
    assert written(ALERT, BOX, "x", TEXT).as_bytes() == written(ALERT, BOX, "x", TEXT).as_bytes()


@pytest.mark.parametrize(
    ("says", "said", "passing"),
    [
        ({"MAIL": "451 later"}, "code 451", True),
        ({"MAIL": "550 never"}, "code 550", False),
        ({"RCPT": "550 nobody"}, "every address", False),
        ({"RCPT": "450 busy"}, "every address", True),
        ({"DATA": "554 no"}, "code 554", False),
        ({"END": "452 full"}, "code 452", True),
    ],
)
def test_a_refusal_is_told_by_its_code(says: dict[str, str], said: str, passing: bool) -> None:
    """Codes of 400 to 499 may pass, those of 500 and more do not."""
    with post_office(**says) as office, pytest.raises(SendingError, match=said) as caught:
        mail(ALERT, replace(BOX, port=office.port), 20, "x", TEXT)
    assert caught.value.passing is passing


def test_one_refused_address_is_remarked() -> None:
    """A letter that was taken for some is sent; for whom it was refused is told."""
    with post_office() as office:
        office.says["RCPT TO:<B@EXAMPLE.ORG>"] = "550 nobody"
        assert mail(ALERT, replace(BOX, port=office.port), 20, "x", TEXT) == "refused for b@example.org"
    assert office.recipients == [["a@example.org"]]


def test_nothing_is_said_before_encryption() -> None:
    """Where the server offers none, neither address nor letter goes over the wire."""
    with post_office() as office, pytest.raises(SendingError, match="lacks what the settings ask for"):
        mail(ALERT, replace(BOX, port=office.port, security=Security.STARTTLS), 20, "x", TEXT)
    assert not [said for said in office.commands if said.upper().startswith(("MAIL", "AUTH"))]


def test_a_server_without_encryption_is_no_tls_server() -> None:
    """Encrypted from the first byte means just that."""
    with post_office() as office, pytest.raises(SendingError):
        mail(ALERT, replace(BOX, port=office.port, security=Security.TLS), 5, "x", TEXT)
    assert office.letters == []


def test_a_refused_password_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the server answers to a log-in may hold what was sent; the code alone is told."""
    monkeypatch.setenv("BOX_PASSWORD", "s3cret")
    box = replace(BOX, user="bongsu", password_from="BOX_PASSWORD")  # noqa: S106 - a variable's name
    with post_office(EHLO="250-here\r\n250 AUTH PLAIN", AUTH="535 no: s3cret") as office:
        with pytest.raises(SendingError, match="code 535") as caught:
            mail(ALERT, replace(box, port=office.port), 20, "x", TEXT)
        assert "s3cret" not in str(caught.value)
        assert not caught.value.passing


def test_silence_ends_in_time() -> None:
    """A server that greets nobody is given up."""
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(SendingError):
        mail(ALERT, replace(BOX, port=silent.getsockname()[1]), 0.3, "x", TEXT)
