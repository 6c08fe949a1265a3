import pytest

from bongsu.screen.likeness import Likeness, Spelling
from bongsu.screen.persons import compare_persons, person_keys, person_name


def likeness(asked: str, listed: str) -> Likeness:
    """Compare two names of which every word is rare."""
    return compare_persons(person_name(asked, lambda _: 1.0), person_name(listed, lambda _: 1.0))


@pytest.mark.parametrize(
    ("asked", "listed", "least"),
    [
        ("Sergey Ivanov", "Sergei IVANOV", 0.9),
        ("Сергей Иванов", "Sergei IVANOV", 0.9),
        ("Muhammad Qasim", "Mohammed QASEM", 0.8),
        ("Pyotr Kozlov", "Pyotr Sergeyevich KOZLOV", 0.8),
        ("王小明", "WANG Xiaoming", 0.9),
        ("Paek Chol Su", "BAEK Cheol-su", 0.8),
        ("백철수", "PAEK Chol Su", 0.9),
        ("Пэк Чхоль Су", "PAEK Chol Su", 0.8),
        ("白哲秀", "PAEK Chol Su", 0.75),
        ("Paek Cholsu", "PAEK Chol Su", 0.9),
        ("Chol Su Paek", "PAEK Chol Su", 0.9),
        ("Umar Patek", "Umar PATEK Abdullah", 0.7),
        ("Katarzyna Wojciechowska", "Katarzyna WOJCIECHOWSKI", 0.7),
    ],
)
def test_one_name_in_two_spellings_is_one_name(asked: str, listed: str, least: float) -> None:
    """Scripts, habits of spelling, order, patronymics and slips of long words do not part a name."""
    assert likeness(asked, listed).score >= least


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Paek Chol Su", "PAEK Chol Ho"),
        ("Paek Chol Su", "CHOE Chol Su"),
        ("백철수", "백철호"),
        ("Paek Su", "PAEK Chol Su"),
        ("Sergey Ivanov", "Sergey PETROV"),
        ("Li Wu", "Lu Wu"),
        ("Ali", "Ali HASSAN"),
        ("Hani Latif Tilfah Masri", "Hani Latif Tilfah TIKRITI"),
        ("", "Ali HASSAN"),
    ],
)
def test_another_name_is_no_alert(asked: str, listed: str) -> None:
    """Another syllable of a Korean name, another surname or a first name alone is somebody else."""
    assert likeness(asked, listed).score < 0.62


def test_a_korean_name_says_that_it_is_one() -> None:
    """The reason is the Korean name, not the letters."""
    assert likeness("Baek Cheolsu", "PAEK Chol Su").spelling is Spelling.KOREAN


def test_a_korean_name_is_found_by_its_skeleton_in_any_spelling() -> None:
    """Two romanisations share an exact key."""
    one, other = (
        {key for key, _ in person_keys(person_name(text, lambda _: 1.0)) if key.startswith("=")}
        for text in ("Baek Cheol-su", "백철수")
    )
    assert one & other
