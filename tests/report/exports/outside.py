"""Hold exports against the libraries of the formats: a program for a Python that has them, without Bongsu itself.

`python tests/report/exports/outside.py FOLDER` looks at the files of a folder by their endings, prints one line a file
with the library and its version, and ends with 1 where one of them refuses a file. A library that is absent is said.
"""

import importlib
import importlib.metadata
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def follow_the_money(path: Path) -> list[str]:
    """Every entity is accepted, every value survives the library's own cleaning, every reference leads somewhere."""
    model = importlib.import_module("followthemoney").model

    wrong: list[str] = []
    entities = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    known = {entity["id"] for entity in entities}
    for entity in entities:
        schema = model.get(entity["schema"])
        if schema is None:
            wrong.append(f"{entity['id']}: no schema {entity['schema']}")
            continue
        try:
            schema.validate(entity)
        except Exception as error:
            wrong.append(f"{entity['id']}: {error}")
            continue
        proxy = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            wrong += _values(entity, proxy, schema.get(name), values, known)
    return wrong


def _values(entity: Any, proxy: Any, prop: Any, values: list[str], known: set[str]) -> list[str]:
    if prop is None:
        return [f"{entity['id']}: {entity['schema']} has no such property"]
    wrong = []
    if len(proxy.get(prop)) != len(set(values)):
        wrong.append(f"{entity['id']}: {prop.name} loses {set(values) - set(proxy.get(prop))}")
    if prop.type.name == "entity":
        wrong += [f"{entity['id']}: {prop.name} leads nowhere: {value}" for value in values if value not in known]
    return wrong


def stix(path: Path) -> list[str]:
    """The bundle is parsed by stix2 and passes OASIS's validator without an error."""
    importlib.import_module("stix2").parse(path.read_text(encoding="utf-8"), allow_custom=False)
    validator = importlib.import_module("stix2validator")
    result = validator.validate_file(str(path), validator.ValidationOptions(version="2.1"))
    errors = [str(error) for one in result.object_results for error in one.errors or ()]
    return errors + ([] if result.is_valid else ["not valid"])


def atom(path: Path) -> list[str]:
    """Feedparser finds no fault, and every entry has id, title and a day."""
    feed = importlib.import_module("feedparser").parse(path.read_bytes())
    wrong = [f"not well formed: {feed.bozo_exception}"] if feed.bozo else []
    wrong += [f"{name} is missing" for name in ("id", "title", "updated") if not feed.feed.get(name)]
    ids = [entry.get("id") for entry in feed.entries]
    wrong += ["ids repeat"] if len(set(ids)) != len(ids) else []
    return wrong + [f"{entry.get('id')}: no day" for entry in feed.entries if not entry.get("updated_parsed")]


def markdown(path: Path) -> list[str]:
    """CommonMark finds no HTML, picture or link in it: all of that would come from evidence."""
    reader = importlib.import_module("markdown_it").MarkdownIt
    wrong = []
    for token in reader("gfm-like", {"html": True}).parse(path.read_text(encoding="utf-8")):
        kinds = {token.type, *(child.type for child in token.children or ())}
        wrong += [f"holds {kind}" for kind in kinds & {"html_block", "html_inline", "image", "link_open", "table_open"}]
    return wrong


CHECKS: dict[str, tuple[str, Callable[[Path], list[str]]]] = {
    ".ftm.json": ("followthemoney", follow_the_money),
    ".stix.json": ("stix2-validator", stix),
    ".atom": ("feedparser", atom),
    ".md": ("markdown-it-py", markdown),
}


def main(folder: Path) -> int:
    """Look at every file that a library is known for; return how many were refused."""
    refused = 0
    for path in sorted(folder.iterdir()):
        for suffix, (library, check) in CHECKS.items():
            if not path.name.endswith(suffix):
                continue
            try:
                version = importlib.metadata.version(library)
            except importlib.metadata.PackageNotFoundError:
                sys.stdout.write(f"{path.name}: not looked at, {library} is absent\n")
                continue
            wrong = check(path)
            refused += bool(wrong)
            sys.stdout.write(f"{path.name}: {library} {version}: {'; '.join(wrong[:5]) if wrong else 'valid'}\n")
    return refused


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1])) else 0)
