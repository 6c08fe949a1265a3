"""Reports of one event meet, and who stands behind it is counted; `python -m tests.quality.test_stories` prints it."""

import functools
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from bongsu.model.event import Event, EventKind, days
from bongsu.model.finding import Incident
from bongsu.model.grade import Credibility
from tests.quality.figures import Count
from tests.quality.incident_scores import HALVES, STORIES, Produced, Scores, Story, measure, scored, stories, watches


def floors() -> dict[str, dict[str, float]]:
    """Return stories/floors.yml: half, figure, least value."""
    held: dict[str, dict[str, float]] = yaml.safe_load((STORIES / "floors.yml").read_text(encoding="utf-8"))
    return held


@functools.cache
def reached(half: str) -> Scores:
    """Return the scores of all watches of a half together; the program is run once in a session."""
    return sum(measure(half).values(), Scores())


FLOORS = [(half, figure, least) for half, figures in floors().items() for figure, least in figures.items()]


@pytest.mark.parametrize(("half", "figure", "least"), FLOORS, ids=[f"{half}-{figure}" for half, figure, _ in FLOORS])
def test_no_figure_of_the_stories_sinks_below_its_floor(half: str, figure: str, least: float) -> None:
    """What was reached once stays reached, on the half that rules are made with and on the other."""
    now = reached(half).figures[figure]
    assert now.value >= least, f"{half}: {figure} is {now.value:.4f} of {now.items}, its floor {least}"


def test_every_figure_of_both_halves_has_a_floor() -> None:
    """A figure without a floor holds nothing."""
    assert set(floors()) == set(HALVES)
    assert all(set(figures) == set(Scores().figures) for figures in floors().values())


@pytest.mark.parametrize("folder", [folder for half in HALVES for folder in watches(half)], ids=lambda path: path.name)
def test_every_report_is_labelled_and_every_label_has_its_report(folder: Path) -> None:
    """No report goes without a label, and none is named that is not there."""
    told = frozenset().union(*(story.articles | story.passing for story in stories(folder)))
    assert told == {path.stem for path in (folder / "evidence").iterdir()}


LAUNCHED = date(2022, 10, 2)
LATER = LAUNCHED + timedelta(days=1)


def story(articles: str, day: date = LAUNCHED, passing: str = "") -> Story:
    """Return a labelled launch of two voices, told by reports of one letter, that is at least probably true."""
    told, mentioned = frozenset(articles), frozenset(passing)
    kinds = (EventKind.MISSILE_LAUNCH,)
    return Story(articles, kinds, days(day, day), told, mentioned, 2, Credibility.PROBABLY_TRUE)


def made(articles: str, day: date = LAUNCHED, kind: EventKind = EventKind.MISSILE_LAUNCH, voices: int = 2) -> Produced:
    """Return a produced incident that is probably true, with claims of reports of one letter."""
    event = Event(kind, when=days(day, day))
    origins = tuple(f"voice {number}" for number in range(voices))
    return Produced(Incident(articles, event, (), origins, Credibility.PROBABLY_TRUE, ()), frozenset(articles))


def test_what_is_as_labelled_scores_one() -> None:
    """Two launches a day apart, each with its reports and voices: nothing differs."""
    scores = scored([story("abc"), story("de", LATER)], [made("abc"), made("de", LATER)])
    assert {figure.value for name, figure in scores.figures.items()} == {1.0}
    assert scores.pairs == Count(4, 0, 0)
    assert scores.differs == ()


def test_a_merger_is_extra_and_a_split_is_missed() -> None:
    """Each pair across two incidents that is joined is extra; each within one that is not is missed."""
    merged = scored([story("ab"), story("cd", LATER)], [made("abcd")])
    assert merged.pairs == Count(2, 0, 4)
    assert "ab: its incident also holds c, d" in merged.differs
    split = scored([story("abc")], [made("ab"), made("c", LATER)])
    assert split.pairs == Count(1, 2, 0)
    assert split.differs == ("abc: stands apart in c",)


def test_a_report_that_was_not_read_is_missed() -> None:
    """Its pairs count as missed, and its own recall is nothing."""
    scores = scored([story("abc")], [made("ab")])
    assert scores.pairs == Count(1, 2, 0)
    assert scores.recalls == (2 / 3, 2 / 3, 0.0)
    assert scores.precisions == (1.0, 1.0)


def test_mentions_in_passing_and_other_events_do_not_count() -> None:
    """A report that mentions an incident may stand in it or not; other kinds and years are told, not counted."""
    labels = [story("ab", passing="c"), story("cd", LATER)]
    years_ago = made("ad", LAUNCHED.replace(year=2017))
    visit = made("ad", kind=EventKind.OFFICIAL_VISIT)
    scores = scored(labels, [made("abc"), made("cd", LATER), years_ago, visit])
    assert scores.pairs == Count(2, 0, 0)
    assert scores.background == {"missile_launch": 1, "official_visit": 1}


def test_origins_and_credibility_are_those_of_the_incident_with_most_reports() -> None:
    """One voice too many is within one, two are not; a bound on belief counts on its own."""
    one_more = scored([story("abc")], [made("ab", voices=3), made("c")])
    assert (one_more.exact, one_more.near, one_more.held) == ((False,), (True,), (True,))
    two_more = scored([story("ab")], [made("ab", voices=4)])
    assert (two_more.exact, two_more.near) == ((False,), (False,))
    unread = scored([story("ab")], [])
    assert (unread.exact, unread.near, unread.held) == ((False,), (False,), (False,))


def table() -> Iterator[str]:
    """Yield the figures of each watch and half; what differs is told of the half for development alone."""
    for half in HALVES:
        by_watch = measure(half)
        for name, scores in by_watch.items():
            yield from _lines(name, scores, differs=half == "development")
        yield from _lines(f"{half}, all", sum(by_watch.values(), Scores()), differs=False)


def _lines(name: str, scores: Scores, *, differs: bool) -> Iterator[str]:
    figures = ", ".join(f"{key} {figure.value:.3f}/{figure.items}" for key, figure in scores.figures.items())
    yield f"{name}: {figures}; {scores.pairs}"
    if differs:
        yield from (f"    {line}" for line in scores.differs)
        yield f"    not labelled: {', '.join(f'{count} {kind}' for kind, count in scores.background.items()) or 'none'}"


if __name__ == "__main__":
    for line in table():
        sys.stdout.write(f"{line}\n")
