"""Tables of trade figures: every layout gives the same columns, and every bad row one reason."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from bongsu.sources import holds_trade
from tests.sources.trade.figures import answer, bulk, legacy, received, rows, table, v1

SAME = {"reporter": 764, "partner": 408, "flow": "M", "year": 2008, "month": 0, "edition": 2007, "code": "030613",
        "value": 5000.0, "weight": 1000.0, "whole": True, "basis": "recorded"}  # fmt: skip
OWN = "reporter,partner,flow,period,hs,value_usd,weight_kg,edition\nTHA,PRK,import,2008,030613,5000,1000,H3\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("answer.json", answer(v1())),
        ("bulk.tsv", bulk(v1())),
        ("bulk.txt", bulk(v1())),
        ("bulk.gz", gzip.compress(bulk(v1()).encode())),
        ("bulk.tsv", bulk(v1(netWgt=0.0))),
        ("legacy.csv", legacy({"Year": "2008", "Period": "2008", "Reporter Code": "764", "Commodity Code": "030613",
                               "Netweight (kg)": "1000", "Trade Value (US$)": "5000"})),
        ("own.csv", OWN),
        ("own.csv", OWN.replace("THA", "Thailand").replace("PRK", "Dem. People's Rep. of Korea").replace("H3", "2007")),
        ("utf16.csv", OWN.encode("utf-16")),
    ],
)  # fmt: skip
def test_every_layout_gives_the_same_figure(name: str, content: str | bytes, tmp_path: Path) -> None:
    """Comtrade's answers, bulk and older files, and tables of our own layout say one thing in one way."""
    found = received(tmp_path, name, content)
    assert found.problems == ()
    (row,) = rows(found)
    assert {key: row[key] for key in SAME} == SAME


def test_a_chinese_customs_table_in_its_own_encoding_is_read(tmp_path: Path) -> None:
    """China's table names no reporter; its flow stands in the file's name, its unit in the column's."""
    header = "数据年月,商品编码,商品名称,贸易伙伴名称,第一数量,第一计量单位,美元"
    text = f'{header}\n202403,"27101922",燃料油,朝鲜,"2,000",千克,"1,500"\n'
    (row,) = rows(received(tmp_path, "出口_2024.csv", text.encode("gb18030")))
    assert (row["reporter"], row["partner"], row["flow"], row["code"]) == (156, 408, "X", "27101922")
    assert (row["year"], row["month"], row["value"], row["weight"]) == (2024, 3, 1500.0, 2000.0)


def test_a_korean_table_has_both_flows_in_a_row(tmp_path: Path) -> None:
    """Imports and exports beside each other become two figures of one row; thousands of dollars become dollars."""
    header = "기간,국가,HS코드,수출 중량(톤),수출 금액(USD 1000),수입 중량(톤),수입 금액(USD 1000)"
    text = f"{header}\n2016.05,중국,270112,3,4,,7\n"
    found = rows(received(tmp_path, "table.csv", text.encode("cp949")))
    assert [(row["row"], row["reporter"], row["partner"], row["flow"], row["month"]) for row in found] == [
        (1, 410, 156, "M", 5), (1, 410, 156, "X", 5)]  # fmt: skip
    assert [(row["value"], row["weight"]) for row in found] == [(7000.0, None), (4000.0, 3000.0)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"mosCode": "0 "}, {"whole": True}),
        ({"refMonth": 52}, {"month": 0}),
        ({"period": "200805", "refMonth": 5}, {"year": 2008, "month": 5}),
        ({"cmdCode": " 030613 "}, {"code": "030613"}),
        ({"cmdCode": "TOTAL"}, {"code": "TOTAL"}),
        ({"netWgt": 0.0, "isNetWgtEstimated": True, "qtyUnitCode": -1, "qty": None}, {"weight": None}),
        ({"netWgt": 0.0, "qty": 0.0}, {"weight": None, "amount": None}),
        ({"netWgt": None, "qty": 700.0}, {"weight": 700.0, "amount": None}),
        ({"isNetWgtEstimated": True}, {"weight_estimated": True}),
        ({"legacyEstimationFlag": 6, "isNetWgtEstimated": None}, {"weight_estimated": True}),
        ({"qtyUnitCode": 19, "qty": 50.0}, {"amount": 50.0, "unit": "bbl", "weight": 1000.0}),
        ({"qtyUnitCode": -1, "qty": 50.0}, {"amount": None, "unit": None}),
        ({"partnerCode": 490}, {"partner": 490}),
        ({"partner2Code": 344}, {"second": 344, "whole": False}),
        ({"motCode": 2100}, {"whole": False}),
        ({"customsCode": "C05"}, {"whole": False}),
        ({"primaryValue": None}, {"value": 5000.0}),
        ({"primaryValue": None, "cifvalue": None}, {"value": None, "weight": 1000.0}),
        ({"primaryValue": 0.0}, {"value": 0.0}),
        ({"classificationCode": "HS"}, {"edition": None}),
        ({"classificationCode": "H6"}, {"edition": 2022}),
        ({"flowCode": "RX"}, {"flow": "RX"}),
    ],
)  # fmt: skip
def test_what_comtrade_writes_is_understood(said: dict[str, Any], expected: dict[str, Any], tmp_path: Path) -> None:
    """Month 52 is a year, a zero weight is none, blanks go, the sum over all transports is the whole."""
    for name, content in (("answer.json", answer(v1(**said))), ("bulk.tsv", bulk(v1(**said)))):
        (row,) = rows(received(tmp_path, name, content))
        assert {key: row[key] for key in expected} == expected


def test_a_missing_reporter_iso_is_no_fault(tmp_path: Path) -> None:
    """Other Asia has no letters in older files; its number stands beside them."""
    (row,) = rows(
        received(tmp_path, "t.csv", legacy({"Reporter Code": "490", "Reporter": "Other Asia", "Reporter ISO": ""}))
    )
    assert row["reporter"] == 490


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("XXX,PRK,import,2008,0306,5,6", "by a reporter that is not known"),
        ("THA,Atlantis,import,2008,0306,5,6", "with a partner that is not known"),
        ("THA,PRK,sideways,2008,0306,5,6", "that say neither import nor export"),
        ("THA,PRK,import,2008-13,0306,5,6", "without a valid year or month"),
        ("THA,PRK,import,soon,0306,5,6", "without a valid year or month"),
        ("THA,PRK,import,2008,shrimps,5,6", "with a code that is none of the Harmonized System"),
        ("THA,PRK,import,2008,0306,about five,6", "with a value that is no number"),
        ("THA,PRK,import,2008,0306,-5,6", "with a value below zero"),
        ("THA,PRK,import,2008,0306,inf,6", "with a value that is no number"),
        ("THA,PRK,import,2008,0306,,", "with no value, weight or quantity, which is unknown and not zero"),
        ("THA,PRK,import,2008,0306", "without the header's 7 fields"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_and_the_rest_is_read(line: str, reason: str, tmp_path: Path) -> None:
    """One sentence says what is wrong, how often, and in which row first."""
    good = "CHN,PRK,export,2008,2710,7,8"
    found = received(tmp_path, "t.csv", table(good, line, good, line))
    assert [row["row"] for row in rows(found)] == [1, 3]
    (problem,) = found.problems
    assert (problem.count, problem.fatal) == (2, False)
    assert reason in problem.what
    assert problem.what.endswith("first row 2.")


def test_a_weight_that_is_no_number_leaves_the_value(tmp_path: Path) -> None:
    """The row stands without its weight, which is said."""
    found = received(tmp_path, "t.csv", table("CHN,PRK,export,2008,2710,7,heavy"))
    assert [(row["value"], row["weight"]) for row in rows(found)] == [(7.0, None)]
    assert [problem.what for problem in found.problems] == [
        "weights not read: 1 that are no number above zero, first row 1."
    ]


def test_other_classifications_are_left_out(tmp_path: Path) -> None:
    """Codes of the SITC look like headings, and are none."""
    found = received(tmp_path, "t.tsv", bulk(v1(), v1(classificationCode="S3", cmdCode="03")))
    assert [row["row"] for row in rows(found)] == [1]
    assert "another classification" in found.problems[0].what


def test_zeros_that_a_spreadsheet_took_are_put_back(tmp_path: Path) -> None:
    """A code with an odd number of digits has lost its first."""
    found = rows(received(tmp_path, "t.csv", table("THA,PRK,import,2008,30613,5,6", "THA,PRK,import,2008,3,5,6")))
    assert [row["code"] for row in found] == ["030613", "03"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("error.json", '{"elapsedTime":"0","count":0,"data":null,"error":"Period is invalid"}', "an error of Comtrade"),
        ("empty.json", answer(), "without rows: nothing was reported of what was asked, which is not zero"),
        ("files.json", answer({"fileUrl": "x", "reporterCode": 32}), "a list of files"),
        ("cut.json", answer(v1())[:-40], "no row of the table can be used"),
        ("t.csv", table(), "has a header but no rows"),
        ("t.csv", "reporter,partner,hs,value_usd\nTHA,PRK,03,5\n", "lacks the column period, the column flow"),
        ("cut.gz", gzip.compress(bulk(v1()).encode() * 500)[:-300], "cut off or broken"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(
    name: str, content: str | bytes, reason: str, tmp_path: Path
) -> None:
    """The sentence says what it is, and what to do where something can be done."""
    found = received(tmp_path, name, content)
    assert found.trade is None
    assert reason in next(problem for problem in found.problems if problem.fatal).what


def test_an_answer_that_is_cut_off_keeps_its_rows(tmp_path: Path) -> None:
    """What stands before the break is read, and the first row that is lost is named."""
    found = received(tmp_path, "cut.json", answer(v1(), v1(cmdCode="030623"), v1())[:-300])
    assert [row["code"] for row in rows(found)] == ["030613", "030623"]
    assert [problem.what for problem in found.problems] == [
        "rows refused: 1 that are no JSON object; nothing behind the first can be read, first row 3."]  # fmt: skip


def test_an_answer_as_long_as_one_may_be_is_doubted(tmp_path: Path) -> None:
    """500 rows are what an answer without a key holds at most."""
    found = received(tmp_path, "a.json", answer(*[v1() for _ in range(500)]))
    assert "more may exist" in found.problems[0].what


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ships.csv", "mmsi,time,lat,lon\n445000001,2024-01-01T00:00:00Z,38,125\n"),
        ("article.json", '{"text": "The data: imports and partners.", "title": "Trade"}'),
        ("words.txt", "The reporter, the partner, the flow, the hs code and the value\n"),
        ("names.csv", "name,country,value,partner\na,b,c,d\n"),
    ],
)  # fmt: skip
def test_other_files_are_no_trade(name: str, content: str, tmp_path: Path) -> None:
    """Ships' reports, articles and other tables go where they went."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert not holds_trade(tmp_path / name)
