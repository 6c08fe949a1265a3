"""Nomenklatura as an engine: runs in an environment of its own, reads a task and writes its answers as JSON.

``python peer_nomenklatura.py TASK ANSWERS``; it knows nothing of Bongsu. `tests.bench.peers` starts it.
"""

import collections
import itertools
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from followthemoney import Dataset, StatementEntity  # type: ignore[import-not-found, unused-ignore]
from nomenklatura.blocker.index import Index  # type: ignore[import-not-found, unused-ignore]
from nomenklatura.matching import get_algorithm  # type: ignore[import-not-found, unused-ignore]
from nomenklatura.resolver import Linker  # type: ignore[import-not-found, unused-ignore]
from nomenklatura.store import SimpleMemoryStore  # type: ignore[import-not-found, unused-ignore]

Entry = dict[str, Any]
Found = list[list[tuple[str, float]]]

ALGORITHM = get_algorithm("logic-v2")
SETTINGS = ALGORITHM.default_config()
DATASET = Dataset.make({"name": "bench", "title": "Bench"})
NUMBERS = itertools.count()
"""An analysed name is remembered by the id of its entity alone, so that no id may be used twice in a process."""


def entity(schema: str, names: list[str], imo: str | None = None) -> Any:
    """Return an entity with an id of its own."""
    properties = {"name": names[:1], "alias": names[1:]}
    if imo and schema == "Vessel":
        properties["imoNumber"] = [imo]
    found = {"id": f"e{next(NUMBERS)}", "schema": schema, "properties": properties}
    return StatementEntity.from_data(DATASET, found, cleaned=False)


class Engine:
    """Entries behind nomenklatura's own index of candidates, scored by logic-v2; or each compared with all."""

    def __init__(self, entries: list[Entry], *, compare_all: bool) -> None:
        made = [(entity(row["schema"], row["names"], row.get("imo")), row["id"]) for row in entries]
        self._entities = {str(item.id): item for item, _ in made}
        self._ids = {str(item.id): id_ for item, id_ in made}
        self._index = None if compare_all else self._indexed()

    def _indexed(self) -> Any:
        store = SimpleMemoryStore(DATASET, Linker({}))
        with store.writer() as writer:
            for item in self._entities.values():
                writer.add_entity(item)
        index = Index(store.default_view(), Path(tempfile.mkdtemp()))
        index.build()
        return index

    def search(self, asked: list[tuple[str, str]], most: int) -> Found:
        """Return for each name and schema at most so many ids with scores, best first."""
        queries = {str(item.id): item for item in (entity(schema, [name]) for name, schema in asked)}
        scored: dict[str, list[tuple[str, float]]] = collections.defaultdict(list)
        for query, candidates in self._candidates(queries):
            for candidate in candidates:
                score = ALGORITHM.compare(queries[query], self._entities[candidate], SETTINGS).score
                if score > 0:
                    scored[query].append((self._ids[candidate], score))
        return [sorted(scored[query], key=lambda row: -row[1])[:most] for query in queries]

    def _candidates(self, queries: dict[str, Any]) -> Any:
        if self._index is None:
            return ((query, self._entities) for query in queries)
        met = self._index.match_entities(queries.values())
        return ((str(query), [str(candidate) for candidate, _ in candidates]) for query, candidates in met)


def answer(task: dict[str, Any]) -> dict[str, Any]:
    """Return what was found, and the seconds of one core that it took."""
    begin = time.process_time()
    engine = Engine(task["entries"], compare_all=task.get("compare_all", False))
    out: dict[str, Any] = {"built": time.process_time() - begin}
    taken = []
    for _ in range(task.get("runs", 1)):
        begin = time.process_time()
        out["found"] = engine.search(task["asked"], task["most"])
        taken.append(time.process_time() - begin)
    out["seconds"] = statistics.median(taken)
    out["alone"] = []
    for one in task.get("alone", ()):
        begin = time.process_time()
        engine.search([one], task["most"])
        out["alone"].append(time.process_time() - begin)
    return out


def main() -> None:
    """Answer every task of a file."""
    tasks = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    answers = {}
    for name, task in tasks.items():
        answers[name] = answer(task)
        sys.stderr.write(f"  {name}: {len(task['asked'])} names in {answers[name]['seconds']:.1f} s\n")
    Path(sys.argv[2]).write_text(json.dumps(answers), encoding="utf-8")


if __name__ == "__main__":
    main()
