"""The screening index as an engine of a benchmark: built from plain entries, searched by name and kind."""

from collections.abc import Sequence
from typing import Any

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality, Subject
from bongsu.model.party import PartyKind
from bongsu.screen import ALERT, Index

KINDS = {"Person": PartyKind.PERSON, "Vessel": PartyKind.VESSEL, "Airplane": PartyKind.ORGANISATION}


class Bongsu:
    """What `bongsu screen` does, behind the three names that the benchmark asks for."""

    threshold = ALERT

    def build(self, entries: Sequence[dict[str, Any]]) -> None:
        """Index entries of ``id``, ``schema``, ``names`` and perhaps ``imo``."""
        self._index = Index(
            Designation(
                entry["id"],
                "bench",
                KINDS.get(entry["schema"], PartyKind.ORGANISATION),
                tuple(
                    ListedName(name, quality=NameQuality.GOOD if at else NameQuality.PRIMARY)
                    for at, name in enumerate(entry["names"])
                ),
                identifiers=(Identifier("imo", entry["imo"]),) if entry.get("imo") else (),
            )
            for entry in entries
        )

    def search_many(self, queries: Sequence[dict[str, Any]], k: int) -> list[list[tuple[str, float]]]:
        """Return for each query of ``q`` and ``schema`` at most k pairs of id and score, best first."""
        asked = (Subject(query["q"], KINDS.get(query["schema"], PartyKind.ORGANISATION)) for query in queries)
        return [
            [(match.designation, match.score) for match in found]
            for found in self._index.search_many(asked, limit=k, at_least=0.0)
        ]
