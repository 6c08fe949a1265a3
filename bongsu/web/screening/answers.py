"""Answers in yente's shapes, and the scale of its scores.

yente calls a score of 0.70 a match, Bongsu calls a score at its alert line an alert. So that a threshold which a
client has always sent means what it meant, scores are told on yente's scale: Bongsu's alert line becomes 0.70, 0 stays
0, 1 stays 1, and what lies between keeps its order.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from bongsu import pipeline
from bongsu.model.designation import Designation
from bongsu.model.record import Json
from bongsu.web.screening.asked import DEFAULT_LINE
from bongsu.web.screening.schemata import SCHEMATA

LABELS = {
    "datasets": "Data sources",
    "schema": "Entity types",
    "countries": "Countries",
    "topics": "Topics",
    "identifiers": "Identifiers",
    "genders": "Genders",
}
TOPIC = "sanction"
"""The topic of every entity."""


def told_score(score: float) -> float:
    """Return one of Bongsu's scores on yente's scale."""
    line = pipeline.alert_line()
    if score < line:
        return round(score / line * DEFAULT_LINE, 3)
    return round(DEFAULT_LINE + (score - line) / (1 - line) * (1 - DEFAULT_LINE), 3)


def own_score(told: float) -> float:
    """Return a threshold on yente's scale as Bongsu counts."""
    line = pipeline.alert_line()
    if told < DEFAULT_LINE:
        return told / DEFAULT_LINE * line
    return line + (told - DEFAULT_LINE) / (1 - DEFAULT_LINE) * (1 - line)


def entity(entry: Designation, of: pipeline.OpenList, *, nested: bool = False) -> Json:
    """Return an entry as an entity."""
    return pipeline.follow_the_money(entry, of.publication, nested=nested)


def scored(answer: pipeline.Answer, threshold: float) -> Json:
    """Return a match as an entity with its score and reasons."""
    match, score = answer.match, told_score(answer.match.score)
    why = {
        "score": score,
        "detail": "; ".join(match.reasons),
        "query": match.query,
        "candidate": match.listed_name,
    }
    return {
        **entity(answer.entry, answer.of),
        "score": score,
        "match": score >= threshold,
        "features": {"bongsu": score},
        "explanations": {"bongsu": why},
    }


def total(count: int) -> dict[str, Any]:
    """Return a count that is exact."""
    return {"value": count, "relation": "eq"}


def facets(found: Sequence[tuple[Designation, pipeline.OpenList]], wanted: Iterable[str]) -> dict[str, Any]:
    """Return how many of the entries found have which values, the commonest first."""
    return {name: {"label": LABELS[name], "values": _values(name, found)} for name in dict.fromkeys(wanted)}


def _values(name: str, found: Sequence[tuple[Designation, pipeline.OpenList]]) -> list[dict[str, Any]]:
    counted: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for entry, of in found:
        for value in _values_of(name, entry, of):
            counted[value] += 1
            if value not in labels:
                labels[value] = _label(name, value, of)
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"name": value, "label": labels[value], "count": count} for value, count in ordered]


def _values_of(name: str, entry: Designation, of: pipeline.OpenList) -> Iterable[str]:
    match name:
        case "datasets":
            return (pipeline.dataset_name(of.publication.list),)
        case "schema":
            return (pipeline.schema_of(entry),)
        case "countries":
            return entry.countries
        case "topics":
            return (TOPIC,)
        case _:  # identifiers are hardly ever shared, and genders no list here tells
            return ()


def _label(name: str, value: str, of: pipeline.OpenList) -> str:
    match name:
        case "datasets":
            return of.publication.title or value
        case "schema":
            return SCHEMATA[value].plural
        case "countries":
            return pipeline.country_name(value)
        case _:
            return "Sanctioned entity"
