"""A model behind an address that speaks the chat completions protocol of OpenAI, as Ollama, llama.cpp and vLLM do.

Only what is asked goes out, only to this address: redirects are not followed, and for this machine no proxy is used.
The key is read from the environment variable `KEY` and stands in nothing that is printed or stored.
"""

import ipaddress
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

import httpx

from bongsu.model.errors import SecondReadingError

KEY = "BONGSU_API_KEY"
"""Environment variable that holds the key, where the endpoint asks for one."""

LARGEST_ANSWER = 1_000_000
"""Bytes of an answer that are read; claims about a passage take a few thousand."""

TRIES = 3
"""How often a question is sent while the endpoint is busy, failing or silent."""

LONGEST_WAIT = 30.0
"""Seconds between two tries, whatever the endpoint asks for."""

PATIENCE = 2
"""Questions in a row without an answer, after which the endpoint is not asked again."""

_FORM_REFUSED = {400, 422}
_BUSY = 429


class _TryAgainError(Exception):
    """The endpoint may answer later; holds the sentence to say if it does not, and the seconds it asks to wait."""

    def __init__(self, said: str, wait: float | None = None) -> None:
        super().__init__(said)
        self.wait = wait


class _Response(NamedTuple):
    status: int
    retry_after: str | None
    body: bytes


class ModelEndpoint:
    """A model that answers questions; use it in a ``with`` block.

    Args:
        url: the base of the protocol's addresses, such as ``http://localhost:11434/v1``.
        model: the name of the model there.
        timeout: seconds that one try may take.
        sleep: waits so many seconds.
    """

    def __init__(self, url: str, model: str, timeout: float, sleep: Callable[[float], None] = time.sleep) -> None:
        self.url = url.rstrip("/")
        self.model = model
        self._timeout = timeout
        self._sleep = sleep
        self._json_asked_for = True
        self._silences: list[str] = []
        self._client = httpx.Client(timeout=timeout, trust_env=not self.is_local)

    @property
    def is_local(self) -> bool:
        """Whether the model runs on this machine, so that what it is asked stays here."""
        host = urlsplit(self.url).hostname or ""
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def ask(self, instructions: str, question: str) -> str:
        """Return the model's answer.

        Raises:
            SecondReadingError: no answer after `TRIES` tries, a refusal, an answer that is too large or not of the
                protocol, a key that cannot be sent; or no question was answered `PATIENCE` times running, so that
                this one was not sent.
        """
        if len(self._silences) >= PATIENCE:
            raise SecondReadingError(self._silences[-1])
        try:
            answer = self._asked(instructions, question)
        except SecondReadingError as error:
            self._silences.append(str(error))
            raise
        self._silences.clear()
        return answer

    def _asked(self, instructions: str, question: str) -> str:
        number = 1
        while True:
            try:
                return self._content(self._answered(instructions, question))
            except _TryAgainError as error:
                if number == TRIES:
                    raise SecondReadingError(f"{error} ({TRIES} tries)") from error
                self._sleep(min(LONGEST_WAIT, 2.0 ** (number - 1) if error.wait is None else error.wait))
            number += 1

    def _answered(self, instructions: str, question: str) -> bytes:
        """Return the body of a good response; an endpoint that cannot promise JSON is asked without the promise."""
        response = self._sent(instructions, question)
        if response.status in _FORM_REFUSED and self._json_asked_for:
            self._json_asked_for = False
            response = self._sent(instructions, question)
        if response.status == httpx.codes.OK:
            return response.body
        if response.status == _BUSY or response.status >= httpx.codes.INTERNAL_SERVER_ERROR:
            raise _TryAgainError(f"{self.url} answers with status {response.status}", _seconds(response.retry_after))
        raise SecondReadingError(f"{self.url} {_refusal(response.status)}")

    def _sent(self, instructions: str, question: str) -> _Response:
        asked: dict[str, Any] = {
            "model": self.model,
            "temperature": 0,
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": question}],
        }
        if self._json_asked_for:
            asked["response_format"] = {"type": "json_object"}
        body = json.dumps(asked).encode("ascii")
        address, headers = f"{self.url}/chat/completions", _headers()
        with self._silence(), self._client.stream("POST", address, content=body, headers=headers) as response:
            read = self._read(response) if response.status_code == httpx.codes.OK else b""
            return _Response(response.status_code, response.headers.get("retry-after"), read)

    def _read(self, response: httpx.Response) -> bytes:
        """Read the body as far as size and time allow: one that trickles for ever is as silent as none."""
        if response.headers.get("content-encoding", "identity") != "identity":
            raise SecondReadingError(f"{self.url} packs its answer, which was not asked for")
        end = time.monotonic() + self._timeout
        body = b""
        for chunk in response.iter_raw():
            body += chunk
            if len(body) > LARGEST_ANSWER:
                raise SecondReadingError(f"{self.url} answers with more than {LARGEST_ANSWER:,} bytes")
            if time.monotonic() > end:
                raise httpx.ReadTimeout("the answer trickles")
        return body

    @contextmanager
    def _silence(self) -> Iterator[None]:
        try:
            yield
        except httpx.TimeoutException as error:
            raise _TryAgainError(f"{self.url} gave no answer within {self._timeout:g} seconds") from error
        except httpx.TransportError as error:
            raise _TryAgainError(f"{self.url} cannot be reached; check that the model runs there") from error

    def _content(self, body: bytes) -> str:
        try:
            said = json.loads(body)["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError):
            said = None
        if not isinstance(said, str):
            raise SecondReadingError(f"{self.url} does not answer as the chat completions protocol has it")
        return said


def _headers() -> dict[str, str]:
    headers = {"Accept-Encoding": "identity", "Content-Type": "application/json", "User-Agent": "bongsu"}
    key = os.environ.get(KEY, "").strip()
    if key and not (key.isascii() and key.isprintable()):
        raise SecondReadingError(f"{KEY} holds letters that no key can have; set it again")
    return headers | {"Authorization": f"Bearer {key}"} if key else headers


def _refusal(status: int) -> str:
    said = {
        401: f"wants another key; set {KEY} in the environment",
        403: f"wants another key; set {KEY} in the environment",
        404: "knows no such address or model; check `url` and `model` under `extract` in watch.yml",
    }
    if httpx.codes.is_redirect(status):
        return "answers from another address; put that one under `extract` in watch.yml"
    return said.get(status, f"refuses the question with status {status}")


def _seconds(retry_after: str | None) -> float | None:
    """Return how long the endpoint asks to wait, from a number of seconds or a date."""
    if retry_after is None:
        return None
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after[:9])
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None
