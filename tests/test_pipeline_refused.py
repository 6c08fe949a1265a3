"""What is refused today may be read tomorrow: under another name, beside a readable copy, bit by bit."""

import json
from datetime import date
from pathlib import Path

import pytest

from bongsu import extract, pipeline
from bongsu.model.claim import Claim, Stance
from bongsu.model.errors import EvidenceError
from bongsu.model.event import Category, Event, EventKind, Item, days
from bongsu.model.evidence import Document
from bongsu.model.party import PartyKind, named
from tests.watches import EXAMPLE, GOOD, example, rows, small

# what the UN list says of one entry; the programme decides whether it is frozen for the DPRK's sake
UN_LIST = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z"><INDIVIDUALS/><ENTITIES><ENTITY>
<FIRST_NAME>KOREA MINING DEVELOPMENT TRADING CORPORATION</FIRST_NAME><UN_LIST_TYPE>{programme}</UN_LIST_TYPE>
<REFERENCE_NUMBER>KPe.001</REFERENCE_NUMBER><LISTED_ON>2009-04-24</LISTED_ON></ENTITY></ENTITIES></CONSOLIDATED_LIST>
"""


def test_a_refused_file_is_read_once_its_name_is_put_right(tmp_path: Path) -> None:
    """Advice must help when it is followed: the same bytes under a readable name are read."""
    watch = small(tmp_path, good__text=GOOD)
    refused = pipeline.run(watch)
    assert [problem.where for problem in refused.refused] == ["good.text"]
    assert (refused.held.evidence, refused.held.claims) == (1, 0)
    (watch / "evidence" / "good.text").rename(watch / "evidence" / "good.md")
    mended = pipeline.run(watch)
    assert mended.problems == ()
    assert mended.new.evidence == 0
    assert mended.new.claims > 0


@pytest.mark.parametrize("names", [("a", "b.md"), ("a.md", "b")])
def test_a_refused_copy_does_not_hide_the_readable_one(tmp_path: Path, names: tuple[str, str]) -> None:
    """Bytes that are read under one name are not missing under another, whichever comes first."""
    watch = small(tmp_path)
    claims = []
    for name in names:
        (watch / "evidence" / name).write_text(GOOD, encoding="utf-8")
        claims.append(pipeline.run(watch).held.claims)
    again = pipeline.run(watch)
    assert again.problems == ()
    assert (again.new.evidence, again.new.claims) == (0, 0)
    assert again.held.claims == max(claims) > 0
    assert pipeline.run(small(tmp_path / "both", **dict.fromkeys(names, GOOD))).held == again.held


def test_each_of_two_equally_broken_files_is_named(tmp_path: Path) -> None:
    """Two empty files have the same bytes; both are named, in every run, and stored once."""
    watch = small(tmp_path, a__txt="", b__txt="")
    for _ in range(2):
        outcome = pipeline.run(watch)
        assert [problem.where for problem in outcome.refused] == ["a.txt", "b.txt"]
        assert outcome.held.evidence == 1


def test_a_file_that_the_system_withholds_is_named_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence does not repeat the name that stands before it."""

    def withheld(path: Path) -> str:
        raise EvidenceError(
            f"{path.name}: cannot be read (permission denied); check the path and whether you may read it."
        )

    monkeypatch.setattr("bongsu.sources.identify", withheld)
    (problem,) = pipeline.run(small(tmp_path, sealed__txt="Sealed.")).refused
    assert (problem.where, problem.what.partition(" (")[0]) == ("sealed.txt", "cannot be read")


def test_evidence_that_comes_bit_by_bit_leads_to_the_same_end(tmp_path: Path) -> None:
    """Half of the evidence today and half tomorrow conclude what all of it at once concludes."""
    whole, watch = example(tmp_path / "whole"), example(tmp_path / "parts")
    once = pipeline.run(whole)
    late = {
        path: path.rename(tmp_path / path.name) for path in sorted((watch / "evidence" / "articles").iterdir())[::2]
    }
    pipeline.run(watch)
    for path, kept in late.items():
        kept.rename(path)
    assert pipeline.run(watch).held == once.held
    assert (watch / "report" / "index.html").read_bytes() == (whole / "report" / "index.html").read_bytes()


def test_a_better_reader_reads_stored_evidence_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the reader reads each file once more; the evidence stays one, and counts do not grow."""
    watch = small(tmp_path, good__md=GOOD)
    first = pipeline.run(watch)
    monkeypatch.setattr(extract, "reader_version", lambda: "another version")
    assert pipeline.run(watch).held == first.held
    assert (len(rows(watch)["reading"]), len(rows(watch)["evidence"])) == (2, 1)


def paid(document: Document, _known: object = None) -> tuple[Claim, ...]:
    """Return the one claim of a document: a Russian bank paid a company that the list names."""
    bank = named("A bank", PartyKind.ORGANISATION, "ru")
    company = named("Korea Mining Development Trading Corporation", PartyKind.ORGANISATION, "kp")
    money = (Item("money", Category.FUNDS),)
    event = Event(EventKind.FINANCIAL_TRANSFER, (bank,), (company,), money, when=days(date(2024, 5, 2), None))
    return (Claim(event, Stance.ASSERTED, document.evidence.id, "paid", "test", 0, 4),)


@pytest.mark.parametrize(("programme", "frozen"), [("DPRK", True), ("Taliban", False)])
def test_only_an_entry_of_this_regime_is_frozen_by_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, programme: str, frozen: bool
) -> None:
    """A listed party is shown in every run; an entry of another programme breaches nothing of this regime."""
    monkeypatch.setattr(extract, "read_claims", paid)
    watch = small(tmp_path, paid__txt="paid", un__xml=UN_LIST.format(programme=programme))
    for _ in range(2):
        pipeline.run(watch)
        assert [json.loads(str(row[1]))["designation"] for row in rows(watch)["match"]] == ["un:KPe.001"]
        assert ("UNSCR-1718-8-d" in {item.provision.id for item in pipeline.findings(watch)}) is frozen


@pytest.mark.parametrize(
    ("verb", "name", "hint"),
    [
        ("read", "ais.csv", "bongsu ships"),
        ("read", "un.xml", "bongsu screen --lists"),
        ("ships", "good.md", "bongsu read"),
        ("ships", "un.xml", "bongsu screen --lists"),
    ],
)
def test_a_file_for_another_verb_is_sent_there(tmp_path: Path, verb: str, name: str, hint: str) -> None:
    """Who brings a good file to the wrong verb is told the right one."""
    tracks = EXAMPLE / "evidence" / "tracks" / "simulated-ais.csv"
    contents = {"ais.csv": tracks.read_text(encoding="utf-8"), "good.md": GOOD}
    path = tmp_path / name
    path.write_text(contents.get(name, UN_LIST.format(programme="DPRK")), encoding="utf-8")
    with pytest.raises(EvidenceError, match=f"{name}: .*`{hint}`"):
        getattr(pipeline, verb)(path)


def test_what_could_not_be_read_of_a_watch_s_list_is_said(tmp_path: Path) -> None:
    """A list of the watch is used without the rows that cannot be read, and the outcome names them."""
    watch = small(tmp_path, good__md=GOOD)
    header = "id,schema,name,aliases,birth_date,countries,identifiers,sanctions,dataset,last_seen\n"
    (watch / "list.csv").write_text(f"{header}NK-1,Person,Rim Mora,,,,,,,\nNK-2\n", encoding="utf-8")
    (watch / "watch.yml").write_text("title: Small\nlists: [list.csv]\n", encoding="utf-8")
    (problem,) = pipeline.run(watch).problems
    assert (problem.where, problem.fatal) == ("list.csv", False)
    assert problem.what == "Rows without the header's 10 fields, left out: 1, first in line 3."
