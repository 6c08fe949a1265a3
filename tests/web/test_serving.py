"""The port that the endpoint listens on."""

import socket

import pytest

from bongsu.model.errors import ServeError
from bongsu.web.screening import address, listen


def test_small_answers_do_not_wait() -> None:
    """Connections send at once what there is to send; otherwise each answer waits for an acknowledgement."""
    with listen("127.0.0.1", 0) as listening:
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert address(listening) == f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.mark.parametrize("host", ["203.0.113.1", "no such host", "x" * 300])
def test_where_nobody_can_listen_is_one_sentence(host: str) -> None:
    """An address of another machine, or none at all."""
    with pytest.raises(ServeError, match=r"cannot be listened on \([^()]+\); choose another"):
        listen(host, 0)
