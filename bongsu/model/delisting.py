"""An entry of a sanctions list that does not stand there any more."""

from dataclasses import dataclass
from datetime import date

from bongsu.model.designation import Designation


@dataclass(frozen=True, slots=True)
class Delisting:
    """This entry stood on its list until the edition of one day, and not in that of the other.

    Attributes:
        entry: as it stood last.
        last: the day of the last edition held that has it.
        since: the day of the first edition held that has it no more.
    """

    entry: Designation
    last: date
    since: date
