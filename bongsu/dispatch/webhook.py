"""Alerts over HTTP: one POST of JSON to one address, which is checked first; redirects are not followed."""

from collections.abc import Callable
from importlib.metadata import version

import httpx

from bongsu.dispatch.limits import secret, within
from bongsu.model.alert import Alert, Webhook
from bongsu.model.errors import BongsuError, SendingError

_AGAIN = {408, 425, 429}
"""Statuses below 500 that say "later"."""


def post(alert: Alert, to: Webhook, seconds: float, is_at_home: Callable[[str], bool]) -> str | None:
    """Hand an alert to a webhook; its id goes along as ``Idempotency-Key``, by which a double can be dropped.

    Args:
        alert: what is sent.
        to: where to.
        seconds: for which it may take in all.
        is_at_home: whether an address is this machine's own; raises where none may be asked at all.

    Raises:
        SendingError: not taken: any answer but 2xx, or none.
    """
    return within(seconds, lambda: _post(alert, to, seconds, is_at_home))


def _post(alert: Alert, to: Webhook, seconds: float, is_at_home: Callable[[str], bool]) -> None:
    address = to.url or secret(to.url_from or "")
    at_home = _check(address, is_at_home)
    headers = {
        "Content-Type": "application/json",
        "Idempotency-Key": alert.id,
        "User-Agent": f"bongsu/{version('bongsu')}",
    }
    if to.token_from:
        headers["Authorization"] = f"Bearer {secret(to.token_from)}"
    try:
        # a proxy knows nothing of this machine's own addresses
        with (
            httpx.Client(timeout=seconds, follow_redirects=False, trust_env=not at_home) as client,
            client.stream("POST", address, content=alert.body.encode(), headers=headers) as response,
        ):
            _judge(response.status_code)
    except httpx.TimeoutException as error:
        raise SendingError(f"gave no answer within {seconds:g} seconds") from error
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:  # their words would repeat the address
        raise SendingError(f"cannot be reached ({type(error).__name__})") from error


def _check(address: str, is_at_home: Callable[[str], bool]) -> bool:
    try:
        at_home = is_at_home(address)
    except SendingError:
        raise
    except BongsuError as error:
        raise SendingError(str(error), passing=False) from error
    if not at_home and not address.lower().startswith("https://"):
        raise SendingError("is not encrypted; only https:// is sent to beyond this machine", passing=False)
    return at_home


def _judge(status: int) -> None:
    if httpx.codes.is_success(status):
        return
    if httpx.codes.is_redirect(status):
        raise SendingError(f"answers from another address (status {status}); write that one", passing=False)
    raise SendingError(f"answers with status {status}", passing=status >= 500 or status in _AGAIN)
