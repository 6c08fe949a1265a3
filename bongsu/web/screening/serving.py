"""The endpoint on a port of this machine."""

import contextlib
import ipaddress
import os
import signal
import socket

import uvicorn

from bongsu.model.errors import ServeError
from bongsu.web.screening.app import screening_app
from bongsu.web.screening.desk import Desk

SECONDS_IDLE = 5
"""After which a connection on which nothing is asked is closed, as uvicorn has it."""

SECONDS_TO_FINISH = 10
"""That requests under way have when the endpoint is stopped."""

OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens here.

    Raises:
        ServeError: the port is in use or may not be used, or this machine has no such address.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((host, port), family=family)
    except (OSError, OverflowError, UnicodeError) as error:
        raise ServeError(
            f"{host}:{port}: cannot be listened on ({_reason(error)}); choose another with --host and --port."
        ) from error
    # asyncio does this for sockets that it opens itself; without it small answers wait 40 ms for an acknowledgement
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _reason(error: Exception) -> str:
    """Return why, without what the library adds to the system's own words."""
    if not isinstance(error, OSError):
        return "it is no address"
    found = error.strerror if isinstance(error, socket.gaierror) else os.strerror(error.errno or 0)
    return (found or str(error)).lower()


def address(listening: socket.socket) -> str:
    """Return the address under which a socket is reached."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(desk: Desk, listening: socket.socket) -> None:
    """Answer requests until the process is told to stop (SIGINT, SIGTERM).

    Args:
        desk: the lists, which are loaded meanwhile.
        listening: where requests come in.

    Raises:
        BongsuError, OSError: the lists cannot be loaded.
    """
    failures: list[Exception] = []

    def stop(error: Exception) -> None:
        failures.append(error)
        server.should_exit = True

    host = listening.getsockname()[0]
    names = OWN_NAMES if ipaddress.ip_address(host.partition("%")[0]).is_loopback else ()
    config = uvicorn.Config(
        screening_app(desk, names, stop),
        http="h11",
        ws="none",
        log_config=None,
        access_log=False,  # what is asked for are customers' names
        server_header=False,
        timeout_keep_alive=SECONDS_IDLE,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
    server = uvicorn.Server(config)
    # uvicorn finishes what is under way, and then passes the signal on
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    finally:
        signal.signal(signal.SIGTERM, before)
    if failures:
        raise failures[0]
