"""What may be asked: parameters and bodies of requests, checked as they come in, with their limits."""

import asyncio
from typing import Annotated, Any, Literal, TypeVar, get_origin

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, StrictBool, StrictFloat, StrictInt, StrictStr
from pydantic import ValidationError as PydanticError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from bongsu.web.screening.refusals import InvalidRequestError, invalid

MOST_BYTES = 2_000_000
"""Of a body: 100 examples with 20,000 bytes each."""

MOST_TAKEN_IN = 20_000_000
"""Of a body that is too long; who has sent it all hears why it is refused, others are cut off."""

SECONDS_TO_SEND = 20.0
"""Within which a body must have come."""

MOST_QUERIES = 100
"""In one request, as yente has it."""

MOST_NAMES = 50
"""Of one example."""

LONGEST = 500
"""Characters of a name, number or search; the longest listed name has 300."""

MOST_RESULTS = 500
MOST_OFFSET = 9_499

DEFAULT_LIMIT = 5
DEFAULT_PAGE = 10
DEFAULT_LINE = 0.7

TIMES = r"^\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?$"

Texts = tuple[str, ...]
Facet = Literal["datasets", "schema", "countries", "identifiers", "topics", "genders"]


class Example(BaseModel):
    """Somebody who is asked for, as an entity."""

    id: str | None = None
    schema_: str = Field(alias="schema", examples=["Person"])
    properties: dict[str, str | list[Any]] = Field(examples=[{"name": ["John Doe"], "birthDate": ["1975-04-21"]}])


class MatchBody(BaseModel):
    """Examples, each under a name of the sender's own."""

    weights: dict[str, FiniteFloat] = {}
    config: dict[str, StrictStr | StrictInt | StrictFloat | StrictBool | None] = {}
    queries: dict[str, Example]


class _Parameters(BaseModel):
    model_config = ConfigDict(allow_inf_nan=False)

    include_dataset: Texts = ()
    exclude_dataset: Texts = ()
    exclude_schema: Texts = ()
    topics: Texts = ()
    changed_since: Annotated[str | None, Field(pattern=TIMES)] = None


class MatchParameters(_Parameters):
    """Parameters of ``/match/{dataset}``."""

    limit: Annotated[int, Field(le=MOST_RESULTS)] = DEFAULT_LIMIT
    threshold: float = DEFAULT_LINE
    cutoff: float = DEFAULT_LINE
    algorithm: str = "best"
    exclude_entity_ids: Annotated[Texts, Field(max_length=50)] = ()


class SearchParameters(_Parameters):
    """Parameters of ``/search/{dataset}``."""

    q: str = ""
    schema_: str = Field("Thing", alias="schema")
    countries: Texts = ()
    datasets: Texts = ()
    filter: Texts = ()
    limit: Annotated[int, Field(le=MOST_RESULTS)] = DEFAULT_PAGE
    offset: Annotated[int, Field(le=MOST_OFFSET)] = 0
    sort: Texts = ()
    target: bool | None = None
    simple: bool = False
    facets: tuple[Facet, ...] = ("countries", "topics", "datasets")
    filter_op: Literal["AND", "OR"] = "OR"


class EntityParameters(BaseModel):
    """Parameters of ``/entities/{id}`` and of what is adjacent."""

    nested: bool = True
    sort: Texts = ()
    limit: Annotated[int, Field(le=MOST_RESULTS)] = DEFAULT_PAGE
    offset: Annotated[int, Field(le=MOST_OFFSET)] = 0


Parameters = TypeVar("Parameters", MatchParameters, SearchParameters, EntityParameters)


def parameters(request: Request, kind: type[Parameters]) -> Parameters:
    """Return the parameters in a request's address; of one that is given twice and may be given once, the last.

    Raises:
        InvalidRequestError: one is not of the form it should be.
    """
    given = request.query_params
    found: dict[str, object] = {}
    for name, field in kind.model_fields.items():
        asked = field.alias or name
        if asked in given:
            found[asked] = given.getlist(asked) if _is_many(field.annotation) else given[asked]
    try:
        return kind.model_validate(found)
    except PydanticError as error:
        raise invalid(error, "query") from error


def ignored(request: Request, kind: type[BaseModel]) -> list[str]:
    """Return the names of parameters that are given and not used, as far as they are plain words."""
    used = {field.alias or name for name, field in kind.model_fields.items()}
    plain = (
        name for name in request.query_params if name.isascii() and name.isidentifier() and len(name) <= MOST_NAMES
    )
    return sorted(set(plain) - used)


async def match_body(request: Request) -> MatchBody:
    """Return the body of a request for matches.

    Raises:
        HTTPException: it is too long, or does not come.
        InvalidRequestError: it is no JSON, or not of the form it should be.
    """
    try:
        content = await asyncio.wait_for(_body(request), SECONDS_TO_SEND)
    except TimeoutError as error:
        raise HTTPException(408, "The request did not come in time.") from error
    except ClientDisconnect as error:
        raise HTTPException(400, "The request was broken off.") from error
    try:
        return MatchBody.model_validate_json(content)
    except PydanticError as error:
        raise invalid(error, "body") from error
    except RecursionError as error:
        raise InvalidRequestError(
            [{"type": "json_invalid", "loc": ["body"], "msg": "JSON is nested too deep"}]
        ) from error


async def _body(request: Request) -> bytes:
    content, received = bytearray(), 0
    async for part in request.stream():
        received += len(part)
        if received <= MOST_BYTES:
            content += part
        elif received > MOST_TAKEN_IN:
            break
    if received > MOST_BYTES:
        too_long = f"Request body too large (limit: {MOST_BYTES} bytes)"
        raise HTTPException(413, too_long, {"connection": "close"})
    return bytes(content)


def _is_many(annotation: Any) -> bool:
    return get_origin(annotation) is tuple
