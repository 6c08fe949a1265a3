"""How well reports of one event meet in one incident, and how well its independent origins are counted.

The unit is the report. Two labelled reports belong together where one labelled incident is told by both, and are joined
where a produced incident of a kind that its label allows holds claims of both. What is produced of other kinds, or more
than `NEAR` from every labelled day, is background: told, not counted.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from statistics import fmean
from typing import Any

import yaml

import bongsu
from bongsu.model.event import EventKind, When, days
from bongsu.model.finding import Incident
from bongsu.model.grade import Credibility
from bongsu.store import Ledger, open_watch
from tests.quality.figures import Count, Figure, share

STORIES = Path(__file__).parent / "stories"
HALVES = ("development", "held_back")
NEAR = timedelta(days=31)
"""A produced incident that lies so far from each labelled one of its kind is another one, told in passing."""

Pair = frozenset[str]


@dataclass(frozen=True)
class Story:
    """A labelled incident; see stories/README.md.

    Attributes:
        kinds: kinds of event that tell it; the first is its own.
        articles: reports that tell it, by the names of their files.
        passing: reports that mention it in passing.
        origins: how many voices stand behind it.
        best, bound: the worst and the best credibility that the rules allow; None where the label is silent.
    """

    name: str
    kinds: tuple[EventKind, ...]
    when: When
    articles: frozenset[str]
    passing: frozenset[str]
    origins: int
    best: Credibility | None = None
    bound: Credibility | None = None


@dataclass(frozen=True)
class Produced:
    """An incident that the program made, and the reports of its claims."""

    incident: Incident
    articles: frozenset[str]


@dataclass(frozen=True)
class Scores:
    """What was measured on one watch, or on several.

    Attributes:
        pairs: of reports that tell one incident: joined, not joined, and joined without telling one.
        precisions, recalls: B-cubed, one for each report that was read, and one for each that is labelled.
        exact, near, held: of each labelled incident, whether its origins are as many, or one off; of each bound on
            credibility, whether it is kept.
        differs: what is not as labelled, one line each.
        background: produced incidents that no label speaks of, by kind.
    """

    pairs: Count = field(default_factory=Count)
    precisions: tuple[float, ...] = ()
    recalls: tuple[float, ...] = ()
    exact: tuple[bool, ...] = ()
    near: tuple[bool, ...] = ()
    held: tuple[bool, ...] = ()
    differs: tuple[str, ...] = ()
    background: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: "Scores") -> "Scores":
        """Return both, item by item."""
        mine, theirs = self.pairs, other.pairs
        kinds = {*self.background, *other.background}
        return Scores(
            Count(mine.hit + theirs.hit, mine.missed + theirs.missed, mine.extra + theirs.extra),
            self.precisions + other.precisions,
            self.recalls + other.recalls,
            self.exact + other.exact,
            self.near + other.near,
            self.held + other.held,
            self.differs + other.differs,
            {kind: self.background.get(kind, 0) + other.background.get(kind, 0) for kind in sorted(kinds)},
        )

    @property
    def figures(self) -> dict[str, Figure]:
        """The figures that floors are set for."""
        precision, recall = (fmean(values) if values else 0.0 for values in (self.precisions, self.recalls))
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {
            "pairs_f1": Figure(self.pairs.f1, self.pairs.there),
            "b_cubed_f1": Figure(both, len(self.recalls)),
            "origins_exact": share(sum(self.exact), len(self.exact)),
            "origins_within_one": share(sum(self.near), len(self.near)),
            "credibility_held": share(sum(self.held), len(self.held)),
        }


def measure(half: str) -> dict[str, Scores]:
    """Return the scores of each watch of a half, by the names of their folders."""
    return {folder.name: scored(stories(folder), produced(folder)) for folder in watches(half)}


def watches(half: str) -> list[Path]:
    """Return the folders of a half, sorted."""
    return sorted(path.parent for path in (STORIES / half).glob("*/stories.yml"))


def stories(folder: Path) -> list[Story]:
    """Return the labelled incidents of a watch."""
    labels = yaml.safe_load((folder / "stories.yml").read_text(encoding="utf-8"))
    return [_story(label) for label in labels["incidents"]]


def produced(folder: Path) -> list[Produced]:
    """Return what the program makes of a copy of a watch."""
    with tempfile.TemporaryDirectory() as place:
        copy = shutil.copytree(folder, Path(place) / folder.name, ignore=shutil.ignore_patterns("store.db*", "report"))
        outcome = bongsu.run(copy)
        if outcome.refused:
            raise AssertionError(f"{folder.name}: {outcome.refused[0]}")
        return _kept(copy)


def scored(labels: Sequence[Story], made: Sequence[Produced]) -> Scores:
    """Return how what was made meets its labels."""
    known = [one for one in made if any(_may_be(one, story) for story in labels)]
    aside = [one.incident.event.kind for one in made if one not in known]
    joined, together, open_pairs = _joined(labels, known), _together(labels), _open(labels)
    right = {pair for pair in joined & together if _rightly(pair, labels, known)}
    wrong = joined - together - open_pairs
    precisions, recalls = _b_cubed(labels, known, right, together, wrong)
    verdicts = [_verdict(story, known) for story in labels]
    return Scores(
        Count(len(right), len(together - right), len(wrong)),
        precisions,
        recalls,
        tuple(verdict.exact for verdict in verdicts),
        tuple(verdict.near for verdict in verdicts),
        tuple(held for verdict in verdicts for held in verdict.held),
        (*_joins(wrong), *(line for verdict in verdicts for line in verdict.differs)),
        {kind: aside.count(kind) for kind in sorted(set(aside))},
    )


def _story(label: Mapping[str, Any]) -> Story:
    return Story(
        label["name"],
        tuple(EventKind(kind) for kind in (label["kind"], *label.get("also", ()))),
        days(label["day"], label.get("until", label["day"])),
        frozenset(label["articles"]),
        frozenset(label.get("mentioned_in", ())),
        len(label["origins"]),
        Credibility(label["best_credibility"]) if "best_credibility" in label else None,
        Credibility(label["never_better_than"]) if "never_better_than" in label else None,
    )


def _kept(folder: Path) -> list[Produced]:
    with Ledger.open(open_watch(folder).store_url) as ledger:
        names = {key: Path(item.path).stem for key, item in ledger.evidence().items()}
        articles = {claim.id: names[claim.evidence] for claim in ledger.claims()}
        assessment = ledger.assessment()
    made = assessment.incidents if assessment else ()
    return [Produced(one, frozenset(articles[claim] for claim in one.claims)) for one in made]


def _may_be(made: Produced, story: Story) -> bool:
    event = made.incident.event
    return event.kind in story.kinds and event.when.overlaps(story.when, NEAR)


def _pairs(articles: Iterable[str]) -> Iterator[Pair]:
    return (frozenset(pair) for pair in combinations(sorted(articles), 2))


def _together(labels: Iterable[Story]) -> set[Pair]:
    return {pair for story in labels for pair in _pairs(story.articles)}


def _open(labels: Iterable[Story]) -> set[Pair]:
    """Return the pairs of which one at least mentions what the other tells: nobody judges whether they are joined."""
    return {pair for story in labels for pair in _pairs(story.articles | story.passing) if pair & story.passing}


def _joined(labels: Iterable[Story], made: Iterable[Produced]) -> set[Pair]:
    """Return the pairs of reports that a produced incident joins, each of which tells something of its kind."""
    tellers = [(story, story.articles) for story in labels]
    return {
        pair
        for one in made
        for pair in _pairs(one.articles & frozenset().union(*(told for story, told in tellers if _may_be(one, story))))
    }


def _rightly(pair: Pair, labels: Iterable[Story], made: Sequence[Produced]) -> bool:
    """Return whether what joins them is of a kind and time of the incident that both tell."""
    both = [story for story in labels if pair <= story.articles]
    return any(pair <= one.articles and _may_be(one, story) for one in made for story in both)


def _b_cubed(
    labels: Sequence[Story], made: Sequence[Produced], right: set[Pair], together: set[Pair], wrong: set[Pair]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return precision of each report that was read, and recall of each labelled one (0 where it was not read).

    Each report is joined with itself, and belongs to itself.
    """
    told = sorted({article for story in labels for article in story.articles})
    read = {article for article in told if _is_read(article, labels, made)}
    precisions = tuple(
        (1 + _of(article, right)) / (1 + _of(article, right) + _of(article, wrong))
        for article in told
        if article in read
    )
    recalls = tuple(
        (1 + _of(article, right)) / (1 + _of(article, together)) if article in read else 0.0 for article in told
    )
    return precisions, recalls


def _is_read(article: str, labels: Iterable[Story], made: Sequence[Produced]) -> bool:
    own = [story for story in labels if article in story.articles]
    return any(article in one.articles and _may_be(one, story) for one in made for story in own)


def _of(article: str, pairs: Iterable[Pair]) -> int:
    return sum(article in pair for pair in pairs)


@dataclass(frozen=True)
class _Verdict:
    exact: bool
    near: bool
    held: tuple[bool, ...]
    differs: tuple[str, ...]


def _verdict(story: Story, made: Iterable[Produced]) -> _Verdict:
    """Return how the incident that holds most of a story's reports is judged; where none does, all is wrong."""
    mine = [one for one in made if _may_be(one, story) and one.articles & story.articles]
    if not mine:
        bounds = sum(bound is not None for bound in (story.best, story.bound))
        return _Verdict(False, False, (False,) * bounds, (f"{story.name}: not read at all",))
    found = max(mine, key=lambda one: (len(one.articles & story.articles), len(one.incident.claims), one.incident.id))
    voices = found.incident.origins
    checks = [*_bounds(story, found.incident.credibility)]
    differs = (*_apart(story, mine, found), *_voices(story, voices), *(line for held, line in checks if not held))
    off = abs(len(voices) - story.origins)
    return _Verdict(off == 0, off <= 1, tuple(held for held, _ in checks), differs)


def _bounds(story: Story, credibility: Credibility) -> Iterator[tuple[bool, str]]:
    if story.best is not None:
        yield credibility <= story.best, f"{story.name}: credibility {credibility}, labelled {story.best} or better"
    if story.bound is not None:
        yield credibility >= story.bound, f"{story.name}: credibility {credibility}, never better than {story.bound}"


def _voices(story: Story, voices: Sequence[str]) -> Iterator[str]:
    if len(voices) != story.origins:
        yield f"{story.name}: {len(voices)} origins ({', '.join(voices) or 'nobody'}), labelled {story.origins}"


def _apart(story: Story, mine: Sequence[Produced], found: Produced) -> Iterator[str]:
    read = frozenset().union(*(one.articles for one in mine))
    if lost := sorted(story.articles - read):
        yield f"{story.name}: not read in {', '.join(lost)}"
    if split := sorted(story.articles & read - found.articles):
        yield f"{story.name}: stands apart in {', '.join(split)}"
    if others := sorted(found.articles - story.articles - story.passing):
        yield f"{story.name}: its incident also holds {', '.join(others)}"


def _joins(wrong: Iterable[Pair]) -> list[str]:
    return [f"joined, but no one event: {' and '.join(sorted(pair))}" for pair in sorted(wrong, key=sorted)]
