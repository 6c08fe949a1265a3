"""`bongsu trade` from files to findings: the law decides, what is likely miscoded never breaches, gaps are told."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bongsu import pipeline
from bongsu.cli import app
from bongsu.detect.trade.parameters import barrels_in_a_tonne, goods_of
from bongsu.model.claim import Claim
from bongsu.model.errors import EvidenceError
from bongsu.model.event import HsCode, Item, Quantity
from bongsu.model.finding import Finding
from bongsu.model.grade import Credibility
from bongsu.model.record import from_json
from bongsu.pipeline.figures import NO_CODES, sought_by
from bongsu.regimes.units import in_unit
from tests.watches import small

HEADER = "reporter,partner,flow,period,hs,value_usd,weight_kg,edition,basis,quantity,unit\n"
FIGURES = (
    HEADER
    + """\
CHN,PRK,import,2019,030613,400000,90000,2017,recorded,,
CHN,PRK,import,2016,030613,400000,90000,2017,recorded,,
CHN,PRK,export,2018,271019,9000000,40000000,2017,recorded,,
CHN,PRK,export,2018,2710,,,2017,notified,21000,bbl
CHN,PRK,export,2019,271019,9000000,,2017,recorded,,
CHN,PRK,export,2019,100630,9000000,500000,2017,recorded,,
AGO,PRK,import,2019,030613,500000,90000,2017,recorded,,
AGO,PRK,import,2019,TOTAL,900000000,,2017,recorded,,
AGO,KOR,import,2019,TOTAL,100000000,,2017,recorded,,
"""
)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Trade:
    """What the made-up figures show."""
    path = tmp_path_factory.mktemp("trade") / "figures.csv"
    path.write_text(FIGURES, encoding="utf-8")
    return pipeline.trade(path)


def test_the_law_decides_what_a_flow_would_breach(seen: pipeline.Trade) -> None:
    """Seafood of 2019 would breach the ban of 2017; that of 2016 would not, and rice is no matter of the law."""
    found = {(item.provision.id, item.incident.event.when.first_day()) for item in seen.found}
    assert {day.year for provision, day in found if provision == "UNSCR-2371-9" and day} == {2019}
    codes = {claim.event.objects[0].hs.digits for claim in seen.claims if claim.event.objects[0].hs}
    assert "100630" not in codes


def test_what_is_likely_miscoded_never_breaches(seen: pipeline.Trade) -> None:
    """Angola's seafood stands in a year of nine times its trade with the South: told as miscoded, and no finding."""
    forms = [claim.sighting.form for claim in seen.claims if claim.sighting]
    assert forms.count("likely_miscoded") == 1
    parties = {party.id for item in seen.found for party in item.incident.event.recipients}
    assert parties == {"state:cn"}
    (angola,) = [item for item in seen.assessment.incidents if "state:ao" in {p.id for p in item.event.recipients}]
    assert angola.credibility is Credibility.IMPROBABLE
    assert angola.reasons == ("what was recorded of it is likely miscoded: it is not held for true",)


def test_sums_stand_beside_their_caps_by_basis(seen: pipeline.Trade) -> None:
    """Recorded and notified barrels are two sums of 2018; of 2019 no amount is known, which is not zero."""
    sums = {(one.first.year, one.basis): one for one in seen.capped if one.limit == "refined_cap"}
    assert {key: (one.usual, one.cap) for key, one in sums.items()} == {
        (2018, "recorded"): (289200.0, 500000.0), (2018, "notified"): (21000.0, 500000.0),
        (2019, "recorded"): (None, 500000.0),
    }  # fmt: skip
    assert {one.limit for one in seen.capped} == {"refined_cap"}  # that of 2375 for 2018 was replaced before
    assert (sums[2018, "recorded"].low, sums[2018, "recorded"].high) == (264800.0, 310800.0)


def test_the_coverage_tells_gaps(seen: pipeline.Trade) -> None:
    """Of China's 2017 there is no figure."""
    (china,) = [one for one in seen.coverage if one.country == "cn"]
    assert (china.years, china.absent) == ((2016, 2018, 2019), (2017,))


def test_the_command_prints_findings_sums_coverage_and_a_chart(tmp_path: Path) -> None:
    """People get tables, and a page with the sums."""
    (tmp_path / "figures.csv").write_text(FIGURES, encoding="utf-8")
    page = tmp_path / "chart.html"
    words = ["trade", str(tmp_path / "figures.csv"), "--chart", str(page)]
    result = CliRunner(env={"COLUMNS": "160"}).invoke(app, words)
    assert result.exit_code == 0
    for told in (
        "would breach",
        "UNSCR-2371-9",
        "likely miscoded",
        "refined cap",
        "500,000 barrels",
        "2016, 2018-2019",
    ):
        assert told in result.stdout
    shown = page.read_text(encoding="utf-8")
    assert "refined cap" in shown
    assert "unknown" in shown
    assert "http" not in shown.replace("http-equiv", "")


def test_json_gives_records_and_nothing_else(tmp_path: Path) -> None:
    """Each line is one record that says what it is."""
    (tmp_path / "figures.csv").write_text(FIGURES + "XXX,PRK,import,2019,03,5,6,2017,,,\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["trade", str(tmp_path / "figures.csv"), "--json"])
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert {line["record"] for line in lines} == {"claim", "incident", "finding", "coverage", "sum"}
    kinds = {"claim": Claim, "finding": Finding}
    for line in lines:
        name = line.pop("record")
        if name in kinds:
            from_json(kinds[name], line)
    assert "1 by a reporter that is not known, first row 10" in result.stderr


def test_a_file_that_holds_none_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    """One bad file of two costs the exit code, and nothing else."""
    (tmp_path / "figures.csv").write_text(FIGURES, encoding="utf-8")
    (tmp_path / "words.txt").write_text("Nothing but words.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["trade", str(tmp_path / "figures.csv"), str(tmp_path / "words.txt"), "--json"])
    assert result.exit_code == 1
    assert result.stdout
    assert "words.txt: holds no trade figures; it is a file for `bongsu read`" in result.stderr
    with pytest.raises(EvidenceError, match="no trade figures"):
        pipeline.trade(tmp_path / "words.txt")


@pytest.mark.parametrize(
    "words", [[], ["--reporters", "CHN"], ["--reporters", "CHN", "--years", "soon", "--keep", "x"], ["--years", "2018"]]
)
def test_wrong_usage_is_said(words: list[str]) -> None:
    """Without a file, or with half a question, nothing is asked of anybody."""
    assert CliRunner().invoke(app, ["trade", *words]).exit_code == 2


def test_an_unknown_reporter_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    """One sentence names the word that is no country."""
    words = ["trade", "--reporters", "Atlantis", "--years", "2018", "--keep", str(tmp_path)]
    result = CliRunner().invoke(app, words)
    assert (result.exit_code, "'Atlantis' is no reporter that is known" in result.stderr) == (1, True)


def test_a_watch_with_figures_uses_them(tmp_path: Path) -> None:
    """`bongsu run` tells what the figures of its evidence breach; a second run adds nothing, and a new file is read."""
    watch = small(tmp_path)
    trade = watch / "evidence" / "trade"
    trade.mkdir()
    (trade / "figures.csv").write_text(FIGURES, encoding="utf-8")
    assert pipeline.run(watch).new.claims > 5
    assert "UNSCR-2371-9" in {item.provision.id for item in pipeline.findings(watch)}
    assert pipeline.run(watch).new.claims == 0
    (trade / "more.csv").write_text(HEADER + "RUS,PRK,import,2020,030613,500,90,2017,,,\n", encoding="utf-8")
    again = pipeline.run(watch)
    assert again.refused == ()
    assert "state:ru" in {party.id for item in pipeline.findings(watch) for party in item.incident.event.recipients}


@pytest.mark.parametrize("digits", ["270900", "2710", "271012", "271019", "271020", "271113", "2712", "2713"])
def test_the_law_and_the_figures_count_barrels_alike(digits: str) -> None:
    """Two rooms hold barrels in a tonne, since neither knows the other: their ranges are the same."""
    ours = barrels_in_a_tonne(digits)
    item = Item("oil", goods_of(digits).category, Quantity(1.0, unit="tonnes"), HsCode(digits, 2017))
    law = in_unit(item, "barrel")
    assert ours is not None
    assert law is not None
    assert (ours.low, ours.high) == pytest.approx((law.low, law.high))


@pytest.mark.shared
def test_no_real_figure_that_is_likely_miscoded_is_a_breach(shared: Path) -> None:
    """Of the real tables Angola's 2007 and all others like it are told, and nothing of them would breach anything."""
    found = pipeline.trade(shared / "data" / "trade" / "comtrade_dprk_china")
    miscoded = [claim for claim in found.claims if claim.sighting and claim.sighting.form == "likely_miscoded"]
    assert "Angola recorded imports from North Korea of all goods worth 1.05 billion" in " ".join(
        claim.quote for claim in miscoded
    )
    assert len(miscoded) > 100
    assert found.found == ()
    told = {item.id for item in found.assessment.incidents}
    assert len(told) >= len(miscoded)
    assert [one.absent for one in found.coverage if one.country == "cn"] == [(2017,)]


def test_each_regime_has_its_own_target() -> None:
    """Regimes aimed at one state are one target with the codes of both; another's target is one of its own."""
    dprk = pipeline.law()
    bare = replace(dprk, target=("ly",), provisions=())
    found = sought_by([dprk, replace(dprk, id="twin"), bare])
    assert [(one.target, one.namesake) for one in found] == [(408, 410), (434, None)]
    assert "03" in found[0].codes
    assert found[1].codes == NO_CODES


@pytest.mark.parametrize(
    ("regime", "line", "provision"),
    [
        ("un1970", "TUR,LBY,export,2019,930120,5000000,6000,2017,,,", "UNSCR-1970-9"),
        ("eu1509", "DEU,PRK,import,2019,030613,5000000,6000,2017,,,", "EU-2017-1509"),
    ],
)
def test_figures_are_held_against_the_law_that_is_named(regime: str, line: str, provision: str, tmp_path: Path) -> None:
    """Arms for Libya, and seafood for the EU: whose trade is looked at, and in what, the regime says."""
    (tmp_path / "figures.csv").write_text(f"{HEADER}{line}\n", encoding="utf-8")
    found = pipeline.trade(tmp_path / "figures.csv", regime=regime).found
    assert any(item.provision.id.startswith(provision) for item in found)
