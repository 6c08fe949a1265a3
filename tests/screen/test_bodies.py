import pytest

from bongsu.screen.bodies import body_keys, body_name, compare_bodies
from bongsu.screen.likeness import Likeness, Spelling
from bongsu.screen.rarity import Rarity


def likeness(asked: str, listed: str) -> Likeness:
    """Compare two names of which every word is rare."""
    return compare_bodies(body_name(asked, Rarity()), body_name(listed, Rarity()))


@pytest.mark.parametrize(
    ("asked", "listed", "least"),
    [
        ("Blue Heron Trading Co., Ltd", "BLUE HERON TRADING CORPORATION", 0.95),
        ("Heron Trading", "KOREA HERON GENERAL TRADING CORPORATION", 0.62),
        ("Blueheron Trading", "BLUE HERON TRADING", 0.9),
        ("Paekho Trading Corporation", "BAEKHO TRADING CORP.", 0.9),
        ("백호무역회사", "PAEKHO TRADING COMPANY", 0.85),
        ("Банк Колос", "KOLOS BANK", 0.85),
        ("No. 7 Machine Bureau", "Machine Bureau 7", 0.9),
        ("Foreign Orchid Bank", "FOREIGN ORCHID BANK (FOB)", 0.95),
    ],
)
def test_one_organisation_in_two_wordings_is_one(asked: str, listed: str, least: float) -> None:
    """Legal forms, languages, romanisation, joined words, order and brackets do not part a name."""
    assert likeness(asked, listed).score >= least


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Bureau 39", "Bureau 35"),
        ("Korea Heron Trading Corporation", "KOREA OSPREY TRADING CORPORATION"),
        ("Trading Corporation", "KOREA OSPREY TRADING CORPORATION"),
        ("Heron Bank", "HERON SHIPPING 2"),
    ],
)
def test_another_organisation_is_no_alert(asked: str, listed: str) -> None:
    """Another number, another name of its own, or words that many share are another organisation's."""
    assert likeness(asked, listed).score < 0.62


def test_a_short_name_leads_to_the_long_one() -> None:
    """Initials, and syllables of words, are told as such, and share a key with the long name."""
    assert likeness("ORBMIDEV", "Orchid Bay Mining Development").spelling is not Spelling.SAME
    found = likeness("OBMD", "Orchid Bay Mining Development Corporation")
    assert found.spelling is Spelling.ACRONYM
    one, other = (
        {key for key, _ in body_keys(body_name(text, Rarity()), asked=asked)}
        for text, asked in (("OBMD", True), ("Orchid Bay Mining Development Corporation", False))
    )
    assert one & other


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Blue Dragon Trading Company", "KOREA CHONGRYONG TRADING CORPORATION"),
        ("Korea Chongryong Trading Corporation", "BLUE DRAGON TRADING COMPANY"),
        ("청룡무역회사", "BLUE DRAGON TRADING COMPANY"),
        ("Phoenix Shipping", "PONGHWANG SHIPPING CO LTD"),
    ],
)
def test_a_korean_name_and_its_translation_are_a_hint(asked: str, listed: str) -> None:
    """Korean firms go by either; but many others are called Blue Dragon."""
    found = likeness(asked, listed)
    assert found.spelling is Spelling.TRANSLATED
    assert 0.5 <= found.score < 0.62
    one, other = (
        {key for key, _ in body_keys(body_name(text, Rarity()), asked=side)}
        for text, side in ((asked, True), (listed, False))
    )
    assert one & other


@pytest.mark.parametrize(
    ("asked", "listed", "alert"),
    [
        ("Olga Belova Marsh", "OBM", False),
        ("Olga al Marsh", "OAM", False),
        ("Orchid Bay Marine", "OBM", True),
        ("OBM", "ORCHID BAY MARINE", True),
    ],
)
def test_the_initials_of_a_persons_name_are_no_alert(asked: str, listed: str, alert: bool) -> None:
    """A long name must have a word that organisations have; a short one that is asked for may lead to any."""
    assert (likeness(asked, listed).score >= 0.62) is alert


@pytest.mark.parametrize(
    ("asked", "listed", "alert"),
    [
        ("CFB Bank", "CORMORANT FISHERIES BANK", True),
        ("Cormorant Fisheries Bank", "CFB BANK JSC", True),
        ("Bank Tsentr Sportivnykh Raschetov", "TSSRBANK, OOO", True),
        ("CFC-Bank LLC", "CORMORANT FISHERIES CORPORATION", False),
        ("CNF", "Commission for Nature of the Foundation of Friends", False),
    ],
)
def test_a_short_name_may_stand_beside_its_kind(asked: str, listed: str, alert: bool) -> None:
    """RFC-Bank is RFC; where the long name tells of no bank that is a hint."""
    assert (likeness(asked, listed).score >= 0.62) is alert


def test_a_short_name_beside_its_kind_has_no_vowels() -> None:
    """Alfa Bank is no acronym."""
    assert body_name("Alfa Bank", Rarity()).short == ""
    assert body_name("RFC-Bank", Rarity()).short == "rfc"
