"""Customs codes of the law against those of tables."""

import pytest

from bongsu.model.event import HsCode
from bongsu.regimes.customs import covers, heading, rules_out


@pytest.mark.parametrize(
    ("written", "digits", "edition", "within", "outside"),
    [
        ("2710", "271019", 2012, True, False),
        ("2710", "2710", None, True, False),
        ("27", "271019", 2012, True, False),
        ("2710", "27", 2012, False, False),
        ("2710", "2709", 2012, False, True),
        ("8711@2012-2022", "8711", 2017, True, False),
        ("8711@2012-2022", "8711", 2007, False, True),
        ("8711@2012-2022", "8711", None, False, False),
        ("8711@2012", "8711", 2017, False, True),
        ("8711@2012-2022", "8712", None, False, False),
        ("8711@2012-2022", "8712", 2017, False, True),
    ],
)
def test_a_code_is_within_outside_or_neither(
    written: str, digits: str, edition: int | None, within: bool, outside: bool
) -> None:
    """A finer code lies within; a coarser one, or one of an edition that is not known, is neither in nor out."""
    code = HsCode(digits, edition)
    assert (covers(written, code), rules_out(written, code)) == (within, outside)


@pytest.mark.parametrize("written", ["2", "27.10", "coal", "2710@2013", "2710@2017-2012", "2710@", ""])
def test_what_is_no_code_is_refused(written: str) -> None:
    """A code has two digits or more; its editions are years that brought one, the first before the last."""
    with pytest.raises(ValueError, match=r"no customs code|no editions"):
        heading(written)
