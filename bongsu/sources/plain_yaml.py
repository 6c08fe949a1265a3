"""YAML as plain text in lists and maps: no tags, no anchors, no aliases, no guessing of types.

Every scalar stays a string (``9161003``, ``2024-10-17``, ``no``), or None where it is empty, ``~`` or ``null``.
"""

import re
from typing import Any

import yaml

from bongsu.model.errors import BongsuError

DEEPEST = 10

Plain = None | str | list["Plain"] | dict[str, "Plain"]


class PlainYamlError(BongsuError):
    """YAML that is broken or wants more than text, lists and maps; the text names the line."""


def load(text: str, first_line: int = 1) -> Plain:
    """Return what the YAML says.

    Args:
        text: the YAML.
        first_line: number of its first line in the file, for errors.

    Raises:
        PlainYamlError: with the line and what is wrong there.
    """
    try:
        return yaml.load(text, Loader=_PlainLoader)  # type: ignore[no-any-return]  # noqa: S506 - a stricter SafeLoader
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + first_line
        raise PlainYamlError(f"line {line}: {_said(error)}") from error
    except (yaml.YAMLError, RecursionError) as error:
        # PyYAML spreads its words over lines
        raise PlainYamlError(f"line {first_line}: {' '.join(str(error).split()) or 'nested too deeply'}") from error


def mapping(said: Plain) -> dict[str, Plain]:
    """Return what one of our own files says as the map that it is."""
    assert isinstance(said, dict)  # noqa: S101 - our own file
    return said


def words(said: Plain) -> list[str]:
    """Return what one of our own files says as the list of words that it is."""
    assert isinstance(said, list)  # noqa: S101 - our own file
    return [str(word) for word in said]


def _said(error: yaml.MarkedYAMLError) -> str:
    # what titles with a colon or a leading quotation mark give, in words that say what to do
    if (error.problem or "").startswith(("mapping values", "expected <block end>", "found character")):
        return "a value with a colon, or that begins with a sign, must stand in quotation marks"
    return error.problem or "is no YAML"


class _PlainLoader(yaml.SafeLoader):
    """A SafeLoader that also refuses references, tags, depth and repeated keys."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, Any]]] = {}  # noqa: RUF012 - PyYAML's own class attribute

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.MarkedYAMLError(problem="anchors and aliases are refused", problem_mark=event.start_mark)
        if getattr(event, "tag", None):
            raise yaml.MarkedYAMLError(problem="tags are refused", problem_mark=event.start_mark)
        if self.depth >= DEEPEST:
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=event.start_mark)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: ARG002
        seen: dict[Any, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key must be a word", problem_mark=key.start_mark)
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"{key.value!r} stands twice", problem_mark=key.start_mark)
            seen[key.value] = self.construct_object(value, deep=True)
        return seen


_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
