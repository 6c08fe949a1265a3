"""The four formats of articles: from decoded text to a draft. Nothing here opens a file or the network."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from bongsu.model.errors import EvidenceError
from bongsu.sources import plain_yaml
from bongsu.sources.decoding import LONGEST_TEXT, clean, without_surrogates
from bongsu.sources.draft import Draft, sort_keys
from bongsu.sources.plain_json import kind_of, load_object

if TYPE_CHECKING:
    import trafilatura

LONGEST_FRONT_MATTER = 20_000
# Article pages have some thousand tags, and the reader takes about a second for 10,000 elements.
MOST_TAGS = 100_000

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z-]{2,20})", re.IGNORECASE)


def read_plain(text: str) -> Draft:
    """Return the text as it stands."""
    return Draft(clean(text))


def read_markdown(text: str) -> Draft:
    """Return the text below the front matter, which stands between two lines ``---``.

    Raises:
        EvidenceError: front matter that never ends, is too long, or is no plain YAML map.
    """
    text = clean(text)
    begin = _FENCE.match(text)
    if not begin:
        return Draft(text)
    end = _FENCE.search(text, begin.end())
    if not end:
        raise EvidenceError("starts front matter with `---` that never ends; close it with a line `---`.")
    said, doubts = sort_keys(_front_matter(text[begin.end() : end.start()]))
    return Draft(text[end.end() :].removeprefix("\n"), said, doubts)


def read_json(text: str) -> Draft:
    """Return the article of an object with ``text``, ``title``, ``publisher``, ``date``, ``url``, ...

    Raises:
        EvidenceError: no object, no text, or a key of ours given twice.
    """
    found = load_object(text)
    said, doubts = sort_keys(found)
    twice = found.repeated & {"text", *said}
    if twice:
        raise EvidenceError(f"gives the key `{min(twice)}` twice; keep the true one.")
    if not isinstance(found.get("text"), str):
        held = f"`text` is {kind_of(found['text'])}, not a string" if "text" in found else "has no key `text`"
        raise EvidenceError(f"{held}; put the article's words there.")
    whole = without_surrogates(found["text"])
    if whole != found["text"]:
        doubts += ("the text holds halves of characters, which stand as U+FFFD now.",)
    return Draft(clean(whole), {key: without_surrogates(value) for key, value in said.items()}, doubts)


def read_html(text: str) -> Draft:
    """Return the main text of a page, and what its metadata says.

    Raises:
        EvidenceError: too long, or no main text in it.
    """
    if len(text) > LONGEST_TEXT:
        raise EvidenceError(f"holds {len(text):,} characters; pages of more than {LONGEST_TEXT:,} are not read.")
    if text.count("<") > MOST_TAGS:
        raise EvidenceError(f"has more than {MOST_TAGS:,} tags, which no article has; save its text as .txt.")
    page = _page(text)
    if page is None or not page.text:
        raise EvidenceError("no article text was found in the page; save the text itself as .txt or .md.")
    given = {"title": page.title, "publisher": page.sitename, "date": page.date, "url": page.url}
    language = _LANGUAGE.search(text[:10_000])
    said, _ = sort_keys({**given, "language": language[1] if language else None})
    return Draft(clean(without_surrogates(page.text)), said)


def _front_matter(text: str) -> dict[str, object]:
    if len(text) > LONGEST_FRONT_MATTER:
        raise EvidenceError(f"has front matter of {len(text):,} characters; {LONGEST_FRONT_MATTER:,} are read at most.")
    try:
        found = plain_yaml.load(text.removeprefix("\n"), first_line=2)
    except plain_yaml.PlainYamlError as error:
        raise EvidenceError(f"has front matter that cannot be read: {error}.") from error
    if found is not None and not isinstance(found, dict):
        raise EvidenceError("has front matter that is no list of `key: value` lines.")
    return dict(found or {})


def _page(text: str) -> "trafilatura.settings.Document | None":
    import trafilatura  # slow to load, and only pages need it

    try:
        page = trafilatura.bare_extraction(
            text,
            with_metadata=True,
            include_comments=False,
            # a date is taken where the page gives it as its own, not from any year in the text
            date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
        )
    except Exception as error:  # a parser of other people's pages may fail in any way; the run must go on
        raise EvidenceError(
            f"is a page that cannot be read ({type(error).__name__}); save its text as .txt."
        ) from error
    return page if isinstance(page, trafilatura.settings.Document) else None


READERS: dict[str, tuple[str, Callable[[str], Draft]]] = {
    ".html": ("text/html", read_html),
    ".htm": ("text/html", read_html),
    ".txt": ("text/plain", read_plain),
    ".md": ("text/markdown", read_markdown),
    ".json": ("application/json", read_json),
}
