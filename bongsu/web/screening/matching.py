"""``POST /match/{dataset}``: whom examples may mean."""

import threading
import time
from collections.abc import Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bongsu import pipeline
from bongsu.web.screening.answers import TOPIC, own_score, scored, told_score, total
from bongsu.web.screening.asked import (
    MOST_QUERIES,
    Example,
    MatchBody,
    MatchParameters,
    ignored,
    match_body,
    parameters,
)
from bongsu.web.screening.desk import Desk
from bongsu.web.screening.understanding import understood

ALGORITHMS = frozenset(
    "best bongsu logic-v1 logic-v2 name-based name-qualified regression-v1 regression-v2 ofac-249 ofac-matcher".split()
)
"""Names of algorithms that are taken: ours, and yente's, all of which mean ours."""

SECONDS_AT_MOST = 30.0
"""For all examples of a request."""

AT_ONCE = 4
WAITING = 16
"""Requests for matches that are worked on at once, and that wait; more are told to come again."""

_working = threading.BoundedSemaphore(AT_ONCE)
_admitted = threading.BoundedSemaphore(AT_ONCE + WAITING)


async def match(request: Request) -> Response:
    """Answer each example with whom it may mean."""
    desk: Desk = request.app.state.desk
    asked = parameters(request, MatchParameters)
    body = await match_body(request)
    scope = desk.scope(request.path_params["dataset"], asked.include_dataset, asked.exclude_dataset)
    check(asked, body)
    if not _admitted.acquire(blocking=False):
        raise HTTPException(503, "Too many requests at once; try again.", {"retry-after": "1"})
    try:
        responses = await run_in_threadpool(_answers, scope, asked, body)
    finally:
        _admitted.release()
    headers = {"x-batch-size": str(len(responses))}
    unused = [*ignored(request, MatchParameters), *(["weights"] if body.weights else [])]
    if unused:
        headers["x-bongsu-ignored"] = ", ".join(unused)
    limit = max(0, asked.limit)
    return JSONResponse({"responses": responses, "limit": limit}, headers=headers)


def check(asked: MatchParameters, body: MatchBody) -> None:
    """Refuse what is not done here, before any work is.

    Raises:
        HTTPException: a parameter is not supported, or there are too many examples or none.
    """
    if asked.algorithm.strip().lower() not in ALGORITHMS:
        raise HTTPException(400, f"Invalid algorithm: {asked.algorithm[:80]}")
    if body.config:
        name = next(iter(body.config))[:80]
        raise HTTPException(400, f"Invalid configuration parameter: {name} for algorithm bongsu")
    if asked.changed_since is not None:
        raise HTTPException(400, "Filtering by changed_since is not supported.")
    if len(body.queries) > MOST_QUERIES:
        raise HTTPException(400, f"Too many queries in one batch (limit: {MOST_QUERIES})")
    if not body.queries:
        raise HTTPException(400, "No queries provided.")


def _answers(scope: Sequence[pipeline.OpenList], asked: MatchParameters, body: MatchBody) -> dict[str, Any]:
    until = time.monotonic() + SECONDS_AT_MOST
    with _working:
        found = {}
        for name, example in body.queries.items():
            if time.monotonic() > until:
                raise HTTPException(503, "The queries took too long; send fewer at a time.", {"retry-after": "1"})
            found[name] = _answer(scope, asked, example)
    return found


def _answer(scope: Sequence[pipeline.OpenList], asked: MatchParameters, example: Example) -> dict[str, Any]:
    schema, inquiry, properties = understood(example)
    cutoff = min(asked.cutoff, asked.threshold)
    # a little less than asked, since scores are told with three digits
    found = [
        answer
        for answer in pipeline.find(scope, inquiry, own_score(cutoff) - 0.001)
        if told_score(answer.match.score) >= cutoff and _is_wanted(answer, asked, schema.comparable)
    ]
    results = [scored(answer, asked.threshold) for answer in found]
    return {
        "status": 200,
        "results": results[: max(0, asked.limit)],
        "total": total(sum(result["match"] for result in results)),
        "query": {"id": example.id, "schema": schema.name, "properties": properties},
    }


def _is_wanted(answer: pipeline.Answer, asked: MatchParameters, comparable: frozenset[str]) -> bool:
    if asked.topics and TOPIC not in asked.topics:
        return False
    if {answer.entry.id, pipeline.entity_id(answer.entry)} & set(asked.exclude_entity_ids):
        return False
    schema = pipeline.schema_of(answer.entry)
    return schema in comparable and schema not in asked.exclude_schema
