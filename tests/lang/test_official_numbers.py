import pytest

from bongsu.lang.official_numbers import squeezed


@pytest.mark.parametrize(
    ("written", "number"),
    [("A 104-72", "a10472"), ("a10472", "a10472"), ("IMO 9161003", "9161003"), ("imo:9161003", "9161003"), ("–", "")],
)
def test_a_number_is_its_letters_and_digits(written: str, number: str) -> None:
    """Blanks, dashes, case and the word IMO before it are how it is written, not what it is."""
    assert squeezed(written) == number
