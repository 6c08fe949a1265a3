"""Names and ship numbers held against sanctions lists: those asked for, and those that claims name."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu import regimes
from bongsu.lang.names import spellings
from bongsu.lang.ship_numbers import imo_valid
from bongsu.model.claim import Claim
from bongsu.model.designation import Designation, Match, Subject
from bongsu.model.errors import ListError
from bongsu.model.party import Identifiers, Party, PartyKind
from bongsu.pipeline.indexing import index_of
from bongsu.pipeline.loading import ChosenList, ListChoice, choose_lists

# The room is entered here, before `bongsu` takes the verb of the same name from us: a package that is first imported
# later would put itself in the verb's place.
from bongsu.screen import HINT

if TYPE_CHECKING:
    from bongsu.screen import Index

SURE = 0.9
"""From this score on, a match counts as the designation itself; below it, a person decides."""

WORTH_SHOWING = 0.6
"""Matches below this score are left out of the report."""


def screen(
    names: str | Subject | Iterable[str | Subject],
    lists: ListChoice | Sequence[ListChoice] = (),
    identifiers: Identifiers | None = None,
    on: date | None = None,
    *,
    at_least: float | None = None,
    limit: int = 10,
) -> list[tuple[str, Match, Designation]]:
    """Return each match of each name on these lists, the surest first; a number is looked up where it is one.

    Args:
        names: one or several names or official numbers, or subjects with what else is known of them.
        lists: one or several files, and short names of lists on the shelf; without any, every list on the shelf.
        identifiers: numbers of the party, where it is one.
        on: the day on which the match should have been listed; see `choose_lists`.
        at_least: matches with a lower score are left out; None for what is worth a look.
        limit: at most so many matches a name.

    Raises:
        ListError: a list cannot be read, or there is none.
    """
    index = index_of(chosen_lists([lists] if isinstance(lists, str | Path) else lists, on), on)
    wanted = [names] if isinstance(names, str | Subject) else names
    asked = [name if isinstance(name, Subject) else subject_of(name, identifiers) for name in wanted]
    least = HINT if at_least is None else at_least
    return [
        (subject.name or "", match, entry)
        for subject, matches in zip(asked, index.search_many(asked, limit=limit, at_least=least), strict=True)
        for match in matches
        if (entry := index.designation(match.designation)) is not None
    ]


def chosen_lists(lists: Sequence[ListChoice], on: date | None) -> tuple[ChosenList, ...]:
    """Return what answers for the lists that names are held against.

    Raises:
        ListError: there is none.
    """
    chosen = choose_lists(lists, on)
    if not chosen:
        raise ListError("there is no list to screen against; get some with `bongsu lists update`, or name a file.")
    return chosen


def subject_of(name: str, identifiers: Identifiers | None = None) -> Subject:
    """Return whom a name stands for, or an IMO number that is given in the place of a name."""
    number = name.strip().upper().removeprefix("IMO").strip()
    return Subject(name, identifiers=identifiers or (Identifiers(imo=number) if imo_valid(number) else Identifiers()))


def watch_lists(folder: Path) -> tuple[ListChoice, ...]:
    """Return the lists that a watch names: files, and short names of lists on the shelf."""
    from bongsu.store import open_watch

    return open_watch(folder).lists


def screen_parties(
    claims: Iterable[Claim], designations: Sequence[Designation], law: Sequence[regimes.Regime]
) -> tuple["Index", tuple[Match, ...], frozenset[str]]:
    """Look every named party up, and return the matches and the ids of the parties whose assets are frozen."""
    from bongsu.screen import Index

    index = Index(designations)
    matches: dict[tuple[str, str], Match] = {}
    frozen: set[str] = set()
    for party in _parties(claims):
        for match in _matches(index, party):
            matches.setdefault((match.query, match.designation), match)
            entry = index.designation(match.designation)
            if entry is None or match.score < SURE:
                continue
            if any(regime.freezes(entry.measures, entry.programme) for regime in law):
                frozen.add(party.id)
    return index, tuple(matches[key] for key in sorted(matches)), frozenset(frozen)


def party_names(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the names of the parties that are looked up."""
    return frozenset(party.name for party in _parties(claims))


def _matches(index: "Index", party: Party) -> list[Match]:
    """Return the matches of a party under any of its spellings, each designation once."""
    best: dict[str, Match] = {}
    for spelling in spellings(party.name):
        found = index.search(spelling, identifiers=party.identifiers, kind=party.kind, country=party.country)
        for match in found:
            held = best.get(match.designation)
            if match.score >= WORTH_SHOWING and (held is None or match.score > held.score):
                best[match.designation] = replace(match, query=party.name)
    return list(best.values())


def _parties(claims: Iterable[Claim]) -> list[Party]:
    """Return every party that may be listed, once, in a fixed order: states are not."""
    found = {
        party.id: party
        for claim in claims
        for party in (*claim.event.agents, *claim.event.recipients, *([claim.speaker] if claim.speaker else []))
        if party.kind is not PartyKind.STATE
    }
    return [found[key] for key in sorted(found)]
