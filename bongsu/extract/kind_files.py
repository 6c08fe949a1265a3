"""What a file of kinds may hold; a slip in one is said in a sentence that names the file, the row and the key."""

from collections.abc import Mapping
from typing import Any

from bongsu.model.errors import LexiconError
from bongsu.model.event import Category

_FIRST = {"verbs": "lemmas", "nouns": "heads", "phrases": "words", "verdicts": "words"}
"""The key that each row of a group must have."""
_LISTS = frozenset(["examples", "counter_examples", "located"])
_CLASSES = frozenset(["object", "subject", "of", "except", "needs_near", "things"])
_WORDS = frozenset(
    ["object_words", "subject_words", "of_words", "needs", "needs_near_words", "needs_party_or", "verbs_near"]
)
_SWITCHES = frozenset("planned inferred on_somebody modal future by_state soon negated past".split())
_ROLES = frozenset(
    """
    gives takes acts_on acts joint exchanges evades crosses reaches pinned watches seen force felt spoken none
    """.split()
)


def check_kind_file(name: str, rows: Any, classes: Mapping[str, Any]) -> None:
    """Say what is wrong with a file of kinds that was loaded from `name`.

    Raises:
        LexiconError: an unknown key, class of things or role, a key that is missing, or one that holds no list.
    """
    if not isinstance(rows, dict):
        raise LexiconError(f"{name}: not a file of kinds; it needs examples and counter_examples")
    _known(f"{name}", rows, _FIRST.keys() | _LISTS)
    _all_lists(name, rows, rows.keys())
    for key in ("examples", "counter_examples"):
        if key not in rows:
            raise LexiconError(f"{name}: {key} is missing; give sentences that the tests can try")
    _all_classes(f"{name}: located", rows.get("located", []), classes)
    for group, first in _FIRST.items():
        for number, row in enumerate(rows.get(group, []), 1):
            _check_row(f"{name}: row {number} of {group}", row, first, classes)


def _check_row(where: str, row: Any, first: str, classes: Mapping[str, Any]) -> None:
    if not isinstance(row, dict):
        raise LexiconError(f"{where}: not keys with values, as in {{{first}: [...], roles: acts_on}}")
    _known(where, row, {first, "roles"} | _CLASSES | _WORDS | _SWITCHES)
    if first not in row:
        raise LexiconError(f"{where}: {first} is missing")
    _all_lists(where, row, row.keys() - _SWITCHES - {"roles"})
    for key in _CLASSES & row.keys():
        _all_classes(f"{where}: {key}", row[key], classes)
    roles = row.get("roles", "acts_on")
    if roles not in _ROLES:
        raise LexiconError(f"{where}: unknown roles {roles!r}; known are {_joined(_ROLES)}")


def _known(where: str, row: Mapping[str, Any], keys: set[str]) -> None:
    for key in row:
        if key not in keys:
            raise LexiconError(f"{where}: unknown key {key!r}; known are {_joined(keys)}")


def _all_lists(where: str, row: Mapping[str, Any], keys: Any) -> None:
    for key in sorted(keys):
        if not isinstance(row[key], list):
            raise LexiconError(f"{where}: {key} must be a list, as in {key}: [...]")


def _all_classes(where: str, names: list[str], classes: Mapping[str, Any]) -> None:
    known = classes.keys() | {str(category) for category in Category}
    for name in names:
        if name not in known:
            raise LexiconError(f"{where}: unknown class {name!r}; known are {_joined(known)}")


def _joined(words: Any) -> str:
    return ", ".join(sorted(words))
