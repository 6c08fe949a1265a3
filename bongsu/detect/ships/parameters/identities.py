"""What counts as said, and what a change of it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IdentityParameters:
    """What counts as said, and what a change of it is.

    Attributes:
        min_times: what a ship says fewer times is a fault of transmission.
        least_share: so is what makes a smaller share of all that it says of one thing.
        sea_types: first digits of AIS types of ships that must have an IMO number.
        together_hours: what changes within so many hours changes together.
        silence_hours: a change after so long a silence was made in it.
        under_way_knots: a ship that makes more is under way.
        port_nm: who is farther from any port is at sea.
        moved_nm: a ship that lies farther from where it fell silent was under way.
        many_things: so many things of a ship that change together make another ship of it.
        size_metres: lengths that differ by less are one ship's.
        size_share: or by less than such a share.
        turns: changes to and fro of a number that two ships send in turn.
        apart_nm: ships farther apart at one time are two.
        flags: so many flags are hopping.
        flag_days: within so many days.
        near_nm: ships as near as this can have changed names with each other.
        near_hours: within so many hours of the change.
    """

    min_times: int
    least_share: float
    sea_types: tuple[int, ...]
    together_hours: float
    silence_hours: float
    under_way_knots: float
    port_nm: float
    moved_nm: float
    many_things: int
    size_metres: float
    size_share: float
    turns: int
    apart_nm: float
    flags: int
    flag_days: float
    near_nm: float
    near_hours: float
