"""A watch whose lists change: what it holds is screened anew, and only the difference is told."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bongsu import pipeline
from bongsu.cli import app
from bongsu.model.designation import Match, Subject
from bongsu.model.edition import Edition, Happened, ListChange, UsedEdition
from bongsu.model.errors import WatchError
from bongsu.pipeline.indexing import lookup_of
from bongsu.pipeline.loading import choose_lists
from bongsu.pipeline.remembering import remembered
from bongsu.pipeline.rescreening import list_changes
from tests.list_sites import edited_un
from tests.watches import rows, small

DISPATCH = """---
title: A dispatch
publisher: Desk
date: 2024-10-18
---

The Beacon Trading Company sent 1,500 troops to Russia, South Korea's National Intelligence Service said.

The Wonsan Shipping Company delivered missiles to Russia in September, the ministry said.

The Harbour Mining Company supplied arms to Russia, the ministry said.
"""
MEADOW = "The Meadow Steel Company supplied arms to Russia, the ministry said."
LIST = """list: own
as_of: {day}
entries:
  - {{id: own:1, kind: organisation, names: [{first}], listed_on: 2016-03-02}}
  - {{id: own:2, kind: organisation, names: [{second}], listed_on: {day}}}
"""
FIRST = LIST.format(day="2026-01-01", first="Beacon Trading Company", second="Harbour Mining Company")

SECOND = """list: own
as_of: 2026-02-02
entries:
  - {id: own:1, kind: organisation, names: [Beacon Trading Company], listed_on: 2016-03-02}
"""


@pytest.fixture
def watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a watch that was run with the first edition of a list on the shelf."""
    monkeypatch.setenv("BONGSU_LISTS", str(tmp_path / "shelf"))
    folder = small(tmp_path, a__md=DISPATCH)
    (folder / "watch.yml").write_text("title: Small\nlists: [own]\n", encoding="utf-8")
    publish(tmp_path, FIRST)
    pipeline.run(folder)
    return folder


def publish(folder: Path, text: str, name: str = "own.yml") -> None:
    """Put an edition on the shelf."""
    (folder / name).write_text(text, encoding="utf-8")
    pipeline.add_list(folder / name)


def told(changes: tuple[ListChange, ...]) -> list[tuple[str, str, str]]:
    """Return what changed for which name."""
    return [(match.happened, match.query, match.designation) for change in changes for match in change.matches]


def test_a_run_with_the_same_editions_tells_nothing(watch: Path) -> None:
    """Neither the first run nor one that changes nothing is a change of a list."""
    page = (watch / "report" / "index.html").read_text(encoding="utf-8")
    assert "own of 1 January 2026 (2 entries)".replace("own", "") in page.replace("<bdi>own</bdi>", "")
    assert "What new editions of lists changed" not in page
    assert pipeline.run(watch).changes.lists == ()
    assert rows(watch)["list_log"] == []


def test_another_edition_tells_what_it_changes_for_parties_that_are_held(watch: Path) -> None:
    """An entry that came, one that went, each with the day of its listing and both editions; nothing else."""
    text = LIST.format(day="2026-02-02", first="Beacon Trading Company", second="Wonsan Shipping Company")
    publish(watch.parent, text.replace("own:2", "own:3"))
    (change,) = pipeline.run(watch).changes.lists
    assert change.before is not None
    assert change.after is not None
    assert (change.before.day, change.after.day) == (date(2026, 1, 1), date(2026, 2, 2))
    assert told((change,)) == [
        (Happened.ADDED, "Wonsan Shipping Company", "own:3"),
        (Happened.REMOVED, "Harbour Mining Company", "own:2"),
    ]
    added, removed = change.matches
    assert (added.listed_on, added.stands, removed.listed_on, removed.stands) == (date(2026, 2, 2), True, None, False)
    page = (watch / "report" / "index.html").read_bytes()
    assert b"What new editions of lists changed" in page
    # the next run has nothing to tell, and the report keeps what was told
    assert pipeline.run(watch).changes.lists == ()
    assert (watch / "report" / "index.html").read_bytes() == page


def test_another_name_of_an_entry_is_told(watch: Path) -> None:
    """A match that is gone because its entry is called otherwise says that the entry stands."""
    publish(watch.parent, FIRST.replace("Beacon Trading", "Lantern Trading").replace("2026-01-01", "2026-02-02"))
    (change,) = pipeline.run(watch).changes.lists
    (match,) = change.matches
    assert (match.happened, match.query, match.stands) == (Happened.REMOVED, "Beacon Trading Company", True)


def test_another_edition_that_changes_nothing_for_the_watch_says_so(watch: Path) -> None:
    """The summary names it; the log and the report do not."""
    publish(watch.parent, FIRST.replace("as_of: 2026-01-01", "as_of: 2026-02-02"))
    result = CliRunner(env={"COLUMNS": "200"}).invoke(app, ["run", str(watch)])
    assert "List own: 1 January 2026 \u2192 2 February 2026; nothing changes for the parties held." in result.stdout
    assert rows(watch)["list_log"] == []


def test_new_evidence_is_no_change_of_a_list(watch: Path) -> None:
    """A party that comes with new evidence is an ordinary new match, also where a list changed in the same run."""
    more = f"---\ntitle: B\npublisher: Desk\ndate: 2024-10-18\n---\n\n{MEADOW}\n"
    (watch / "evidence" / "b.md").write_text(more, encoding="utf-8")
    second = "  - {id: own:9, kind: organisation, names: [Meadow Steel Company]}\n"
    publish(watch.parent, FIRST.replace("as_of: 2026-01-01", "as_of: 2026-02-02") + second)
    outcome = pipeline.run(watch)
    assert "Meadow Steel Company" in str(rows(watch)["match"])
    assert told(outcome.changes.lists) == []


def test_a_file_of_the_watch_is_followed_too(watch: Path) -> None:
    """A list that is named as a file is another edition when its content is another."""
    (watch / "own.yml").write_text(FIRST, encoding="utf-8")
    (watch / "watch.yml").write_text("title: Small\nlists: [own.yml]\n", encoding="utf-8")
    assert pipeline.run(watch).changes.lists == ()
    (watch / "own.yml").write_text(FIRST.replace("Harbour", "Hollow"), encoding="utf-8")
    assert told(pipeline.run(watch).changes.lists) == [(Happened.REMOVED, "Harbour Mining Company", "own:2")]


def test_a_list_that_is_taken_into_a_watch_or_out_of_it_is_a_change(watch: Path) -> None:
    """Without an edition before, or after."""
    (watch / "watch.yml").write_text("title: Small\n", encoding="utf-8")
    (gone,) = pipeline.run(watch).changes.lists
    assert (gone.after, {match.happened for match in gone.matches}) == (None, {Happened.REMOVED})
    (watch / "watch.yml").write_text("title: Small\nlists: [own]\n", encoding="utf-8")
    (new,) = pipeline.run(watch).changes.lists
    assert (new.before, {match.happened for match in new.matches}) == (None, {Happened.ADDED})


def test_who_is_removed_from_a_list_stays_a_party(watch: Path) -> None:
    """The claim and its party stay; the report says until which edition he was listed, and since which he is not."""
    before = {name: rows(watch)[name] for name in ("claim", "finding")}
    assert "Harbour Mining Company" in str(before["claim"])
    publish(watch.parent, SECOND)
    outcome = pipeline.run(watch)
    assert (outcome.changes.changed, outcome.changes.gone, outcome.new.claims) == (0, 0, 0)
    assert {name: rows(watch)[name] for name in ("claim", "finding")} == before
    page = (watch / "report" / "index.html").read_text(encoding="utf-8")
    said = page[page.index("No longer listed") : page.index("No match is recorded")]
    assert "until the edition of 1 January 2026" in said
    assert "no longer listed since that of 2 February 2026" in said
    assert said.count("<li>") == 1
    # another edition changes no day
    publish(watch.parent, SECOND.replace("2026-02-02", "2026-03-03"))
    assert pipeline.run(watch).changes.gone == 0
    page = (watch / "report" / "index.html").read_text(encoding="utf-8")
    assert "no longer listed since that of 2 February 2026" in page
    # and who is listed again is listed
    publish(watch.parent, FIRST.replace("2026-01-01", "2026-04-04"))
    pipeline.run(watch)
    assert "No longer listed" not in (watch / "report" / "index.html").read_text(encoding="utf-8")


def test_an_entry_under_another_number_is_listed_still(watch: Path) -> None:
    """Renumbered is not removed."""
    publish(watch.parent, FIRST.replace("own:2", "own:9").replace("as_of: 2026-01-01", "as_of: 2026-02-02"))
    pipeline.run(watch)
    assert "No longer listed" not in (watch / "report" / "index.html").read_text(encoding="utf-8")


def test_a_name_that_an_entry_has_lost_is_still_a_name(watch: Path) -> None:
    """Texts go on being read with it."""
    claims = rows(watch)["claim"]
    publish(watch.parent, FIRST.replace("Harbour", "Hollow").replace("as_of: 2026-01-01", "as_of: 2026-02-02"))
    pipeline.run(watch)
    assert "Harbour Mining Company" in str(rows(watch)["claim"])
    assert len(rows(watch)["claim"]) == len(claims)


def test_what_former_editions_said_is_kept_and_worked_out_again(watch: Path) -> None:
    """A further edition is compared with the last one only; a broken file of it is no harm."""
    kept = watch.parent / "shelf" / ".index" / "own-former.json"
    publish(watch.parent, SECOND)
    publish(watch.parent, SECOND.replace("2026-02-02", "2026-03-03"))
    newest = choose_lists(["own"])[0].held
    assert newest is not None
    wanted = remembered("own", newest)
    assert [one.entry.id for one in wanted.gone.values()] == ["own:2"]
    assert remembered("own", newest) == wanted
    for text in ("", "[]", "{}", '{"code": 1}'):
        kept.write_text(text, encoding="utf-8")
        assert remembered("own", newest) == wanted
    publish(watch.parent, FIRST.replace("as_of: 2026-01-01", "as_of: 2026-02-20"))
    assert {one.last for one in remembered("own", newest).gone.values()} == {date(2026, 2, 20)}


def test_a_former_edition_that_was_changed_is_said_to_be_left_out(watch: Path) -> None:
    """The newest one answers all the same."""
    publish(watch.parent, SECOND)
    (old,) = (watch.parent / "shelf" / "own").glob("2026-01-01-*/own.yml")
    old.write_text(FIRST + "#", encoding="utf-8")
    (problem,) = pipeline.run(watch).problems
    assert "is not remembered" in problem.what
    assert problem.where.startswith("own 2026-01-01-")


@pytest.mark.parametrize(
    ("name", "said"), [("un", "is not on the shelf; get it with `bongsu lists update un`"), ("mars", "no such list")]
)
def test_a_list_that_is_not_on_the_shelf_stops_the_run(watch: Path, name: str, said: str) -> None:
    """One sentence with the file, the list and what to do; a list that nobody knows cannot be updated."""
    (watch / "watch.yml").write_text(f"title: Small\nlists: [{name}]\n", encoding="utf-8")
    with pytest.raises(WatchError, match=rf"watch\.yml: the list {name} cannot be used: {name}: .*{said}"):
        pipeline.run(watch)


def test_the_summary_names_each_change(watch: Path) -> None:
    """A line for the list with both days, a line for each match."""
    publish(watch.parent, FIRST.replace("Harbour", "Wonsan").replace("Mining", "Shipping").replace("01-01", "02-02"))
    lines = CliRunner(env={"COLUMNS": "200"}).invoke(app, ["run", str(watch)]).stdout.splitlines()
    at = lines.index("List own: 1 January 2026 \u2192 2 February 2026.")
    assert "\n".join(lines[at + 1 : at + 3]) == (
        "  + Wonsan Shipping Company: own:2, met as Wonsan Shipping Company, listed 2026-02-02: new match, score 1.00\n"
        "  - Harbour Mining Company: own:2, met as Harbour Mining Company, listed 2026-02-02: no match any more, "
        "though the entry stands"
    )


def test_two_states_of_the_real_list(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the UN's list, an entry added, one removed and one renamed are told, for the parties that the watch holds."""
    monkeypatch.setenv("BONGSU_LISTS", str(tmp_path / "shelf"))
    path = shared / "data" / "lists" / "un_consolidated" / "UN_consolidated_2026-02-27.xml"
    text = DISPATCH.replace("The Beacon Trading Company", "Ri Won Ho").replace(
        "The Harbour Mining Company", "Eric Badege"
    )
    watch = small(tmp_path, a__md=text.replace("The Wonsan Shipping Company", "Yun Tae Guk"))
    (watch / "watch.yml").write_text("title: Small\nlists: [un]\n", encoding="utf-8")
    pipeline.add_list(path)
    pipeline.run(watch)
    publish(tmp_path, edited_un(path.read_text(encoding="utf-8")), "un.xml")
    assert told(pipeline.run(watch).changes.lists) == [
        (Happened.ADDED, "Yun Tae Guk", "un:KPi.999"),
        (Happened.REMOVED, "Eric Badege", "un:CDi.001"),
        (Happened.REMOVED, "Ri Won Ho", "un:KPi.033"),
    ]


@pytest.mark.parametrize(
    ("now", "happened"),
    [
        (Match("Pak", "ofac:1", 0.90, "PAK"), []),
        (Match("Pak", "ofac:1", 0.902, "PAK"), []),
        (Match("Pak", "ofac:1", 0.80, "PAK"), [Happened.CHANGED]),
        (Match("Pak", "ofac:1", 0.90, "PARK"), [Happened.CHANGED]),
        (Match("Pak", "ofac:2", 0.90, "PAK"), [Happened.ADDED, Happened.REMOVED]),
    ],
)
def test_a_match_is_another_one_by_its_name_or_its_score(now: Match, happened: list[Happened]) -> None:
    """What would be shown alike is no change; where the edition is the same, nothing is told at all."""
    before = (used("ofac-sdn", "a", "ofac:1"), (Match("Pak", "ofac:1", 0.90, "PAK"),))
    (change,) = list_changes(before, (used("ofac-sdn", "b", now.designation), (now,)), HELD, lambda _: None)
    assert [match.happened for match in change.matches] == happened
    assert list_changes(before, (used("ofac-sdn", "a", now.designation), (now,)), HELD, lambda _: None) == ()


def test_a_change_is_told_of_the_list_that_changed() -> None:
    """An entry that another list has under the same number is told of the list that brought or lost it."""
    before = ((*used("csl", "c"), *used("ofac-sdn", "a", "ofac:1")), (Match("Pak", "ofac:1", 0.90, "PAK"),))
    after = ((*used("csl", "c"), *used("ofac-sdn", "b")), ())
    (change,) = list_changes(before, after, HELD, lambda _: None)
    assert (change.list, len(change.matches)) == ("ofac-sdn", 1)
    other = ((*used("csl", "d"), *used("ofac-sdn", "a")), ())
    (change,) = list_changes(before, other, HELD, lambda _: None)
    assert (change.list, change.matches) == ("csl", ())


HELD = frozenset({"Pak"})


def used(name: str, content: str, *met: str) -> tuple[UsedEdition, ...]:
    """Return an edition of a list by which these entries are met."""
    return (UsedEdition(Edition(name, None, content, 1), met),)


def test_another_list_changes_no_score_of_a_list(tmp_path: Path) -> None:
    """Each list has its own index, so how rare a word is, and who stands near, is a matter of that list alone."""
    own, other = tmp_path / "own.yml", tmp_path / "other.yml"
    own.write_text(FIRST, encoding="utf-8")
    crowd = ", ".join(f"Beacon Trading {word} Company" for word in "North South East West Upper Lower".split())
    entry = f"{{id: other:1, kind: organisation, names: [{crowd}], listed_on: 2016-03-02}}"
    other.write_text(f"list: other\nas_of: 2026-01-01\nentries:\n  - {entry}\n", encoding="utf-8")
    alone = {match.designation: match.score for _, match, _ in pipeline.screen("Beacon Trading Co", [own])}
    beside = {match.designation: match.score for _, match, _ in pipeline.screen("Beacon Trading Co", [own, other])}
    assert alone
    assert "other:1" in beside
    assert alone == {id_: score for id_, score in beside.items() if id_ in alone}


def test_where_there_is_no_list_everybody_meets_nobody() -> None:
    """A watch without lists asks about each party all the same, and gets an answer for each."""
    subjects = [Subject("Kim Chol"), Subject("Ri Song Ho")]
    assert list(lookup_of([]).search_many(subjects, at_least=0.5)) == [(), ()]
