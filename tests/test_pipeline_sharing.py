"""What may be shared of a watch: closed evidence leaves no trace in any export."""

import hashlib
import io
import itertools
import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import bongsu
from bongsu import pipeline
from bongsu.cli import app
from bongsu.model.errors import WatchError
from bongsu.model.evidence import Reading
from bongsu.model.grade import Handling
from bongsu.pipeline.sharing import Excerpt, shared_dossier
from bongsu.report.exports import FORMATS
from bongsu.report.paper import BROWSERS
from bongsu.store import Ledger
from tests.watches import rows

MARKERS = ("Zorvexia", "Quillmarsh", "zephyrbane", "Ostrakhov", "4711", "Plumfenwick", "Xanthuria")
"""Words that stand in closed evidence alone: in its title, publisher, address, file name and in its sentences."""

OPEN = (
    "South Korea's National Intelligence Service said North Korea sent 1,500 troops to Russia in October 2024.",
    "Russia vetoed the resolution on the Panel of Experts on 28 March 2024.",
    "South Korea's Joint Chiefs of Staff said North Korea fired a ballistic missile on 31 October 2024.",
    "The Kremlin denied that North Korea had sent troops to Russia.",
    "Japan's defence ministry said North Korea fired a ballistic missile on 31 October 2024.",
)
CLOSED = (
    "Norway's Foreign Minister Ostrakhov confirmed that North Korea sent 4,711 troops to Russia in October 2024.",
    "The Plumfenwick Trading Company sold North Korea 4,711 tonnes of coal in Xanthuria in October 2024.",
    "The Ministry of Defence of Zorvexia said North Korea fired a ballistic missile on 31 October 2024.",
)

ADMITTED = "North Korea's Foreign Ministry confirmed that North Korea sent troops to Russia in October 2024."


def article(number: int, text: str, mark: str = "TLP:CLEAR", **more: str) -> str:
    """Return an article with front matter."""
    day = date(2024, 11, 1) + timedelta(days=number)
    said = {"title": f"Dispatch {number}", "publisher": "Desk", "date": str(day), "handling": mark, **more}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in said.items()) + f"---\n\n{text}\n"


def secret(number: int, text: str, mark: str = "TLP:RED") -> str:
    """Return an article that is full of markers."""
    more = {"title": "Zorvexia speaks", "publisher": "Quillmarsh Post", "url": "https://zephyrbane.example/4711"}
    return article(number, f"Zorvexia, Quillmarsh. {text}", mark, **more)


def watch(folder: Path, **articles: str) -> Path:
    """Make a watch with these articles, and run it."""
    if folder.exists():
        shutil.rmtree(folder)
    (folder / "evidence").mkdir(parents=True)
    (folder / "watch.yml").write_text("title: Shared\n", encoding="utf-8")
    for name, text in articles.items():
        (folder / "evidence" / f"{name}.md").write_text(text, encoding="utf-8")
    bongsu.run(folder)
    return folder


def every_export(folder: Path, ceiling: Handling = Handling.RED) -> dict[str, bytes]:
    """Return the exports in all formats."""
    return {form: pipeline.export_watch(folder, form, ceiling) for form in pipeline.WATCH_FORMATS}


def test_every_format_is_offered() -> None:
    """The pipeline names the formats that report writes."""
    assert tuple(FORMATS) == pipeline.WATCH_FORMATS


def test_closed_evidence_leaves_no_word(tmp_path: Path) -> None:
    """No word of closed evidence is in a public export, whatever field it stood in; in a full one it is."""
    told = {f"open{number}": article(number, text) for number, text in enumerate(OPEN)}
    hidden = {f"zephyrbane-{number}": secret(number + 9, text) for number, text in enumerate(CLOSED)}
    folder = watch(tmp_path / "watch", **told, **hidden)
    whole, public = every_export(folder), every_export(folder, Handling.CLEAR)
    assert any(b"Zorvexia" in made for made in whole.values())
    for form, made in public.items():
        text = made.decode().casefold()
        leaked = [marker for marker in MARKERS if marker.casefold() in text and marker != "4711"]
        assert not leaked, form
        assert not {"4,711", "/4711"} & {word for word in ("4,711", "/4711") if word in text}, form
        assert "red" not in {word.strip(":,.\"'") for word in text.split() if "tlp" in word}, form


def test_a_public_export_is_that_of_a_watch_without_the_rest(tmp_path: Path) -> None:
    """Counts, grades, reasons, days and ids are those that the open evidence gives by itself, byte for byte."""
    told = {f"open{number}": article(number, text) for number, text in enumerate(OPEN)}
    hidden = {f"hidden{number}": secret(number + 9, text) for number, text in enumerate(CLOSED)}
    both = watch(tmp_path / "both", **told, **hidden)
    alone = watch(tmp_path / "alone", **told)
    assert every_export(both, Handling.CLEAR) == every_export(alone)
    assert every_export(both) != every_export(alone)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks=st.lists(st.sampled_from(list(Handling)), min_size=5, max_size=5), ceiling=st.sampled_from(list(Handling)))
def test_no_mark_leaks_under_any_ceiling(tmp_path: Path, marks: list[Handling], ceiling: Handling) -> None:
    """Whatever is closed, an export up to a mark is that of a watch which never received what lies above it."""
    texts = [*OPEN[:3], *CLOSED[:2]]
    marked = list(zip(itertools.count(), texts, marks, strict=False))
    whole = watch(tmp_path / "whole", **{f"a{n}": article(n, text, mark) for n, text, mark in marked})
    kept = {f"a{n}": article(n, text, mark) for n, text, mark in marked if mark.within(ceiling)}
    assert every_export(whole, ceiling) == every_export(watch(tmp_path / "kept", **kept))


def test_a_finding_of_closed_claims_alone_vanishes(tmp_path: Path) -> None:
    """A finding that only closed claims support is not there, nor is its incident."""
    folder = watch(tmp_path / "watch", open=article(0, OPEN[1]), closed=secret(3, OPEN[0]))
    assert b"troop_deployment" in pipeline.export_watch(folder, "csv")
    assert b"troop" not in pipeline.export_watch(folder, "csv", Handling.AMBER)


def test_a_grade_that_closed_claims_gave_is_taken_back(tmp_path: Path) -> None:
    """An admission under a closed mark neither counts nor shows: the rest is graded by itself."""
    folder = watch(tmp_path / "watch", open=article(0, OPEN[0]), closed=secret(3, ADMITTED, "TLP:AMBER"))

    def grades(ceiling: Handling) -> set[int]:
        made = json.loads(pipeline.export_watch(folder, "geojson", ceiling))
        found = [item["properties"] for item in made["features"] if item["properties"]["kind"] == "troop_deployment"]
        return {item["credibility"] for item in found}

    assert grades(Handling.AMBER) == {1}
    assert grades(Handling.GREEN) == {3}


def test_withdrawn_evidence_counts_for_nothing(tmp_path: Path) -> None:
    """What was withdrawn is left out under every ceiling, as it is in a run; the rest is as without closed evidence."""
    told = {f"open{number}": article(number, text) for number, text in enumerate(OPEN)}
    both = watch(tmp_path / "both", **told, closed=secret(9, CLOSED[0]))
    alone = watch(tmp_path / "alone", **told)
    taken = hashlib.sha256((both / "evidence" / "open0.md").read_bytes()).hexdigest()
    for folder in (both, alone):
        pipeline.withdraw(folder, taken, "A. Analyst", "the publisher took it back")
    public = every_export(both, Handling.CLEAR)
    assert public == every_export(alone, Handling.CLEAR)
    assert b"1,500" not in public["markdown"]


def test_what_persons_judge_is_in_no_export(tmp_path: Path) -> None:
    """A judgement bears no mark, and its reason may hold anything."""
    folder = watch(tmp_path / "watch", open=article(0, OPEN[0]))
    before = every_export(folder)
    incident = next(item.incident for item in pipeline.findings(folder))
    pipeline.judge(folder, incident.id, 1, "A. Analyst", "zephyrbane told me so")
    bongsu.run(folder)
    assert every_export(folder) == before
    assert not shared_dossier(folder, Handling.CLEAR).assessment.incidents[0].judgements
    assert pipeline.findings(folder)[0].incident.judgements


def test_an_export_writes_nothing_to_the_store(tmp_path: Path) -> None:
    """What is assessed for an excerpt never replaces what the run concluded."""
    folder = watch(tmp_path / "watch", open=article(0, OPEN[0]), closed=secret(3, CLOSED[1]))
    before = rows(folder)
    pipeline.export_watch(folder, "csv", Handling.CLEAR)
    assert rows(folder) == before


def test_an_excerpt_takes_over_only_what_depends_on_nothing_closed(tmp_path: Path) -> None:
    """A reading under another name (made with closed lists or tracks in mind) is not taken over; closed ones never."""
    folder = watch(tmp_path / "watch", open=article(0, OPEN[0]), closed=secret(3, CLOSED[1]))
    with Ledger.open(f"sqlite:///{folder / 'store.db'}") as ledger:
        held = ledger.evidence()
        readers = {row[1]: row[2] for row in rows(folder)["reading"]}
        closed = next(key for key, item in held.items() if item.handling is Handling.RED)
        (clear,) = held.keys() - {closed}
        excerpt = Excerpt(ledger, {clear: held[clear]})
        assert not excerpt.has(closed, str(readers[closed]))
        assert not excerpt.has(clear, f"{readers[clear]} names=others")
        assert excerpt.claims() == ()
        assert excerpt.has(clear, str(readers[clear]))
        assert {claim.evidence for claim in excerpt.claims()} == {clear}
        excerpt.add(Reading(held[closed], "anew"))
        assert excerpt.evidence().keys() == {clear}


def test_a_file_that_came_after_the_run_is_not_told(tmp_path: Path) -> None:
    """An export tells what the last run knew."""
    folder = watch(tmp_path / "watch", open=article(0, OPEN[1]), closed=secret(3, CLOSED[1]))
    (folder / "evidence" / "late.md").write_text(article(1, OPEN[2]), encoding="utf-8")
    assert b"missile" not in pipeline.export_watch(folder, "csv", Handling.CLEAR)


def test_a_watch_without_a_run_says_so(tmp_path: Path) -> None:
    """There is nothing to export before the first run."""
    pipeline.new(tmp_path / "watch")
    with pytest.raises(WatchError, match="has not been run"):
        pipeline.export_watch(tmp_path / "watch", "csv")


def test_the_command_writes_bytes_or_a_file(tmp_path: Path) -> None:
    """`bongsu export` prints the format as it is, or writes it; --public and --tlp lower the ceiling."""
    folder = watch(tmp_path / "watch", open=article(0, OPEN[1]), closed=secret(3, CLOSED[1]))
    run = CliRunner().invoke
    shown = run(app, ["export", str(folder), "--format", "csv", "--public"])
    assert shown.exit_code == 0
    assert shown.stdout_bytes == pipeline.export_watch(folder, "csv", Handling.CLEAR)
    written = run(app, ["export", str(folder), "--format", "stix", "--tlp", "red", "--out", str(tmp_path / "x.json")])
    assert written.exit_code == 0
    assert (tmp_path / "x.json").read_bytes() == pipeline.export_watch(folder, "stix")


@pytest.mark.browser
def test_paper_keeps_to_the_ceiling(tmp_path: Path) -> None:
    """A PDF up to a mark holds no word of closed evidence; without one it is the report itself."""
    pypdf = pytest.importorskip("pypdf", reason="needs the package pypdf")
    if not any(map(shutil.which, BROWSERS)):
        pytest.skip(f"needs Chromium: one of {', '.join(BROWSERS)} on the path")
    folder = watch(tmp_path / "watch", open=article(0, OPEN[1]), closed=secret(3, CLOSED[1]))

    def text(ceiling: Handling) -> str:
        made = pipeline.export_watch(folder, pipeline.PAPER, ceiling)
        return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)

    assert "Quillmarsh" in text(Handling.RED)
    public = text(Handling.CLEAR)
    assert "vetoed" in public
    assert not [marker for marker in MARKERS if marker.casefold() in public.casefold() and marker != "4711"]
    (folder / "report" / "index.html").unlink()
    with pytest.raises(WatchError, match=r"the report cannot be read .* run the watch again"):
        text(Handling.RED)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "docx"], "docx is none of"),
        (["--format", "csv", "--tlp", "secret"], "no mark of TLP 2.0"),
        (["--format", "csv", "--tlp", "green", "--public"], "not both"),
    ],
)
def test_wrong_usage_is_said(tmp_path: Path, words: list[str], said: str) -> None:
    """An unknown format or mark is refused with exit code 2, and what to write instead."""
    result = CliRunner().invoke(app, ["export", str(tmp_path), *words])
    assert result.exit_code == 2
    assert said in " ".join(result.output.replace("\u2502", " ").split())
