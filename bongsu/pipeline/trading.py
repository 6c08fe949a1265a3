"""What trade figures show: the figures of all files together, held against the law."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu import assess as judging
from bongsu.model.capped import CappedSum
from bongsu.model.claim import Claim
from bongsu.model.errors import EvidenceError, Problem
from bongsu.model.evidence import Evidence
from bongsu.model.finding import Assessment
from bongsu.pipeline.capping import capped_sums
from bongsu.pipeline.figures import opened_figures, sought_by
from bongsu.pipeline.found import Found, joined
from bongsu.pipeline.lawbook import law
from bongsu.pipeline.outcome import Progress, quietly
from bongsu.pipeline.reading import received_from

if TYPE_CHECKING:
    from bongsu.detect.trade import Coverage
    from bongsu.regimes import Regime
    from bongsu.sources import Received


@dataclass(frozen=True, slots=True)
class Trade:
    """What was seen in the trade figures of some files.

    Attributes:
        evidence: each file that could be read.
        claims: what the figures show, detector by detector.
        assessment: the incidents and findings that follow.
        found: each finding with its incident and provision.
        coverage: what the figures cover, reporter by reporter.
        capped: what they come to in each window of each limit of the law.
        problems: what was doubtful in reading them; a file that could not be read at all has a fatal one.
    """

    evidence: tuple[Evidence, ...]
    claims: tuple[Claim, ...]
    assessment: Assessment
    found: tuple[Found, ...]
    coverage: tuple["Coverage", ...]
    capped: tuple[CappedSum, ...]
    problems: tuple[Problem, ...]


def trade(*places: Path | str, regime: str = "un1718", engine: str = "duckdb", progress: Progress = quietly) -> Trade:
    """Return what the trade figures in these files show, all of them read together.

    Args:
        places: files of trade figures, and folders of them.
        regime: the law that they are held against, which also says whose trade is looked at.
        engine: where the tables are kept and searched: duckdb, or Spark as ``local[2]`` or ``spark://host:port``.
        progress: told which file is read, and what is looked for.

    Raises:
        EvidenceError: none of the files can be read as trade figures.
        LawError: there is no such regime.
        StoreError: the engine is not known or cannot be had.
    """
    from bongsu.detect.trade import coverage, trade_claims

    rules = law(regime)
    held, problems = _received([file for place in places for file in _files(Path(place))], progress)
    progress("looking at figures", 0, 1)
    claims: tuple[Claim, ...] = ()
    covered: tuple[Coverage, ...] = ()
    for sought in sought_by([rules]):
        with opened_figures(held, engine, sought) as scene:
            claims += tuple(trade_claims(scene, lambda at, every: progress("looking at figures", at, every)))
            covered += coverage(scene)
    progress("assessing", 0, 1)
    evidence = tuple(received.evidence for received in held)
    assessment = _assessed(claims, evidence, rules)
    provisions = {provision.id: provision for provision in rules.provisions}
    return Trade(
        evidence,
        claims,
        assessment,
        tuple(joined(assessment, provisions)),
        covered,
        capped_sums(rules.provisions, claims),
        tuple(problems),
    )


def fetch_trade(
    folder: Path,
    reporters: Sequence[str],
    years: Sequence[int],
    regime: str = "un1718",
    *,
    monthly: bool = False,
    progress: Progress = quietly,
) -> list[Path]:
    """Ask UN Comtrade for reporters' trade with the regime's target, and return the files of its answers.

    What lies in the folder already is not asked again. The key is read from COMTRADE_API_KEY.

    Args:
        folder: where answers are kept.
        reporters: by number, ISO letters or name.
        years: of the calendar.
        regime: whose target's trade is asked for, with that of its namesake, to tell mix-ups.
        monthly: whether codes are asked for by month.
        progress: told which answer is asked for.

    Raises:
        EvidenceError: a reporter is not known, or the service gives no answer.
        LawError: there is no such regime.
    """
    from bongsu.lang.areas import area_of
    from bongsu.sources.trade.api import fetch_answers, questions

    numbers = {word: area_of(word) for word in reporters}
    for word, number in numbers.items():
        if number is None:
            raise EvidenceError(f"{word!r} is no reporter that is known; give its number of M49, ISO letters or name.")
    known = [number for number in numbers.values() if number is not None]
    asked = [
        question
        for one in sought_by([law(regime)])
        for question in questions(known, years, one.target, one.namesake, monthly=monthly)
    ]
    return fetch_answers(asked, folder, tell=progress)


def years_in_words(years: Sequence[int]) -> str:
    """Return years as they are printed: ``2003-2007, 2011``; ``none`` without any."""
    from bongsu.detect.trade import years_in_words as in_words

    return in_words(years)


def draw_chart(seen: Trade, path: Path, title: str) -> Path:
    """Write capped quantities by window as one page that needs nothing else, and return where it lies.

    Raises:
        WatchError: the page cannot be written.
    """
    from bongsu.report.trade import write_chart

    return write_chart(title, seen.capped, path)


def _assessed(claims: Sequence[Claim], evidence: Iterable[Evidence], rules: "Regime") -> Assessment:
    held = {one.id: one for one in evidence}
    return judging.assess(claims, judging.Record(held, {}, [rules]))


def _received(files: Sequence[tuple[Path, Path]], progress: Progress) -> tuple[list["Received"], list[Problem]]:
    """Return the files that hold figures, and the problems of all."""
    held: list[Received] = []
    problems: list[Problem] = []
    for done, (file, root) in enumerate(files):
        progress(f"reading {file.name}", done, len(files))
        try:
            held.append(_one(file, root))
        except EvidenceError as error:
            problems.append(Problem(file.name, str(error).removeprefix(f"{file.name}: "), fatal=True))
    if not held:
        raise EvidenceError(
            f"{problems[0].where}: {problems[0].what}" if problems else "no files of trade figures are there."
        )
    return held, problems + [problem for received in held for problem in received.problems]


def _files(place: Path) -> list[tuple[Path, Path]]:
    """Return a file, or the files of figures in a folder, each with the folder that its evidence is named from."""
    from bongsu.sources import trade_files

    return [(file, place) for file in trade_files(place)] if place.is_dir() else [(place, place.parent)]


def _one(file: Path, root: Path) -> "Received":
    received = received_from(file, root)
    if received.trade is None:
        if received.events:
            raise EvidenceError(f"{file.name}: is a table of events; put it among the evidence of a watch.")
        verb = "ships" if received.reports else "screen --lists" if received.designations else "read"
        raise EvidenceError(f"{file.name}: holds no trade figures; it is a file for `bongsu {verb}`.")
    return received
