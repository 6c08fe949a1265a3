"""What the endpoint says of itself: whether it lives and is ready, which lists it has, how it scores."""

import hashlib
from importlib.metadata import version
from typing import Any

from pydantic.json_schema import models_json_schema
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bongsu import pipeline
from bongsu.web.screening.asked import EntityParameters, MatchBody, MatchParameters, SearchParameters
from bongsu.web.screening.desk import EVERYTHING, Desk

ALGORITHM = "bongsu"
_DESCRIPTION = (
    "Names across scripts and romanisations, official numbers, dates of birth, countries and kinds; each score comes "
    "with its reasons in words. 0.70 is Bongsu's alert line."
)
_REFERENCE = "#/components/schemas/{model}"


async def front(_request: Request) -> Response:
    """Say what this is, and where it is described."""
    return JSONResponse({"title": "Bongsu screening", "version": version("bongsu"), "openapi": "/openapi.json"})


async def healthz(_request: Request) -> Response:
    """Say that the endpoint answers."""
    return JSONResponse({"status": "ok"})


async def readyz(request: Request) -> Response:
    """Say whether the lists are loaded."""
    desk: Desk = request.app.state.desk
    desk.ready()
    return JSONResponse({"status": "ok"})


async def catalog(request: Request) -> Response:
    """List the lists, each with its edition."""
    desk: Desk = request.app.state.desk
    lists = desk.ready()
    marks = "\n".join([*(one.mark for one in lists), desk.trouble or ""])
    etag = f'"{hashlib.sha256(marks.encode()).hexdigest()[:40]}"'
    headers = {"etag": etag, "cache-control": "public, max-age=300"}
    if {tag.strip() for tag in request.headers.get("if-none-match", "").split(",")} & {"*", etag}:
        return Response(status_code=304, headers=headers)
    datasets = [_dataset(one) for one in lists]
    names = [found["name"] for found in datasets]
    return JSONResponse(
        {
            "datasets": [_everything(names, sum(map(len, (one.index for one in lists)))), *datasets],
            "current": [] if desk.trouble else names,
            "outdated": names if desk.trouble else [],
            "index_stale": desk.trouble is not None,
        },
        headers=headers,
    )


async def algorithms(_request: Request) -> Response:
    """Name the one way of scoring."""
    found = {
        "name": ALGORITHM,
        "description": _DESCRIPTION,
        "features": {},
        "docs": {"name": ALGORITHM, "description": _DESCRIPTION, "features": {}, "config": {}},
    }
    return JSONResponse({"algorithms": [found], "default": ALGORITHM, "best": ALGORITHM})


async def refuse_update(_request: Request) -> Response:
    """Refuse to be told from outside to load anew: the shelf is looked at every few seconds anyway."""
    return JSONResponse({"detail": "Invalid token."}, 403)


async def openapi(_request: Request) -> Response:
    """Describe requests in OpenAPI's words."""
    return JSONResponse(description())


def description() -> dict[str, Any]:
    """Return the description of all requests (OpenAPI 3.1)."""
    _, schemas = models_json_schema([(MatchBody, "validation")], ref_template=_REFERENCE)
    body = {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": _REFERENCE.format(model="MatchBody")}}},
    }
    entity = [_in_path("entity_id"), *_in_query(EntityParameters)]
    dataset = [_in_path("dataset")]
    match = {**_operation("Query by example matcher", [*dataset, *_in_query(MatchParameters)]), "requestBody": body}
    search = _operation("Simple entity search", [*dataset, *_in_query(SearchParameters)])
    paths: dict[str, Any] = {
        "/match/{dataset}": {"post": match},
        "/search/{dataset}": {"get": search},
        "/entities/{entity_id}": {"get": _operation("One entity", entity)},
        "/entities/{entity_id}/adjacent": {"get": _operation("What speaks of an entity", entity)},
        "/entities/{entity_id}/adjacent/{property_name}": {
            "get": _operation("What speaks of an entity, by one property", [*entity, _in_path("property_name")])
        },
        "/catalog": {"get": _operation("The lists, and their editions")},
        "/algorithms": {"get": _operation("How matches are scored")},
        "/healthz": {"get": _operation("Whether the endpoint answers")},
        "/readyz": {"get": _operation("Whether the lists are loaded")},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Bongsu screening", "version": version("bongsu")},
        "paths": paths,
        "components": {"schemas": schemas["$defs"]},
    }


def _dataset(one: pipeline.OpenList) -> dict[str, Any]:
    said = one.publication
    edition = one.mark.split()[1] if said.day and len(one.mark.split()) > 1 else "undated"
    return {
        "name": pipeline.dataset_name(said.list),
        "title": said.title or said.list,
        "url": said.page,
        "publisher": {"name": said.publisher, "url": said.page} if said.publisher else None,
        "version": edition,
        "index_version": edition,
        "index_current": True,
        "load": True,
        "entity_count": len(one.index),
        "last_export": f"{said.day}T00:00:00" if said.day else None,
        "children": [],
    }


def _everything(names: list[str], count: int) -> dict[str, Any]:
    return {
        "name": EVERYTHING[0],
        "title": "All lists that are loaded",
        "load": False,
        "index_current": True,
        "entity_count": count,
        "children": names,
    }


def _operation(summary: str, asked: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"summary": summary, "parameters": asked or [], "responses": {"200": {"description": "OK"}}}


def _in_path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def _in_query(kind: type[MatchParameters | SearchParameters | EntityParameters]) -> list[dict[str, Any]]:
    properties = kind.model_json_schema(ref_template=_REFERENCE)["properties"]
    return [{"name": name, "in": "query", "schema": schema} for name, schema in properties.items()]
