"""Blocks of NMEA lines to batches of reports: positions all at once, names one by one, and every loss counted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from bongsu.sources.ais import bits, columns, statics
from bongsu.sources.ais.assembly import Assembly, Part, Whole
from bongsu.sources.ais.clockless import counted_on, says_a_time
from bongsu.sources.ais.schema import CLASSES, REPORTS
from bongsu.sources.ais.sentences import NEVER, PADDING, Heard, Ints, Lines, Sentences
from bongsu.sources.ais.times import INSTANT
from bongsu.sources.lines import Block
from bongsu.sources.tallies import Tally

SHORT = "lines refused: {count} with messages cut short"
UNREADABLE = "lines refused: {count} with messages 5 or 24 that cannot be read"
UNKNOWN = "lines refused: {count} with messages of types that ITU-R M.1371 does not know"
OTHERS = "lines left out: {count} with messages that are no ship's report of its place or name"
NO_TIME = "lines refused: {count} without a time, and with none before them"
IMPOSSIBLE = "lines refused: {count} with a time that cannot be"
NO_MMSI = "lines refused: {count} with no valid mmsi"
NO_PLACE = "lines refused: {count} with a latitude or longitude that is no place"
BACKWARDS = "lines kept: {count} whose time lies more than a minute before that of the line above"
OVERLONG = "lines refused: {count} that are too long for a sentence"
# Stations that are merged into one file lag behind each other by some seconds.
LAG = 60_000_000
LONGEST_NAME = 40

_GROUPS = ((1, (1, 2, 3)), (18, (18,)), (19, (19,)), (27, (27,)))
_TEXTS = ("name", "call_sign", "destination")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the lines of a block hold, each on its own; ``first`` is the number of the first line."""

    first: int
    sentences: Sentences
    heard: Heard
    tally: Tally


def parse(block: Block) -> Parsed:
    """Return what the lines of a block hold; blocks may be parsed in any order or thread."""
    tally = Tally()
    tally.add(OVERLONG, block.overlong)
    lines = Lines(block, tally)
    return Parsed(block.first, lines.sentences(), lines.heard(), tally)


@dataclass(slots=True)
class Decoder:
    """Reads blocks of one file or stream, one after the other.

    Attributes:
        last: time of the last line that said one, in microseconds since 1970; `NEVER` before.
        counts: whether lines that say no time are timed by counting on from `last`, until a line says its own.
        tally: what was wrong, by line.
        types: how many messages of each type were whole and sound.
    """

    last: int = NEVER
    counts: bool = False
    tally: Tally = field(default_factory=Tally)
    types: Counter[int] = field(default_factory=Counter)
    _assembly: Assembly = field(init=False)

    def __post_init__(self) -> None:
        self._assembly = Assembly(self.tally)

    def read(self, block: "Block | Parsed", now: int | None = None) -> pa.RecordBatch:
        """Return the reports in a block, in the order of its lines.

        Args:
            block: lines, `parse`d or not.
            now: when they came in, in microseconds since 1970: the time of lines that say none. Without it, such
                lines take the last time that was said.
        """
        parsed = block if isinstance(block, Parsed) else parse(block)
        self.tally.merge(parsed.tally)
        sentences, heard = parsed.sentences, parsed.heard
        self.counts = self.counts and not says_a_time(heard)
        if self.counts:
            heard = counted_on(sentences, heard, self.last, self.tally)
        times = self._times(heard, parsed.first, now)
        found = [*self._singles(sentences, heard, times), *self._parts(sentences, heard, times)]
        self._assembly.forget(parsed.first)
        return _in_order(found)

    def finish(self) -> None:
        """Count what still waits for its other parts as lost."""
        self._assembly.forget()

    def _times(self, heard: Heard, first: int, now: int | None) -> Ints:
        """Return the time of each line; `NEVER` where it cannot be known, one less where the line's own cannot be."""
        own = np.flatnonzero(heard.time != NEVER)
        before = np.append(self.last, heard.time[own][:-1]) if len(own) else own
        back = (before != NEVER) & (heard.time[own] < before - (before != NEVER) * LAG)
        self.tally.add(BACKWARDS, own[back] + first)
        latest = np.zeros(len(heard.time), dtype=np.int64)
        latest[own] = own + 1
        times = np.append(self.last, heard.time)[np.maximum.accumulate(latest)]
        if now is not None:
            times[heard.time == NEVER] = now
        if len(own):
            self.last = int(heard.time[own[-1]])
        times[heard.impossible] = NEVER + 1
        return times

    def _singles(self, sentences: Sentences, heard: Heard, times: Ints) -> Iterator[pa.RecordBatch]:
        """Yield the reports of messages that stand in one sentence each."""
        single = np.flatnonzero(sentences.parts == 1)
        single = single[self._timed(sentences.line[single], times[sentences.index[single]])]
        kinds = sentences.sixes[sentences.start[single]].astype(np.int64)
        size = (sentences.end[single] - sentences.start[single]) * 6 - sentences.fill[single]
        needed = np.array([_needed(kind) for kind in range(64)])
        self._sort_out(kinds, size < needed[kinds], sentences.line[single])
        for lead, members in _GROUPS:
            where = single[np.isin(kinds, members) & (size >= needed[lead])]
            if len(where):
                message = bits.decode(sentences.sixes, sentences.start[where], lead)
                kind = sentences.sixes[sentences.start[where]]
                at = sentences.index[where]
                stations = _slices(sentences.buffer, heard.station[at], heard.station_end[at])
                yield self._reports(sentences.line[where], times[at], kind, stations, message)
        where = single[np.isin(kinds, list(statics.NEEDED)) & (size >= needed[kinds])]
        yield from self._told([_whole(sentences, heard, times, at) for at in where.tolist()])

    def _parts(self, sentences: Sentences, heard: Heard, times: Ints) -> Iterator[pa.RecordBatch]:
        """Yield the reports of messages of several sentences, of which the last stands in this block."""
        wholes = []
        for at in np.flatnonzero(sentences.parts > 1).tolist():
            one = _whole(sentences, heard, times, at)
            part = Part(int(sentences.part[at]), one.payload, one.fill, one.line, one.time, one.station)
            whole = self._assembly.add(_key(sentences, heard, at), part)
            if whole:
                wholes.append(whole)
        lines, heard_at = (
            np.array([getattr(whole, name) for whole in wholes], dtype=np.int64) for name in ("line", "time")
        )
        timed = self._timed(lines, heard_at)
        wholes = [whole for whole, sound in zip(wholes, timed.tolist(), strict=True) if sound]
        kinds = np.array([bits.SIX_BITS[whole.payload[0]] for whole in wholes], dtype=np.int64)
        size = np.array([len(whole.payload) * 6 - whole.fill for whole in wholes], dtype=np.int64)
        short = size < np.array([_needed(kind) for kind in range(64)])[kinds]
        self._sort_out(kinds, short, lines[timed])
        sound = [
            (whole, kind) for whole, kind, cut in zip(wholes, kinds.tolist(), short.tolist(), strict=True) if not cut
        ]
        yield from self._told([whole for whole, kind in sound if kind in statics.NEEDED])
        for whole, kind in sound:
            if kind in bits.DECODERS:
                yield self._placed(whole, kind)

    def _placed(self, whole: Whole, kind: int) -> pa.RecordBatch:
        message = bits.decode(bits.sixes(whole.payload + bytes(PADDING)), np.zeros(1, dtype=np.int64), kind)
        stations = pa.array([whole.station], pa.string())
        return self._reports(np.array([whole.line]), np.array([whole.time]), np.array([kind]), stations, message)

    def _told(self, wholes: Sequence[Whole]) -> Iterator[pa.RecordBatch]:
        """Yield what messages 5 and 24 say."""
        read = [(whole, statics.read(whole.payload, whole.fill)) for whole in wholes]
        self.tally.add(UNREADABLE, [whole.line for whole, said in read if said is None])
        told = [(whole, said) for whole, said in read if said is not None]
        if told:
            names = {name for _, said in told for name in said}
            message = {name: _column(name, [said.get(name) for _, said in told]) for name in names}
            yield self._reports(
                np.array([whole.line for whole, _ in told]),
                np.array([whole.time for whole, _ in told]),
                np.array([bits.SIX_BITS[whole.payload[0]] for whole, _ in told]),
                pa.array([whole.station for whole, _ in told], pa.string()),
                message,
            )

    def _timed(self, lines: Ints, times: Ints) -> NDArray[np.bool_]:
        self.tally.add(NO_TIME, lines[times == NEVER])
        self.tally.add(IMPOSSIBLE, lines[times == NEVER + 1])
        return np.asarray(times > NEVER + 1)

    def _sort_out(self, kinds: Ints, short: NDArray[np.bool_], lines: Ints) -> None:
        """Count messages by type, and those that are of no use here."""
        unknown = (kinds < 1) | (kinds > 27)
        self.types.update(Counter(kinds[~unknown].tolist()) if len(kinds) < 100 else _counted(kinds[~unknown]))
        self.tally.add(UNKNOWN, lines[unknown])
        self.tally.add(SHORT, lines[short & ~unknown])
        self.tally.add(OTHERS, lines[~unknown & ~np.isin(kinds, [*bits.DECODERS, *statics.NEEDED])])

    def _reports(
        self, lines: Ints, times: Ints, kinds: NDArray[np.uint8], stations: pa.Array, message: bits.Message
    ) -> pa.RecordBatch:
        """Return the reports of which the ship's number is valid and the place is one, or is not told."""
        size = len(lines)
        said: dict[str, pa.Array] = {
            "row": pa.array(lines),
            "time": pa.array(times).cast(INSTANT),
            "receiver": stations,
        }
        said |= {"message": pa.array(kinds.astype(np.int8)), "class": _CLASS_OF.take(pa.array(kinds))}
        absent = np.full(size, np.nan)
        lat, lon, unknown = columns.places(*(np.asarray(message.get(name, absent)) for name in ("lat", "lon")))
        said |= {"lat": pa.array(lat, from_pandas=True), "lon": pa.array(lon, from_pandas=True)}
        mmsi = np.asarray(message["mmsi"])
        said["mmsi"] = pa.array(mmsi)
        for name, values in message.items():
            if name in columns.RANGES:
                said[name] = columns.column_of(name, np.asarray(values, dtype=np.float64))
            elif name in _TEXTS:
                said[name] = columns.text(values)
            elif name == "imo":
                said[name] = columns.imo_of(np.nan_to_num(np.asarray(values)).astype(np.int64))
        named, placed = columns.valid_mmsi(mmsi), unknown | ~(np.isnan(lat) | np.isnan(lon))
        self.tally.add(NO_MMSI, lines[~named])
        self.tally.add(NO_PLACE, lines[named & ~placed])
        batch = pa.record_batch(
            [said.get(column.name, pa.nulls(size, column.type)) for column in REPORTS], schema=REPORTS
        )
        return batch if (named & placed).all() else batch.filter(pa.array(named & placed))


_CLASS_OF = pa.array([CLASSES.get(kind) for kind in range(64)], pa.string())


def _needed(kind: int) -> int:
    """Return the bits that a message must have to be used; 0 where it is not used."""
    return bits.DECODERS[kind][0] if kind in bits.DECODERS else statics.NEEDED.get(kind, 0)


def _counted(kinds: Ints) -> dict[int, int]:
    return {kind: count for kind, count in enumerate(np.bincount(kinds).tolist()) if count}


def _column(name: str, values: list[object]) -> NDArray[np.float64] | pa.Array:
    if name in _TEXTS:
        return pa.array(values, pa.string())
    if name == "mmsi":
        return np.array(values, dtype=np.int64)
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _whole(sentences: Sentences, heard: Heard, times: Ints, at: int) -> Whole:
    payload = sentences.buffer[sentences.start[at] : sentences.end[at]].tobytes()
    index = sentences.index[at]
    begin, end = heard.station[index], heard.station_end[index]
    station = (
        _clean(sentences.buffer[begin : min(end, begin + LONGEST_NAME)]).tobytes().decode() if begin >= 0 else None
    )
    return Whole(payload, int(sentences.fill[at]), int(sentences.line[at]), int(times[index]), station or None)


def _key(sentences: Sentences, heard: Heard, at: int) -> tuple[bytes, int, bytes, int, bytes]:
    buffer, begin = sentences.buffer, heard.group[sentences.index[at]]
    # the group is told as its part, how many there are, and its number
    group = (
        buffer[begin : begin + 20].tobytes().replace(b"*", b",").partition(b",")[0].rpartition(b"-")[2]
        if begin >= 0
        else b""
    )
    head, channel = sentences.head[at], sentences.channel[at]
    talker = buffer[head : head + 2].tobytes()
    channels = buffer[channel : sentences.start[at] - 1].tobytes()
    return talker, int(sentences.sequence[at]), channels, int(sentences.parts[at]), group


def _slices(buffer: NDArray[np.uint8], begins: Ints, ends: Ints) -> pa.Array:
    """Return the text between each two places; null where the first is -1 or nothing lies between."""
    absent = begins < 0
    sizes = np.where(absent, 0, np.clip(ends - begins, 0, LONGEST_NAME))
    if not sizes.any():
        return pa.nulls(len(begins), pa.string())
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    flat = _clean(buffer[np.repeat(begins - offsets[:-1], sizes) + np.arange(offsets[-1])])
    text = pa.StringArray.from_buffers(len(begins), pa.py_buffer(offsets.astype(np.int32)), pa.py_buffer(flat))
    validity = np.packbits(sizes > 0, bitorder="little")
    return pa.Array.from_buffers(pa.string(), len(text), [pa.py_buffer(validity), *text.buffers()[1:]])


def _clean(found: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the characters with a question mark for each that is no printable ASCII."""
    return np.ascontiguousarray(np.where((found > 31) & (found < 127), found, ord("?")).astype(np.uint8))


def _in_order(found: Sequence[pa.RecordBatch]) -> pa.RecordBatch:
    """Return the rows of all batches in the order of their lines."""
    if not found:
        return pa.record_batch([pa.nulls(0, column.type) for column in REPORTS], schema=REPORTS)
    whole = pa.concat_batches(found)
    rows = np.asarray(whole.column("row"))
    return whole if len(found) == 1 else whole.take(pa.array(np.argsort(rows, kind="stable")))
