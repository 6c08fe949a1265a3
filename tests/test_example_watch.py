"""The example watch is pinned: what it finds changes only on purpose.

After a change that is meant, write the pins anew and read the difference before you commit it:

    .venv/bin/python -m tests.test_example_watch
"""

import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from bongsu import pipeline
from bongsu.model.finding import Incident
from tests.watches import example

PINS = Path(__file__).with_name("example_watch.yml")


def found_in(folder: Path) -> dict[str, Any]:
    """Run the example in a folder and return what it finds, as plain words."""
    outcome = pipeline.run(example(folder))
    provisions: dict[str, list[str]] = {}
    incidents: dict[str, Incident] = {}
    for item in pipeline.findings(folder / "watch"):
        provisions.setdefault(item.incident.id, []).append(item.provision.id)
        incidents[item.incident.id] = item.incident
    return {
        "fires": outcome.fires.level,
        "claims": outcome.held.claims,
        "findings": [_described(incidents[key], provisions[key]) for key in incidents],
    }


def _described(incident: Incident, provisions: list[str]) -> dict[str, Any]:
    event = incident.event
    first, last = event.when.first_day(), event.when.last_day()
    return {
        "what": event.kind.value,
        "agents": [party.name for party in event.agents],
        "recipients": [party.name for party in event.recipients],
        "when": f"{first} to {last}" if event.when.stated else f"by {last}",
        "credibility": int(incident.credibility),
        "claims": len(incident.claims),
        "origins": len(incident.origins),
        "disputed by": list(incident.disputed_by),
        "provisions": sorted(provisions),
    }


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what the example finds now."""
    return found_in(tmp_path_factory.mktemp("pins"))


@pytest.mark.parametrize("what", ["fires", "claims", "findings"])
def test_the_example_finds_what_is_pinned(found: dict[str, Any], what: str) -> None:
    """Every finding of the example with its parties, days, grade and provisions, and the fires."""
    assert found[what] == yaml.safe_load(PINS.read_text(encoding="utf-8"))[what]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        header = f"# What the example watch finds; written by `python -m tests.{Path(__file__).stem}`.\n"
        PINS.write_text(header + yaml.safe_dump(found_in(Path(place)), sort_keys=False, width=110), encoding="utf-8")
