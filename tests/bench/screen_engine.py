"""The screening index as an engine of a benchmark: built from plain entries, searched by name and kind."""

from collections.abc import Sequence
from typing import Any

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality, Subject
from bongsu.model.party import PartyKind
from bongsu.screen import ALERT, Index

_KINDS = {"Person": PartyKind.PERSON, "Vessel": PartyKind.VESSEL}


def kind_of(schema: str) -> PartyKind:
    """Return the kind of a schema of FollowTheMoney."""
    return _KINDS.get(schema, PartyKind.ORGANISATION)


def designation(id_: str, schema: str, names: Sequence[str], imo: str | None = None) -> Designation:
    """Return a plain entry as it is listed: its own name first, then good aliases."""
    listed = tuple(
        ListedName(name, quality=NameQuality.GOOD if at else NameQuality.PRIMARY) for at, name in enumerate(names)
    )
    return Designation(id_, "bench", kind_of(schema), listed, identifiers=(Identifier("imo", imo),) if imo else ())


class Bongsu:
    """What `bongsu screen` does, behind the three names that the benchmark asks for."""

    threshold = ALERT

    def build(self, entries: Sequence[dict[str, Any]]) -> None:
        """Index entries of ``id``, ``schema``, ``names`` and perhaps ``imo``."""
        self._index = Index(
            designation(entry["id"], entry["schema"], entry["names"], entry.get("imo")) for entry in entries
        )

    def search_many(
        self, queries: Sequence[dict[str, Any]], k: int, at_least: float = 0.0
    ) -> list[list[tuple[str, float]]]:
        """Return for each query of ``q`` and ``schema`` at most k pairs of id and score, best first."""
        asked = (Subject(query["q"], kind_of(query["schema"])) for query in queries)
        return [
            [(match.designation, match.score) for match in found]
            for found in self._index.search_many(asked, limit=k, at_least=at_least)
        ]
