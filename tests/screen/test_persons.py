import pytest

from bongsu.screen.features import ALERT, HINT
from bongsu.screen.likeness import Likeness, Spelling
from bongsu.screen.persons import compare_persons, person_keys, person_name
from bongsu.screen.rarity import Rarity


def likeness(asked: str, listed: str) -> Likeness:
    """Compare two names of which every word is rare."""
    return compare_persons(person_name(asked, Rarity()), person_name(listed, Rarity()))


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
        {key for key, _ in person_keys(person_name(text, Rarity()), asked=True) if key.startswith("=")}
        for text in ("Baek Cheol-su", "백철수")
    )
    assert one & other


@pytest.mark.parametrize(
    ("asked", "listed", "spelling"),
    [
        ("Piao Zhexiu", "PAK Chol Su", Spelling.MANDARIN),
        ("Pak Chol Su", "PIAO Zhexiu", Spelling.MANDARIN),
        ("Cheol-soo", "PAK Chol Su", Spelling.GIVEN),
    ],
)
def test_a_chinese_reading_and_a_given_name_alone_are_hints(asked: str, listed: str, spelling: Spelling) -> None:
    """They lead to the Korean, with their own reason, and always below the alert line."""
    found = likeness(asked, listed)
    assert found.spelling is spelling
    assert 0.35 < found.score < ALERT
    keys = dict(person_keys(person_name(asked, Rarity()), asked=True))
    assert not keys.keys().isdisjoint(dict(person_keys(person_name(listed, Rarity()), asked=False)))


@pytest.mark.parametrize(("asked", "listed"), [("Li Jishi", "RI Kil Sik"), ("Zhang Jiyu", "JANG Kye U")])
def test_an_agreement_that_is_only_possible_is_not_even_shown(asked: str, listed: str) -> None:
    """Half of China could be somebody in Korea."""
    assert 0 < likeness(asked, listed).score < HINT


@pytest.mark.parametrize("asked", ["Piao Zhexiu (朴哲秀)", "(朴哲秀)", "Unknown (박철수)"])
def test_what_stands_in_brackets_in_another_script_is_a_spelling(asked: str) -> None:
    """Papers put the characters behind the name."""
    assert likeness(asked, "PAK Chol Su").score >= ALERT
