"""What is read for measure: state press where the labelled data lie beside the checkout, else our own dispatches."""

import itertools
import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bongsu.model.evidence import Document, Evidence
from tests.watches import CHECKOUT, EXAMPLE

PRESS = CHECKOUT.parent / "shared" / "data" / "events" / "dprk" / "kcna_2024-08_2024-11.json"
_DAY = date(2024, 10, 18)


class Article(NamedTuple):
    """A text with who published it, and when."""

    text: str
    publisher: str
    published: date


def articles(number: int) -> tuple[list[Article], str]:
    """Return so many articles, repeated where there are fewer, and where they are from or why they are others."""
    if PRESS.is_file():
        found, origin = _press(), f"articles of {PRESS.name}"
    else:
        found, origin = _dispatches(), f"the example's own dispatches, repeated, since {PRESS} is not there"
    return list(itertools.islice(itertools.cycle(found), number)), origin


def _press() -> list[Article]:
    rows = json.loads(PRESS.read_text(encoding="utf-8"))
    return [Article(row["text"], "KCNA", date.fromisoformat(row["date"])) for row in rows if row["text"].strip()]


def _dispatches() -> list[Article]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((EXAMPLE / "evidence" / "articles").glob("*.md"))]
    return [Article(text.split("---\n", 2)[2].strip(), "Example desk", _DAY) for text in texts]


def document(article: Article) -> Document:
    """Return an article as the reader takes it."""
    evidence = Evidence("e" * 64, "bench", "article.txt", "text/plain", published=article.published)
    return Document(evidence, article.text, article.publisher)


def joined(found: list[Article], parts: int) -> list[Article]:
    """Return the articles as so many long ones with the same words, each a run of neighbours."""
    size, left = divmod(len(found), parts)
    if left:
        raise ValueError(f"{len(found)} articles do not make {parts} equal parts")
    runs = [found[at : at + size] for at in range(0, len(found), size)]
    return [run[0]._replace(text="\n\n".join(article.text for article in run)) for run in runs]


def write(found: list[Article], folder: Path) -> list[Path]:
    """Write each article to a file of its own with front matter, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:05}.md" for number in range(1, len(found) + 1)]
    for path, article in zip(paths, found, strict=True):
        head = f"title: {path.stem}\npublisher: {article.publisher}\ndate: {article.published}\n"
        path.write_text(f"---\n{head}---\n\n{article.text}\n", encoding="utf-8")
    return paths
