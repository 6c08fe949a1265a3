"""The second reading of a watch's texts, where the watch has a model for it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bongsu import extract
from bongsu.model.errors import Problem, SecondReadingError
from bongsu.model.evidence import Document, Reading
from bongsu.model.grade import Handling

if TYPE_CHECKING:
    from bongsu.sources.model_endpoint import ModelEndpoint
    from bongsu.store import Watch


@dataclass
class SecondReader:
    """A model at its address, and the texts that it could not read in this run."""

    endpoint: "ModelEndpoint"
    failures: dict[str, list[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the name of the readers says of it: another model reads all texts anew."""
        return f"engine=model model={json.dumps(self.endpoint.model)}"

    def read(self, reading: Reading, document: Document) -> Reading:
        """Return the reading with the model's claims beside those of the rules.

        Where the model fails, the rules' claims stand alone, under a name that lets the next run ask again.
        """
        try:
            self._may_see(document)
            claims, problems = extract.read_again(document, reading.claims, self.endpoint.ask, self.endpoint.model)
        except SecondReadingError as error:
            self.failures.setdefault(str(error), []).append(reading.evidence.path)
            return replace(reading, reader=f"{reading.reader} rules only")
        return replace(reading, claims=claims, problems=(*reading.problems, *problems))

    def problems(self) -> list[Problem]:
        """Return why texts were not read, each reason once with the first of its texts and how many more there are."""
        return [
            Problem(
                _first_of(paths),
                f"The second reading failed: {reason}. The rules' claims stand; run again.",
                len(paths),
            )
            for reason, paths in self.failures.items()
        ]

    def _may_see(self, document: Document) -> None:
        mark = document.evidence.handling
        if mark is not Handling.CLEAR and not self.endpoint.is_local:
            raise SecondReadingError(f"what is marked {mark} is shown to no model on another machine")


def _first_of(paths: list[str]) -> str:
    return f"{paths[0]} and {len(paths) - 1:,} more" if len(paths) > 1 else paths[0]


@contextmanager
def second_reader(watch: "Watch") -> Iterator[SecondReader | None]:
    """Open the way to the watch's model; None where it has none, and then nothing goes to the network."""
    if watch.second_reader is None:
        yield None
        return
    from bongsu.sources.model_endpoint import ModelEndpoint

    wanted = watch.second_reader
    with ModelEndpoint(wanted.url, wanted.model, wanted.timeout) as endpoint:
        yield SecondReader(endpoint)
