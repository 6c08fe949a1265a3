import pytest

from bongsu.model.designation import Identifier
from bongsu.model.party import PartyKind
from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.numbers import imo, kind_of, number


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Diplomatic Passport", "passport"),
        ("National ID No.", "national_id"),
        ("C.U.R.P.", "national_id"),
        ("Identification Number IMO", "imo"),
        ("Vessel Registration Identification", "imo"),
        ("Registration Number", "registration"),
        ("Unified Social Credit Code (USCC)", "registration"),
        ("Tax ID No.", "tax_id"),
        ("R.F.C.", "tax_id"),
        ("SWIFT/BIC", "swift"),
        ("Digital Currency Address - XBT", "wallet"),
        ("Aircraft Manufacturer's Serial Number (MSN)", "aircraft_serial"),
        ("旅券番号", "passport"),
        ("Gender", None),
        ("Executive Order 13662 Directive", None),
    ],
)
def test_the_words_before_a_number_tell_its_kind(words: str, kind: str | None) -> None:
    """What is no number has no kind."""
    assert kind_of(words) == kind


def test_numbers_have_no_blanks() -> None:
    """Blanks are how a list sets a number, not what it is."""
    assert number("passport", "AB 12\u00a034") == Identifier("passport", "AB1234")


@pytest.mark.parametrize(
    ("value", "kind", "found"),
    [
        ("IMO 9074729", PartyKind.VESSEL, (Identifier("imo", "9074729"),)),
        ("5342883", PartyKind.ORGANISATION, (Identifier("imo_company", "5342883"),)),
        ("9074729", PartyKind.ORGANISATION, (Identifier("imo", "9074729"),)),
        ("9074720", PartyKind.VESSEL, ()),
        ("907472", PartyKind.VESSEL, ()),
    ],
)
def test_an_imo_number_holds_its_check_digit(value: str, kind: PartyKind, found: tuple[Identifier, ...]) -> None:
    """A wrong one is left out and said."""
    doubts = Doubts()
    assert imo(value, kind, doubts, "entry 3") == found
    assert bool(doubts.sentences(1)) is not bool(found)
