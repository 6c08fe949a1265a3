"""Names and ship numbers held against sanctions lists: those asked for, and those that claims name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from bongsu import regimes
from bongsu.lang.names import spellings
from bongsu.lang.ship_numbers import imo_valid
from bongsu.model.claim import Claim
from bongsu.model.delisting import Delisting
from bongsu.model.designation import Designation, Match, Screened, Subject
from bongsu.model.errors import ListError
from bongsu.model.party import Identifiers, Party, PartyKind
from bongsu.pipeline.grouping import Party as ListedParty
from bongsu.pipeline.grouping import parties
from bongsu.pipeline.indexing import Lookup, Met, lookup, lookup_of
from bongsu.pipeline.loading import ChosenList, ListChoice, choose_lists
from bongsu.pipeline.outcome import Progress, quietly

# The room is entered here, before `bongsu` takes the verb of the same name from us: a package that is first imported
# later would put itself in the verb's place.
from bongsu.screen import HINT

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
    progress: Progress = quietly,
) -> list[tuple[str, Match, Designation]]:
    """Return each match of each name on these lists, the surest first; a number is looked up where it is one.

    Args:
        names: one or several names or official numbers, or subjects with what else is known of them.
        lists: one or several files, and short names of lists on the shelf; without any, every list on the shelf.
        identifiers: numbers of the party, where it is one.
        on: the day on which the match should have been listed; see `choose_lists`.
        at_least: matches with a lower score are left out; None for what is worth a look.
        limit: at most so many parties a name; of one that stands on several lists each entry is a match.
        progress: told which list is made ready.

    Raises:
        ListError: a list cannot be read, or there is none.
    """
    ready = lookup(chosen_lists([lists] if isinstance(lists, str | Path) else lists, on), on, progress)
    wanted = [names] if isinstance(names, str | Subject) else names
    asked = [name if isinstance(name, Subject) else subject_of(name, identifiers) for name in wanted]
    least = HINT if at_least is None else at_least
    return [
        (subject.name or "", one.match, one.entry)
        for subject, found in zip(asked, ready.search_many(asked, limit=limit, at_least=least), strict=True)
        for _, some in parties_met(found, limit)
        for one in some
    ]


def parties_met(found: Sequence[Met], limit: int) -> list[tuple[ListedParty, tuple[Met, ...]]]:
    """Return the first parties that matches meet, each with its matches, the surest first."""
    by_id = {one.entry.id: one for one in found}
    grouped = parties([one.entry for one in by_id.values()])[:limit]
    return [
        (party, tuple(sorted((by_id[id_] for id_ in party.entries), key=lambda one: -one.match.score)))
        for party in grouped
    ]


def by_party(found: Sequence[tuple[str, Match, Designation]]) -> list[tuple[ListedParty, tuple[Met, ...]]]:
    """Return what `screen` found for one name by the parties that it meets."""
    return parties_met([Met(match, entry) for _, match, entry in found], len(found))


def screened(one: Met, party: ListedParty, reference: str | None = None) -> Screened:
    """Return a match with what is needed to read it alone."""
    return Screened(reference, one.match, one.entry.name, one.entry.list, one.entry.programme, party.id)


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


def birth_days(text: str) -> tuple[str, ...]:
    """Return the day, month or year of birth that a text gives: ``1963-05-14``; () where it gives none."""
    from bongsu.sources.subjects import birth_days as read

    return read(text)


def watch_lists(folder: Path) -> tuple[ListChoice, ...]:
    """Return the lists that a watch names: files, and short names of lists on the shelf."""
    from bongsu.store import open_watch

    return open_watch(folder).lists


def screen_parties(
    claims: Iterable[Claim], ready: Lookup, law: Sequence[regimes.Regime]
) -> tuple[tuple[Match, ...], dict[str, regimes.Listing]]:
    """Look every named party up, and return the matches and, by regime, who is listed and under which measures."""
    matches: dict[tuple[str, str], Match] = {}
    measures: dict[str, set[str]] = defaultdict(set)
    frozen: dict[str, set[str]] = {regime.id: set() for regime in law}
    named = _parties(claims)
    for party, found in zip(named, found_for(ready, named), strict=True):
        for match, entry in found:
            matches.setdefault((match.query, match.designation), match)
            if match.score >= SURE:
                measures[party.id].update(entry.measures)
                for regime in law:
                    measures[party.id].update(regime.listed_by(entry))
                    if regime.freezes(entry.measures, entry.programme):
                        frozen[regime.id].add(party.id)
    under = {party: frozenset(ids) for party, ids in measures.items()}
    listings = {name: regimes.Listing(frozenset(ids), under) for name, ids in frozen.items()}
    return tuple(matches[key] for key in sorted(matches)), listings


def screen_delisted(
    claims: Iterable[Claim], gone: Sequence[Delisting], matches: Iterable[Match], ready: Lookup
) -> tuple[tuple[Match, Delisting], ...]:
    """Return which named parties meet entries that were removed from their list, the surest first.

    Whom the list has as surely under another number was renumbered, and is not among them.

    Args:
        claims: name the parties.
        gone: the entries.
        matches: those of the parties with the lists as they are.
        ready: the lists as they are.
    """
    by_id, standing = {one.entry.id: one for one in gone}, dict[tuple[str, str], float]()
    for match in matches:
        entry = ready.designation(match.designation)
        if entry is not None:
            held = standing.get((match.query, entry.list), 0.0)
            standing[match.query, entry.list] = max(match.score, held)
    found = {
        (match.query, match.designation): match
        for some in found_for(lookup_of(one.entry for one in gone), _parties(claims))
        for match, entry in some
        if match.score > standing.get((match.query, entry.list), 0.0)
    }
    surest = sorted(found.values(), key=lambda match: (-match.score, match.query, match.designation))
    return tuple((match, by_id[match.designation]) for match in surest)


def party_names(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the names of the parties that are looked up."""
    return frozenset(party.name for party in _parties(claims))


def found_for(ready: Lookup, named: Sequence[Party]) -> Iterator[list[Met]]:
    """Yield for each party whom it meets under any of its spellings, each designation once, with their numbers."""
    asked = [
        (at, Subject(spelling, party.kind, party.country, (), party.identifiers))
        for at, party in enumerate(named)
        for spelling in spellings(party.name)
    ]
    best: list[dict[str, Met]] = [{} for _ in named]
    answers = ready.search_many([subject for _, subject in asked], at_least=WORTH_SHOWING)
    for (at, _), found in zip(asked, answers, strict=True):
        for match, entry in found:
            held = best[at].get(match.designation)
            if held is None or match.score > held.match.score:
                best[at][match.designation] = Met(replace(match, query=named[at].name), entry)
    return (list(some.values()) for some in best)


def _parties(claims: Iterable[Claim]) -> list[Party]:
    """Return every party that may be listed, once, in a fixed order: states are not."""
    found = {
        party.id: party
        for claim in claims
        for party in (*claim.event.agents, *claim.event.recipients, *([claim.speaker] if claim.speaker else []))
        if party.kind is not PartyKind.STATE
    }
    return [found[key] for key in sorted(found)]
