import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.acronyms import acronyms, is_acronym_of
from bongsu.lang.organisation_words import organisation_words


@pytest.mark.parametrize(
    ("short", "name", "least"),
    [
        ("KPA", "Korean People's Army", 1.0),
        ("GBSE", "General Bureau of Solar Energy", 1.0),
        ("DSE", "Department of Solar Energy", 1.0),
        ("HMM", "Haesong Maritime Management", 1.0),
        ("HMMC", "Haesong Maritime Management Co.", 1.0),
        ("NBoF", "National Bank of Fisheries", 1.0),
        ("FB", "Fisheries Bank", 0.5),
        ("NBF", "National Bank of Fisheries of the DPRK", 0.8),
        ("KOSOD", "Korea Solar Development Trading Corporation", 0.7),
        ("CSC", "Central Solar Commission of the Fishers' Party", 0.7),
        ("SANSRI", "Solar Academy of Natural Sciences", 0.5),
        ("SANSCO", "Solar Academy of Natural Sciences", 0.5),
        ("TsMR", "Tsentr Mezhdunarodnykh Raschetov", 1.0),
        ("Agroprombank", "Agricultural Industry Bank", 0.0),
    ],
)
def test_initials_and_syllables_name_an_organisation(short: str, name: str, least: float) -> None:
    """By the letters of the text, with legal forms and fillers or without; syllables are less sure."""
    assert is_acronym_of(short, organisation_words(name)) >= least


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("KPA", "Korea Paper Trading"),
        ("AB", "Agricultural Development Bank"),
        ("KOMID", "Korea Sea Trading"),
        ("K", "Korea"),
        ("NRI", "National Bank"),
        ("CS", "Central Solar Commission of the Fishers' Party"),
        ("KOREA", "Korea Trading Bank"),
        ("HAESONG", "Haesong Trading Bank"),
        ("", "Korean People's Army"),
    ],
)
def test_other_letters_name_none(short: str, name: str) -> None:
    """Every letter must be accounted for in order, and one word alone is no acronym."""
    assert is_acronym_of(short, organisation_words(name)) == 0


@given(st.text(max_size=12), st.text(max_size=60))
def test_any_text_is_survived(short: str, name: str) -> None:
    """The answer is a share, whatever comes."""
    assert 0 <= is_acronym_of(short, organisation_words(name)) <= 1


@given(st.lists(st.sampled_from("Korea Solar Marine National Bank Bureau Haesong of Company".split()), max_size=6))
def test_the_initials_of_an_organisation_are_its_acronym(words: list[str]) -> None:
    """What `acronyms` gives, `is_acronym_of` knows again, but where too few words count."""
    found = organisation_words(" ".join(words))
    if sum(word.role not in ("legal", "filler") for word in found) > 1:
        assert all(is_acronym_of(item, found) > 0 for item in acronyms(found)[:1])
