"""Chinese characters by their Sino-Korean readings, traditional and simplified."""

import functools
from importlib.resources import files


@functools.cache
def readings_of(character: str) -> frozenset[str]:
    """Return the Hangul syllables that a Chinese character is read as: ``"金"`` as 금 and 김; none when unknown."""
    return frozenset(_by_character().get(character, ""))


@functools.cache
def sino_korean() -> frozenset[str]:
    """Return every Hangul syllable that some Chinese character is read as."""
    return frozenset(line.partition("\t")[0] for line in _lines())


@functools.cache
def _by_character() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _lines():
        hangul, _, characters = line.partition("\t")
        for character in characters:
            found[character] = found.get(character, "") + hangul
    return found


def _lines() -> list[str]:
    text = files("bongsu.lang.korean").joinpath("hanja.tsv").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
