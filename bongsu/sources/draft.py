"""An article as its file gives it: the text, and what it says of itself, all still unchecked strings."""

from dataclasses import dataclass, field

# What an article may say of itself; other keys are the publisher's own and are ignored.
KEYS = ("title", "publisher", "source", "date", "url", "language", "handling")


@dataclass(frozen=True, slots=True)
class Draft:
    """This text, these words about it by key of `KEYS`, and these doubts of the reader."""

    text: str
    said: dict[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


def sort_keys(given: dict[str, object]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the strings among what an article says of itself, and a doubt for each key that holds something else."""
    held = {key: given[key] for key in KEYS if given.get(key) is not None}
    strings = {key: value for key, value in held.items() if isinstance(value, str)}
    doubts = tuple(
        f"`{key}` is not a string and was ignored; write it in quotation marks." for key in held if key not in strings
    )
    return strings, doubts
