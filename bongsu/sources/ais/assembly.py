"""Messages of several sentences, put together again: parts in any order, among others', with some of them lost."""

from dataclasses import dataclass, field

from bongsu.sources.tallies import Tally

LOST = "lines refused: {count} that are parts of messages of which another part is missing"
REPEATED = "lines left out: {count} that repeat a part that is there already"
# Sequence numbers are ten and come round again: parts this far apart are of two messages.
MOST_LINES = 10_000
MOST_MICROSECONDS = 60_000_000

Key = tuple[bytes, int, bytes, int, bytes]
"""Talker, sequence number, channel, number of parts, and group of the tag block where there is one."""


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence of a message: its place among the parts, its payload, and where and when it was heard."""

    number: int
    payload: bytes
    fill: int
    line: int
    time: int
    station: str | None


@dataclass(frozen=True, slots=True)
class Whole:
    """A message of which all parts are there; its line is that of the last one, its time that of the first heard."""

    payload: bytes
    fill: int
    line: int
    time: int
    station: str | None


@dataclass(slots=True)
class Assembly:
    """Holds parts until their message is whole, and counts those that never are."""

    tally: Tally
    waiting: dict[Key, list[Part]] = field(default_factory=dict)

    def add(self, key: Key, part: Part) -> Whole | None:
        """Return the message that this part makes whole."""
        held = self.waiting.get(key, [])
        if held and _too_far(held[0], part.line, part.time):
            self._lose(key)
            held = []
        same = [other for other in held if other.number == part.number]
        if same and same[0].payload == part.payload:
            self.tally.add(REPEATED, [part.line])
            return None
        if same:
            self._lose(key)
            held = []
        held = self.waiting[key] = [*held, part]
        if len(held) < key[3]:
            return None
        del self.waiting[key]
        parts = sorted(held, key=lambda one: one.number)
        station = next((one.station for one in parts if one.station), None)
        payload = b"".join(one.payload for one in parts)
        return Whole(payload, parts[-1].fill, part.line, held[0].time, station)

    def forget(self, line: int | None = None) -> None:
        """Count as lost what waits since long before this line; without a line, all that waits."""
        for key in [key for key, held in self.waiting.items() if line is None or line - held[0].line > MOST_LINES]:
            self._lose(key)

    def _lose(self, key: Key) -> None:
        self.tally.add(LOST, [part.line for part in self.waiting.pop(key)])


def _too_far(part: Part, line: int, time: int) -> bool:
    return line - part.line > MOST_LINES or abs(time - part.time) > MOST_MICROSECONDS
