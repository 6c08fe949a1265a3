"""Designations, to be searched by name and by official number: each match with its score and its reasons.

Candidates come from `candidates`, the likeness of names from `anatomy`, weights and words from `features` and `hits`;
this module joins them.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Self

import numpy as np

from bongsu.lang.names import fold
from bongsu.lang.official_numbers import squeezed
from bongsu.lang.ship_numbers import imo_valid
from bongsu.model.designation import Designation, ListedName, Match, Subject
from bongsu.model.garbage import uncollected
from bongsu.model.party import Identifiers, PartyKind
from bongsu.screen import cache
from bongsu.screen.anatomy import Name, compare, keys
from bongsu.screen.candidates import FAR, Candidates, Met, candidates_from, candidates_of
from bongsu.screen.features import AMBIGUOUS_NUMBER, BIRTH_AGREES, COMPANY_NUMBER, HINT, LEAST, NAMES, OFFICIAL_NUMBER
from bongsu.screen.hits import Company, Hit, weighed
from bongsu.screen.likeness import LEAST_EXACT, Spelling
from bongsu.screen.persons import bearers
from bongsu.screen.rarity import Rarity
from bongsu.screen.reach import within_reach
from bongsu.screen.register import Party, Register, register_from, register_of
from bongsu.screen.taken import NOTHING, Taken, Ways

_SHOWN = {
    "imo": "IMO", "mmsi": "MMSI", "call_sign": "call sign", "imo_company": "IMO company", "national_id": "identity",
    "tax_id": "tax", "lei": "LEI", "swift": "SWIFT", "tail_number": "tail number",
}  # fmt: skip

_AT_ONCE = 4096
"""Names asked for in one go: enough to fill the arrays, few enough to keep memory flat."""

_NEAREST, _NEAREST_OF_HINTS = 16, 60
"""Parties whose names are compared with one asked for; more of them where mere hints are wanted too."""

_FAR_OF_HINTS = 0.2
"""A hint may be much farther than the nearest name: what two names of ministries share is common words."""

_NEAR_ENOUGH = 0.02
"""The least nearness, as `Candidates` counts it, of a listed name that is compared."""

_NEARNESS = 1.0
"""The least nearness as a share of the least score: who looks for sure matches only is spared the far ones."""

_HINTS_BELOW = 0.4
"""Whoever asks for lower scores than this wants hints."""

_FEW = 200
"""Pairs of names that are compared at once; looking at them in arrays before takes longer."""

_ROUNDED = 0.001
"""Scores are told to this."""

_NO_NUMBERS = Identifiers()


class Index:
    """Sanctions lists, ready to be searched by name or official number.

    Entries of several lists may stand side by side; a second entry of one id replaces the first.
    """

    def __init__(self, designations: Iterable[Designation]) -> None:
        register = register_of(designations)
        spread = _counted(register)
        rarity = Rarity(_shares(spread, len(register.names.text)))
        taken = Taken(register.names, rarity)
        names = [taken.listed(at, NOTHING) for at in range(len(register.names.text))]
        found = candidates_of([keys(name, asked=False) for name in names], register.names.place)
        self._join(register, found.leading_to_itself([keys(name, asked=True) for name in names]), taken)

    def _join(self, register: Register, candidates: Candidates, taken: Taken) -> None:
        self._register = register
        self._candidates = candidates
        self._taken = taken
        self._worths = [NAMES[quality].weight for quality in register.names.quality]

    @classmethod
    def load(cls, path: Path) -> Self | None:
        """Return the index that `save` kept in this file; None where there is none, or one of other code.

        A broken file counts as none: an index can always be made anew.
        """
        arrays = cache.load(path)
        if arrays is None:
            return None
        index = cls.__new__(cls)
        try:
            register, candidates = register_from(arrays), candidates_from(arrays)
        except (KeyError, IndexError, ValueError):
            return None
        rarity = Rarity(_shares(candidates.spreads(), len(register.names.text)))
        index._join(register, candidates, Taken(register.names, rarity))
        return index

    def save(self, path: Path) -> None:
        """Keep the index in a file, whole or not at all.

        Raises:
            OSError: the file cannot be written.
        """
        cache.save(path, {**self._register.arrays(), **self._candidates.arrays()})

    def __len__(self) -> int:
        return len(self._register)

    def __iter__(self) -> Iterator[Designation]:
        """Yield the designations, in the order of their lists."""
        return (self._register.entry(place) for place in range(len(self)))

    def designation(self, id: str) -> Designation | None:  # noqa: A002 - the field's own word for it
        """Return the designation of this id, or None."""
        place = self._register.place_of(id)
        return None if place is None else self._register.entry(place)

    def search(
        self,
        name: str | None = None,
        *,
        identifiers: Identifiers | None = None,
        kind: PartyKind | None = None,
        country: str | None = None,
        birth_dates: Sequence[str] = (),
        limit: int = 10,
        at_least: float = HINT,
    ) -> tuple[Match, ...]:
        """Return at most so many matches, the surest first, each with its reasons; () when nothing is met.

        An official number that the list gives scores 1.0, whatever the name.
        A ship's flag changes too easily to speak against a match; any other party's country does.
        """
        subject = Subject(name, kind, country, tuple(birth_dates), identifiers or Identifiers())
        return next(self.search_many([subject], limit=limit, at_least=at_least))

    def search_many(
        self, subjects: Iterable[Subject], *, limit: int = 10, at_least: float = HINT
    ) -> Iterator[tuple[Match, ...]]:
        """Yield the matches of each subject in turn, as `search` returns them; thousands at once go fastest."""
        for some in _batches(subjects):
            with uncollected():
                found = self._found(some, limit, at_least)
            yield from found

    def _found(self, subjects: Sequence[Subject], limit: int, at_least: float) -> list[tuple[Match, ...]]:
        """Return the matches of each subject."""
        asked, taken = self._taken.asked(subjects)
        most, far = (_NEAREST, FAR) if at_least >= _HINTS_BELOW else (_NEAREST_OF_HINTS, _FAR_OF_HINTS)
        floor = max(_NEAR_ENOUGH, _NEARNESS * at_least)
        places = [self._taken.place(subject) for subject in subjects]
        leads = [keys(name, asked=True) if at is None else at for at, name in zip(places, asked, strict=True)]
        met = self._candidates.meet(leads, floor=floor, most=most, far=far)
        met = self._within_reach(met, subjects, asked, taken, at_least)
        ends = np.searchsorted(met.asked, np.arange(len(asked)), side="right").tolist()
        listed, start, found = met.listed.tolist(), 0, []
        for subject, name, end in zip(subjects, asked, ends, strict=True):
            best = self._best(subject, name, listed[start:end], at_least, taken)
            found.append(self._matches(subject, name, best, limit, at_least))
            start = end
        return found

    def _within_reach(
        self, met: Met, subjects: Sequence[Subject], asked: Sequence[Name], taken: Ways, at_least: float
    ) -> Met:
        """Return the pairs of names without those that cannot be as like as is needed."""
        if len(met.asked) < _FEW or at_least < _HINTS_BELOW:
            return met
        places, other = np.unique(met.listed, return_inverse=True)
        listed = [self._taken.listed(at, taken) for at in places.tolist()]
        score, likeness = np.asarray([_needed(subject, at_least) for subject in subjects])[met.asked].T
        least = np.maximum(score / np.asarray(self._worths)[met.listed], likeness)
        kept = within_reach(asked, listed, (met.asked, other), least)
        return Met(met.asked[kept], met.listed[kept], met.nearness[kept])

    def _best(self, subject: Subject, asked: Name, met: Sequence[int], at_least: float, taken: Ways) -> dict[int, Hit]:
        """Return the best hit by name of each designation, by its place.

        Whatever is the same by letters alone is there, for it counts how many share a name.
        """
        best: dict[int, Hit] = {}
        least_score, least_likeness = _needed(subject, at_least)
        listed, register, worths = self._register.names, self._register, self._worths
        for at in met:
            place, worth = listed.place[at], worths[at]
            before = best.get(place)
            if before is None:
                least = min(max(least_score / worth, least_likeness), LEAST_EXACT)
            elif _surpasses(before.score, worth, asked, listed.text[at]):
                continue
            else:
                least = before.score / worth
            likeness = compare(asked, self._taken.listed(at, taken), least)
            score = likeness.score * worth
            if likeness.score >= least and (before is None or score > before.score):
                best[place] = Hit(score, register.listed(at), likeness)
        return best

    def _matches(
        self, subject: Subject, name: Name, best: dict[int, Hit], limit: int, at_least: float
    ) -> tuple[Match, ...]:
        numbered = self._number_hits(subject.identifiers) if subject.identifiers != _NO_NUMBERS else {}
        if not best and not numbered:
            return ()
        hits = {place: [hit] for place, hit in best.items()}
        if numbered:
            hits = {place: [*numbered.get(place, ()), *hits.get(place, ())] for place in (*numbered, *hits)}
        common = bearers(name.person) if name.person else 0.0
        company = Company(sum([hit.exact for hit in best.values()]), common)
        asked = subject.name or next((value for _, value in _given(subject.identifiers)), "")
        verdicts = [
            weighed(asked, subject, Party(self._register, place), some, company) for place, some in hits.items()
        ]
        kept = [verdict for verdict in verdicts if verdict.score >= at_least]
        if len(kept) > 1:
            kept.sort(key=lambda verdict: (-verdict.score, verdict.designation))
        return tuple([verdict.match(asked) for verdict in kept[:limit]])

    def _number_hits(self, identifiers: Identifiers) -> dict[int, list[Hit]]:
        hits: dict[int, list[Hit]] = defaultdict(list)
        for kind, value in _given(identifiers):
            for place, listed in self._register.numbered(kind, value):
                said = OFFICIAL_NUMBER.words.format(kind=_SHOWN.get(kind, kind), value=value)
                hits[place].append(Hit(OFFICIAL_NUMBER.weight, ListedName(listed), None, said))
        for place, listed in self._register.numbered("imo_company", identifiers.imo or ""):
            # what is no ship's number at all can only be meant as the company's
            feature = AMBIGUOUS_NUMBER if imo_valid(listed) else COMPANY_NUMBER
            hits[place].append(Hit(feature.weight, ListedName(listed), None, feature.words.format(value=listed)))
        return hits


def _needed(subject: Subject, at_least: float) -> tuple[float, float]:
    """Return the least score and the least likeness of a hit by name that can change what is shown.

    A date of birth may raise the score, and beside an official number every name is told that is nearly as like.
    """
    if subject.identifiers != _NO_NUMBERS:
        return 0.0, max(LEAST, at_least - BIRTH_AGREES.weight)
    return at_least - (BIRTH_AGREES.weight if subject.birth_dates else _ROUNDED), LEAST


def _surpasses(score: float, worth: float, asked: Name, listed: str) -> bool:
    """Say whether no listed name of this worth can give more than a score that was reached."""
    if score >= worth:
        return True
    other = Spelling.UNBRACKETED if "(" in listed or "（" in listed or "[" in listed else Spelling.JOINED
    return score >= (1 - other.penalty) * worth and fold(listed) != asked.folded


def _shares(spread: dict[str, int], names: int) -> dict[str, float]:
    """Return how rare each feature is that stands in so many names: 1 in none, near 0 in all."""
    widest = math.log(names + 1) or 1.0
    return {sound: 1 - math.log(count + 1) / widest for sound, count in spread.items()}


def _counted(register: Register) -> dict[str, int]:
    """Return in how many listed names each word stands."""
    spread: Counter[str] = Counter()
    taken = Taken(register.names, Rarity())
    for at in range(len(register.names.text)):
        spread.update(keys(taken.listed(at, NOTHING), asked=False).keys())
    return dict(spread)


def _batches(subjects: Iterable[Subject]) -> Iterator[list[Subject]]:
    batch: list[Subject] = []
    for subject in subjects:
        batch.append(subject)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _given(identifiers: Identifiers) -> list[tuple[str, str]]:
    pairs = [(item.name, getattr(identifiers, item.name)) for item in fields(identifiers)]
    return [(kind, value) for kind, value in pairs if value and squeezed(value)]
