"""One paragraph of a resolution or regulation, as data."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bongsu.model.event import Event


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
    """What a finding says of an incident, always to be read with "if true"."""

    WOULD_BREACH = "would breach"
    INCONSISTENT_WITH = "inconsistent with"


class Verdict(StrEnum):
    """What a provision's own case expects."""

    BREACH = "breach"
    NO_BREACH = "no_breach"


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
class Case:
    """This event, said in one sentence, is or is not within the provision."""

    says: str
    verdict: Verdict
    event: Event


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
        exemptions: exemptions in words; ``exempt`` holds those that an event can be tested for.
        severity: 1 (formal) to 5 (gravest).
        read_with: ids of provisions that clarify or widen this one.
        theory: for a rule applied by argument: the argument, and whose it is.
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
    exemptions: tuple[str, ...] = ()
    in_force_from: date | None = None
    in_force_to: date | None = None
    read_with: tuple[str, ...] = ()
    theory: str | None = None
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

    def in_force_on(self, first: date | None, last: date | None) -> bool:
        """Return whether the provision was in force on any day between these two; an open end reaches to any day."""
        begun = self.in_force_from is None or last is None or self.in_force_from <= last
        over = self.in_force_to is not None and first is not None and first > self.in_force_to
        return begun and not over


_CAUTION = {
    Checked.VERIFIED: "",
    Checked.PARTIAL: "paragraph number partly checked",
    Checked.UNVERIFIED: "paragraph number unverified",
}
_WORDING = {
    Force.BINDING: Wording.WOULD_BREACH,
    Force.DEMAND: Wording.WOULD_BREACH,
    Force.CALLS_UPON: Wording.INCONSISTENT_WITH,
}
