"""Refusals in yente's words: ``{"detail": "..."}``, and for a request of the wrong form a list of what is wrong."""

from typing import Any

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

INVALID = 422
MOST_ERRORS = 20
"""What is wrong is told so many times at most: a hostile body has thousands of wrong values."""


class InvalidRequestError(Exception):
    """A request whose parameters or body are not of the form they should be.

    Attributes:
        errors: what is wrong, each with its place.
    """

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__("invalid request")
        self.errors = errors


def invalid(error: ValidationError, place: str) -> InvalidRequestError:
    """Return what pydantic found wrong in the part of a request at this place, ``query`` or ``body``.

    The values themselves are not sent back: they may be long, and are the sender's own.
    """
    found = error.errors(include_url=False, include_input=False, include_context=False)
    return InvalidRequestError([{**one, "loc": [place, *one["loc"]]} for one in found[:MOST_ERRORS]])


async def tell_refusal(_request: Request, error: Exception) -> Response:
    """Answer with the sentence of an `HTTPException`."""
    if not isinstance(error, HTTPException):
        raise error
    return JSONResponse({"detail": error.detail}, error.status_code, headers=error.headers)


async def tell_invalid(_request: Request, error: Exception) -> Response:
    """Answer with what is wrong in a request."""
    if not isinstance(error, InvalidRequestError):
        raise error
    return JSONResponse({"detail": error.errors}, INVALID)


async def tell_failure(_request: Request, _error: Exception) -> Response:
    """Answer that something is wrong here; what it is stands in the log, not in the answer."""
    return JSONResponse({"detail": "Server error.", "status": "error"}, 500)
