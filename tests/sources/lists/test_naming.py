import pytest

from bongsu.model.designation import ListedName, NameQuality
from bongsu.sources.lists.naming import listed, says_surname_first, straight


@pytest.mark.parametrize(
    ("name", "first", "order"),
    [
        ("MORA, Rim", False, "Rim MORA"),
        ("HONG, Kil-tong", True, "HONG Kil-tong"),
        ("AL-MORA, Dr. Rim, Jr.", False, "Dr. Rim Jr. AL-MORA"),
        ("MORA", False, "MORA"),
        ("Rim MORA, Jr.", False, "Rim MORA Jr."),
        ("MORA,", False, "MORA"),
        (", Rim", False, "Rim"),
        ("", False, ""),
    ],
)
def test_a_name_is_said_without_its_comma(name: str, first: bool, order: str) -> None:
    """Surnames stand first only where the person's country says them first."""
    assert straight(name, first) == order


def test_koreans_say_the_surname_first() -> None:
    """One country of that habit is enough."""
    assert says_surname_first(["ru", "kp"])
    assert not says_surname_first(["ru"])


def test_each_name_stands_once_with_its_best_quality() -> None:
    """The primary name comes first, blanks are one blank, and scripts are told."""
    low, good = NameQuality.LOW, NameQuality.GOOD
    found = listed(
        [("Hong", low), ("홍길동", good), ("Hong", good), ("A  B", NameQuality.PRIMARY), (" ", good), ("7-28", low)]
    )
    assert found == (
        ListedName("A B"),
        ListedName("홍길동", "Hang", good),
        ListedName("Hong", quality=good),
        ListedName("7-28", "Zyyy", low),
    )
