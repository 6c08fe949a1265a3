"""The headings under which findings stand, as themes.yml gives them."""

import functools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources

import yaml

from bongsu.model.event import Category, Event, EventKind
from bongsu.report.incidents import IncidentView


@dataclass(frozen=True)
class Theme:
    """A heading, and what stands under it.

    Attributes:
        anchor: its id on the page.
        kinds: of events that stand here.
        things: of further kinds, those that stand here where they are about one of these.
    """

    name: str
    anchor: str
    kinds: frozenset[EventKind]
    things: Mapping[EventKind, frozenset[Category]]

    def holds(self, event: Event) -> bool:
        """Return whether an event belongs here, if no earlier heading takes it."""
        wanted = self.things.get(event.kind, frozenset())
        return event.kind in self.kinds or any(item.category in wanted for item in event.objects)


@dataclass(frozen=True)
class ThemeView:
    """A heading with its incidents, the gravest first."""

    theme: Theme
    incidents: tuple[IncidentView, ...]

    @property
    def best(self) -> IncidentView:
        """The best supported incident, the gravest among equals."""
        return min(self.incidents, key=lambda item: (item.incident.credibility, -item.severity, item.incident.id))

    @property
    def by_severity(self) -> Counter[int]:
        """How many incidents are how severe."""
        return Counter(item.severity for item in self.incidents)

    def gravest(self, severity: int) -> IncidentView:
        """Return the first incident that is so severe."""
        return next(item for item in self.incidents if item.severity == severity)


@functools.cache
def themes() -> tuple[Theme, ...]:
    """Return the headings in their order."""
    told = yaml.safe_load(resources.files("bongsu.report").joinpath("themes.yml").read_text(encoding="utf-8"))
    return tuple(
        Theme(
            one["name"],
            f"theme-{one['anchor']}",
            frozenset(map(EventKind, one["kinds"])),
            {EventKind(kind): frozenset(map(Category, things)) for kind, things in one.get("things", {}).items()},
        )
        for one in told
    )


def by_theme(incidents: Iterable[IncidentView]) -> tuple[ThemeView, ...]:
    """Return the incidents under their headings, the last of which takes the rest; one without any is left out."""
    held: dict[str, list[IncidentView]] = {theme.anchor: [] for theme in themes()}
    for item in incidents:
        event = item.incident.event
        held[next((theme for theme in themes() if theme.holds(event)), themes()[-1]).anchor].append(item)
    return tuple(ThemeView(theme, tuple(held[theme.anchor])) for theme in themes() if held[theme.anchor])
