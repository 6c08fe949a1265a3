"""How credible an incident is, by the Admiralty Code, with every step as a reason in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bongsu.assess.descriptions import of_no_state
from bongsu.assess.interests import interest_against
from bongsu.assess.voices import Desk, Origin, Voices
from bongsu.model.claim import Claim, Side
from bongsu.model.event import Event
from bongsu.model.grade import Credibility, Reliability

_BAD = frozenset([Reliability.D, Reliability.E])


@dataclass
class Standing:
    """Where belief in one event stands, as far as its documents were heard.

    Attributes:
        sure: voices for it in claims that were surely read; ``every`` also in those that wait for a
            person's review; one and the same until one waits.
        open: stances of those who neither say nor deny it.
        deniers: who denies it, by name, and whether he has no part or interest in it.
        doubts: what detectors call figures that they do not believe; None once anybody else denies.
        ahead: whether it is told as lying ahead.
    """

    event: Event
    sure: Voices
    every: Voices
    open: set[str] = field(default_factory=set)
    deniers: dict[str, bool] = field(default_factory=dict)
    doubts: set[str] | None = field(default_factory=set)
    ahead: bool = False
    _seen: tuple[object, ...] = ()
    _heard: list[Sequence[Claim]] = field(default_factory=list)

    @classmethod
    def on(cls, event: Event, desk: Desk) -> "Standing":
        """Return where it stands before anybody was heard."""
        voices = Voices.on(event, desk)
        return cls(event, voices, voices)

    def hear(self, claims: Sequence[Claim]) -> None:
        """Hear what one document says of it."""
        backing = [claim for claim in claims if claim.side is Side.FOR]
        sure = [claim for claim in backing if claim.review is None]
        if len(sure) < len(backing) and self.every is self.sure:
            self._part()
        if self.every is self.sure:
            self._heard.append(sure)
        elif backing:
            self.every.hear(backing)
        if sure:
            self.sure.hear(sure)
        self.open |= {claim.stance.value for claim in claims if claim.side is Side.OPEN}
        self.ahead |= any(claim.side is Side.FUTURE for claim in claims)
        for claim in claims:
            if claim.side is Side.AGAINST:
                self._against(claim)

    def _part(self) -> None:
        """Tell all voices from those of claims that were surely read, from the first document on."""
        self.every = Voices.on(self.event, self.sure.desk)
        for document in filter(None, self._heard):
            self.every.hear(document)
        self._heard.clear()

    def stirred(self) -> bool:
        """Say whether anything that belief is graded by changed since this was last asked."""
        doubts = None if self.doubts is None else len(self.doubts)
        circular = len(self.sure.circular), len(self.every.circular)
        seen = (len(self.open), self.ahead, len(self.deniers), sum(self.deniers.values()), doubts, circular)
        stirred = self.sure.stirred or self.every.stirred or seen != self._seen
        self.sure.stirred = self.every.stirred = False
        self._seen = seen
        return stirred

    def _against(self, claim: Claim) -> None:
        name = claim.speaker.name if claim.speaker else "the source itself"
        if claim.sighting is None:
            self.doubts = None
        elif self.doubts is not None:
            self.doubts.add(claim.sighting.form.replace("_", " "))
        self.deniers[name] = self.deniers.get(name, False) or self._apart(claim)

    def _apart(self, claim: Claim) -> bool:
        """Return whether who denies it is a state that neither took part, nor is asked to answer for it."""
        if claim.speaker is None or claim.speaker.speaks_for is None or of_no_state(claim.speaker) or claim.review:
            return False
        sides = {party.country for party in (*self.event.agents, *self.event.recipients)}
        country = claim.speaker.speaks_for
        return country not in sides and interest_against(country, self.every.agents, None) is None

    @property
    def waits(self) -> bool:
        """Whether every claim behind it waits for a person's review."""
        return bool(self.every.found) and not self.sure.found

    @property
    def voices(self) -> Voices:
        """Who is behind it: those whose words were surely read, if there are any."""
        return self.every if self.waits else self.sure

    def graded(self) -> tuple[Credibility, tuple[str, ...]]:
        """Return the credibility of the event and the reasons, in the order in which they counted.

        The steps: rumours and failed checks cannot be judged (6); figures that are likely wrong are improbable (5);
        one origin, or several that all have an interest in the matter, is possibly true (3); two independent ones, or
        those who took part alone, probably true (2); a confirmation by one who has no interest, or an admission
        beside another origin, confirms (1). Sensors or customs figures alone stay at 3; only unreliable sources, and
        a denial by a state that has no part in it, cost one step each.
        Any other denial is shown as dissent and changes nothing.
        """
        origins = self.voices.origins()
        if not origins:
            level, reasons = self._unsupported()
            return level, (*reasons, *self._dissent())
        level, reasons = _supported(origins)
        for cap in (_recorded, _unreliable, self._contradicted, self._circular, self._unread):
            level, more = cap(level, origins)
            reasons += more
        return level, (*reasons, *self._dissent())

    def _contradicted(self, level: Credibility, origins: Sequence[Origin]) -> tuple[Credibility, list[str]]:
        apart = sorted(name for name, has_no_part in self.deniers.items() if has_no_part)
        if not apart or any(origin.admits for origin in origins):
            return level, []
        said = f"contradicted by {', '.join(apart)}, who has no part in it: one step worse"
        return Credibility(min(level + 1, Credibility.IMPROBABLE)), [said]

    def _circular(self, level: Credibility, _: Sequence[Origin]) -> tuple[Credibility, list[str]]:
        names = sorted(self.voices.circular)
        return level, [f"{' and '.join(names)} cite each other: counted once"] if names else []

    def _unread(self, level: Credibility, _: Sequence[Origin]) -> tuple[Credibility, list[str]]:
        if not self.waits:
            return level, []
        said = "every claim behind it waits for a person's review: not better than 3"
        return max(level, Credibility.POSSIBLY_TRUE), [said]

    def _unsupported(self) -> tuple[Credibility, list[str]]:
        if self.open:
            return Credibility.CANNOT_BE_JUDGED, [f"nobody asserts it: it is {' and '.join(sorted(self.open))} only"]
        if self.deniers and self.doubts:
            doubts = " and ".join(sorted(self.doubts))
            return Credibility.IMPROBABLE, [f"what was recorded of it is {doubts}: it is not held for true"]
        if self.deniers:
            return Credibility.CANNOT_BE_JUDGED, ["only its denial is on record"]
        return Credibility.CANNOT_BE_JUDGED, ["it is announced or possible, not reported as done"]

    def _dissent(self) -> list[str]:
        if not self.deniers or (not self.voices.found and not self.open and self.doubts):
            return []
        said = [f"denied by {', '.join(sorted(self.deniers))}: shown as dissent, no refutation"]
        if sensors := [str(origin) for origin in self.voices.origins() if origin.sensor]:
            said.append(f"what is denied was recorded by a sensor: {', '.join(sensors)}")
        return said


def _supported(origins: Sequence[Origin]) -> tuple[Credibility, list[str]]:
    return _alone(origins[0]) if len(origins) == 1 else _together(origins)


def _alone(origin: Origin) -> tuple[Credibility, list[str]]:
    if origin.admits:
        return Credibility.PROBABLY_TRUE, [f"{origin} itself says so, nobody else"]
    return Credibility.POSSIBLY_TRUE, [f"one origin only: {origin}", *_carried(origin), *_interests([origin])]


def _together(origins: Sequence[Origin]) -> tuple[Credibility, list[str]]:
    counted = f"{len(origins)} independent origins: {'; '.join(map(str, origins))}"
    confirming = [origin for origin in origins if origin.confirms and not origin.admits]
    if admitted := [origin for origin in origins if origin.admits]:
        return Credibility.CONFIRMED, [f"{admitted[0].name} itself says so", counted]
    if free := [origin for origin in confirming if not origin.interested]:
        return Credibility.CONFIRMED, [f"confirmed by {'; '.join(map(str, free))}", counted]
    if confirming:
        said = f"confirmed by {'; '.join(map(str, confirming))} alone, who has an interest in it"
        return Credibility.PROBABLY_TRUE, [said, counted, *_interests(confirming)]
    if all(origin.interested for origin in origins):
        return Credibility.POSSIBLY_TRUE, [counted, "all of them have an interest in it", *_interests(origins)]
    return Credibility.PROBABLY_TRUE, [counted, "none of them says that it was checked"]


def _carried(origin: Origin) -> list[str]:
    others = sorted(origin.carriers - {origin.name})
    return [f"{len(others)} sources carry it, which adds none: {', '.join(others)}"] if len(others) > 1 else []


def _interests(origins: Sequence[Origin]) -> list[str]:
    return sorted({f"an interested accuser: {origin.interested}" for origin in origins if origin.interested})


def _recorded(level: Credibility, origins: Sequence[Origin]) -> tuple[Credibility, list[str]]:
    if all(origin.sensor for origin in origins):
        return max(level, Credibility.POSSIBLY_TRUE), ["it rests on a sensor alone: not better than 3"]
    if all(origin.figures for origin in origins):
        return max(level, Credibility.POSSIBLY_TRUE), ["it rests on customs figures alone: not better than 3"]
    return level, []


def _unreliable(level: Credibility, origins: Sequence[Origin]) -> tuple[Credibility, list[str]]:
    if not all(origin.reliability <= _BAD for origin in origins):
        return level, []
    said = "every source behind it has been unreliable (D or E): one step worse"
    return Credibility(min(level + 1, Credibility.IMPROBABLE)), [said]
