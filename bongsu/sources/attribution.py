"""Whose evidence it is: the watch's own source where one fits, else an id made of the publisher's name."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from bongsu.model.evidence import Source
from bongsu.model.party import PartyKind, slug

UNKNOWN = "unknown"


def source_of(
    sources: Sequence[Source],
    key: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    where: str = "",
) -> str:
    """Return the id of the source.

    In this order: the given source whose id is the key; whose name or id is the publisher; whose id is the host
    of the URL; whose id is the name of a folder of the path, or of the file; else a slug of the publisher,
    the key or the host; else ``unknown``.
    """
    host = host_of(url)
    ids = {source.id.casefold(): source.id for source in sources}
    names = {source.name.casefold(): source.id for source in sources} | ids
    for given, table in ((key, ids), (key, names), (publisher, names), (host, names), *_places(where, ids)):
        if given and given.casefold() in table:
            return table[given.casefold()]
    named = publisher or key or host
    return slug(PartyKind.ORGANISATION, named) if named else UNKNOWN


def host_of(url: str | None) -> str | None:
    """Return the host of an http address without ``www.``, or None."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and parts.scheme in {"http", "https"} else None


def _places(where: str, ids: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
    path = PurePosixPath(where)
    return [(name, ids) for name in (path.stem, *reversed(path.parent.parts))]
