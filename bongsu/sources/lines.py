"""Files of lines, block by block: whole lines with their numbers, however long a line or the file is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from bongsu.sources.custody import CHUNK

BLOCK = 8 * CHUNK
"""Bytes read at once; a block must hold the longest line."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a file.

    Attributes:
        first: number of the first line, 1-based in the file.
        content: the lines, each ended by a line feed; one that was too long is empty here.
        overlong: numbers of the lines that were too long.
        lines: how many there are.
    """

    first: int
    content: bytes
    overlong: tuple[int, ...]
    lines: int


def blocks(file: BinaryIO, longest: int, size: int = BLOCK, first: int = 1) -> Iterator[Block]:
    """Yield the lines of a file from where it stands, about ``size`` bytes at once.

    Args:
        file: bytes, with or without a line feed at the end.
        longest: most bytes that a line may have, at most ``size``; of a longer one only its number is told.
        size: bytes read at once.
        first: number of the line at which the file stands.
    """
    rest = b""
    while chunk := file.read(size):
        rest += chunk
        end = rest.rfind(b"\n") + 1
        if not end and len(rest) > longest:
            # a line without end: only that it goes on need be known
            rest = rest[: longest + 1]
            continue
        if end:
            block = _block(rest[:end], first, longest)
            rest, first = rest[end:], first + block.lines
            yield block
    if rest:
        yield _block(rest + b"\n", first, longest)


def _block(content: bytes, first: int, longest: int) -> Block:
    lines = content.count(b"\n")
    if len(content) <= longest or (lines and len(content) // lines <= longest and not _has_longer(content, longest)):
        return Block(first, content, (), lines)
    parted = content.split(b"\n")[:-1]
    long = [at for at, line in enumerate(parted) if len(line) > longest]
    for at in long:
        parted[at] = b""
    return Block(first, b"\n".join([*parted, b""]), tuple(first + at for at in long), lines)


def _has_longer(content: bytes, longest: int) -> bool:
    """Return whether a line is longer; looks at one place in each ``longest`` bytes only."""
    begin = 0
    while begin + longest < len(content):
        end = content.rfind(b"\n", begin, begin + longest + 1)
        if end < 0:
            return True
        begin = end + 1
    return False
