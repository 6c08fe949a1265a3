"""Read YAML as nodes that remember their line, so that every error names file and line.

Only plain scalars, lists and mappings exist here: no object is constructed from a file,
and aliases and tags are refused.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml

from bongsu.model.errors import LawError

Choice = TypeVar("Choice", bound=StrEnum)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """This node stands in this file; it reads itself as what is asked of it, or says where it fails to."""

    node: yaml.Node
    file: str

    @property
    def origin(self) -> str:
        """File and line: ``un1718/S-RES-2375.yml:14``."""
        return f"{self.file}:{self.node.start_mark.line + 1}"

    @property
    def is_list(self) -> bool:
        """Whether a list stands here."""
        return isinstance(self.node, yaml.SequenceNode)

    @property
    def is_mapping(self) -> bool:
        """Whether keys and values stand here."""
        return isinstance(self.node, yaml.MappingNode)

    def error(self, what: str) -> LawError:
        """Return the error that says this of this line."""
        return LawError(f"{self.origin}: {what}")

    def text(self) -> str:
        """Return the words of a scalar.

        Raises:
            LawError: it is a list, a mapping or empty.
        """
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value.strip():
            raise self.error("expected words here")
        return str(self.node.value).strip()

    def day(self) -> date:
        """Return a day written as 2017-09-11.

        Raises:
            LawError: it is no such day.
        """
        try:
            return date.fromisoformat(self.text())
        except ValueError as error:
            raise self.error(f"{self.text()!r} is not a day; write it as 2017-09-11") from error

    def number(self, lowest: int, highest: int) -> int:
        """Return a whole number between these two, both included.

        Raises:
            LawError: it is no such number.
        """
        word = self.text()
        if not (word.isascii() and word.isdigit()) or not lowest <= int(word) <= highest:
            raise self.error(f"{word!r} is not a whole number from {lowest} to {highest}")
        return int(word)

    def choice(self, options: type[Choice], what: str) -> Choice:
        """Return the member of an enum of strings that is written here.

        Raises:
            LawError: it is none of them.
        """
        return options(self.known(options, what))

    def known(self, options: Iterable[str], what: str) -> str:
        """Return the word written here, one of these.

        Raises:
            LawError: it is none of them.
        """
        word = self.text()
        if word not in (known := sorted(options)):
            raise self.error(f"unknown {what} {word!r}; known are {', '.join(known)}")
        return word

    def items(self) -> tuple["Entry", ...]:
        """Return the members of a list that holds something.

        Raises:
            LawError: it is no list, or an empty one.
        """
        if not isinstance(self.node, yaml.SequenceNode) or not self.node.value:
            raise self.error("expected a list with something in it")
        return tuple(Entry(node, self.file) for node in self.node.value)

    def texts(self) -> tuple[str, ...]:
        """Return the words of a list of scalars."""
        return tuple(item.text() for item in self.items())

    def country(self) -> str:
        """Return an ISO two-letter code in lower case.

        Raises:
            LawError: it is none.
        """
        if not re.fullmatch("[a-z]{2}", self.text()):
            raise self.error(f"{self.text()!r} is not a country's two small letters")
        return self.text()

    def pairs(self) -> dict[str, "Entry"]:
        """Return a mapping's values by key.

        Raises:
            LawError: it is no mapping, or a key stands twice.
        """
        found: dict[str, Entry] = {}
        for key, value in self._keys_and_values():
            if key.text() in found:
                raise key.error(f"the key {key.text()!r} stands here twice")
            found[key.text()] = value
        return found

    def keyed(self, required: Iterable[str], optional: Iterable[str] = ()) -> Mapping[str, "Entry"]:
        """Return a mapping's values by key, all of the required keys and none but the known ones.

        Raises:
            LawError: a key is unknown, stands twice or is missing.
        """
        known = sorted({*required, *optional})
        for key, _ in self._keys_and_values():
            if key.text() not in known:
                raise key.error(f"unknown key {key.text()!r}; known keys are {', '.join(known)}")
        found = self.pairs()
        if missing := [key for key in required if key not in found]:
            raise self.error(f"the key {missing[0]!r} is missing")
        return found

    def _keys_and_values(self) -> Iterator[tuple["Entry", "Entry"]]:
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error("expected keys and values")
        for key, value in self.node.value:
            yield Entry(key, self.file), Entry(value, self.file)


def read_entry(path: Path) -> Entry:
    """Return the top node of a YAML file; errors call the file by its folder and name.

    Raises:
        LawError: the file cannot be read, is not YAML, is empty, or holds an alias or a tag.
    """
    file = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
        _refuse_aliases_and_tags(text, file)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LawError(f"{file}:{line}: not YAML: {error.problem}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LawError(f"{file}:1: not a YAML text in UTF-8") from error
    except OSError as error:
        raise LawError(f"{file}:1: the file cannot be read: {error.strerror}") from error
    if node is None:
        raise LawError(f"{file}:1: the file is empty")
    return Entry(node, file)


def _refuse_aliases_and_tags(text: str, file: str) -> None:
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise LawError(f"{file}:{line}: an alias (*) stands here; write the words out")
        if getattr(event, "tag", None):
            raise LawError(f"{file}:{line}: a tag (!) stands here; plain YAML only")
