"""What rises: incidents by series and month, rates against what was usual, changes, and associations."""

from bongsu.assess.rising.collection import Collected, collected_by_kind
from bongsu.assess.rising.reaction import association
from bongsu.assess.rising.series import Series, by_kind, day_of, together
from bongsu.assess.rising.trends import collected_throughout, trend, trends

__all__ = [
    "Collected", "Series", "association", "by_kind", "collected_by_kind", "collected_throughout",
    "day_of", "together", "trend", "trends",
]  # fmt: skip
