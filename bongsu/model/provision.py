"""One paragraph of a resolution or regulation, as data."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bongsu.model.event import Event, EventKind


class Force(StrEnum):
    """What a paragraph does.

    Only ``binding`` (the Council decides) and ``demand`` (a demand on the target) can be breached;
    acting against ``calls_upon`` is inconsistent with it; the others carry no finding of their own.
    """

    BINDING = "binding"
    DEMAND = "demand"
    CALLS_UPON = "calls_upon"
    CLARIFIES = "clarifies"
    INSTITUTIONAL = "institutional"
    EXEMPTION = "exemption"


class Checked(StrEnum):
    """How far the paragraph number was checked: number and substance seen; one of the two seen; from memory only."""

    VERIFIED = "verified"
    PARTIAL = "partial"
    UNVERIFIED = "unverified"


class Wording(StrEnum):
    """What a finding says of an incident, always to be read with "if true".

    ``may``: even if true it is open whether the rule was reached: the days lie partly outside those in force,
    or the sum is over the cap only at the upper end of its range.
    """

    WOULD_BREACH = "would breach"
    INCONSISTENT_WITH = "inconsistent with"
    MAY_BREACH = "may breach"
    MAY_BE_INCONSISTENT = "may be inconsistent with"

    @property
    def softened(self) -> "Wording":
        """The same with ``may``."""
        return _SOFTENED[self]


class Verdict(StrEnum):
    """What a provision's own case expects; ``unclear``: a finding that says ``may``; an exemption frees or does not."""

    BREACH = "breach"
    NO_BREACH = "no_breach"
    UNCLEAR = "unclear"
    FREED = "freed"
    NOT_FREED = "not_freed"


class Measure(StrEnum):
    """What a paragraph does to those it reaches, in the field's own terms."""

    CONDUCT_BAN = "conduct_ban"
    ARMS_EMBARGO = "arms_embargo"
    ITEMS_BAN = "items_ban"
    LUXURY_BAN = "luxury_ban"
    EXPORT_BAN = "export_ban"
    IMPORT_BAN = "import_ban"
    CAP = "cap"
    SERVICES_BAN = "services_ban"
    COOPERATION_BAN = "cooperation_ban"
    TEACHING_BAN = "teaching_ban"
    ASSET_FREEZE = "asset_freeze"
    TRAVEL_BAN = "travel_ban"
    EXPULSION = "expulsion"
    DESIGNATION = "designation"
    FINANCIAL_BAN = "financial_ban"
    BANKING_BAN = "banking_ban"
    TRADE_SUPPORT_BAN = "trade_support_ban"
    JOINT_VENTURE_BAN = "joint_venture_ban"
    LABOUR_BAN = "labour_ban"
    DIPLOMATIC_LIMIT = "diplomatic_limit"
    INSPECTION = "inspection"
    SEIZURE = "seizure"
    SEA_TRANSFER_BAN = "sea_transfer_ban"
    PORT_BAN = "port_ban"
    FLIGHT_BAN = "flight_ban"
    VESSEL_BAN = "vessel_ban"
    FLAG_BAN = "flag_ban"
    CHARTER_BAN = "charter_ban"
    CREW_BAN = "crew_ban"
    INSURANCE_BAN = "insurance_ban"
    BUNKERING_BAN = "bunkering_ban"
    VIGILANCE = "vigilance"
    REPORTING = "reporting"
    EXEMPTION = "exemption"
    BODY = "body"
    INTENT = "intent"


class Per(StrEnum):
    """What the days are over which a limit counts."""

    CALENDAR_YEAR = "calendar_year"
    TWELVE_MONTHS = "twelve_months"
    PERIOD = "period"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Limit:
    """So much and no more, from this day to that; over all suppliers or buyers together.

    Attributes:
        amount: in ``unit``: barrel, tonne, usd.
        per: a calendar year, twelve months counted from ``since`` on, the whole period, or each item.
        since, until: first and last day, both included; until None is open.
        other_amount, other_unit: the same limit in another unit, where the paragraph gives two.
        checked: how far the figure was compared with a published text.
        note: what a reader should know about the figure.
    """

    name: str
    amount: float
    unit: str
    per: Per
    since: date
    until: date | None = None
    other_amount: float | None = None
    other_unit: str | None = None
    checked: Checked = Checked.UNVERIFIED
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Goods:
    """A group of goods as customs count it.

    Attributes:
        edition: year of the edition of the Harmonized System.
        codes: chapters, headings and subheadings that hold these goods and no others; digits only.
        shared: such as hold others too, so that a figure under them does not tell these goods.
        checked: whether a published text gives these codes, or they are our own reading of the goods' names.
    """

    name: str
    edition: int
    codes: tuple[str, ...]
    checked: Checked
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A test on an event: one of the closed set of predicates, or ``all``, ``any``, ``not`` over others.

    Attributes:
        predicate: name of the predicate, or ``all``, ``any``, ``not``.
        values: what the predicate compares with; empty for all, any, not.
        parts: the conditions under all, any, not.
    """

    predicate: str
    values: tuple[str, ...] = ()
    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class SumOver:
    """The amounts of all events that meet the condition, of all suppliers and buyers, count together.

    Attributes:
        of: which events count, and of these which things.
        limits: names of the provision's limits that the sum is held against, each over its own spans of days.
    """

    of: Condition
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """This event, said in one sentence, is or is not within the provision.

    Attributes:
        near: it is not, but for one thing only: another day, flag, direction, category or party.
        also: further events, where the rule is about a sum.
        listed: "party id measure", for every party of the events that is listed under a measure.
    """

    says: str
    verdict: Verdict
    event: Event
    near: bool = False
    also: tuple[Event, ...] = ()
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Freed:
    """What an exemption frees since its first day."""

    since: date | None
    of: Condition


@dataclass(frozen=True, slots=True)
class Provision:
    """From this day to that, this paragraph binds these parties to this.

    Attributes:
        id: ``UNSCR-2375-11``; holds the paragraph number, so print `label` instead where a person reads.
        instrument: ``S/RES/2375 (2017)``.
        paragraph: ``11`` or ``8(a)(i)``.
        in_force_from, in_force_to: first and last day, both included; None is open.
        binds: who is bound, in words.
        text: the rule in our own words.
        applies_to: when an event is within the rule.
        quantity_sum_over: what counts together, where the rule is about a sum.
        exemptions: exemptions in words; ``exempt`` holds those that an event can be tested for.
        severity: 1 (formal) to 5 (gravest).
        read_with: ids of provisions that clarify or widen this one.
        crosswalk: ids of another regime's provisions that this one carries out.
        theory: for a rule applied by argument: the argument, and whose it is.
        theory_of: kinds of event to which the rule is applied by that argument; without any, all that it speaks of.
        measures: what it does to those it reaches.
        goods: what it speaks of, by customs codes.
        limits: amounts, with the days on which they hold.
        carve_outs: ids of the provisions by which humanitarian work is free of it.
        frees: of an exemption: which events it frees from the provisions that name it among their carve-outs.
        freed: what those exemptions free.
        tightened_by: ids of provisions that made it stricter or took its place.
        confirmed_by: further sources, each with what was seen there: number, figure, or substance alone.
        no_event: why no event alone can meet it.
        origin: file and line of the rule, for error messages.
    """

    id: str
    instrument: str
    paragraph: str
    force: Force
    binds: tuple[str, ...]
    text: str
    severity: int
    checked: Checked
    applies_to: Condition | None = None
    exempt: Condition | None = None
    quantity_sum_over: SumOver | None = None
    exemptions: tuple[str, ...] = ()
    in_force_from: date | None = None
    in_force_to: date | None = None
    read_with: tuple[str, ...] = ()
    crosswalk: tuple[str, ...] = ()
    theory: str | None = None
    theory_of: tuple[EventKind, ...] = ()
    measures: tuple[Measure, ...] = ()
    goods: tuple[Goods, ...] = ()
    limits: tuple[Limit, ...] = ()
    carve_outs: tuple[str, ...] = ()
    frees: Condition | None = None
    freed: tuple[Freed, ...] = ()
    tightened_by: tuple[str, ...] = ()
    confirmed_by: tuple[str, ...] = ()
    no_event: str | None = None
    cases: tuple[Case, ...] = ()
    origin: str = ""

    @property
    def caution(self) -> str:
        """What must be said beside the paragraph number; empty when it was verified."""
        return _CAUTION[self.checked]

    @property
    def label(self) -> str:
        """The id, never without its caution."""
        return f"{self.id} ({self.caution})" if self.caution else self.id

    @property
    def citation(self) -> str:
        """Instrument and paragraph as a reader expects them, never without the caution."""
        cited = f"{self.instrument}, paragraph {self.paragraph}"
        return f"{cited} ({self.caution})" if self.caution else cited

    @property
    def wording(self) -> Wording | None:
        """What a finding under this provision says; None when it can carry no finding."""
        return _WORDING.get(self.force)

    def theory_for(self, kind: EventKind) -> str | None:
        """Return the argument by which the rule is applied to such an event; None where its words need none."""
        return self.theory if not self.theory_of or kind in self.theory_of else None

    def in_force_on(self, first: date | None, last: date | None) -> bool:
        """Return whether the provision was in force on any day between these two; an open end reaches to any day."""
        begun = self.in_force_from is None or last is None or self.in_force_from <= last
        over = self.in_force_to is not None and first is not None and first > self.in_force_to
        return begun and not over

    def straddled_by(self, first: date | None, last: date | None) -> bool:
        """Return whether the days from first to last lie partly inside and partly outside those in force.

        An open end tells nothing of when it was, so it straddles nothing.
        """
        if first is None or last is None or not self.in_force_on(first, last):
            return False
        early = self.in_force_from is not None and first < self.in_force_from
        return early or (self.in_force_to is not None and last > self.in_force_to)


_CAUTION = {
    Checked.VERIFIED: "",
    Checked.PARTIAL: "paragraph number partly checked",
    Checked.UNVERIFIED: "paragraph number unverified",
}
_SOFTENED = {
    Wording.WOULD_BREACH: Wording.MAY_BREACH,
    Wording.MAY_BREACH: Wording.MAY_BREACH,
    Wording.INCONSISTENT_WITH: Wording.MAY_BE_INCONSISTENT,
    Wording.MAY_BE_INCONSISTENT: Wording.MAY_BE_INCONSISTENT,
}
_WORDING = {
    Force.BINDING: Wording.WOULD_BREACH,
    Force.DEMAND: Wording.WOULD_BREACH,
    Force.CALLS_UPON: Wording.INCONSISTENT_WITH,
}
