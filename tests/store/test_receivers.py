"""`alerts:` in watch.yml: receivers with their marks, and one sentence for what is wrong; no secret is taken."""

from pathlib import Path

import pytest

from bongsu.model.alert import FeedFile, Mailbox, Security, Webhook
from bongsu.model.errors import WatchError
from bongsu.model.grade import Handling
from bongsu.store import new_watch, open_watch
from bongsu.store.watch import Watch

GOOD = """
alerts:
  fires: 4
  webhooks:
    - {name: desk, url: "https://example.org/alerts", token_from: DESK_TOKEN, tlp: green, timeout: 5.0}
    - {name: chat, url_from: CHAT_URL}
  mails:
    - name: liaison
      host: smtp.example.org
      from: bongsu@example.org
      to: [a@example.org]
      user: bongsu
      password_from: LIAISON_PASSWORD
      tlp: AMBER+STRICT
  feeds:
    - {file: report/public.atom}
"""


def opened(folder: Path, more: str) -> Watch:
    """Open a watch with these settings."""
    (folder / "watch.yml").write_text(f"title: Autumn\n{more}", encoding="utf-8")
    return open_watch(folder)


def test_nobody_is_told_unless_the_settings_say_so(tmp_path: Path) -> None:
    """Alerts are off in a new watch."""
    assert new_watch(tmp_path / "watch").alerting.receivers == ()


def test_receivers_are_read_with_their_marks(tmp_path: Path) -> None:
    """Each has a way, a ceiling (TLP:CLEAR where none is given) and a time; secrets are names of variables."""
    alerting = opened(tmp_path, GOOD).alerting
    assert alerting.fires == 4
    desk, chat, liaison, feed = alerting.receivers
    assert (desk.way, desk.ceiling, desk.seconds) == (
        Webhook("https://example.org/alerts", None, "DESK_TOKEN"),
        Handling.GREEN,
        5.0,
    )
    assert (chat.way, chat.ceiling) == (Webhook(None, "CHAT_URL"), Handling.CLEAR)
    assert isinstance(liaison.way, Mailbox)
    assert (liaison.way.port, liaison.way.security, liaison.ceiling) == (587, Security.STARTTLS, Handling.AMBER_STRICT)
    assert feed.way == FeedFile("report/public.atom")


def test_another_address_or_mark_is_another_receiver(tmp_path: Path) -> None:
    """What was told to one is not taken for told to the other."""
    one = opened(tmp_path, GOOD).alerting.receivers
    two = opened(tmp_path, GOOD.replace("tlp: green", "tlp: amber").replace("a@ex", "b@ex")).alerting.receivers
    assert [a.key == b.key for a, b in zip(one, two, strict=True)] == [False, True, False, True]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("webhooks: [{name: a, url: 'https://u:p@example.org/'}]", "token_from"),
        ("webhooks: [{name: a, url: 'file:///etc/passwd'}]", "no web address"),
        ("webhooks: [{name: a}]", "url_from"),
        ("webhooks: [{name: a, url_from: 'https://example.org'}]", "no name of an environment variable"),
        ("webhooks: [{name: a, url: 'https://example.org', token: x}]", "not a known key"),
        ("webhooks: [{name: a, url: 'https://example.org', tlp: secret}]", "no mark of TLP 2.0"),
        ("webhooks: [{name: a, url: 'https://example.org', timeout: 0.0}]", "greater than 0"),
        ("mails: [{name: a, host: h, from: x, to: [a@b.example]}]", "no mail address"),
        ("mails: [{name: a, host: h, from: a@b.example, to: []}]", "at least 1"),
        ('mails: [{name: a, host: h, from: a@b.example, to: ["a@b.example\\nBcc: c@d.example"]}]', "no mail address"),
        ("mails: [{name: a, host: 'h h', from: a@b.example, to: [a@b.example]}]", "no name of a mail server"),
        ("mails: [{name: a, host: h, from: a@b.example, to: [a@b.example], user: u}]", "belong together"),
        (
            "mails: [{name: a, host: h, from: a@b.ex, to: [a@b.ex], user: u, password_from: P, security: none}]",
            "without encryption",
        ),
        ("feeds: [{file: ../out.atom}]", "inside the watch"),
        ("feeds: [{file: /tmp/out.atom}]", "inside the watch"),
        ("feeds: [{file: watch.yml}]", ".atom or .xml"),
        ("feeds: [{file: evidence/x.xml}]", "not among its evidence"),
        ("feeds: [{}, {}]", "two receivers"),
        ("fires: 6", "less than or equal to 5"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(more: str, said: str, tmp_path: Path) -> None:
    """File, key and reason, and what to write instead."""
    with pytest.raises(WatchError, match=said) as caught:
        opened(tmp_path, f"alerts:\n  {more}\n")
    assert "alerts" in str(caught.value)


def test_a_refused_address_is_not_repeated(tmp_path: Path) -> None:
    """It may hold a secret."""
    with pytest.raises(WatchError) as caught:
        opened(tmp_path, "alerts:\n  webhooks: [{name: a, url: 'https://u:s3cret@example.org/'}]\n")
    assert "s3cret" not in str(caught.value)
