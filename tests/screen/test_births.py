import pytest

from bongsu.screen.births import birth_feature
from bongsu.screen.features import BIRTH_AGREES, BIRTH_DAY_CONFLICT, BIRTH_YEAR_CONFLICT, Feature


@pytest.mark.parametrize(
    ("asked", "listed", "feature"),
    [
        (("1963-05-14",), ("1963-05-14",), BIRTH_AGREES),
        (("1963",), ("1963-05-14",), BIRTH_AGREES),
        (("1963-05",), ("1960..1965",), BIRTH_AGREES),
        (("1963-05-14",), ("1963-06-14",), BIRTH_DAY_CONFLICT),
        (("1963",), ("1964",), None),
        (("1963",), ("1970",), BIRTH_YEAR_CONFLICT),
        (("1959",), ("1961..1965",), BIRTH_YEAR_CONFLICT),
        (("1963", "1970"), ("1970",), BIRTH_AGREES),
        ((), ("1970",), None),
        (("1963",), (), None),
        (("unknown",), ("1970",), BIRTH_YEAR_CONFLICT),
    ],
)
def test_dates_of_birth_agree_or_conflict(
    asked: tuple[str, ...], listed: tuple[str, ...], feature: Feature | None
) -> None:
    """The best pair counts, as precisely as both are known; a year's difference says nothing."""
    assert birth_feature(asked, listed) == feature
