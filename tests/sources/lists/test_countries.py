from pathlib import Path

import pytest
from defusedxml import ElementTree

from bongsu.sources.lists.countries import code_of


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Democratic People's Republic of Korea", "kp"),
        ("Democratic People’s Republic of  Korea", "kp"),
        ("Iran (Islamic Republic of)", "ir"),
        ("China, Hong Kong Special Administrative Region", "hk"),
        ("Guinea-Bissau", "gw"),
        ("TÜRKIYE", "tr"),
        ("Democratic Republic of the Congo", "cd"),
        ("former Soviet Union", None),
        ("na", None),
        ("", None),
    ],
)
def test_the_un_s_names_of_states(name: str, code: str | None) -> None:
    """A state of today has its code; what is none has no code rather than a wrong one."""
    assert code_of(name) == code


def test_every_country_of_the_real_list_is_known(shared: Path) -> None:
    """Only words that name no state of today are left without a code."""
    root = ElementTree.parse(next((shared / "data/lists/un_consolidated").glob("*.xml")))
    places = ("NATIONALITY/VALUE", "INDIVIDUAL_ADDRESS/COUNTRY", "ENTITY_ADDRESS/COUNTRY")
    names = {(element.text or "").strip() for place in places for element in root.iterfind(f".//{place}")} - {""}
    assert {name for name in names if not code_of(name)} <= {"na", "former Soviet Union"}
