import pytest

from bongsu.model.designation import NameQuality
from bongsu.sources.lists.jp_names import names_in

GOOD, FORMER = NameQuality.GOOD, NameQuality.FORMER


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (
            "ホン・ギルドン；ホン・ギル\nHong Gil Dong; Hong Gil",
            ["ホン・ギルドン", "ホン・ギル", "Hong Gil Dong", "Hong Gil"],
        ),
        ("(a)ホン・ギル（Hong Gil）、\n(b)ボス（Boss）", ["ホン・ギル", "Hong Gil", "ボス", "Boss"]),
        ("（別称、東海銀行、TB）\n(a.k.a. Donghae Bank; a.k.a. “DB”)", ["東海銀行", "TB", "Donghae Bank", "DB"]),
        ("(a)ホン (b)ギル\n（a.k.a.: (a)Hong (b)Gil)", ["ホン", "ギル", "Hong", "Gil"]),
        ("(original script: محمد عمر)", ["محمد عمر"]),
        ("Sea Lane Corporation (SLC)", ["Sea Lane Corporation (SLC)"]),
        ("Ｈｏｎｇ", ["Hong"]),
        ("不明", []),
        ("調達活動を実施するために使用している別の会社である。", []),
        ("", []),
    ],
)
def test_a_cell_is_taken_apart(cell: str, names: list[str]) -> None:
    """Lines, semicolons, letters in brackets and Japanese commas part names; another script in brackets is one more."""
    assert [name for name, quality in names_in(cell, GOOD) if quality is GOOD] == names


def test_former_names_are_marked_in_the_cell() -> None:
    """What stands behind 旧称 is a former name, in both scripts."""
    found = list(names_in("（別称）東海・バンク\nDonghae Bank\n（旧称）西海・バンク\nSeohae Bank", GOOD))
    assert found == [
        ("東海・バンク", GOOD), ("Donghae Bank", GOOD), ("西海・バンク", FORMER), ("Seohae Bank", FORMER),
    ]  # fmt: skip
