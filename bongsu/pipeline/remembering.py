"""What former editions of a list said: entries that were removed since, and names that entries have lost.

A text names people whatever a list says of them later; so the names of all editions on the shelf are known to the
reader. What was worked out is kept beside the indexes, so that a new edition costs two readings and not all of them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu.model.delisting import Delisting
from bongsu.model.designation import Designation
from bongsu.model.errors import ListError, Problem, RecordError
from bongsu.model.record import Json, from_json, to_json
from bongsu.pipeline.outcome import Progress, quietly

if TYPE_CHECKING:
    from bongsu.model.edition import HeldEdition
    from bongsu.sources.shelf import Shelf


@dataclass
class Memory:
    """What the editions of a list up to one of them said, and that one does not.

    Attributes:
        read: the labels of the editions that were compared, the oldest first.
        gone: entries that were removed, by id, as they stood last.
        renamed: entries that stand still, as they stood when they had a name that they lost.
        problems: editions that cannot be read.
    """

    read: list[str] = field(default_factory=list)
    gone: dict[str, Delisting] = field(default_factory=dict)
    renamed: dict[Designation, None] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def follow(self, before: "Edition", after: "Edition") -> None:
        """Go on from one edition to the next one."""
        for id_, entry in before.entries.items():
            if id_ not in after.entries:
                self.gone[id_] = Delisting(entry, before.held.day, after.held.day)
            elif not {name.text for name in entry.names} <= {name.text for name in after.entries[id_].names}:
                self.renamed[entry] = None
        for id_ in after.entries.keys() & self.gone.keys():
            del self.gone[id_]

    @property
    def entries(self) -> tuple[Designation, ...]:
        """The entries that were removed, as they stood last, and then those that lost names."""
        return (*(one.entry for one in self.gone.values()), *self.renamed)


@dataclass(frozen=True)
class Edition:
    """The entries of an edition, by id."""

    held: "HeldEdition"
    entries: dict[str, Designation]


def remembered(name: str, until: "HeldEdition", progress: Progress = quietly) -> Memory:
    """Return what editions of a list said that are on the shelf, up to one of them.

    An edition that cannot be read is left out, and said.

    Args:
        name: the list's short name.
        until: the edition that answers for the list.
        progress: told which editions are compared.
    """
    from bongsu.sources.shelf import Shelf, shelf_folder

    shelf = Shelf(shelf_folder())
    editions = [held for held in shelf.editions(name) if (held.day, held.retrieved) <= (until.day, until.retrieved)]
    path, made_of = _kept_at(name), [held.edition.label for held in editions]
    memory = _kept(path)
    if memory is None or memory.read != made_of[: len(memory.read)]:
        memory = Memory()
    if memory.read == made_of or len(editions) < 2:
        return memory
    _compare(shelf, memory, editions, progress)
    if not memory.problems:
        _keep(memory, path)
    return memory


def _compare(shelf: "Shelf", memory: Memory, editions: Sequence["HeldEdition"], progress: Progress) -> None:
    done = max(0, len(memory.read) - 1)
    before: Edition | None = None
    for at, held in enumerate(editions[done:], start=done):
        progress(f"comparing editions of {held.list}", at, len(editions))
        try:
            after = Edition(held, {entry.id: entry for entry in shelf.read(held).designations})
        except ListError as error:
            said = f"Who stood in this edition and was removed since is not remembered: {error}"
            memory.problems += (Problem(f"{held.list} {held.edition.label}", said),)
            continue
        if before:
            memory.follow(before, after)
        before = after
    memory.read = [held.edition.label for held in editions]


def _kept_at(name: str) -> Path:
    from bongsu.sources.shelf import index_folder

    return index_folder() / f"{name}-former.json"


def _kept(path: Path) -> Memory | None:
    """Return what was kept by this code; None for anything else, since it can be worked out again."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["code"] != _code():
            return None
        gone = [from_json(Delisting, one) for one in found["gone"]]
        renamed = [from_json(Designation, one) for one in found["renamed"]]
        return Memory(list(found["read"]), {one.entry.id: one for one in gone}, dict.fromkeys(renamed))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecordError):
        return None


def _keep(memory: Memory, path: Path) -> None:
    """Keep it, or nothing where nothing can be written."""
    found: Json = {
        "code": _code(),
        "read": memory.read,
        "gone": [to_json(one) for one in memory.gone.values()],
        "renamed": [to_json(one) for one in memory.renamed],
    }
    from bongsu.sources.shelf import write_whole

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(found, ensure_ascii=False))
    except OSError:
        return


def _code() -> str:
    from bongsu.model.versions import code_version

    return code_version("bongsu.sources.lists")
