import json
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bongsu.model.designation import Identifier
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources import holds_list, receive
from bongsu.sources.lists import jp_mof, read_list, read_sanctions_list
from tests.sources.lists.workbooks import Sheets, write_workbook

PERSONS = "告示日付 告示番号 日本語表記 英語表記 別称・別名 役職 生年月日 国籍 旅券番号 身分証番号".split()
MIXED = "告示日付 告示番号 日本語表記 英語表記 旧称 確定に十分でない別名 生年月日 所在地".split()
ENGLISH = "HONG Kil-tong\n(original script: 홍길동)"
BORN = ["社長", "1963年頃", "北朝鮮"]
PAPERS = ["A 12345678（2010年9月10日発行）", "２１０６０３１９７１（中国）"]
SHEETS: Sheets = {
    "一覧": [["このファイルは..."]],
    "8.【解除】ある国": [["告示廃止"]],
    "15.北朝鮮(決議1718号等；個人)": [
        ["個人", "", "（注）"],
        PERSONS,
        ["2013.4.5\n2016.1.1改訂", "12(#3)", "ホン・ギルトン", ENGLISH, "ホン・ギル\nHONG, Gil", *BORN, *PAPERS],
        ["2014.1.1削除", "13", "", "", "", "", "", "", "", ""],
    ],
    "3.混在 (1)": [
        MIXED,
        ["2002.4.20", "1.0", "東海・バンク", "Donghae Bank", "西海・バンク（Seohae Bank）", "DB", "", "シリア"],
        ["2002.4.20", "2", "リム・モラ", "Rim Mora", "", "不明", "1960年", ""],
    ],
}


def put(folder: Path, sheets: Sheets) -> Path:
    """Write a workbook and return its path."""
    return write_workbook(folder / "list.xlsx", sheets)


def test_persons_of_a_sheet(tmp_path: Path) -> None:
    """Rows of deleted entries and of ended measures are left out; the notice's first day is that of listing."""
    person = read_list(put(tmp_path, SHEETS), whole=False)[0]
    assert (person.id, person.kind, person.countries) == ("jp-mof:15-12", PartyKind.PERSON, ("kp",))
    assert [(name.text, name.script) for name in person.names] == [
        ("HONG Kil-tong", "Latn"),
        ("홍길동", "Hang"),
        ("ホン・ギルトン", "Kana"),
        ("ホン・ギル", "Kana"),
        ("HONG Gil", "Latn"),
    ]
    assert person.identifiers == (Identifier("passport", "A12345678"), Identifier("national_id", "2106031971"))
    assert (person.birth_dates, person.listed_on, person.remarks) == (("1962..1964",), date(2013, 4, 5), "社長")


def test_a_sheet_of_persons_and_bodies(tmp_path: Path) -> None:
    """Who was born is a person; columns rate the names."""
    bank, person = read_list(put(tmp_path, SHEETS), whole=False)[1:]
    assert (bank.kind, person.kind, bank.countries) == (PartyKind.ORGANISATION, PartyKind.PERSON, ("sy",))
    assert [(name.text, name.quality.value) for name in bank.names[2:]] == [
        ("DB", "low"), ("西海・バンク", "former"), ("Seohae Bank", "former"),
    ]  # fmt: skip


def test_a_sheet_without_its_columns_is_refused(tmp_path: Path) -> None:
    """The sentence names sheet and columns."""
    sheets = {**SHEETS, "9.ある国（団体）": [["告示日付", "英語表記"], ["2002.4.20", "A"]]}
    with pytest.raises(ListError, match="lacks the columns 告示番号, 日本語表記 in the sheet 9"):
        read_list(put(tmp_path, sheets))


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    """Cut off, or another archive."""
    whole = put(tmp_path, SHEETS).read_bytes()
    for content in (whole[:-200], whole[: len(whole) // 2]):
        (tmp_path / "list.xlsx").write_bytes(content)
        with pytest.raises(ListError, match=r"^list\.xlsx: is no whole workbook"):
            read_list(tmp_path / "list.xlsx")
    with zipfile.ZipFile(tmp_path / "list.xlsx", "w") as file:
        file.writestr("xl/workbook.xml", '<sheet name="一覧"/>')
    with pytest.raises(ListError, match="is a workbook that cannot be read"):
        read_list(tmp_path / "list.xlsx")


def test_another_workbook_is_no_list(tmp_path: Path) -> None:
    """A table of somebody's own is told to be saved as something that is read."""
    path = put(tmp_path, {"Sheet1": [["name", "country"]]})
    assert not holds_list(path)
    assert "files of the ending .xlsx are not read" in receive(path, tmp_path).problems[0].what


def test_a_workbook_that_grows_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a small file unpacks to is known before its cells are read."""
    monkeypatch.setattr(jp_mof, "LARGEST_UNPACKED", 1_000_000)
    with zipfile.ZipFile(put(tmp_path, SHEETS), "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/more.xml", " " * 2_000_000)
    with pytest.raises(ListError, match="unpacks to more than"):
        read_list(tmp_path / "list.xlsx")


def test_a_workbook_among_the_evidence(tmp_path: Path) -> None:
    """It gives designations."""
    path = put(tmp_path, SHEETS)
    assert holds_list(path)
    assert len(receive(path, tmp_path).designations) == 3


def test_the_real_list_is_read_whole(shared: Path) -> None:
    """2,862 entries; those on the DPRK are as many as a second reading has, and all of their English names."""
    found = read_sanctions_list(next((shared / "data/lists/jp_mof").glob("*.xlsx")))
    other = [json.loads(line) for line in (shared / "data/lists/normalized/jp.jsonl").open()]
    dprk = [entry for entry in found.designations if "北朝鮮" in (entry.programme or "")]
    assert (len(found.designations), found.problems) == (2_862, ())
    assert Counter(entry.id.split("-")[1].split(":")[1] for entry in dprk) == {
        "13": 16, "14": 75, "15": 80, "16": 75, "17": 84,
    }  # fmt: skip
    names = {name.text.casefold().replace(" ", "") for entry in dprk for name in entry.names}
    seconds = [second["name"].casefold().replace(" ", "") for second in other if second["list"] == "jp_mof"]
    assert len(seconds) == len(dprk) == 330
    assert sum(name in names for name in seconds) >= 320
