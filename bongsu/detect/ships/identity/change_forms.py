"""What a change of identity most likely was, how strongly that is borne out, and what else would explain it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.identity.renamings import CORE, Change, Run, Step, returns
from bongsu.detect.ships.identity.sameness import same
from bongsu.detect.ships.parameters import IdentityParameters
from bongsu.detect.ships.wording import clock
from bongsu.lang.ship_numbers import imo_valid
from bongsu.model.event import EventKind, Place
from bongsu.model.sighting import Measure, Sighting

TAMPERING, CHANGE = EventKind.IDENTITY_TAMPERING, EventKind.SHIP_IDENTITY

_SAID = {"imo": "IMO number", "name": "name", "call_sign": "call sign", "flag": "flag", "kind": "type", "size": "size"}

_MOVED_SET = "the set was moved to another ship, or another ship was given the number"
_STEADY_HOURS = 24.0
"""What is said for a day is no slip of one watch."""

_MOST_TOLD = 6
"""Changes that are spelled out; of more the number is told."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """The longest silence around a change, and how far the ship moved in it (None where unknown)."""

    hours: float
    moved_nm: float | None


def told(step: Step, quiet: Quiet, parameters: IdentityParameters, *, at_sea: bool) -> tuple[Sighting, EventKind]:
    """Return the form of a change that stays, with what is inferred and what else would explain it.

    Args:
        step: what changed together.
        quiet: the silence around it.
        parameters: from when on it is one.
        at_sea: the ship was under way, far from ports.
    """
    hidden = quiet.hours >= parameters.silence_hours and (quiet.moved_nm or 0.0) >= parameters.moved_nm
    numbers = next((change for change in step.changes if change.thing == "imo"), None)
    around = _around(quiet, parameters)
    measures = _measures(step, quiet)
    if numbers is not None and not _put_right(numbers, parameters):
        return _new_number(step, numbers, around, measures, hidden=hidden), TAMPERING
    if len(step.things - {"flag"}) >= parameters.many_things:
        otherwise = (*_few(step), _MOVED_SET, "one number was said wrongly before, and all was put right at once")
        inferred = "another ship sends under this number, or the ship took another ship's identity"
        return Sighting("many_things_changed", around, inferred, otherwise, 0.5 + 0.2 * hidden, measures), TAMPERING
    if hidden and step.things & {"name", "call_sign"}:
        otherwise = (*_few(step), "it was sold, and sailed on unheard by these receivers", _MOVED_SET)
        inferred = "the ship took another name while nobody heard it"
        return Sighting("changed_in_silence", around, inferred, otherwise, 0.5, measures), TAMPERING
    if at_sea and "name" in step.things and step.things & {"call_sign", "flag"}:
        otherwise = (
            *_few(step),
            "a sale that took effect on the way, which is seldom and can be looked up",
            _MOVED_SET,
        )
        inferred = "the ship took another identity under way, where no register comes aboard"
        return Sighting("renamed_at_sea", around, inferred, otherwise, 0.45, measures), TAMPERING
    return Sighting(_plain_form(step), around, None, (*_few(step), *_everyday(step)), 0.2, measures), CHANGE


def _put_right(change: Change, parameters: IdentityParameters) -> bool:
    """Return whether a wrong number became a right one, or was a slip of the other."""
    if not imo_valid(change.before.value) and imo_valid(change.after.value):
        return True
    return same("imo", change.before.value, change.after.value, parameters)


def _new_number(step: Step, numbers: Change, around: str, measures: tuple[Measure, ...], *, hidden: bool) -> Sighting:
    right = imo_valid(numbers.after.value)
    otherwise = (*_few(step), _MOVED_SET, "the number before was another ship's, typed in wrongly, and was put right")
    inferred = "an IMO number stays with a hull for life: one of both is not this ship's"
    steady = min(numbers.before.last - numbers.before.first, numbers.after.last - numbers.after.first) / HOUR
    strength = 0.5 + 0.1 * right + 0.15 * hidden + 0.1 * ("name" in step.things) + 0.1 * (steady >= _STEADY_HOURS)
    return Sighting("imo_changed", around, inferred, otherwise, strength, measures)


def _plain_form(step: Step) -> str:
    if "flag" in step.things:
        return "reflagged"
    if "name" in step.things:
        return "renamed"
    if "imo" in step.things:
        return "imo_put_right"
    return "call_sign_changed" if "call_sign" in step.things else "particulars_changed"


def _everyday(step: Step) -> tuple[str, ...]:
    form = _plain_form(step)
    return {
        "reflagged": ("a change of flag, as many ships make once",),
        "renamed": ("a new owner or charterer renames a ship",),
        "imo_put_right": ("a wrong number was put right",),
        "call_sign_changed": ("a register gave another call sign, or a wrong one was put right",),
        "particulars_changed": ("the set was programmed anew, or a table mixes what two messages say",),
    }[form]


def _few(step: Step) -> tuple[str, ...]:
    """Return that few reports say so, where they are few."""
    least = min(step.changes, key=lambda change: min(change.before.times, change.after.times))
    times = min(least.before.times, least.after.times)
    most = max(least.before.times, least.after.times)
    if times >= 10 and 20 * times >= most:
        return ()
    return (f"only {times} reports say so against {most}: a fault of a receiver or a table",)


def _around(quiet: Quiet, parameters: IdentityParameters) -> str:
    if quiet.hours < parameters.silence_hours:
        return ", while it was heard"
    moved = "" if quiet.moved_nm is None else f", from which it came back {quiet.moved_nm:.0f} nautical miles away"
    return f", in a silence of {quiet.hours:.0f} hours{moved}"


def _measures(step: Step, quiet: Quiet) -> tuple[Measure, ...]:
    found = [Measure("silence_hours", quiet.hours, "h")]
    if quiet.moved_nm is not None:
        found.append(Measure("moved_nm", quiet.moved_nm, "nm"))
    found.append(Measure("least_reports", min(min(one.before.times, one.after.times) for one in step.changes)))
    return tuple(found)


def to_and_fro(
    things: Mapping[str, Sequence[Run]], parameters: IdentityParameters
) -> tuple[Sighting, EventKind] | None:
    """Return the form of a ship whose names or numbers go and come back; None where none does."""
    back = {thing: returns(things[thing]) for thing in CORE if thing in things}
    back = {thing: places for thing, places in back.items() if places}
    if not back:
        return None
    turns = max(len(places) for places in back.values())
    measures = (Measure("returns", turns),)
    if turns >= parameters.turns and _at_once(things, back):
        said = "two ships near each other, or two sets on one ship, send under one number"
        joined = ("a table joined what two messages say",)
        return Sighting("identities_in_turn", "", said, joined, 0.3, measures), CHANGE
    brief = _shortest(things, back)
    otherwise = (
        *((f"one of them was said {brief.times} times only: a fault of a receiver or a table",) * (brief.times < 10)),
        "a set switched off and on falls back to what it was first told",
        "two sets on one ship, told different things",
    )
    strength = 0.5 + 0.1 * ("imo" in back) + 0.1 * (len(back) > 1) + 0.1 * (brief.last - brief.first >= HOUR)
    inferred = "the ship gives itself out for another for a time"
    return Sighting("back_and_forth", "", inferred, otherwise, strength, measures), TAMPERING


def _at_once(things: Mapping[str, Sequence[Run]], back: Mapping[str, Sequence[int]]) -> bool:
    """Return whether values change within the hour again and again, as two sets' do that are heard in turn."""
    for thing in back:
        runs = things[thing]
        quick = sum(two.first - one.last < HOUR and two.last - two.first < 2 * HOUR
                    for one, two in pairwise(runs))  # fmt: skip
        if 2 * quick >= len(runs) - 1:
            return True
    return False


def _shortest(things: Mapping[str, Sequence[Run]], back: Mapping[str, Sequence[int]]) -> Run:
    """Return the run of fewest reports between two of one value."""
    return min((things[thing][at - 1] for thing, places in back.items() for at in places), key=lambda run: run.times)


def words_of(each: Sequence[Step], where: Place | None) -> str:
    """Return what was changed, from what to what, and when, as it is printed."""
    told = "; ".join(_words(step) for step in each[:_MOST_TOLD])
    rest = len(each) - _MOST_TOLD
    more = f"; and {rest} more times until {clock(each[-1].end)}" if rest > 0 else ""
    at = f", near {where.degrees}" if where and where.degrees else ""
    return f"changed {told}{more}{at}"


def _words(step: Step) -> str:
    what = " and ".join(
        f"its {_SAID[change.thing]} from {change.before.shown} to {change.after.shown}" for change in step.changes
    )
    return f"{what} between {clock(step.start)} and {clock(step.end)}"
