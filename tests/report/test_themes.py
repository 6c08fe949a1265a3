"""Findings stand under themes, by the data of themes.yml."""

from dataclasses import replace

import pytest

from bongsu.model.event import Category, Event, EventKind, Item
from bongsu.report import Dossier
from bongsu.report.incidents import incidents
from bongsu.report.themes import by_theme, themes


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_has_one_heading(kind: EventKind) -> None:
    """No incident is without a theme, and no kind is given to two."""
    assert sum(kind in theme.kinds for theme in themes()) == 1


@pytest.mark.parametrize(
    ("kind", "thing", "anchor"),
    [
        (EventKind.TECHNOLOGY_TRANSFER, Category.MISSILE_TECHNOLOGY, "theme-missiles"),
        (EventKind.TECHNOLOGY_TRANSFER, Category.ARMS, "theme-arms"),
        (EventKind.TECHNOLOGY_TRANSFER, None, "theme-arms"),
        (EventKind.ARMS_TRANSFER, Category.BALLISTIC_MISSILE, "theme-arms"),
        (EventKind.STATEMENT, Category.MISSILE_TECHNOLOGY, "theme-council"),
    ],
)
def test_what_it_is_about_decides_where_the_data_says_so(kind: EventKind, thing: Category | None, anchor: str) -> None:
    """Know-how on missiles stands with the missiles, other know-how with the arms; words on it with the words."""
    event = Event(kind, objects=(Item("it", thing),))
    assert next(theme.anchor for theme in themes() if theme.holds(event)) == anchor


def test_themes_keep_their_order_and_hide_where_empty(autumn: Dossier) -> None:
    """Headings come as in the file, only those that hold something, and each incident stands under one."""
    every = incidents(autumn, {})
    views = by_theme(every)
    assert [view.theme.anchor for view in views] == ["theme-missiles", "theme-troops", "theme-council"]
    assert sorted(item.incident.id for view in views for item in view.incidents) == sorted(
        item.incident.id for item in every
    )


def test_the_gravest_come_first_under_a_theme(autumn: Dossier) -> None:
    """Within a theme severity falls, and counts by severity lead to the first that is so severe."""
    first, *_ = [item for item in incidents(autumn, {}) if item.findings]
    lesser = replace(first, findings=tuple(replace(f, finding=replace(f.finding, severity=2)) for f in first.findings))
    (view,) = by_theme([first, lesser])
    assert view.by_severity == {first.severity: 1, 2: 1}
    assert view.gravest(2) is lesser


def test_what_no_heading_names_is_not_lost(autumn: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind that the file has forgotten stands under the last heading."""
    known = tuple(replace(theme, kinds=theme.kinds - {EventKind.VETO}) for theme in themes())
    monkeypatch.setattr("bongsu.report.themes.themes", lambda: known)
    views = by_theme(incidents(autumn, {}))
    assert views[-1].theme.name == "Other incidents"
    assert [item.incident.event.kind for item in views[-1].incidents] == [EventKind.VETO]
