"""What other editions of lists change for the parties that a watch holds already."""

from collections.abc import Callable, Iterable, Sequence

from bongsu.model.designation import Designation, Match
from bongsu.model.edition import Edition, Happened, ListChange, MatchChange, UsedEdition

# Scores are shown with two decimals; what differs by less is no other match.
SAME_SCORE = 0.005

Matches = dict[tuple[str, str], Match]


def list_changes(
    before: tuple[Sequence[UsedEdition], Iterable[Match]],
    after: tuple[Sequence[UsedEdition], Iterable[Match]],
    held: frozenset[str],
    entry: Callable[[str], Designation | None],
) -> tuple[ListChange, ...]:
    """Return each list of which another edition is used, with the matches that are new, gone or other by it.

    What new evidence brings is no change of a list, so a new match counts for parties that were held before. A match
    is gone whatever the reason: a name that no list gives any more may also not be read as a party any more.

    Args:
        before: editions and matches of the last run.
        after: those of this run.
        held: names of the parties in evidence that was read before this run.
        entry: finds an entry of the lists as they are now by its id.
    """
    changed = [name for name in sorted(_names(before[0]) | _names(after[0])) if _differs(before[0], after[0], name)]
    by_list: dict[str, list[MatchChange]] = {name: [] for name in changed}
    old, new = _lists_of(before[0]), _lists_of(after[0])
    for change in _changes(_by_pair(before[1]), _by_pair(after[1]), held, entry):
        lists = [found[change.designation] for found in (new, old) if change.designation in found]
        name = next((name for name in lists if name in by_list), None)
        if name:
            by_list[name].append(change)
    return tuple(
        ListChange(name, _newest(before[0], name), _newest(after[0], name), tuple(found))
        for name, found in by_list.items()
    )


def used_editions(
    editions: Iterable[Edition], matches: Iterable[Match], entry: Callable[[str], Designation | None]
) -> tuple[UsedEdition, ...]:
    """Return editions with the ids of those of their entries that matches meet."""
    entries = [found for match in matches if (found := entry(match.designation))]
    return tuple(
        UsedEdition(edition, tuple(sorted({found.id for found in entries if found.list == edition.list})))
        for edition in editions
    )


def _changes(
    was: Matches, now: Matches, held: frozenset[str], entry: Callable[[str], Designation | None]
) -> list[MatchChange]:
    found: list[tuple[Happened, Match, float | None]] = [
        (Happened.ADDED, now[pair], None) for pair in now.keys() - was.keys() if pair[0] in held
    ]
    found += [(Happened.REMOVED, was[pair], was[pair].score) for pair in was.keys() - now.keys()]
    found += [
        (Happened.CHANGED, now[pair], was[pair].score)
        for pair in was.keys() & now.keys()
        if _are_other(was[pair], now[pair])
    ]
    changes = [_change(happened, match, score, entry(match.designation)) for happened, match, score in found]
    return sorted(changes, key=lambda change: (change.happened, change.query, change.designation))


def _names(used: Sequence[UsedEdition]) -> set[str]:
    return {one.edition.list for one in used}


def _differs(before: Sequence[UsedEdition], after: Sequence[UsedEdition], name: str) -> bool:
    was, now = ({one.edition.sha256 for one in used if one.edition.list == name} for used in (before, after))
    return was != now


def _newest(used: Sequence[UsedEdition], name: str) -> Edition | None:
    """Return the edition of a list; of several files of one list, that of the latest day."""
    found = [one.edition for one in used if one.edition.list == name]
    return max(found, key=lambda edition: (edition.day is not None, edition.label), default=None)


def _lists_of(used: Sequence[UsedEdition]) -> dict[str, str]:
    """Return for each entry that was met its list."""
    return {id_: one.edition.list for one in used for id_ in one.met}


def _by_pair(matches: Iterable[Match]) -> Matches:
    return {(match.query, match.designation): match for match in matches}


def _are_other(was: Match, now: Match) -> bool:
    return was.listed_name != now.listed_name or abs(was.score - now.score) >= SAME_SCORE


def _change(happened: Happened, match: Match, before: float | None, entry: Designation | None) -> MatchChange:
    return MatchChange(
        happened,
        match.query,
        match.designation,
        match.listed_name,
        match.score,
        before,
        entry.listed_on if entry else None,
        stands=entry is not None,
    )
