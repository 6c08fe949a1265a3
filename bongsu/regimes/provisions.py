"""One provision as the law files write it, with every rule about how it must be written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bongsu.model.event import EventKind
from bongsu.model.provision import Case, Checked, Condition, Force, Limit, Per, Provision, SumOver, Verdict
from bongsu.regimes.casefile import read_case
from bongsu.regimes.conditions import Vocabulary, names_its_kinds, read_condition
from bongsu.regimes.crosswalk import bounded, followed_condition, followed_exemption, read_crosswalk
from bongsu.regimes.lawfile import Entry
from bongsu.regimes.particulars import PARTICULARS, read_particulars
from bongsu.regimes.reach import OF_LISTED, asks_for_listed, kinds_of

_REQUIRED = ("id", "paragraph", "force", "binds", "text", "severity", "checked")
_OPTIONAL = (
    "applies_to",
    "exempt",
    "quantity_sum_over",
    "frees",
    "exemptions",
    "in_force",
    "read_with",
    "crosswalk",
    "theory",
    "theory_of",
    "cases",
    *PARTICULARS,
)
_CARRIES_FINDINGS = (Force.BINDING, Force.DEMAND, Force.CALLS_UPON)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A resolution or regulation: its name, what its provisions' ids begin with, and its day of adoption."""

    name: str
    prefix: str
    adopted: date


def read_provision(entry: Entry, instrument: Instrument, words: Vocabulary) -> Provision:
    """Return the provision written here.

    Raises:
        LawError: it breaks a rule; the text starts with file and line.
    """
    found = entry.keyed(_REQUIRED, _OPTIONAL)
    begins, ends = _in_force(found.get("in_force"), instrument.adopted)
    particulars = read_particulars(found, words.groups)
    carried_out = read_crosswalk(found, words)
    applies_to = _applies_to(found, words, carried_out)
    return Provision(
        id=_id(found, instrument),
        instrument=instrument.name,
        paragraph=found["paragraph"].text(),
        force=found["force"].choice(Force, "force"),
        binds=found["binds"].texts(),
        text=" ".join(found["text"].text().split()),
        severity=found["severity"].number(1, 5),
        checked=found["checked"].choice(Checked, "level of checking"),
        applies_to=applies_to,
        exempt=_exempt(found, words, carried_out) if applies_to else None,
        quantity_sum_over=_sum_over(found, words, {limit.name: limit for limit in particulars["limits"]}),
        frees=_frees(found, words),
        exemptions=found["exemptions"].texts() if "exemptions" in found else (),
        in_force_from=begins,
        in_force_to=ends,
        read_with=found["read_with"].texts() if "read_with" in found else (),
        crosswalk=tuple(item.id for item in carried_out),
        theory=" ".join(found["theory"].text().split()) if "theory" in found else None,
        theory_of=_kinds(found.get("theory_of")),
        cases=_cases(entry, found, applies_to),
        origin=entry.origin,
        **particulars,
    )


def _kinds(entry: Entry | None) -> tuple[EventKind, ...]:
    return tuple(one.choice(EventKind, "kind of event") for one in entry.items()) if entry else ()


def _id(found: Mapping[str, Entry], instrument: Instrument) -> str:
    parts = re.findall(r"[0-9a-z]+", found["paragraph"].text().lower())
    expected = "-".join([instrument.prefix, *parts])
    if found["id"].text() != expected:
        paragraph = found["paragraph"].text()
        raise found["id"].error(
            f"the id {found['id'].text()!r} is not that of paragraph {paragraph} of {instrument.name}, {expected!r}"
        )
    return expected


def _in_force(entry: Entry | None, adopted: date) -> tuple[date, date | None]:
    if entry is None:
        return adopted, None
    found = entry.keyed((), ("from", "to"))
    begins = found["from"].day() if "from" in found else adopted
    ends = found["to"].day() if "to" in found else None
    if ends is not None and ends < begins:
        raise found["to"].error(f"in force to {ends}, before it is in force from {begins}")
    return begins, ends


def _applies_to(found: Mapping[str, Entry], words: Vocabulary, carried_out: tuple[Provision, ...]) -> Condition | None:
    force = found["force"].choice(Force, "force")
    if "applies_to" not in found:
        condition = followed_condition(carried_out) if force in _CARRIES_FINDINGS else None
        if condition is None and "exempt" in found:
            raise found["exempt"].error("exempt says nothing without applies_to")
        return bounded(condition, words.within) if condition else None
    entry = found["applies_to"]
    if force not in _CARRIES_FINDINGS:
        raise entry.error(f"a paragraph of force {force.value!r} carries no finding; the one it bears on reads it with")
    condition = read_condition(entry, words)
    if not names_its_kinds(condition):
        raise entry.error("list the kinds of event at the top: {all: [{kind: [...]}, ...]}")
    if OF_LISTED & set(kinds_of(condition)) and not asks_for_listed(condition):
        kinds = " and ".join(sorted(OF_LISTED))
        raise entry.error(f"{kinds} give a finding only beside designated or designated_under at the top")
    return bounded(condition, words.within)


def _exempt(found: Mapping[str, Entry], words: Vocabulary, carried_out: tuple[Provision, ...]) -> Condition | None:
    if "exempt" in found:
        return read_condition(found["exempt"], words)
    return None if "applies_to" in found else followed_exemption(carried_out)


def _frees(found: Mapping[str, Entry], words: Vocabulary) -> Condition | None:
    if "frees" not in found:
        return None
    if found["force"].choice(Force, "force") is not Force.EXEMPTION:
        raise found["frees"].error("only an exemption frees events")
    return read_condition(found["frees"], words)


def _sum_over(found: Mapping[str, Entry], words: Vocabulary, limits: Mapping[str, Limit]) -> SumOver | None:
    if "quantity_sum_over" not in found:
        return None
    entry = found["quantity_sum_over"]
    if found["force"].choice(Force, "force") not in _CARRIES_FINDINGS:
        raise entry.error("a paragraph of this force carries no finding")
    parts = entry.keyed(("of", "limits"))
    named = tuple(item.known(limits, "limit") for item in parts["limits"].items())
    if unsummed := [name for name in named if limits[name].per is Per.ITEM]:
        raise parts["limits"].error(f"the limit {unsummed[0]!r} is for each item, not for a sum")
    of = read_condition(parts["of"], words)
    if not names_its_kinds(of):
        raise parts["of"].error("list the kinds of event at the top: {all: [{kind: [...]}, ...]}")
    return SumOver(of, named)


def _cases(entry: Entry, found: Mapping[str, Entry], applies_to: Condition | None) -> tuple[Case, ...]:
    cases = tuple(read_case(item) for item in found["cases"].items()) if "cases" in found else ()
    tested = ["applies_to"] * (applies_to is not None) + ["quantity_sum_over"] * ("quantity_sum_over" in found)
    if "frees" in found:
        if {case.verdict for case in cases} != {Verdict.FREED, Verdict.NOT_FREED}:
            raise entry.error("an exemption with frees needs cases, of freed and of not_freed")
        return cases
    if tested and not {case.verdict for case in cases} >= {Verdict.BREACH, Verdict.NO_BREACH}:
        raise entry.error(f"a provision with {tested[0]} needs cases, of breach and of no_breach")
    if "applies_to" in found and "no_event" in found:
        raise found["no_event"].error("a provision with applies_to can be met by an event")
    if not tested and cases:
        raise found["cases"].error("cases say nothing without applies_to or quantity_sum_over")
    return cases
