"""``GET /search/{dataset}`` and ``GET /entities/{id}``: listed parties by words of their names, and by their ids."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bongsu import pipeline
from bongsu.model.designation import Designation
from bongsu.model.party import Identifiers
from bongsu.web.screening.answers import TOPIC, entity, facets, total
from bongsu.web.screening.asked import (
    LONGEST,
    MOST_RESULTS,
    EntityParameters,
    SearchParameters,
    ignored,
    parameters,
)
from bongsu.web.screening.desk import Desk, named
from bongsu.web.screening.schemata import SCHEMATA
from bongsu.web.screening.understanding import texts

MOST_ALTERNATIVES = 10
WINDOW = 9_999
"""Results that can be paged through, as in yente."""

_FIELD = re.compile(r"(?<!\S)[+-]?[A-Za-z_][\w.]*:\S")
_OPERATORS = re.compile(r"[*?~^]|(?<!\S)(NOT|!|&&|\|\|)(?!\S)|[\[{].* TO .*[\]}]")

Found = tuple[Designation, pipeline.OpenList]


async def search(request: Request) -> Response:
    """Answer with the parties whose names have all words, and those whose names are near."""
    desk: Desk = request.app.state.desk
    asked = parameters(request, SearchParameters)
    scope = desk.scope(request.path_params["dataset"], asked.include_dataset, asked.exclude_dataset)
    check(asked)
    limit, offset = _window(asked.limit, asked.offset)
    content = await run_in_threadpool(_answer, scope, asked, limit, offset)
    unused = ignored(request, SearchParameters)
    return JSONResponse(content, headers={"x-bongsu-ignored": ", ".join(unused)} if unused else None)


def check(asked: SearchParameters) -> None:
    """Refuse what is not done here, before any work is.

    Raises:
        HTTPException: it is not supported, or no such schema is known.
    """
    if asked.schema_ not in SCHEMATA:
        raise HTTPException(400, "Invalid schema")
    if asked.changed_since is not None:
        raise HTTPException(400, "Filtering by changed_since is not supported.")
    if asked.sort:
        raise HTTPException(400, "Sorting is not supported.")
    if asked.filter:
        raise HTTPException(400, f"Invalid filter: {asked.filter[0][:80]!r}")
    if len(asked.q) > LONGEST:
        raise HTTPException(400, f"Invalid query: more than {LONGEST} characters")
    if not asked.simple and asked.q.strip() != "*" and (_FIELD.search(asked.q) or _OPERATORS.search(asked.q)):
        raise HTTPException(400, "Invalid query: fields, wildcards and NOT are not supported; send names or numbers.")


def _answer(scope: Sequence[pipeline.OpenList], asked: SearchParameters, limit: int, offset: int) -> dict[str, Any]:
    found = [(entry, of) for entry, of in _searched(scope, asked) if _is_wanted(entry, of, asked)]
    return {
        "results": [entity(entry, of) for entry, of in found[offset : offset + limit]],
        "total": total(len(found)),
        "facets": facets(found, asked.facets),
        "limit": limit,
        "offset": offset,
    }


def _searched(scope: Sequence[pipeline.OpenList], asked: SearchParameters) -> list[Found]:
    """Return what is found, each once: the nearest names first, then whatever has all the words."""
    found: dict[str, Found] = {}
    for words in _alternatives(asked):
        if words:
            numbers = Identifiers(**dict.fromkeys(_NUMBERS, words)) if any(map(str.isdecimal, words)) else Identifiers()
            for answer in pipeline.find(scope, pipeline.Inquiry(names=(words,), identifiers=(numbers,))):
                found.setdefault(answer.entry.id, (answer.entry, answer.of))
        for of in scope:
            for entry in of.with_words(words):
                found.setdefault(entry.id, (entry, of))
    return list(found.values())


def _alternatives(asked: SearchParameters) -> Iterator[str]:
    plain = " ".join(texts(asked.q)).replace('"', " ")
    parts = [plain] if asked.simple else re.split(r" OR ", plain)[:MOST_ALTERNATIVES]
    for part in parts:
        words = part.strip()
        yield "" if words == "*" else words


def _is_wanted(entry: Designation, of: pipeline.OpenList, asked: SearchParameters) -> bool:
    if asked.target is False or not _has((TOPIC,), asked.topics, asked.filter_op):
        return False
    if not _has(entry.countries, asked.countries, asked.filter_op):
        return False
    if asked.datasets and (of not in named([of], asked.datasets) or _asks_for_two(asked)):
        return False
    if asked.schema_ == "Thing" and not asked.exclude_schema:
        return True
    schema = pipeline.schema_of(entry)
    return schema in SCHEMATA[asked.schema_].below and schema not in asked.exclude_schema


def _has(held: Sequence[str], wanted: Sequence[str], operator: str) -> bool:
    """Return whether any of the values wanted is held, or all of them with ``AND``."""
    if not wanted:
        return True
    return (all if operator == "AND" else any)(value.lower() in held for value in wanted)


def _asks_for_two(asked: SearchParameters) -> bool:
    """Return whether an entity would have to be of two lists: each of ours is of one."""
    return asked.filter_op == "AND" and len(set(asked.datasets)) > 1


async def fetch_entity(request: Request) -> Response:
    """Answer with one party, whole."""
    asked = parameters(request, EntityParameters)
    entry, of = await _entry(request)
    return JSONResponse(entity(entry, of, nested=asked.nested))


async def fetch_adjacent(request: Request) -> Response:
    """Answer with what speaks of a party, by the property that leads there."""
    asked = parameters(request, EntityParameters)
    entry, of = await _entry(request)
    limit, offset = _window(asked.limit, asked.offset)
    found = {key: _page(values, limit, offset) for key, values in _adjacent(entry, of).items()}
    return JSONResponse({"entity": entity(entry, of), "adjacent": found})


async def fetch_adjacent_by(request: Request) -> Response:
    """Answer with what speaks of a party by one property."""
    asked = parameters(request, EntityParameters)
    entry, of = await _entry(request)
    name = request.path_params["property_name"]
    if name not in _ADJACENT:
        raise HTTPException(404, "No such property!")
    limit, offset = _window(asked.limit, asked.offset)
    return JSONResponse(_page(_adjacent(entry, of).get(name, []), limit, offset))


async def _entry(request: Request) -> Found:
    desk: Desk = request.app.state.desk
    found = await run_in_threadpool(pipeline.entry_of, desk.ready(), request.path_params["entity_id"])
    if found is None:
        raise HTTPException(404, "No such entity!")
    return found


def _adjacent(entry: Designation, of: pipeline.OpenList) -> dict[str, list[Any]]:
    properties = entity(entry, of, nested=True)["properties"]
    return {key: properties[key] for key in _ADJACENT if key in properties}


def _page(values: list[Any], limit: int, offset: int) -> dict[str, Any]:
    return {
        "results": values[offset : offset + limit],
        "total": total(len(values)),
        "limit": limit,
        "offset": offset,
    }


def _window(limit: int, offset: int) -> tuple[int, int]:
    offset = min(max(0, offset), WINDOW)
    return min(max(0, limit), MOST_RESULTS, WINDOW - offset), offset


_ADJACENT = ("sanctions", "cryptoWallets")
_NUMBERS = (
    "imo",
    "imo_company",
    "mmsi",
    "call_sign",
    "passport",
    "national_id",
    "registration",
    "tax_id",
    "lei",
    "swift",
)
