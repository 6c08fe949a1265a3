"""The verbs of Bongsu, and the only place that knows the order of the stages.

Heavy libraries (tables, web pages) are imported by the verb that needs them, so that the others start at once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu import assess as judging
from bongsu import extract, regimes
from bongsu.lang.names import spellings
from bongsu.model.claim import Claim
from bongsu.model.designation import Designation, Match
from bongsu.model.errors import BongsuError, EvidenceError, ListError, Problem, WatchError
from bongsu.model.evidence import Document, Evidence, Reading
from bongsu.model.finding import Assessment, Finding, Fires, Incident
from bongsu.model.party import Identifiers, Party, PartyKind
from bongsu.model.provision import Provision

if TYPE_CHECKING:
    from bongsu.screen import Index
    from bongsu.sources import Received
    from bongsu.store import Changes, Counts, Ledger, Watch

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""

SURE = 0.9
"""From this score on, a match counts as the designation itself; below it, a person decides."""

WORTH_SHOWING = 0.5
"""Matches below this score are left out of the report."""


@dataclass(frozen=True)
class Outcome:
    """What a run did and found.

    Attributes:
        new: what this run added to the store.
        held: what the store holds after it.
        problems: what could not be read of the files that lie in the watch now, old and new.
    """

    title: str
    new: "Counts"
    held: "Counts"
    changes: "Changes"
    fires: Fires
    problems: tuple[Problem, ...]
    report: Path

    @property
    def refused(self) -> tuple[Problem, ...]:
        """The files of which nothing could be used."""
        return tuple(problem for problem in self.problems if problem.fatal)


@dataclass(frozen=True)
class Found:
    """A finding with what it joins: for people to read."""

    finding: Finding
    incident: Incident
    provision: Provision


def _quietly(_what: str, _done: int, _all: int) -> None:
    """Tell nobody."""


def run(folder: Path, progress: Progress = _quietly) -> Outcome:
    """Do the main job of a watch: read new evidence, screen, detect, assess, write the report.

    Every piece of evidence is stored with its claims in one step, so a run that is killed has lost nothing,
    and the next one goes on from there. A run over the same evidence adds nothing.

    Raises:
        WatchError: the folder is no usable watch, or it names a regime or list that cannot be read.
        StoreError: the store cannot be used.
    """
    from bongsu.store import Counts, Ledger, open_watch

    watch = open_watch(folder)
    law = [_regime(name, watch) for name in watch.regimes]
    designations = _watch_lists(watch)
    with Ledger.open(watch.store_url) as ledger:
        before = ledger.count()
        found, problems = _read_evidence(watch, ledger, progress)
        designations += found
        progress("assessing", 0, 1)
        claims = ledger.claims()
        index, matches, designated = _screen_parties(claims, designations, law)
        evidence = ledger.evidence()
        sources = {source.id: source for source in watch.sources}
        assessment = judging.assess(claims, judging.Record(evidence, sources, law, designated))
        changes = ledger.conclude(assessment, matches)
        progress("writing the report", 0, 1)
        report = _write_report(watch, ledger, assessment, law, index, matches, problems)
        held = ledger.count()
    new = Counts(held.evidence - before.evidence, held.claims - before.claims, changes.added)
    return Outcome(watch.title, new, held, changes, assessment.fires, problems, report)


def _regime(name: str, watch: "Watch") -> regimes.Regime:
    try:
        return regimes.load(name)
    except BongsuError as error:
        raise WatchError(f"{watch.folder / 'watch.yml'}: the regime {name!r} cannot be applied: {error}") from error


def _watch_lists(watch: "Watch") -> list[Designation]:
    from bongsu.sources import read_list

    designations: list[Designation] = []
    for path in watch.lists:
        try:
            designations += read_list(path)
        except ListError as error:
            raise WatchError(f"{watch.folder / 'watch.yml'}: the list {path} cannot be used: {error}") from error
    return designations


def _reader(gap_hours: float) -> str:
    """Name the readers and what their results depend on: where it changes, evidence is read anew."""
    from bongsu.detect import RULE

    return f"{extract.reader_version()} {RULE} gap_hours={gap_hours:g}"


def _gap_hours(watch: "Watch | None") -> float:
    from bongsu.detect import gap_parameters

    return gap_parameters(watch.gap_hours if watch else None).min_hours


def _read_evidence(
    watch: "Watch", ledger: "Ledger", progress: Progress
) -> tuple[list[Designation], tuple[Problem, ...]]:
    """Read what is new, and return the lists found among the evidence and all that could not be read."""
    from bongsu.sources import holds_list, identify, receive
    from bongsu.store import evidence_files, evidence_problems

    hours = _gap_hours(watch)
    reader = _reader(hours)
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
                ledger.add(_reading(received, reader, watch.engine, hours))
        except EvidenceError as error:
            problems.append(_unread(path, watch, error))
            continue
        present[key] = None
    problems += [problem for key, problem in refused if key not in present]
    problems += [problem for key, problem in ledger.problems() if key in present]
    return designations, tuple(problems)


def _unread(path: Path, watch: "Watch", error: EvidenceError) -> Problem:
    """Return the error as a problem, which names the file once."""
    where = path.relative_to(watch.evidence_folder).as_posix()
    return Problem(where, str(error).removeprefix(f"{where}: ").removeprefix(f"{path.name}: "), fatal=True)


def _reading(received: "Received", reader: str, engine: str, gap_hours: float) -> Reading:
    document = received.document
    text = document.text if document else None
    return Reading(received.evidence, reader, text, _claims(received, engine, gap_hours), received.problems)


def _claims(received: "Received", engine_name: str, gap_hours: float) -> tuple[Claim, ...]:
    if received.document is not None:
        return extract.read_claims(received.document)
    if received.positions is None:
        return ()
    from bongsu.detect import gap_claims, gap_parameters, gaps
    from bongsu.store import open_engine

    engine = open_engine(engine_name)
    try:
        positions = engine.table(received.positions, "positions")
        rows = engine.rows(gaps(positions, gap_parameters(gap_hours)))
    finally:
        engine.close()
    return gap_claims(rows, received.evidence)


def _screen_parties(
    claims: Iterable[Claim], designations: Sequence[Designation], law: Sequence[regimes.Regime]
) -> tuple["Index", tuple[Match, ...], frozenset[str]]:
    """Look every named party up, and return the matches and the ids of the parties whose assets are frozen."""
    from bongsu.screen import Index

    index = Index(designations)
    matches: dict[tuple[str, str], Match] = {}
    frozen: set[str] = set()
    for party in _parties(claims):
        for match in _matches(index, party):
            matches.setdefault((match.query, match.designation), match)
            entry = index.designation(match.designation)
            if entry is None or match.score < SURE:
                continue
            if any(regime.freezes(entry.measures, entry.programme) for regime in law):
                frozen.add(party.id)
    return index, tuple(matches[key] for key in sorted(matches)), frozenset(frozen)


def _matches(index: "Index", party: Party) -> list[Match]:
    """Return the matches of a party under any of its spellings, each designation once."""
    best: dict[str, Match] = {}
    for spelling in spellings(party.name):
        found = index.search(spelling, identifiers=party.identifiers, kind=party.kind, country=party.country)
        for match in found:
            held = best.get(match.designation)
            if match.score >= WORTH_SHOWING and (held is None or match.score > held.score):
                best[match.designation] = replace(match, query=party.name)
    return list(best.values())


def _parties(claims: Iterable[Claim]) -> list[Party]:
    """Return every party that may be listed, once, in a fixed order: states are not."""
    found = {
        party.id: party
        for claim in claims
        for party in (*claim.event.agents, *claim.event.recipients, *([claim.speaker] if claim.speaker else []))
        if party.kind is not PartyKind.STATE
    }
    return [found[key] for key in sorted(found)]


def _write_report(
    watch: "Watch",
    ledger: "Ledger",
    assessment: Assessment,
    law: Sequence[regimes.Regime],
    index: "Index",
    matches: tuple[Match, ...],
    problems: tuple[Problem, ...],
) -> Path:
    from bongsu.report import Dossier, write_page

    evidence = ledger.evidence()
    listed = {match.designation: index.designation(match.designation) for match in matches}
    texts = {key: text for key in evidence if (text := ledger.text(key)) is not None}
    dossier = Dossier(
        title=watch.title,
        as_of=max((item.published for item in evidence.values() if item.published), default=None),
        assessment=assessment,
        claims={claim.id: claim for claim in ledger.claims()},
        evidence=evidence,
        sources={source.id: source for source in watch.sources},
        provisions={provision.id: provision for regime in law for provision in regime.provisions},
        designations={key: entry for key, entry in listed.items() if entry is not None},
        matches=matches,
        problems=problems,
        texts=texts,
    )
    return write_page(dossier, watch.report_folder)


def read(path: Path) -> tuple[Document, tuple[Claim, ...], tuple[Problem, ...]]:
    """Return a document with its claims and what was doubtful in reading it.

    Raises:
        EvidenceError: the file cannot be read as a text.
    """
    received = _receive(path)
    if received.document is None:
        verb = "screen --lists" if received.designations else "ships"
        raise EvidenceError(f"{path.name}: holds no text; it is a file for `bongsu {verb}`.")
    return received.document, extract.read_claims(received.document), received.problems


def ships(path: Path, gap_hours: float | None = None) -> tuple[Evidence, tuple[Claim, ...], tuple[Problem, ...]]:
    """Return what the tracks in a table of positions show, and what was doubtful in reading it.

    Raises:
        EvidenceError: the file cannot be read as ship positions.
    """
    received = _receive(path)
    if received.positions is None:
        verb = "screen --lists" if received.designations else "read"
        raise EvidenceError(f"{path.name}: holds no ship positions; it is a file for `bongsu {verb}`.")
    return received.evidence, _claims(received, "duckdb", gap_hours or _gap_hours(None)), received.problems


def _receive(path: Path) -> "Received":
    from bongsu.sources import receive

    received = receive(path, path.parent)
    for problem in received.problems:
        if problem.fatal:
            raise EvidenceError(f"{problem.where}: {problem.what}")
    return received


def screen(
    names: Iterable[str], lists: Sequence[Path], identifiers: Identifiers | None = None
) -> list[tuple[str, Match, Designation]]:
    """Return each match of each name on these lists, the surest first; a number is looked up where it is one.

    Raises:
        ListError: a list cannot be read.
    """
    from bongsu.lang.ship_numbers import imo_valid
    from bongsu.screen import Index
    from bongsu.sources import read_list

    index = Index(entry for path in lists for entry in read_list(path))
    found: list[tuple[str, Match, Designation]] = []
    for name in names:
        number = name.strip().upper().removeprefix("IMO").strip()
        numbers = identifiers or (Identifiers(imo=number) if imo_valid(number) else Identifiers())
        for match in index.search(name, identifiers=numbers):
            entry = index.designation(match.designation)
            if entry is not None:
                found.append((name, match, entry))
    return found


def watch_lists(folder: Path) -> tuple[Path, ...]:
    """Return the lists that a watch names."""
    from bongsu.store import open_watch

    return open_watch(folder).lists


def law(name: str = "un1718") -> regimes.Regime:
    """Return a regime with its provisions."""
    return regimes.load(name)


def check_law(name: str = "un1718") -> tuple[regimes.CaseResult, ...]:
    """Run every provision's own cases and return how each came out."""
    return regimes.check(regimes.load(name))


def findings(folder: Path) -> list[Found]:
    """Return what the last run of a watch found.

    Raises:
        WatchError: the folder is no watch, or was never run.
    """
    from bongsu.store import Ledger, open_watch

    watch = open_watch(folder)
    provisions = {item.id: item for name in watch.regimes for item in _regime(name, watch).provisions}
    with Ledger.open(watch.store_url) as ledger:
        assessment = ledger.assessment()
    if assessment is None:
        raise WatchError(f"{folder}: this watch has not been run; run it with `bongsu run {folder}`.")
    incidents = {incident.id: incident for incident in assessment.incidents}
    return [
        Found(item, incidents[item.incident], provisions[item.provision])
        for item in assessment.findings
        if item.provision in provisions
    ]


def new(folder: Path, title: str | None = None) -> Path:
    """Start a watch in a folder and return where its settings are.

    Raises:
        WatchError: there is one already, or the folder cannot be written.
    """
    from bongsu.store import new_watch

    return new_watch(folder, title).folder / "watch.yml"
