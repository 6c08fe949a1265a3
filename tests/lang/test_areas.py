import pytest

from bongsu.lang.areas import area_of, areas, country_number


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("408", 408), ("408.0", 408), (" 8 ", 8), ("008", 8), ("PRK", 408), ("prk", 408), ("KP", 408),
        ("North Korea", 408), ("Dem. People's Rep. of Korea", 408), ("Dem. People’s Rep. of Korea", 408),
        ("朝鲜", 408), ("북한", 408),
        ("KOR", 410), ("Rep. of Korea", 410), ("한국", 410), ("USA", 842), ("US", 842), ("840", 840), ("WLD", 0),
        ("W00", 0), ("0", 0), ("S19", 490), ("Other Asia, nes", 490), ("HKG", 344), ("FR", 251), ("India", 699),
    ],
)  # fmt: skip
def test_an_area_is_known_by_number_letters_and_name(said: str, number: int) -> None:
    """Tables write countries in many ways; North and South are never mixed up by their letters."""
    assert area_of(said) == number


@pytest.mark.parametrize("said", ["", "999", "1234", "Atlantis", "Korea", "P R K", "KP KR", "-408", "408.5"])
def test_what_is_no_area_is_none(said: str) -> None:
    """A word that may mean either Korea means neither."""
    assert area_of(said) is None


def test_each_country_has_one_number_of_today() -> None:
    """ISO letters lead to Comtrade's present number, and from there back."""
    held = areas()
    letters = {area.country for area in held.values() if area.country}
    found = {code: number for code in letters if (number := country_number(code)) is not None}
    assert found.keys() == letters
    assert all(held[number].country == code for code, number in found.items())
    present = {"us": 842, "fr": 251, "in": 699, "no": 579, "ch": 757, "de": 276, "kp": 408, "kr": 410}
    assert {code: found[code] for code in present} == present
