import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.ship_numbers import imo_company_valid, imo_valid


@pytest.mark.parametrize("number", ["9074729", "9307839", "8207721", "9203588"])
def test_a_ship_s_number_checks_itself(number: str) -> None:
    """Real ships' numbers hold, and fail with their last digit changed."""
    assert imo_valid(number)
    assert not imo_valid(number[:-1] + str((int(number[-1]) + 1) % 10))


@pytest.mark.parametrize("number", ["5342883", "5571322", "5963351", "1790183", "5434358"])
def test_a_company_s_number_checks_itself(number: str) -> None:
    """Real companies' numbers hold, and fail with their last digit changed."""
    assert imo_company_valid(number)
    assert not imo_company_valid(number[:-1] + str((int(number[-1]) + 1) % 10))


@pytest.mark.parametrize("number", ["", "0000000", "907472", "90747290", "IMO9074729", "٩٠٧٤٧٢٩", " 9074729"])
def test_anything_but_seven_digits_is_no_number(number: str) -> None:
    """Zeros, other lengths, letters, blanks and digits of other scripts are refused."""
    assert not imo_valid(number)
    assert not imo_company_valid(number)


@given(st.text())
def test_any_text_gets_an_answer(number: str) -> None:
    """No text makes the check fail with an error."""
    assert imo_valid(number) in {True, False}
    assert imo_company_valid(number) in {True, False}
