"""Entries of several lists that are one party: put together for whoever reads, on strong evidence only.

Two entries are one party where

* a list says so: the EU and the United Kingdom print the UN's reference of an entry, and OFAC numbers a party once for
  all of its lists, which the Consolidated Screening List repeats; a word of their names is the same, too;
* ships have the same IMO number;
* bodies have the same official number and a telling word of their names; persons the same official number, a word of
  their names and a year of birth;
* persons have the same name, first or good, of two words or more, and the same day of birth;
* bodies have the same first name, of two words or more, and a country in common.

What contradicts (another kind, another birth, another IMO number) keeps two entries apart, and so does a list that has
both: whom one list holds twice it holds for two. A likeness of names is no evidence at all.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from bongsu.lang.names import fold
from bongsu.lang.official_numbers import squeezed
from bongsu.model.designation import Designation, NameQuality
from bongsu.model.party import PartyKind

SAID_BY_A_LIST, SHIP_NUMBER, NUMBER, PERSON, BODY = range(5)
"""The kinds of evidence, the strongest first."""

SHORTEST = 6
"""Letters and digits of a number that two parties will not have by chance."""

_UN_REFERENCE = re.compile(r"^UN reference: ([A-Za-z0-9.]+?)\.(?: |$)")
_NUMBERS = {
    "passport": "passport number", "national_id": "identity number", "registration": "registration number",
    "tax_id": "tax number", "swift": "SWIFT code", "lei": "LEI", "imo_company": "IMO company number",
    "aircraft_serial": "serial number",
}  # fmt: skip
# Words that say what a body is, not which; OFAC and the EU write them alike.
_ANY_BODY = frozenset(
    "al and bank co company corp corporation de enterprise enterprises for general group holding inc international "
    "jsc limited llc ltd national of office sa shipping state the trade trading".split()
)

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """These entries are one party, for these reasons.

    Attributes:
        entries: the ids, the United Nations' first, those of collections of lists last; the party is called by the
            first.
        reasons: for each entry but the one that was taken first, why it is the same: "the same IMO number 9314650".
    """

    entries: tuple[str, ...]
    reasons: Mapping[str, str]

    @property
    def id(self) -> str:
        """The first of the entries' ids."""
        return self.entries[0]


def precedence(id_: str) -> tuple[int, str]:
    """Return what sorts ids as people look for them: the United Nations' lists, those of states, collections."""
    list_ = id_.partition(":")[0]
    return (0 if list_.startswith("un") else 2 if list_ in {"csl", "opensanctions"} else 1), id_


def parties(entries: Sequence[Designation]) -> tuple[Party, ...]:
    """Return the entries, each id once, by the parties that they are of, each in the place of its first entry."""
    traits = [Traits(entry) for entry in entries]
    joined = _Joined(traits)
    for _, one, other, why in sorted(_pairs(traits), key=lambda pair: pair[:3]):
        joined.join(one, other, why)
    return joined.parties()


@dataclass(frozen=True)
class Traits:
    """What of an entry can show that another one is the same party."""

    entry: Designation

    @cached_property
    def source(self) -> str:
        """The list, or of a collection of lists the list in it: no list has one party twice."""
        list_, _, own = self.entry.id.partition(":")
        return f"{list_}:{own.rpartition('-')[0]}" if self.entry.list == "csl" else self.entry.list

    @cached_property
    def names(self) -> frozenset[Key]:
        """The first and good names of two words or more, whatever the order of their words."""
        folded = (_words(name.text) for name in self.entry.names if name.quality in _SURE)
        return frozenset(words for words in folded if len(words) > 1)

    @cached_property
    def words(self) -> frozenset[str]:
        """The telling words of all names."""
        found = {word for name in self.entry.names for word in fold(name.text).split() if len(word) > 1}
        return frozenset(found - _ANY_BODY if self.entry.kind is PartyKind.ORGANISATION else found)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years of birth that the list gives, of a range all of them."""
        return frozenset(year for given in self.entry.birth_dates for year in _years(given))

    @cached_property
    def days(self) -> frozenset[str]:
        """The days of birth; the first of January mostly stands for a day that is not known."""
        return frozenset(day for day in self.entry.birth_dates if len(day) == 10 and not day.endswith("-01-01"))

    def numbers(self, kinds: Iterable[str]) -> frozenset[Key]:
        """Return the official numbers of these kinds."""
        found = ((number.kind, squeezed(number.value)) for number in self.entry.identifiers if number.kind in kinds)
        return frozenset((kind, value) for kind, value in found if len(value) >= SHORTEST and re.search(r"\d", value))

    def keys(self) -> Iterator[tuple[int, Key]]:
        """Yield what an entry must share with another one, with the kind of evidence that it is."""
        yield from ((SAID_BY_A_LIST, key) for key in _references(self.entry))
        if self.entry.kind is PartyKind.VESSEL:
            yield from ((SHIP_NUMBER, key) for key in self.numbers({"imo"}))
            return
        yield from ((NUMBER, key) for key in self.numbers(_NUMBERS))
        if self.entry.kind is PartyKind.PERSON:
            yield from ((PERSON, ("born", day, *name)) for day in self.days for name in self.names)
        elif self.entry.kind is PartyKind.ORGANISATION:
            first = _words(self.entry.name)
            if len(set(first) - _ANY_BODY) > 1:
                yield from ((BODY, ("of", country, *first)) for country in self.entry.countries)


_SURE = frozenset({NameQuality.PRIMARY, NameQuality.GOOD})


def _pairs(traits: Sequence[Traits]) -> Iterator[tuple[int, int, int, str]]:
    """Yield the pairs of entries, by their places, that are one party, each with its evidence and that in words."""
    sharing: dict[tuple[int, Key], list[int]] = defaultdict(list)
    for at, one in enumerate(traits):
        for evidence in dict.fromkeys(one.keys()):
            sharing[evidence].append(at)
    for (strength, key), places in sharing.items():
        for at, other in itertools.combinations(places, 2):
            if _agree(strength, traits[at], traits[other]):
                yield strength, at, other, _said(strength, key)


def _agree(strength: int, one: Traits, other: Traits) -> bool:
    """Return whether nothing that is known of two entries speaks against what they share."""
    kind = one.entry.kind
    if kind is not other.entry.kind or one.source == other.source:
        return False
    if kind is PartyKind.VESSEL:
        return not _differ(one.numbers({"imo"}), other.numbers({"imo"}))
    if one.words.isdisjoint(other.words):
        return False  # a list can misprint a number, its own reference too
    if strength == NUMBER and kind is PartyKind.PERSON:
        return not one.years.isdisjoint(other.years)
    return not _differ(one.years, other.years)


def _differ(some: Set[object], others: Set[object]) -> bool:
    """Return whether both are known, and nothing of them is the same."""
    return bool(some and others) and some.isdisjoint(others)


class _Joined:
    """Entries that are joined one by one to parties; a party has no two entries of one list."""

    def __init__(self, traits: Sequence[Traits]) -> None:
        self._traits = traits
        self._members = {at: [at] for at in range(len(traits))}
        self._of = list(range(len(traits)))
        self._why: dict[int, str] = {}

    def join(self, one: int, other: int, why: str) -> None:
        """Make one party of two, if they can be one."""
        kept, gone = sorted((self._of[one], self._of[other]))
        if kept == gone or not self._can_be_one(self._members[kept], self._members[gone]):
            return
        self._why.setdefault(other if self._of[other] == gone else one, why)
        self._members[kept] += self._members.pop(gone)
        for at in self._members[kept]:
            self._of[at] = kept

    def parties(self) -> tuple[Party, ...]:
        """Return all parties."""
        ids = [one.entry.id for one in self._traits]
        return tuple(
            Party(
                tuple(sorted((ids[at] for at in places), key=precedence)),
                {ids[at]: self._why[at] for at in places if at in self._why},
            )
            for places in self._members.values()
        )

    def _can_be_one(self, some: Sequence[int], others: Sequence[int]) -> bool:
        ours, theirs = ({self._traits[at].source for at in places} for places in (some, others))
        pairs = ((self._traits[one], self._traits[other]) for one in some for other in others)
        return ours.isdisjoint(theirs) and not any(_differ(one.years, other.years) for one, other in pairs)


def _references(entry: Designation) -> Iterator[Key]:
    list_, _, own = entry.id.partition(":")
    said = _UN_REFERENCE.match(entry.remarks or "")
    if said or list_ == "un":
        yield "UN reference", (said[1] if said else own).casefold()
    number = own.rpartition("-")[2] if entry.list == "csl" else own
    if entry.list in {"csl", "ofac-sdn", "ofac-cons"} and number.isdigit():
        yield "OFAC number", number


def _said(strength: int, key: Key) -> str:
    if strength == PERSON:
        return f"the same name and day of birth, {key[1]}"
    if strength == BODY:
        return "the same first name and country"
    kind, value = key
    return f"the same {'IMO number' if kind == 'imo' else _NUMBERS.get(kind, kind)} {value.upper()}"


def _words(name: str) -> Key:
    return tuple(sorted(fold(name).split()))


def _years(given: str) -> range:
    first, _, last = given.partition("..")
    return range(int(first[:4]), int((last or first)[:4]) + 1) if first[:4].isdigit() else range(0)
