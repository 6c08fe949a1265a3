"""What was known on a day, what persons decide, and what falls with evidence that is withdrawn."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bongsu import pipeline
from bongsu.cli import app
from bongsu.model.errors import WatchError
from bongsu.model.event import EventKind
from bongsu.model.finding import Incident
from tests.watches import example, small

DISPATCH = """---
title: A dispatch
publisher: {publisher}
source: {publisher}
date: {day}
---

{words}
"""
SEOUL = "South Korea's National Intelligence Service said North Korea had sent 1,500 troops to Russia."
WASHINGTON = "The United States confirmed that North Korea has sent troops to Russia."
NOON = datetime(2024, 11, 1, 12, tzinfo=UTC)


def told(folder: Path) -> Path:
    """Return a watch that heard Seoul on 18 October and Washington on the 23rd, and was run."""
    watch = small(
        folder,
        seoul__md=DISPATCH.format(publisher="Desk", day="2024-10-18", words=SEOUL),
        washington__md=DISPATCH.format(publisher="Herald", day="2024-10-23", words=WASHINGTON),
    )
    pipeline.run(watch)
    return watch


def troops(watch: Path, as_of: date | None = None) -> Incident | None:
    """Return the deployment, as it was known on a day."""
    found = [one.incident for one in pipeline.findings(watch, as_of)]
    return next((one for one in found if one.event.kind is EventKind.TROOP_DEPLOYMENT), None)


def call(*words: object) -> Result:
    """Call the command line in this process."""
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, list(map(str, words)))


@pytest.fixture(scope="module")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the example watch that was run."""
    watch = example(tmp_path_factory.mktemp("autumn"))
    pipeline.run(watch)
    return watch


@pytest.mark.parametrize(
    ("day", "credibility", "said"),
    [
        ("2024-10-15", None, None),
        ("2024-10-16", 6, "rumoured and unverified"),
        ("2024-10-18", 3, "asserted by South Korea"),
        ("2024-10-22", 3, "denied by Dmitry Peskov, North Korea"),
        ("2024-10-23", 1, "confirmed by United States"),
        ("2025-04-28", 1, "admitted by North Korea"),
    ],
)
def test_the_troops_of_the_example_day_by_day(
    autumn: Path, day: str, credibility: int | None, said: str | None
) -> None:
    """Rumoured on the 16th, asserted by Seoul on the 18th, confirmed on the 23rd, admitted in April."""
    found = troops(autumn, date.fromisoformat(day))
    assert (found and int(found.credibility)) == credibility
    if found and said:
        last = found.history[-1]
        assert (str(last.day), int(last.credibility)) == (day, credibility)
        assert last.said.startswith(said)


def test_the_history_of_the_whole_is_that_of_its_days(autumn: Path) -> None:
    """What is told today of a day is what was told on it."""
    whole = troops(autumn)
    assert whole is not None
    for at, turn in enumerate(whole.history):
        assert turn.day is not None
        then = troops(autumn, turn.day)
        assert then is not None
        assert then.history == whole.history[: at + 1]


def test_a_judgement_stands_beside_the_computed_grade(tmp_path: Path) -> None:
    """Who judged, when and why is shown; the credibility stays as computed; earlier days do not know it."""
    watch = told(tmp_path)
    found = troops(watch)
    assert found is not None
    signed = pipeline.judge(watch, found.id[:16], 4, "A. Analyst", "one picture, twice", NOON)
    pipeline.run(watch)
    judged = troops(watch)
    assert judged is not None
    assert (judged.credibility, judged.judgements) == (found.credibility, (signed,))
    before = troops(watch, date(2024, 10, 31))
    assert before is not None
    assert before.judgements == ()
    assert "4 in the judgement of A. Analyst, 2024-11-01" in call("findings", watch).stdout


def test_a_judgement_follows_its_claims_to_an_incident_of_another_id(tmp_path: Path) -> None:
    """A later text that dates the deployment earlier changes the id of the incident, and parts nothing."""
    watch = told(tmp_path)
    found = troops(watch)
    assert found is not None
    pipeline.judge(watch, found.id, 2, "A. Analyst", "seen myself", NOON)
    words = "Ukraine said North Korea sent troops to Russia in August 2024."
    later = DISPATCH.format(publisher="Post", day="2024-11-20", words=words)
    (watch / "evidence" / "later.md").write_text(later, encoding="utf-8")
    pipeline.run(watch)
    now = troops(watch)
    assert now is not None
    assert now.id != found.id
    assert [one.by for one in now.judgements] == ["A. Analyst"]


def test_what_rests_on_withdrawn_evidence_falls_and_it_is_said(tmp_path: Path) -> None:
    """Without Washington's word it is one accuser's; without both nothing stands; the evidence is kept."""
    watch = told(tmp_path)
    _, outcome = pipeline.withdraw(watch, "washington.md", "A. Analyst", "taken back", NOON)
    (said,) = outcome.changed
    assert said.startswith("troop deployment by North Korea with Russia: from 1 (confirmed) to 3 (possibly true)")
    assert said.endswith("1 of its 2 claims was withdrawn")
    _, outcome = pipeline.withdraw(watch, "seoul.md", "A. Analyst", "taken back too", NOON)
    assert outcome.changed[0].endswith("no longer stands: 1 of its 1 claims was withdrawn")
    assert pipeline.findings(watch) == []
    assert outcome.held.evidence == 2
    assert troops(watch, date(2024, 10, 31)) is not None


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["judge", "WATCH", "incident:none", "--credibility", "3", "--by", "A", "--reason", "b"], "id of no incident"),
        (["judge", "WATCH", "i", "--credibility", "3", "--by", " ", "--reason", "b"], "is signed"),
        (["withdraw", "WATCH", "none.md", "--by", "A", "--reason", "b"], "id or path of no evidence"),
        (["withdraw", "WATCH", "seoul.md", "--by", "A", "--reason", ""], "is signed"),
    ],
)
def test_a_ruling_needs_a_thing_a_name_and_a_reason(tmp_path: Path, words: list[str], complaint: str) -> None:
    """What is wrong is said in one sentence, and nothing is stored."""
    watch = told(tmp_path)
    result = call(*[watch if word == "WATCH" else word for word in words])
    assert isinstance(result.exception, WatchError)
    assert complaint in str(result.exception)


def test_evidence_is_withdrawn_once(tmp_path: Path) -> None:
    """The second time says so."""
    watch = told(tmp_path)
    pipeline.withdraw(watch, "seoul.md", "A", "b")
    with pytest.raises(WatchError, match="withdrawn before"):
        pipeline.withdraw(watch, "seoul.md", "A", "b")


def test_the_commands_say_what_they_did(tmp_path: Path) -> None:
    """A judgement prints its id, a withdrawal what fell, the history its days and amounts."""
    watch = told(tmp_path)
    found = troops(watch)
    assert found is not None
    judged = call("judge", watch, found.id, "--credibility", 2, "--by", "A. Analyst", "--reason", "seen")
    assert "2 (probably true), in the judgement of A. Analyst" in judged.stdout
    history = call("findings", watch, "--history").stdout
    assert "2024-10-18  3  asserted by South Korea" in history
    (line,) = [json.loads(line) for line in call("findings", watch, "--history", "--json").stdout.splitlines()]
    assert [turn["day"] for turn in line["history"]] == ["2024-10-18", "2024-10-23"]
    then = call("findings", watch, "--as-of", "2024-10-18", "--history").stdout
    assert "2024-10-23" not in then
    withdrawn = call("withdraw", watch, "washington.md", "--by", "A. Analyst", "--reason", "taken back")
    assert "1 of its 2 claims was withdrawn" in withdrawn.stdout
