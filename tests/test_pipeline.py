"""The main job: from a watch to its report, once and again."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from bongsu import pipeline, regimes
from bongsu.model.errors import WatchError
from bongsu.model.event import EventKind
from bongsu.model.grade import Credibility
from bongsu.regimes import SILENT
from tests.watches import GOOD, example, rows, small


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the example watch that was run once."""
    folder = example(tmp_path_factory.mktemp("example"))
    pipeline.run(folder)
    return folder


def test_a_second_run_adds_nothing_and_writes_the_same_report(watch: Path) -> None:
    """0 evidence, 0 claims, 0 findings, no row changed, the same bytes."""
    before, page = rows(watch), (watch / "report" / "index.html").read_bytes()
    outcome = pipeline.run(watch)
    assert (outcome.new.evidence, outcome.new.claims, outcome.new.findings) == (0, 0, 0)
    assert rows(watch) == before
    assert (watch / "report" / "index.html").read_bytes() == page


def test_the_place_of_a_watch_changes_nothing_that_it_finds(watch: Path, tmp_path: Path) -> None:
    """A copy elsewhere gives the same claims and findings."""
    other = example(tmp_path)
    pipeline.run(other)
    tables = ("claim", "finding", "incident")
    assert {name: rows(other)[name] for name in tables} == {name: rows(watch)[name] for name in tables}


def test_new_evidence_is_read_and_old_is_not(tmp_path: Path) -> None:
    """Only the new file is read."""
    folder = small(tmp_path, a__md=GOOD)
    first = pipeline.run(folder)
    (folder / "evidence" / "b.md").write_text(GOOD.replace("1,500", "3,000"), encoding="utf-8")
    told: list[str] = []
    second = pipeline.run(folder, lambda what, _done, _all: told.append(what))
    assert (first.new.evidence, second.new.evidence) == (1, 1)
    assert second.held.claims == 2


def test_no_silent_kind_carries_a_finding(watch: Path) -> None:
    """Vetoes, statements, threats, exercises, monitoring teams and AIS gaps are no breach."""
    kinds = {item.incident.event.kind for item in pipeline.findings(watch)}
    assert not kinds & SILENT
    assert EventKind.TROOP_DEPLOYMENT in kinds


def test_veto_gap_and_team_are_read_all_the_same(watch: Path) -> None:
    """What is no breach is still among the claims."""
    told = "".join(str(row) for row in rows(watch)["claim"])
    assert all(kind in told for kind in ('"veto"', '"ais_gap"', '"monitoring_body"', '"statement"'))


@pytest.mark.parametrize(
    ("until", "credibility", "dissent"),
    [
        (date(2024, 10, 16), Credibility.CANNOT_BE_JUDGED, False),
        (date(2024, 10, 18), Credibility.POSSIBLY_TRUE, False),
        (date(2024, 10, 28), Credibility.CONFIRMED, True),
        (date(2025, 6, 30), Credibility.CONFIRMED, True),
    ],
)
def test_belief_in_the_troops_grows_with_the_evidence(
    tmp_path: Path, until: date, credibility: Credibility, dissent: bool
) -> None:
    """A rumour on the 16th cannot be judged, Seoul alone is possibly true, Washington and NATO confirm."""
    folder = example(tmp_path)
    for path in (folder / "evidence" / "articles").iterdir():
        day = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("date:"))
        if date.fromisoformat(day.split()[1]) > until:
            path.unlink()
    pipeline.run(folder)
    troops = [
        item.incident
        for item in pipeline.findings(folder)
        if item.incident.event.kind is EventKind.TROOP_DEPLOYMENT
        and [party.name for party in item.incident.event.recipients] == ["Russia"]
    ]
    assert {incident.credibility for incident in troops} == {credibility}
    assert all(bool(incident.disputed_by) is dissent for incident in troops)


def test_listed_parties_are_matched(watch: Path) -> None:
    """A body on the list that the dispatches name is among the matches."""
    assert any("un:" in str(row) for row in rows(watch)["match"])


def test_an_unknown_regime_is_refused(tmp_path: Path) -> None:
    """The settings' mistake is named with its file."""
    folder = small(tmp_path)
    (folder / "watch.yml").write_text("title: T\nregimes: [atlantis]\n", encoding="utf-8")
    with pytest.raises(WatchError, match=r"watch\.yml.*atlantis"):
        pipeline.run(folder)


def test_a_watch_may_name_a_regime_of_its_own(tmp_path: Path) -> None:
    """A folder beside watch.yml is applied as those that are brought along; a broken one stops the run."""
    folder = small(tmp_path)
    shutil.copytree(Path(regimes.__file__).parent / "un1970", folder / "mine")
    head = folder / "mine" / "regime.yml"
    head.write_text(head.read_text(encoding="utf-8").replace("id: un1970", "id: mine"), encoding="utf-8")
    (folder / "watch.yml").write_text("title: T\nregimes: [un1718, eu1509, mine]\n", encoding="utf-8")
    (folder / "evidence" / "arms.md").write_text(
        "---\ndate: 2019-06-05\n---\nUganda delivered artillery to Libya in May 2019.\n", encoding="utf-8"
    )
    pipeline.run(folder)
    assert "UNSCR-1970-9" in {found.provision.id for found in pipeline.findings(folder)}
    head.write_text("id: mine\n", encoding="utf-8")
    with pytest.raises(WatchError, match=r"watch\.yml.*'mine' cannot be applied: mine/regime\.yml:1"):
        pipeline.run(folder)


def test_a_missing_list_is_refused(tmp_path: Path) -> None:
    """A list that is named and not there stops the run: without it, hits would be missed."""
    folder = small(tmp_path)
    (folder / "watch.yml").write_text("title: T\nlists: [lists/none.xml]\n", encoding="utf-8")
    with pytest.raises(WatchError, match=r"none\.xml"):
        pipeline.run(folder)


def test_findings_of_a_watch_never_run_are_refused(tmp_path: Path) -> None:
    """The sentence says how to run it."""
    with pytest.raises(WatchError, match="bongsu run"):
        pipeline.findings(small(tmp_path))


def test_an_empty_watch_has_one_fire(tmp_path: Path) -> None:
    """Nothing in, calm out, and a report all the same."""
    outcome = pipeline.run(small(tmp_path))
    assert (outcome.fires.level, outcome.held.findings, outcome.report.is_file()) == (1, 0, True)


def test_what_is_not_in_english_is_told_once_and_again(tmp_path: Path) -> None:
    """Its English is read, the rest is a problem of the run, of the next run, and of the report."""
    folder = small(tmp_path, a__md=GOOD + "\n북한이 러시아에 병력을 보냈다고 정부가 밝혔다.\n")
    sentence = "1 of 2 paragraphs is in Korean, and was not read; only English is read."
    for outcome in (pipeline.run(folder), pipeline.run(folder)):
        assert [(problem.where, problem.what) for problem in outcome.problems] == [("a.md", sentence)]
        assert (outcome.refused, outcome.held.claims) == ((), 1)
        assert sentence in outcome.report.read_text(encoding="utf-8")
