"""The endpoint as an ASGI application: which address is answered by what, and what no request gets past."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bongsu.web.screening import about, matching, searching
from bongsu.web.screening.desk import Desk
from bongsu.web.screening.refusals import InvalidRequestError, tell_failure, tell_invalid, tell_refusal

LONGEST_ADDRESS = 60_000
"""Bytes of path and query, as in yente."""

SMALLEST_PACKED = 500
"""Bytes from which on answers are compressed for clients that take it."""

ROUTES = (
    Route("/match/{dataset}", matching.match, methods=["POST"]),
    Route("/search/{dataset}", searching.search),
    Route("/entities/{entity_id}/adjacent/{property_name}", searching.fetch_adjacent_by),
    Route("/entities/{entity_id}/adjacent", searching.fetch_adjacent),
    Route("/entities/{entity_id:path}", searching.fetch_entity),
    Route("/catalog", about.catalog),
    Route("/manifest", about.catalog),
    Route("/algorithms", about.algorithms),
    Route("/healthz", about.healthz),
    Route("/readyz", about.readyz),
    Route("/updatez", about.refuse_update, methods=["POST"]),
    Route("/openapi.json", about.openapi),
    Route("/", about.front),
)


class Gate:
    """What every request comes through first: its address is of a bearable length, and meant for this host.

    A page of the web can make a browser ask this machine under a name of its own (DNS rebinding); so where only this
    machine is listened to, only its own names are answered.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        refusal = self._refusal(scope) if scope["type"] == "http" else None
        await (refusal or self._app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        path = scope.get("raw_path") or scope["path"].encode()
        if len(path) + len(scope.get("query_string", b"")) > LONGEST_ADDRESS:
            return JSONResponse({"detail": "Request URI too long"}, 414)
        if self._hosts and _host(scope) not in self._hosts:
            return JSONResponse({"detail": "Invalid host: ask for localhost, or start with --host."}, 400)
        return None


def screening_app(
    desk: Desk, hosts: Sequence[str] = (), on_failure: Callable[[Exception], None] | None = None
) -> Starlette:
    """Return the application; it loads the lists when it starts, and answers ``/healthz`` meanwhile.

    Args:
        desk: the lists.
        hosts: the only names of this machine that are answered; without any, all.
        on_failure: told when the lists cannot be loaded at all.
    """

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        keeping = asyncio.create_task(_kept_open(desk, on_failure))
        try:
            yield
        finally:
            keeping.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await keeping

    app = Starlette(
        routes=ROUTES,
        middleware=[Middleware(Gate, hosts=hosts), Middleware(GZipMiddleware, minimum_size=SMALLEST_PACKED)],
        exception_handlers={
            HTTPException: tell_refusal,
            InvalidRequestError: tell_invalid,
            Exception: tell_failure,
        },
        lifespan=lifespan,
    )
    app.state.desk = desk
    return app


async def _kept_open(desk: Desk, on_failure: Callable[[Exception], None] | None) -> None:
    try:
        await desk.keep_open()
    except Exception as error:
        if on_failure is None:
            raise
        on_failure(error)


def _host(scope: Scope) -> str:
    given = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1").lower()
    return given[: given.index("]") + 1] if given.startswith("[") and "]" in given else given.partition(":")[0]
