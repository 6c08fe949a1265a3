"""The time of lines that say none, counted on by the second of the minute that position reports give."""

from dataclasses import replace

import numpy as np

from bongsu.sources.ais import bits
from bongsu.sources.ais.sentences import NEVER, Heard, Sentences
from bongsu.sources.tallies import Tally

COUNTED = (
    "lines timed: {count} by the seconds of position reports, counted on from the time that was given; "
    "where nothing was heard for half a minute, minutes are lost"
)
SECOND = {1: 137, 2: 137, 3: 137, 18: 133}
"""Type of message to the first of the six bits that hold the second of the minute (ITU-R M.1371-5, annex 8)."""

_CHARACTERS = 24  # of a payload, which hold those bits
_MINUTE, _MICRO = 60, 1_000_000


def counted_on(sentences: Sentences, heard: Heard, last: int, tally: Tally) -> Heard:
    """Return what was heard with times for position reports that lack one.

    A second that is up to half a minute before the last one is a report that came late; any other lies ahead.

    Args:
        sentences: of a block.
        heard: its lines, none of which says a time.
        last: time of the last report before, in microseconds since 1970.
        tally: told which lines got a time.
    """
    kinds = sentences.sixes[sentences.start].astype(np.int64)
    whole = (sentences.parts == 1) & ((sentences.end - sentences.start) >= _CHARACTERS)
    seconds = np.full(len(kinds), _MINUTE, dtype=np.int64)
    for kind, start in SECOND.items():
        where = np.flatnonzero(whole & (kinds == kind))
        if len(where):
            payloads = bits.matrix(sentences.sixes, sentences.start[where], _CHARACTERS)
            seconds[where] = bits.field(payloads, start, 6)
    known = np.flatnonzero(seconds < _MINUTE)
    if not len(known):
        return heard
    before = np.append(last // _MICRO % _MINUTE, seconds[known][:-1])
    steps = (seconds[known] - before + _MINUTE // 2) % _MINUTE - _MINUTE // 2
    times = heard.time.copy()
    times[sentences.index[known]] = (last // _MICRO + np.cumsum(steps)) * _MICRO
    tally.add(COUNTED, sentences.line[known])
    return replace(heard, time=times)


def says_a_time(heard: Heard) -> bool:
    """Return whether any line says when it was heard."""
    return bool((heard.time != NEVER).any())
