"""The main job: from a watch's evidence to its report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu import assess as judging
from bongsu.model.delisting import Delisting
from bongsu.model.designation import Designation, Match
from bongsu.model.errors import Problem
from bongsu.model.finding import Assessment
from bongsu.pipeline.alerting import tell
from bongsu.pipeline.filing import filed
from bongsu.pipeline.gathering import read_evidence
from bongsu.pipeline.indexing import Lookup
from bongsu.pipeline.knowing import Known, known
from bongsu.pipeline.lawbook import watch_regimes
from bongsu.pipeline.outcome import Outcome, Progress, quietly
from bongsu.pipeline.remembering import remembered
from bongsu.pipeline.rescreening import list_changes, used_editions
from bongsu.pipeline.screening import party_names, screen_delisted, screen_parties
from bongsu.pipeline.telling import changes_told
from bongsu.pipeline.watchlists import lookup_with, watch_lists_loaded
from bongsu.regimes import Listing, Regime

if TYPE_CHECKING:
    from bongsu.report import Dossier
    from bongsu.store import Ledger, Watch


@dataclass
class Session:
    """A watch after a run, ready to go on.

    Attributes:
        names: what the lists give, now and formerly; texts are read with them in mind.
        ready: the lists, ready to be asked.
        book: all claims, with what follows from them.
        assessment: what followed last; ``listings`` who is listed, by regime.
        evidence: ids of what was read.
    """

    watch: "Watch"
    law: Sequence[Regime]
    names: Sequence[Designation]
    ready: Lookup
    book: judging.Casebook
    assessment: Assessment
    listings: dict[str, Listing]
    evidence: set[str]
    outcome: Outcome


def run(folder: Path, progress: Progress = quietly) -> Outcome:
    """Do the main job of a watch: read new evidence, screen, detect, assess, write the report.

    Every piece of evidence is stored with its claims in one step, so a run that is killed has lost nothing,
    and the next one goes on from there. A run over the same evidence adds nothing.

    Raises:
        WatchError: the folder is no usable watch, or it names a regime or list that cannot be read.
        StoreError: the store cannot be used.
    """
    return session(folder, progress).outcome


def session(folder: Path, progress: Progress = quietly) -> Session:
    """Do what `run` does, and return all that is needed to go on with what comes later.

    Raises:
        WatchError, StoreError: as `run` does.
    """
    from bongsu.store import Counts, Ledger, open_watch

    watch = open_watch(folder)
    law = watch_regimes(watch)
    lists = watch_lists_loaded(watch)
    designations = [entry for one in lists for entry in one.designations]
    memories = [remembered(one.edition.list, one.chosen.held, progress) for one in lists if one.chosen.held]
    former = [entry for memory in memories for entry in memory.entries]
    with Ledger.open(watch.store_url) as ledger:
        before, old_evidence = ledger.count(), ledger.evidence().keys()
        last = ledger.editions(), ledger.matches()
        found, problems = read_evidence(watch, ledger, [*designations, *former], progress)
        problems += tuple(problem for one in lists for problem in one.problems)
        problems += tuple(problem for memory in memories for problem in memory.problems)
        progress("assessing", 0, 1)
        standing = known(ledger)
        claims, evidence = standing.claims, standing.evidence
        ready = lookup_with(lists, found)
        matches, listings = screen_parties(claims, ready, law)
        delisted = screen_delisted(
            claims, [gone for memory in memories for gone in memory.gone.values()], matches, ready
        )
        sources = {source.id: source for source in watch.sources}
        book = judging.Casebook(judging.Record(evidence, sources, law, listings, standing.judgements))
        book.add(claims)
        assessment = book.assessment()
        editions = used_editions((one.edition for one in lists), matches, ready.designation)
        held_parties = party_names(claim for claim in claims if claim.evidence in old_evidence)
        other = list_changes(last, (editions, matches), held_parties, ready.designation)
        changed = changes_told(ledger.assessment(), assessment, standing.fallen)
        changes = ledger.conclude(assessment, matches, editions, other)
        progress("writing the report", 0, 1)
        dossier = filed(watch.title, assessment, claims, evidence, watch.sources, law, (matches, ready))
        report = _write_report(watch, ledger, standing, dossier, delisted, problems)
        told = tell(watch, ledger, progress) if watch.alerting.receivers else None
        held = ledger.count()
    new = Counts(held.evidence - before.evidence, held.claims - before.claims, changes.added)
    outcome = Outcome(watch.title, new, held, changes, assessment.fires, problems, report, changed, told)
    names = [*designations, *found, *former]
    return Session(watch, law, names, ready, book, assessment, listings, set(evidence), outcome)


def _write_report(
    watch: "Watch",
    ledger: "Ledger",
    standing: Known,
    dossier: "Dossier",
    delisted: tuple[tuple[Match, Delisting], ...],
    problems: tuple[Problem, ...],
) -> Path:
    from bongsu.report import write_page

    whole = replace(
        dossier,
        problems=problems,
        texts={key: text for key in standing.evidence if (text := ledger.text(key)) is not None},
        editions=tuple(used.edition for used in ledger.editions()),
        list_changes=ledger.list_changes(),
        delisted=delisted,
        withdrawn={one.evidence: one for one in standing.withdrawn},
    )
    return write_page(whole, watch.report_folder)
