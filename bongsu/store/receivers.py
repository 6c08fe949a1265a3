"""The part `alerts:` of watch.yml: who is told, by which way, up to which handling mark. Secrets stay outside of it."""

import re
from pathlib import PurePosixPath
from typing import Annotated, Self

from pydantic import ConfigDict, Field, field_validator, model_validator

from bongsu.model.alert import Alerting, FeedFile, Mailbox, Receiver, Security, Webhook
from bongsu.model.grade import Handling
from bongsu.store.settings import Settings, web_address

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[A-Za-z0-9.-]+")
_HOST = re.compile(r"[A-Za-z0-9.:_-]{1,253}")

Name = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[\w .-]+$")]
Seconds = Annotated[float, Field(gt=0, le=300, allow_inf_nan=False, strict=True)]


class _Marked(Settings):
    tlp: Handling = Handling.CLEAR

    @field_validator("tlp", mode="before")
    @classmethod
    def _mark(cls, word: object) -> object:
        return Handling.named(word) if isinstance(word, str) else word


class _Sent(_Marked):
    name: Name
    timeout: Seconds = 30.0


class _Webhook(_Sent):
    url: str | None = None
    url_from: str | None = None
    token_from: str | None = None

    @field_validator("url")
    @classmethod
    def _address(cls, url: str | None) -> str | None:
        return None if url is None else _checked(url)

    @field_validator("url_from", "token_from")
    @classmethod
    def _named(cls, name: str | None) -> str | None:
        return _variable(name)

    @model_validator(mode="after")
    def _one_address(self) -> Self:
        if (self.url is None) is (self.url_from is None):
            raise ValueError("a webhook has a url, or an url_from that names the environment variable which holds it")
        return self

    def receiver(self) -> Receiver:
        return Receiver(self.name, Webhook(self.url, self.url_from, self.token_from), self.tlp, self.timeout)


class _Mail(_Sent):
    model_config = ConfigDict(populate_by_name=True)

    host: str
    port: Annotated[int, Field(ge=1, le=65535, strict=True)] = 587
    security: Security = Security.STARTTLS
    sender: str = Field(alias="from")
    to: Annotated[tuple[str, ...], Field(min_length=1, max_length=50)]
    user: str | None = None
    password_from: str | None = None

    @field_validator("host")
    @classmethod
    def _host(cls, host: str) -> str:
        if not _HOST.fullmatch(host):
            raise ValueError(f"{host!r} is no name of a mail server")
        return host

    @field_validator("sender", "to")
    @classmethod
    def _mailed(cls, given: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for address in (given,) if isinstance(given, str) else given:
            if not _ADDRESS.fullmatch(address):
                raise ValueError(f"{address!r} is no mail address; write name@example.org alone")
        return given

    @field_validator("password_from")
    @classmethod
    def _named(cls, name: str | None) -> str | None:
        return _variable(name)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.user is None) is not (self.password_from is None):
            raise ValueError("user and password_from belong together; write both or neither")
        if self.user and self.security is Security.NONE:
            raise ValueError("a password is not sent without encryption; write security: starttls or tls")
        return self

    def receiver(self) -> Receiver:
        box = Mailbox(self.host, self.port, self.security, self.sender, self.to, self.user, self.password_from)
        return Receiver(self.name, box, self.tlp, self.timeout)


class _Feed(_Marked):
    file: str = "report/alerts.atom"

    @field_validator("file")
    @classmethod
    def _inside(cls, file: str) -> str:
        path = PurePosixPath(file)
        outside = path.is_absolute() or ".." in path.parts or "\\" in file or not file.isprintable()
        if outside or path.suffix not in {".atom", ".xml"} or path.parts[0] == "evidence":
            raise ValueError("a feed is a file inside the watch, not among its evidence, that ends in .atom or .xml")
        return path.as_posix()

    def receiver(self) -> Receiver:
        return Receiver(self.file, FeedFile(self.file), self.tlp)


class AlertSettings(Settings):
    """What `alerts:` holds; without any receiver nobody is told."""

    fires: Annotated[int, Field(ge=1, le=5, strict=True)] = 3
    webhooks: tuple[_Webhook, ...] = ()
    mails: tuple[_Mail, ...] = ()
    feeds: tuple[_Feed, ...] = ()

    @model_validator(mode="after")
    def _told_apart(self) -> Self:
        names = [one.name for one in self.alerting().receivers]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise ValueError(f"two receivers are called {twice!r}; give each a name of its own")
        return self

    def alerting(self) -> Alerting:
        """Return who is told."""
        receivers = [one.receiver() for one in self.webhooks]
        receivers += [one.receiver() for one in self.mails]
        return Alerting(self.fires, (*receivers, *(one.receiver() for one in self.feeds)))


def _variable(name: str | None) -> str | None:
    if name is not None and not _VARIABLE.fullmatch(name):
        raise ValueError("this is no name of an environment variable; the secret itself does not belong here")
    return name


def _checked(url: str) -> str:
    """Refuse what is no plain https address; the sentence does not repeat it, as it may hold a secret."""
    parts = web_address(url, "https://example.org/alerts")
    if parts.username is not None or parts.password is not None:
        raise ValueError("the address holds a name or password; a token belongs into the environment, as token_from")
    return url
