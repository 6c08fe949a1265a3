"""One file in, one `Received` out: the ending says what kind of file it should be, the reader whether it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from bongsu.model.errors import EvidenceError, ListError, Problem
from bongsu.model.evidence import Evidence, Source
from bongsu.sources import articles, designations
from bongsu.sources.attribution import UNKNOWN
from bongsu.sources.custody import MEGABYTE, Exhibit, printable, take
from bongsu.sources.events_start import starts_like_events
from bongsu.sources.formats import READERS
from bongsu.sources.nmea_start import NMEA_ENDINGS, starts_like_nmea
from bongsu.sources.received import Received
from bongsu.sources.trade_start import starts_like_trade

Reader = Callable[[Exhibit, str, Sequence[Source]], Received]


@dataclass(frozen=True, slots=True)
class Kind:
    """Files of one ending: their media type, what they may hold, the most bytes that are read, and who reads them."""

    media_type: str
    holds: str
    largest: int
    read: Reader


# A month of the world's reports in CSV; tables are read piece by piece, but laid down again on the disk.
LARGEST_TABLE = 50_000 * MEGABYTE


def _read_reports(exhibit: Exhibit, media_type: str, sources: Sequence[Source]) -> Received:
    from bongsu.sources.ais.tables import read_table  # who reads texts need not wait for the tables' libraries

    return read_table(exhibit, media_type, sources)


def _read_sentences(
    exhibit: Exhibit, suffix: str, sources: Sequence[Source], since: datetime | None = None
) -> Received:
    from bongsu.sources.ais.nmea import read_nmea  # the same

    return read_nmea(exhibit, suffix, sources, since)


def _read_trade(exhibit: Exhibit, suffix: str, sources: Sequence[Source]) -> Received:
    from bongsu.sources.trade.answers import read_answer  # the same
    from bongsu.sources.trade.tables import read_table

    return (read_answer if suffix == ".json" else read_table)(exhibit, suffix, sources)


def _read_events(exhibit: Exhibit, suffix: str, sources: Sequence[Source]) -> Received:
    from bongsu.sources.events.tables import read_events  # the same

    return read_events(exhibit, suffix, sources)


TRADE = Kind("text/csv", "a table of trade figures", LARGEST_TABLE, _read_trade)
LARGEST_EVENTS = 100 * MEGABYTE
"""The longest table of events at hand has half a megabyte; 200,000 rows have some 80."""
EVENTS = Kind("text/csv", "a table of events", LARGEST_EVENTS, _read_events)
SENTENCES = Kind("application/x-nmea0183", "a file of AIS sentences", LARGEST_TABLE, _read_sentences)
KINDS: dict[str, Kind] = {
    **{end: Kind(kind, "an article", articles.LARGEST, articles.read_article) for end, (kind, _) in READERS.items()},
    ".tsv": TRADE,
    ".gz": TRADE,
    ".csv": Kind("text/csv", "a table of ship reports", LARGEST_TABLE, _read_reports),
    ".parquet": Kind("application/vnd.apache.parquet", "a table of ship reports", LARGEST_TABLE, _read_reports),
    **dict.fromkeys(NMEA_ENDINGS, SENTENCES),
    ".xml": Kind("application/xml", "a sanctions list", designations.LARGEST, designations.read_designations),
}
LIST = Kind("application/octet-stream", "a sanctions list", designations.LARGEST, designations.read_designations)
MAY_HOLD_LISTS = {".csv", ".html", ".htm", ".json", ".jsonl", ".xlsx", ".xml"}
"""Endings of files that are sanctions lists if they start like one."""
WORDS = {".pdf", ".docx", ".doc", ".odt", ".rtf", ".mhtml", ".eml"}
"""Endings of texts in formats that are not read."""
NOT_READ = Kind("application/octet-stream", "a file", 0, articles.read_article)


def receive(path: Path, root: Path, sources: Sequence[Source] = (), since: datetime | None = None) -> Received:
    """Return what a file holds; of a bad file, its evidence and a fatal problem.

    Args:
        path: the file.
        root: the evidence folder, which `Evidence.path` is relative to.
        sources: the watch's sources, which the evidence is attributed to where it fits.
        since: when a file of AIS sentences begins that does not say so.

    Raises:
        EvidenceError: the bytes cannot be had: vanished, no permission, no regular file, changed while read.
    """
    return receive_exhibit(take(path, root), path.suffix.casefold(), sources, since)


def receive_exhibit(
    exhibit: Exhibit, suffix: str, sources: Sequence[Source] = (), since: datetime | None = None
) -> Received:
    """Return what bytes in custody hold, read as files of this ending are; raises as `receive` does."""
    kind = _kind_of(exhibit.path, suffix)
    refusal = _refusal(exhibit, suffix, kind)
    if refusal:
        return _refused(exhibit, kind, refusal)
    try:
        read = partial(_read_sentences, since=since) if kind is SENTENCES else kind.read
        received = read(exhibit, suffix, sources)
    except (EvidenceError, ListError) as error:
        exhibit.check_unchanged()
        return _refused(exhibit, kind, str(error))
    except OSError as error:
        raise EvidenceError(f"{exhibit.where}: cannot be read ({(error.strerror or str(error)).lower()}).") from error
    exhibit.check_unchanged()
    return received


def _refusal(exhibit: Exhibit, suffix: str, kind: Kind) -> str | None:
    if kind is NOT_READ:
        ending = f"of the ending {suffix}" if suffix else "without an ending"
        advice = " Save the text as .txt, or the page as .html." if suffix in WORDS else ""
        return f"files {ending} are not read; {', '.join(sorted(KINDS))} are.{advice}"
    if not exhibit.size:
        return "is empty; nothing was received."
    if exhibit.size > kind.largest:
        size, most = exhibit.size / MEGABYTE, kind.largest // MEGABYTE
        return f"has {size:,.0f} MB; {kind.holds} of more than {most:,} MB is not read. Split it."
    return None


def _refused(exhibit: Exhibit, kind: Kind, sentence: str) -> Received:
    evidence = Evidence(exhibit.id, UNKNOWN, exhibit.where, kind.media_type, retrieved=exhibit.modified)
    return Received(evidence, problems=(Problem(exhibit.where, printable(sentence), fatal=True),))


def identify(path: Path) -> str:
    """Return the id that a file has as evidence: the SHA-256 of its bytes.

    Raises:
        EvidenceError: the bytes cannot be had.
    """
    return take(path, path.parent).id


def holds_list(path: Path) -> bool:
    """Return whether a file is read as a sanctions list."""
    return _kind_of(path, path.suffix.casefold()).read is designations.read_designations


def holds_reports(path: Path) -> bool:
    """Return whether a file is read as ships' reports."""
    return _kind_of(path, path.suffix.casefold()).read in {_read_reports, _read_sentences}


def holds_trade(path: Path) -> bool:
    """Return whether a file is read as trade figures."""
    return _kind_of(path, path.suffix.casefold()) is TRADE


def holds_events(path: Path) -> bool:
    """Return whether a file is read as a table of events."""
    return _kind_of(path, path.suffix.casefold()) is EVENTS


def track_files(folder: Path) -> list[Path]:
    """Return the files of ship reports in a folder and its folders, sorted by path.

    Each is a piece of evidence of its own, with rows numbered from 1; `receive` each with the folder as its root, so
    that folders such as ``date=2024-10-17`` are read as columns. Names that start with a dot or ``_`` are left out.
    """
    return [path for path in _seen(folder) if holds_reports(path)]


def trade_files(folder: Path) -> list[Path]:
    """Return the files of trade figures in a folder and its folders, sorted by path; hidden ones are left out."""
    return [path for path in _seen(folder) if holds_trade(path)]


def _seen(folder: Path) -> list[Path]:
    inside = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path for path in inside if not any(part[0] in "._" for part in path.relative_to(folder).parts)]


def _kind_of(path: Path, suffix: str) -> Kind:
    """Return the kind of files with this ending, or of lists, sentences, trade or events, if it starts like them."""
    kind = KINDS.get(suffix, NOT_READ)
    if suffix == ".txt" and starts_like_nmea(path):
        return SENTENCES
    if starts_like_trade(path, suffix):
        return TRADE
    if starts_like_events(path, suffix):
        return EVENTS
    return LIST if suffix in MAY_HOLD_LISTS and designations.is_list(path) else kind
