"""What of a watch may be shared: the dossier that its evidence up to a handling mark makes by itself.

What is closed is not cut out of what was concluded, where it would leave its traces: the excerpt is read, screened and
assessed as if the closed evidence had never been received. What was read of a file is taken over only where the name of
the reading says that it depends on nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu import assess as judging
from bongsu.model.claim import Claim
from bongsu.model.designation import Designation
from bongsu.model.errors import EvidenceError, Problem, WatchError
from bongsu.model.evidence import Evidence, Reading
from bongsu.model.finding import Assessment
from bongsu.model.grade import Handling
from bongsu.pipeline.filing import filed
from bongsu.pipeline.gathering import read_evidence
from bongsu.pipeline.knowing import known
from bongsu.pipeline.lawbook import watch_regimes
from bongsu.pipeline.outcome import Progress, quietly
from bongsu.pipeline.remembering import remembered
from bongsu.pipeline.screening import screen_parties
from bongsu.pipeline.watchlists import lookup_with, watch_lists_loaded

if TYPE_CHECKING:
    from bongsu.report import Dossier
    from bongsu.store import Ledger, Watch

WATCH_FORMATS = ("ftm", "geojson", "csv", "stix", "atom", "cap", "markdown")
"""What a watch is exported as; `bongsu.report.exports` writes them."""

PAPER = "pdf"
"""And this one, which Chromium prints."""


def export_watch(
    folder: Path,
    form: str,
    ceiling: Handling = Handling.RED,
    references: Sequence[str] = (),
    progress: Progress = quietly,
) -> bytes:
    """Return what the last run of a watch found in one of `WATCH_FORMATS`, or as `PAPER`.

    Args:
        folder: of the watch.
        form: the format.
        ceiling: evidence that is marked closer than this leaves no trace: the findings are those of the rest.
        references: of CAP, the earlier alerts that this one updates, ``sender,identifier,sent`` each.
        progress: told what is read anew.

    Raises:
        WatchError: no such format, the folder is no watch or was never run, a reference is none, or nothing can print.
    """
    from bongsu.report.exports import export

    if form == PAPER:
        return _printed(folder, ceiling, progress)
    if form not in WATCH_FORMATS:
        raise WatchError(f"{form}: a watch is exported as {', '.join((*WATCH_FORMATS, PAPER))}.")
    return export(shared_dossier(folder, ceiling, progress), form, references)


def _printed(folder: Path, ceiling: Handling, progress: Progress) -> bytes:
    """Print the report: without a ceiling the whole, else one of what may be shared."""
    from bongsu.report import printed, render

    dossier = replace(shared_dossier(folder, ceiling, progress), excerpt=True)
    progress("printing", 0, 1)
    return printed(_report(folder) if ceiling is Handling.RED else render(dossier), dossier.as_of)


def _report(folder: Path) -> str:
    """Return the report that the last run wrote."""
    from bongsu.store import open_watch

    path = open_watch(folder).report_folder / "index.html"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise WatchError(f"{path}: the report cannot be read ({error.strerror}); run the watch again.") from error


@dataclass
class Excerpt:
    """What was read of open evidence; where that does not depend on anything closed it comes from the whole store.

    Attributes:
        open: the evidence that may be seen, by id.
        anew: what had to be read again without the closed evidence.
        kept: ids of the evidence whose reading in the store stands.
    """

    whole: "Ledger"
    open: dict[str, Evidence]
    anew: dict[str, Reading] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)

    def has(self, evidence_id: str, reader: str) -> bool:
        """Return whether the store's latest reading of this evidence is by a reader of this name, and take it over."""
        if evidence_id in self.open and self.whole.has(evidence_id, reader):
            self.kept.add(evidence_id)
            return True
        return False

    def add(self, reading: Reading) -> bool:
        """Keep a reading that was made anew."""
        if reading.evidence.id in self.open:
            self.anew[reading.evidence.id] = reading
        return True

    def problems(self) -> tuple[tuple[str, Problem], ...]:
        """Return nothing: what could not be read is shared with nobody."""
        return ()

    def evidence(self) -> dict[str, Evidence]:
        """Return what was read, by id."""
        return {key: item for key, item in self.open.items() if key in self.kept or key in self.anew}

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims, sorted by id."""
        held = [claim for claim in self.whole.claims() if claim.evidence in self.kept]
        fresh = [claim for key, reading in self.anew.items() if key not in self.kept for claim in reading.claims]
        return tuple(sorted({claim.id: claim for claim in (*held, *fresh)}.values(), key=lambda claim: claim.id))


def shared_dossier(folder: Path, ceiling: Handling = Handling.RED, progress: Progress = quietly) -> "Dossier":
    """Return what the last run of a watch found, as far as its evidence is marked no closer than the ceiling.

    Raises:
        WatchError: the folder is no watch, or was never run.
    """
    from bongsu.store import Ledger, open_watch

    watch = open_watch(folder)
    with Ledger.open(watch.store_url) as ledger:
        return dossier_within(watch, ledger, ceiling, progress)


def dossier_within(watch: "Watch", ledger: "Ledger", ceiling: Handling, progress: Progress = quietly) -> "Dossier":
    """Return what an open store holds as far as it may be shared.

    Raises:
        WatchError: the watch was never run.
    """
    concluded = ledger.assessment()
    if concluded is None:
        raise WatchError(f"{watch.folder}: this watch has not been run; run it with `bongsu run {watch.folder}`.")
    if all(item.handling.within(ceiling) for item in ledger.evidence().values()):
        return _whole(watch, ledger, concluded if ceiling is Handling.RED else _unjudged(concluded))
    return _excerpt(watch, ledger, ceiling, progress)


def _unjudged(concluded: Assessment) -> Assessment:
    """Leave out what persons judged: their words bear no mark, and may speak of anything they saw."""
    return replace(concluded, incidents=tuple(replace(item, judgements=()) for item in concluded.incidents))


def _whole(watch: "Watch", ledger: "Ledger", concluded: Assessment) -> "Dossier":
    matches = ledger.matches()
    found = _designations_among(watch) if matches else []
    ready = lookup_with(watch_lists_loaded(watch) if matches else [], found)
    standing = known(ledger)
    law = watch_regimes(watch)
    return filed(watch.title, concluded, standing.claims, standing.evidence, watch.sources, law, (matches, ready))


def _designations_among(watch: "Watch") -> list[Designation]:
    """Return the entries of the lists among the evidence; one that cannot be read was told by the run."""
    from bongsu.sources import holds_list, receive
    from bongsu.store import evidence_files

    found: list[Designation] = []
    for path in evidence_files(watch):
        try:
            if holds_list(path):
                found += receive(path, watch.evidence_folder, watch.sources).designations
        except EvidenceError:
            continue
    return found


def _excerpt(watch: "Watch", ledger: "Ledger", ceiling: Handling, progress: Progress) -> "Dossier":
    """Read, screen and assess as if what is closed had never been received."""
    law, lists = watch_regimes(watch), watch_lists_loaded(watch)
    standing = known(ledger)
    held = {key: item for key, item in standing.evidence.items() if item.handling.within(ceiling)}
    excerpt = Excerpt(ledger, held)
    memories = [remembered(one.edition.list, one.chosen.held, progress) for one in lists if one.chosen.held]
    listed = [entry for one in lists for entry in one.designations]
    listed += [entry for memory in memories for entry in memory.entries]
    found, _ = read_evidence(watch, excerpt, listed, progress, lambda path: _identity(path) in excerpt.open)
    gone = {one.evidence for one in standing.withdrawn}
    claims = tuple(claim for claim in excerpt.claims() if claim.evidence not in gone)
    evidence = excerpt.evidence()
    ready = lookup_with(lists, found)
    matches, listings = screen_parties(claims, ready, law)
    seen = {item.source for item in evidence.values()}
    sources = {source.id: source for source in watch.sources}
    assessment = judging.assess(claims, judging.Record(evidence, sources, law, listings))
    told = [source for key, source in sources.items() if key in seen]
    return filed(watch.title, assessment, claims, evidence, told, law, (matches, ready))


def _identity(path: Path) -> str | None:
    from bongsu.sources import identify

    try:
        return identify(path)
    except EvidenceError:
        return None
