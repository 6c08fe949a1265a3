"""What a file of kinds may hold."""

from typing import Any

import pytest

from bongsu.extract.kind_files import check_kind_file
from bongsu.model.errors import LexiconError

CLASSES: dict[str, frozenset[str]] = {"arms": frozenset()}
ROW = {"lemmas": ["send"], "object": ["arms"], "roles": "gives", "planned": "yes"}


def file(**rows: Any) -> dict[str, Any]:
    """Return a file of kinds with these rows."""
    return {"examples": ["He sent arms."], "counter_examples": ["He sat."], **rows}


def test_a_file_that_keeps_the_rules_is_accepted() -> None:
    """Every group, classes of things and single categories."""
    check_kind_file(
        "a.yml", file(verbs=[ROW], nouns=[{"heads": ["shipment"], "of": ["troops"]}], located=["arms"]), CLASSES
    )


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (file(verb=[ROW]), "^a.yml: unknown key 'verb'; known are counter_examples, .*verbs"),
        (
            file(verbs=[ROW | {"objects": ["arms"]}]),
            "^a.yml: row 1 of verbs: unknown key 'objects'; known are .*object,",
        ),
        (file(verbs=[ROW, {"object": ["arms"]}]), "^a.yml: row 2 of verbs: lemmas is missing$"),
        (file(nouns=[ROW]), "^a.yml: row 1 of nouns: unknown key 'lemmas'; known are .*heads"),
        (file(verbs=[ROW | {"object": "arms"}]), "^a.yml: row 1 of verbs: object must be a list"),
        (
            file(verbs=[ROW | {"object": ["army"]}]),
            "^a.yml: row 1 of verbs: object: unknown class 'army'; known are .*arms",
        ),
        (
            file(verbs=[ROW | {"things": ["search"]}]),
            "^a.yml: row 1 of verbs: things: unknown class 'search'; known are .*inspection",
        ),
        (file(verbs=[ROW | {"roles": "give"}]), "^a.yml: row 1 of verbs: unknown roles 'give'; known are .*gives"),
        (file(verbs=["send"]), "^a.yml: row 1 of verbs: not keys with values"),
        (file(verbs=ROW), "^a.yml: verbs must be a list"),
        (file(located=["army"]), "^a.yml: located: unknown class 'army'"),
        ({"examples": ["He sent arms."]}, "^a.yml: counter_examples is missing"),
        (None, "^a.yml: not a file of kinds"),
    ],
)
def test_a_slip_is_said_in_one_sentence(rows: Any, says: str) -> None:
    """The file, the row, the key, and what is known there."""
    with pytest.raises(LexiconError, match=says):
        check_kind_file("a.yml", rows, CLASSES)
