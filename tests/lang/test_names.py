import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.names import fold, script_of, spellings


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Ch'oe Ryong-hae", "choe ryong hae"),
        ("CH’OE  RYONG‑HAE", "choe ryong hae"),
        ("Ri Sŏl-chu", "ri sol chu"),
        ("Kŭmgang Co., Ltd.", "kumgang co ltd"),
        ("“KOMID”", "komid"),
        ("Ｋｉｍ　Ｊｏｎｇ－ｕｎ", "kim jong un"),
        ("Łódź Straße Øre", "lodz strasse ore"),
        ("İstanbul", "istanbul"),
        ("김정은", "김정은"),
        ("金正恩", "金正恩"),
        ("Ким Чен Ын", "ким чен ын"),
        ("Айрат", "айрат"),
        ("أبو بكر", "أبو بكر"),
        ("華信船務(香港)有限公司", "華信船務 香港 有限公司"),
        ("Chong\u200bChon\u00adGang", "chongchongang"),
        ("...", ""),
        ("", ""),
    ],
)
def test_fold_gives_one_spelling_for_many_typographies(name: str, folded: str) -> None:
    """Case, width, Latin marks, apostrophes and punctuation go; letters of other scripts stay."""
    assert fold(name) == folded


@given(st.text())
def test_a_second_fold_changes_nothing(name: str) -> None:
    """Folding is idempotent for any Unicode, lone surrogates included."""
    assert fold(fold(name)) == fold(name)


@given(st.text(st.characters(codec="utf-8")))
def test_case_and_composition_do_not_matter(name: str) -> None:
    """A decomposed spelling folds as the composed one does."""
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Kim Jong Un", "Latn"),
        ("김정은 (Kim)", "Hang"),
        ("김정은위원장 (Kim)", "Hang"),
        ("金正恩", "Hani"),
        ("Ким Чен Ын", "Cyrl"),
        ("صدام حسين", "Arab"),
        ("キム・ジョンウン", "Kana"),
        ("Ｋｉｍ", "Latn"),
        ("12-34", "Zyyy"),
        ("", "Zyyy"),
        ("ᚠᚢᚦ", "Zzzz"),
    ],
)
def test_script_is_that_of_most_letters(text: str, script: str) -> None:
    """The majority of letters decides, the first at a tie; digits and punctuation have no vote."""
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("name", "others"),
    [
        (
            "South Korea's Joint Chiefs of Staff (JCS)",
            ["South Korea's Joint Chiefs of Staff", "Joint Chiefs of Staff", "JCS"],
        ),
        ("United States' officials", ["officials"]),
        ("Kim Jong Sik", []),
        ("Workers’ Party of Korea", ["Party of Korea"]),
    ],
)
def test_a_body_is_also_known_without_its_owner(name: str, others: list[str]) -> None:
    """Lists give the office without the state, and its short form by itself."""
    assert list(spellings(name)) == [name, *others]
