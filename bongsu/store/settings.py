"""Settings in YAML, read safely: plain values only, no aliases, no key twice."""

from pathlib import Path
from typing import Any, cast
from urllib.parse import SplitResult, urlsplit

import yaml
from pydantic import BaseModel, ConfigDict

from bongsu.model.errors import WatchError


class _Loader(yaml.SafeLoader):
    """Builds plain values; refuses aliases (a few lines of them can grow to gigabytes) and keys given twice."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse an alias where it stands."""
        if self.check_event(yaml.AliasEvent):
            mark = cast("Any", self).peek_event().start_mark
            raise yaml.constructor.ConstructorError(None, None, "aliases are not allowed", mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse the second of two equal keys."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} stands here twice", key.start_mark
                )
            seen.add(str(key.value))
        return super().construct_mapping(node, deep=deep)


class Settings(BaseModel):
    """A part of watch.yml: no key that is not known; nothing of it changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def web_address(url: str, example: str) -> SplitResult:
    """Return the parts of a web address; the sentence of the error does not repeat it, as it may hold a secret.

    Raises:
        ValueError: it is none, or no plain one; the example shows one.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(f"this is no web address; write {example} or another") from error
    plain = url.isascii() and url.isprintable() and " " not in url
    if parts.scheme not in {"http", "https"} or not host or not plain:
        raise ValueError(f"this is no web address; write {example} or another")
    return parts


def load_settings(path: Path) -> dict[str, Any]:
    """Return the mapping that a YAML file holds.

    Raises:
        WatchError: not readable, not UTF-8, not YAML (with the line), or not a mapping with words as keys.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        loaded = yaml.load(text, _Loader)  # noqa: S506 - a safe loader, made stricter
    except OSError as error:
        raise WatchError(f"{path}: the file cannot be read ({error.strerror}).") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise WatchError(f"{path}{line}: {error.problem or error.context}.") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise WatchError(f"{path}: the file is not readable as YAML in UTF-8 ({reason}).") from error
    if not isinstance(loaded, dict) or not all(isinstance(key, str) for key in loaded):
        raise WatchError(f"{path}: expected settings as `key: value`, such as `title: Autumn 2024`.")
    return loaded
