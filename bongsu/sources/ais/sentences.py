r"""Lines of NMEA 0183 to sentences: where each payload lies, when and by whom it was heard, and what is wrong.

A line is ``!AIVDM,parts,part,sequence,channel,payload,fill*checksum`` (IEC 61162-1), alone or behind a tag block
``\s:station,c:seconds*checksum\`` (NMEA 4.10), or behind a time, or before ``,rSTATION,seconds``, or after a line
``$PGHP,...`` with the time. All lines of a block are looked at together: one array holds one thing of every line.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from bongsu.sources.ais.bits import BROKEN, sixes
from bongsu.sources.ais.times import civil, from_seconds, instants
from bongsu.sources.lines import Block
from bongsu.sources.tallies import Tally

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

NEVER = np.iinfo(np.int64).min
"""The time of a line that has none."""
PADDING = 64
"""Bytes behind the last line, so that payloads may be looked at in one width."""
LONGEST_PREFIX = 40
"""Characters that a time before a sentence may have."""

NO_SENTENCE = "lines refused: {count} that are no NMEA sentence"
OTHER_SENTENCE = "lines left out: {count} with sentences of other kinds than VDM and VDO"
CUT = "lines refused: {count} cut short or without a checksum"
WRONG_SUM = "lines refused: {count} with a wrong checksum"
WRONG_TAG = "lines refused: {count} with a tag block whose checksum is wrong or missing"
MALFORMED = "lines refused: {count} whose fields are not those of a VDM sentence"
EMPTY = "lines refused: {count} without a payload"
NO_PAYLOAD = "lines refused: {count} with characters that no payload has"
WRAPPER = "lines without effect: {count} times of receipt ($PGHP) that cannot be read"

_HEX = np.full(256, BROKEN, dtype=np.uint8)
for _digits in (b"0123456789ABCDEF", b"0123456789abcdef"):
    _HEX[np.frombuffer(_digits, np.uint8)] = np.arange(16)
_FEED, _RETURN, _HASH, _BANG, _DOLLAR, _STAR, _COMMA, _COLON, _SLASH = (ord(sign) for sign in "\n\r#!$*,:\\")
_WRAPPER = np.frombuffer(b"$PGHP,", np.uint8)


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sound sentences of a block, in the order of their lines; arrays with one value for each.

    Attributes:
        buffer: the bytes of the block, with `PADDING`.
        sixes: the six bits that each byte stands for in a payload.
        index: which line of the block, from 0.
        line: its number in the file.
        head: where the talker stands, two letters.
        start, end: where the payload lies.
        parts, part: how many sentences the message has, and which this is.
        channel: its bytes in the buffer begin here.
        fill: bits at the end that mean nothing.
    """

    buffer: NDArray[np.uint8]
    sixes: NDArray[np.uint8]
    index: Ints
    line: Ints
    head: Ints
    parts: Ints
    part: Ints
    sequence: Ints
    channel: Ints
    start: Ints
    end: Ints
    fill: Ints


@dataclass(frozen=True, slots=True)
class Heard:
    """When and by whom the lines of a block were heard, as each line itself says; one value a line.

    Attributes:
        time: microseconds since 1970, `NEVER` where the line says none.
        impossible: lines that say a time that cannot be.
        station, station_end: where the station's name lies; -1 where there is none.
        group: where the number of the group in a tag block lies; -1 where there is none.
    """

    time: Ints
    impossible: Bools
    station: Ints
    station_end: Ints
    group: Ints


class Lines:
    """The lines of a block, and where the signs are that part them."""

    def __init__(self, block: Block, tally: Tally) -> None:
        self.first = block.first
        padded = block.content + bytes(PADDING)
        self.buffer = np.frombuffer(padded, np.uint8)
        self.sixes = sixes(padded)
        self.stop = len(block.content)
        feeds = self._all(_FEED)
        self.start = np.concatenate([[0], feeds[:-1] + 1]).astype(np.int64)
        self.end = feeds - ((self.buffer[np.maximum(feeds - 1, 0)] == _RETURN) & (feeds > self.start))
        self.tally = tally

    def numbers(self, which: Bools) -> Ints:
        """Return the numbers in the file of some lines."""
        return np.flatnonzero(which) + self.first

    def sentences(self) -> Sentences:
        """Return what can be used; each line that cannot is counted."""
        faults = [
            (self._tag_start & ~self._tag_sound, WRONG_TAG),
            (~self._has_bang & (self._lead == _DOLLAR), OTHER_SENTENCE),
            (~self._has_bang | ~self._prefix_sound, NO_SENTENCE),
            (~self._is_vdm & self._sum_right, OTHER_SENTENCE),
            (~self._is_vdm, NO_SENTENCE),
            (~self._has_sum, CUT),
            (~self._sum_right, WRONG_SUM),
            (~self._is_whole, MALFORMED),
            (self._comma[5] == self._comma[4] + 1, EMPTY),
            (~self._payload_sound, NO_PAYLOAD),
        ]
        verdict = np.select([fault for fault, _ in faults], range(len(faults)), default=-1)
        verdict[self._silent] = -2
        for number, (_, reason) in enumerate(faults):
            self.tally.add(reason, self.numbers(verdict == number))
        return self._picked(np.flatnonzero(verdict == -1))

    def _picked(self, which: Ints) -> Sentences:
        one, two, three, four, five, six = (comma[which] for comma in self._comma)
        value = self.buffer
        return Sentences(
            self.buffer, self.sixes, which, which + self.first, self._sentence[which] + 1,
            value[one + 1].astype(np.int64) - 48, value[two + 1].astype(np.int64) - 48,
            np.where(four - three > 1, value[three + 1], 0).astype(np.int64), four + 1, five + 1, six,
            value[six + 1].astype(np.int64) - 48,
        )  # fmt: skip

    # what a line begins with

    @cached_property
    def _lead(self) -> NDArray[np.uint8]:
        return self.buffer[self.start]

    @cached_property
    def _silent(self) -> Bools:
        """Blank lines, comments and wrappers, which are no fault."""
        found: Bools = (self.end <= self.start) | (self._lead == _HASH) | self.is_wrapper
        return found

    @cached_property
    def is_wrapper(self) -> Bools:
        """Lines that tell the time of the sentence after them."""
        found: Bools = self._lead == _DOLLAR
        for at, sign in enumerate(_WRAPPER if found.any() else ()):
            found &= self._at(self.start + at) == sign
        return found

    @cached_property
    def _tag_start(self) -> Bools:
        found: Bools = (self._lead == _SLASH) & (self.end > self.start)
        return found

    @cached_property
    def tag_end(self) -> Ints:
        """Where the tag block of each line ends: at its second backslash; before the line where it has none."""
        second = self._next(_SLASH, self.start + 1)
        return np.where(self._tag_start & (second < self.end), second, -1)

    @cached_property
    def _tag_sound(self) -> Bools:
        star = self.tag_end - 3
        closed = (self.tag_end > self.start + 4) & (self._at(star) == _STAR)
        found: Bools = closed & (self._sum(self.start + 1, star) == self._given(star))
        return found

    # the sentence

    @cached_property
    def _sentence(self) -> Ints:
        """Where the ! of each line is; behind the line where it has none."""
        return self._next(_BANG, np.maximum(self.start, self.tag_end))

    @cached_property
    def _has_bang(self) -> Bools:
        found: Bools = self._sentence < self.end
        return found

    @cached_property
    def prefixed(self) -> Bools:
        """Lines with words, which should be a time, before the sentence."""
        return self._has_bang & ~self._tag_start & (self._sentence > self.start)

    @cached_property
    def _prefix_sound(self) -> Bools:
        behind_tag = ~self._tag_start | (self._sentence == self.tag_end + 1)
        found: Bools = behind_tag & (~self.prefixed | (self.prefix_time != NEVER))
        return found

    @cached_property
    def prefix_time(self) -> Ints:
        """The time that stands before each sentence."""
        found = np.full(len(self.start), NEVER)
        near = np.flatnonzero(self.prefixed & (self._sentence - self.start <= LONGEST_PREFIX))
        if len(near):
            words = [
                bytes(self.buffer[self.start[at] : self._sentence[at]]).decode("latin-1").strip(" ,;|\t[]")
                for at in near
            ]
            read = instants(pa.array(words, pa.string()), ("iso", "year/month/day"))
            found[near] = np.asarray(read.cast(pa.int64()).fill_null(NEVER))
        return found

    @cached_property
    def _is_vdm(self) -> Bools:
        begin = self._sentence
        kind = self._at(begin + 5)
        named = (self._at(begin + 3) == ord("V")) & (self._at(begin + 4) == ord("D"))
        found: Bools = named & ((kind == ord("M")) | (kind == ord("O"))) & (self._at(begin + 6) == _COMMA)
        return found

    @cached_property
    def star(self) -> Ints:
        """Where the checksum of each sentence begins."""
        return self._next(_STAR, self._sentence)

    @cached_property
    def _has_sum(self) -> Bools:
        found: Bools = (self.star + 2 < self.end) & (self._given(self.star) >= 0)
        return found

    @cached_property
    def _sum_right(self) -> Bools:
        found: Bools = self._has_sum & (self._sum(self._sentence + 1, self.star) == self._given(self.star))
        return found

    @cached_property
    def _comma(self) -> tuple[Ints, ...]:
        """Where the first six commas of each sentence are."""
        places = np.append(self._all(_COMMA), [self.stop] * 6)
        first = np.minimum(np.searchsorted(places, self._sentence), len(places) - 6)
        return tuple(places[first + at] for at in range(6))

    @cached_property
    def _is_whole(self) -> Bools:
        one, two, three, four, five, six = self._comma
        parts, part, fill = (self._at(place + 1) for place in (one, two, six))
        short = (
            (two - one == 2) & (three - two == 2) & (four - three <= 2) & (five - four <= 3) & (self.star - six == 2)
        )
        found: Bools = short & (parts > 48) & (parts < 58) & (part > 48) & (part <= parts) & (fill >= 48) & (fill < 54)
        return found

    @cached_property
    def _payload_sound(self) -> Bools:
        broken = self._places[self._found != _COLON]
        first = np.append(broken, self.stop)[np.searchsorted(broken, self._comma[4] + 1)]
        return first >= self._comma[5]

    # times and stations

    def heard(self) -> Heard:
        """Return what each line says of when and by whom it was heard."""
        time, impossible = np.full(len(self.start), NEVER), np.zeros(len(self.start), dtype=bool)
        found = [self._tagged_time(), self._trailing_time(), self._wrapped_time()]
        for where, (microseconds, sane) in found:
            time[where[sane]] = microseconds[sane]
            impossible[where[~sane]] = True
        time = np.where(self.prefix_time == NEVER, time, self.prefix_time)
        station, station_end = self._stations()
        return Heard(time, impossible, station, station_end, self._tag_field("g"))

    def _tagged_time(self) -> tuple[Ints, tuple[Ints, Bools]]:
        begin = self._tag_field("c")
        where = np.flatnonzero((begin >= 0) & self._tag_sound)
        return where, from_seconds(self._digits(begin[where], 15)[0])

    def _trailing_time(self) -> tuple[Ints, tuple[Ints, Bools]]:
        """Return the last field behind the checksum, where it is a number of seconds."""
        trailed = np.flatnonzero(self._trailed)
        commas = self._all(_COMMA)
        last = commas[np.searchsorted(commas, self.end[trailed]) - 1]
        value, count = self._digits(last + 1, 15)
        whole = (count >= 9) & (last + 1 + count == self.end[trailed])
        return trailed[whole], from_seconds(value[whole])

    @cached_property
    def _trailed(self) -> Bools:
        found: Bools = self._sum_right & (self._at(self.star + 3) == _COMMA) & (self.star + 3 < self.end)
        return found

    def _wrapped_time(self) -> tuple[Ints, tuple[Ints, Bools]]:
        r"""Return the times of lines ``$PGHP,1,year,month,day,hour,minute,second,millisecond,...*checksum``."""
        where = np.flatnonzero(self.is_wrapper)
        if not len(where):
            return where, (where, where.astype(bool))
        places = np.append(self._all(_COMMA), [self.stop] * 9)
        first = np.searchsorted(places, self.start[where])
        begins = [places[first + 1 + at] + 1 for at in range(7)]
        values = [self._digits(begin, 4)[0] for begin in begins]
        seconds, sound = civil(*values[:6])
        star = self._next(_STAR, self.start[where])
        sound &= (star + 2 < self.end[where]) & (begins[6] < star)
        sound &= self._sum(self.start[where] + 1, star) == self._given(star)
        self.tally.add(WRAPPER, where[~sound] + self.first)
        microseconds, sane = from_seconds(np.where(sound, seconds, 0))
        return where[sound], ((microseconds + values[6] * 1000)[sound], sane[sound])

    def _stations(self) -> tuple[Ints, Ints]:
        """Return where the names of stations lie: ``s:`` in a tag block, or ``,r`` or ``,b`` behind the checksum."""
        begin = self._tag_field("s")
        if self._trailed.any():
            commas = self._all(_COMMA)
            letter = self.buffer[commas + 1]
            marked = np.append(commas[(letter == ord("r")) | (letter == ord("b"))], self.stop)
            trailing = marked[np.searchsorted(marked, self.star + 3).clip(max=len(marked) - 1)]
            begin = np.where(self._trailed & (trailing < self.end), trailing + 1, begin)
        stops = self._places[(self._found == _COMMA) | (self._found == _STAR)]
        end = np.append(stops, self.stop)[np.searchsorted(stops, begin)]
        return begin, np.where(begin >= 0, np.minimum(end, self.end), -1)

    def _tag_field(self, letter: str) -> Ints:
        """Return where the value of ``letter:`` begins in the tag block of each line; -1 where there is none."""
        if not self._tag_start.any():
            return np.full(len(self.start), -1)
        colons = self._all(_COLON)
        before = self.buffer[np.maximum(colons - 2, 0)]
        named = (self.buffer[np.maximum(colons - 1, 0)] == ord(letter)) & ((before == _COMMA) | (before == _SLASH))
        places = np.append(colons[named], self.stop)
        found = places[np.searchsorted(places, self.start).clip(max=len(places) - 1)]
        return np.where(found < self.tag_end, found + 1, -1)

    # bytes

    def _at(self, places: Ints) -> NDArray[np.uint8]:
        return self.buffer[np.clip(places, 0, len(self.buffer) - 1)]

    @cached_property
    def _places(self) -> Ints:
        """Where all bytes are that a payload does not have, and colons, which part fields too."""
        return np.flatnonzero((self.sixes[: self.stop] == BROKEN) | (self.buffer[: self.stop] == _COLON))

    @cached_property
    def _found(self) -> NDArray[np.uint8]:
        return self.buffer[self._places]

    def _all(self, sign: int) -> Ints:
        if sign not in self._signs:
            self._signs[sign] = self._places[self._found == sign]
        return self._signs[sign]

    @cached_property
    def _signs(self) -> dict[int, Ints]:
        return {}

    def _next(self, sign: int, places: Ints) -> Ints:
        """Return where the sign stands next from each place on; the end of the block where it does no more."""
        found = self._all(sign)
        return np.append(found, self.stop)[np.searchsorted(found, places)]

    @cached_property
    def _running(self) -> NDArray[np.uint8]:
        """The exclusive or of all bytes before each place."""
        running = np.zeros(len(self.buffer) + 1, dtype=np.uint8)
        np.bitwise_xor.accumulate(self.buffer, out=running[1:])
        return running

    def _sum(self, begins: Ints, ends: Ints) -> Ints:
        limit = len(self._running) - 1
        return (self._running[np.clip(ends, 0, limit)] ^ self._running[np.clip(begins, 0, limit)]).astype(np.int64)

    def _given(self, stars: Ints) -> Ints:
        """Return the two hexadecimal digits behind each star; -1 where they are none."""
        high, low = _HEX[self._at(stars + 1)].astype(np.int64), _HEX[self._at(stars + 2)].astype(np.int64)
        return np.where((high == BROKEN) | (low == BROKEN), -1, high * 16 + low)

    def _digits(self, begins: Ints, most: int) -> tuple[Ints, Ints]:
        """Return the number that begins at each place, and how many digits it has, at most so many."""
        value, count, going = np.zeros_like(begins), np.zeros_like(begins), np.ones(len(begins), dtype=bool)
        for at in range(most):
            digit = self._at(begins + at) - np.uint8(48)
            going &= digit <= 9
            value = np.where(going, value * 10 + digit, value)
            count += going
            if not going.any():
                break
        return value, count
