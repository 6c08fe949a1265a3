"""Files of NMEA 0183 lines with AIS messages: `.nmea`, `.nm4`, `.ais`, `.aivdm`, `.log`, and `.txt` that starts so."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from bongsu.model.errors import Problem
from bongsu.model.evidence import Evidence, Source
from bongsu.sources.ais.decoding import NO_TIME, OTHERS, Decoder, parse
from bongsu.sources.ais.receiving import received
from bongsu.sources.ais.reports import Reports, ReportSpool
from bongsu.sources.ais.schema import SHIP_MESSAGES
from bongsu.sources.attribution import source_of
from bongsu.sources.custody import CHUNK, Exhibit
from bongsu.sources.in_order import in_parallel
from bongsu.sources.lines import blocks
from bongsu.sources.received import Received

MEDIA_TYPE = "application/x-nmea0183"
# A sentence has 82 bytes, a tag block as many; logs put times and stations around them.
LONGEST_LINE = 4_000
BLOCK = 2 * CHUNK


def read_nmea(exhibit: Exhibit, suffix: str, sources: Sequence[Source], since: datetime | None = None) -> Received:  # noqa: ARG001
    """Return the reports of a file; each line that cannot be used is counted in a problem.

    Args:
        exhibit: the file.
        suffix: its ending, which changes nothing.
        sources: the watch's sources, which the evidence is attributed to where it fits.
        since: the time at which the file begins, from which lines that say none are timed by the seconds of position
            reports; without it they are refused.
    """
    decoder = Decoder() if since is None else Decoder(round(since.timestamp() * 1_000_000), counts=True)
    reports = _spooled(exhibit, decoder)
    evidence = Evidence(
        exhibit.id, source_of(sources, where=exhibit.where), exhibit.where, MEDIA_TYPE, retrieved=exhibit.modified
    )
    return received(evidence, reports, _problems(decoder, exhibit.where), _nothing(decoder))


def _spooled(exhibit: Exhibit, decoder: Decoder) -> Reports:
    with ReportSpool() as spool, exhibit.path.open("rb") as file:
        work = (partial(parse, block) for block in blocks(file, LONGEST_LINE, BLOCK))
        for parsed in in_parallel(work):
            spool.add(decoder.read(parsed))
        decoder.finish()
        return spool.finish()


def _problems(decoder: Decoder, where: str) -> tuple[Problem, ...]:
    """Return what was wrong; the types that were left out are told one by one."""
    left = {kind: count for kind, count in sorted(decoder.types.items()) if kind not in SHIP_MESSAGES}
    told = ", ".join(f"{count:,} of type {kind}" for kind, count in left.items())
    others = OTHERS.format(count=sum(left.values()))
    return tuple(
        Problem(where, problem.what.replace(others, f"{others} ({told})"), problem.count)
        for problem in decoder.tally.problems(where, "line")
    )


def _nothing(decoder: Decoder) -> str:
    if decoder.tally.counts.get(NO_TIME):
        return "no line says when it was heard, so no report can be used; say with --since when it begins."
    return "no line of the file can be used; AIS sentences begin with !AIVDM."
