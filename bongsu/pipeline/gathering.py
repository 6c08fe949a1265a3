"""What is new among the evidence of a watch: received, read, and stored with its claims in one step."""

from pathlib import Path
from typing import TYPE_CHECKING

from bongsu import extract
from bongsu.model.designation import Designation
from bongsu.model.errors import EvidenceError, Problem
from bongsu.model.evidence import Reading
from bongsu.pipeline.outcome import Progress
from bongsu.pipeline.reading import claims_of
from bongsu.pipeline.rereading import SecondReader, second_reader
from bongsu.pipeline.tracking import gap_hours_of

if TYPE_CHECKING:
    from bongsu.sources import Received
    from bongsu.store import Ledger, Watch


def read_evidence(
    watch: "Watch", ledger: "Ledger", progress: Progress
) -> tuple[list[Designation], tuple[Problem, ...]]:
    """Read what is new, and return the lists found among the evidence and all that could not be read."""
    with second_reader(watch) as second:
        designations, problems = _read_files(watch, ledger, progress, second)
        return designations, (*problems, *(second.problems() if second else ()))


def _read_files(
    watch: "Watch", ledger: "Ledger", progress: Progress, second: SecondReader | None
) -> tuple[list[Designation], list[Problem]]:
    from bongsu.sources import holds_list, identify, receive
    from bongsu.store import evidence_files, evidence_problems

    hours = gap_hours_of(watch)
    reader = _reader(hours, second)
    designations: list[Designation] = []
    problems = list(evidence_problems(watch))
    refused: list[tuple[str, Problem]] = []
    present: dict[str, None] = {}
    files = evidence_files(watch)
    for done, path in enumerate(files):
        progress(f"reading {path.name}", done, len(files))
        try:
            key = identify(path)
            if not ledger.has(key, reader) or holds_list(path):
                received = receive(path, watch.evidence_folder, watch.sources)
                key = received.evidence.id
                designations += received.designations
                if any(problem.fatal for problem in received.problems):
                    # under a name of its own: once the file is renamed, the same bytes are read after all
                    ledger.add(_reading(received, f"{reader} refused", watch.engine, hours))
                    refused += [(key, problem) for problem in received.problems]
                    continue
                reading = _reading(received, reader, watch.engine, hours)
                document = received.document
                ledger.add(second.read(reading, document) if second and document else reading)
        except EvidenceError as error:
            problems.append(_unread(path, watch, error))
            continue
        present[key] = None
    problems += [problem for key, problem in refused if key not in present]
    problems += [problem for key, problem in ledger.problems() if key in present]
    return designations, problems


def _reader(gap_hours: float, second: SecondReader | None) -> str:
    """Name the readers and what their results depend on: where it changes, evidence is read anew."""
    from bongsu.detect import RULE

    rules = f"{extract.reader_version()} {RULE} gap_hours={gap_hours:g}"
    return f"{rules} {second.name}" if second else rules


def _unread(path: Path, watch: "Watch", error: EvidenceError) -> Problem:
    """Return the error as a problem, which names the file once."""
    where = path.relative_to(watch.evidence_folder).as_posix()
    return Problem(where, str(error).removeprefix(f"{where}: ").removeprefix(f"{path.name}: "), fatal=True)


def _reading(received: "Received", reader: str, engine: str, gap_hours: float) -> Reading:
    document = received.document
    text = document.text if document else None
    return Reading(received.evidence, reader, text, claims_of(received, engine, gap_hours), received.problems)
