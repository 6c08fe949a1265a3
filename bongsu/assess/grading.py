"""How credible an incident is, by the Admiralty Code, with every step as a reason in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bongsu.model.claim import Claim, Side, Stance
from bongsu.model.evidence import Evidence, Source, SourceKind
from bongsu.model.grade import Credibility, Reliability
from bongsu.model.party import Party, PartyKind


@dataclass
class Origin:
    """One independent voice for an event: a government with all its offices, a publisher, a sensor."""

    name: str
    speakers: set[str] = field(default_factory=set)
    confirms: bool = False
    admits: bool = False
    sensor: bool = False
    reliability: set[Reliability] = field(default_factory=set)

    def __str__(self) -> str:
        """Return the voice with those who spoke for it."""
        others = sorted(self.speakers - {self.name})
        return f"{self.name} ({', '.join(others)})" if others else self.name


def origins(
    claims: Iterable[Claim], agents: Sequence[Party], evidence: Mapping[str, Evidence], sources: Mapping[str, Source]
) -> list[Origin]:
    """Return the independent voices behind these claims; copies and offices of one government count once."""
    found: dict[str, Origin] = {}
    countries = {party.country for party in agents if party.country}
    for claim in claims:
        source = _source(claim, evidence, sources)
        key, name = _voice(claim.speaker, source)
        origin = found.setdefault(key, Origin(name))
        if claim.speaker is not None:
            origin.speakers.add(claim.speaker.name)
        origin.confirms |= claim.stance is Stance.CONFIRMED
        origin.admits |= claim.speaker is not None and claim.speaker.speaks_for in countries
        origin.sensor |= source.kind is SourceKind.SENSOR or _heard_at_sea(claim)
        origin.reliability.add(_reliability(claim, source, evidence))
    return [found[key] for key in sorted(found)]


def _heard_at_sea(claim: Claim) -> bool:
    """Return whether receivers of ships' reports are behind a claim, whoever passed the reports on."""
    return claim.sighting is not None and any(party.kind is PartyKind.VESSEL for party in claim.event.agents)


def _source(claim: Claim, evidence: Mapping[str, Evidence], sources: Mapping[str, Source]) -> Source:
    name = evidence[claim.evidence].source if claim.evidence in evidence else "unknown"
    return sources.get(name) or Source(name, "an unnamed source" if name == "unknown" else name)


def _reliability(claim: Claim, source: Source, evidence: Mapping[str, Evidence]) -> Reliability:
    held = evidence.get(claim.evidence)
    return source.reliability_on(held.published) if held and held.published else source.reliability


def _voice(speaker: Party | None, source: Source) -> tuple[str, str]:
    if speaker is None:
        return f"source:{source.id}", source.name
    if speaker.country:
        return f"state:{speaker.country}", COUNTRY_NAMES.get(speaker.country, speaker.country.upper())
    return speaker.id, speaker.name


COUNTRY_NAMES = {
    "kp": "North Korea", "kr": "South Korea", "us": "United States", "ru": "Russia", "cn": "China", "jp": "Japan",
    "ua": "Ukraine", "gb": "United Kingdom", "fr": "France", "de": "Germany",
}  # fmt: skip


def grade(claims: Sequence[Claim], voices: Sequence[Origin]) -> tuple[Credibility, tuple[str, ...]]:
    """Return the credibility of an event and the reasons, in the order in which they counted.

    The steps: rumours and failed checks cannot be judged (6); figures that are likely wrong are improbable (5); one
    origin is possibly true (3); two independent ones, or the actor alone about itself, probably true (2); a
    confirmation by another, or an admission beside another origin, confirms (1); a sensor alone stays at 3; only
    unreliable sources cost one step.
    A denial is shown as dissent and changes nothing.
    """
    sides = defaultdict(list)
    for claim in claims:
        sides[claim.side].append(claim)
    if not sides[Side.FOR]:
        return _without_support(sides)
    level, reasons = _supported(voices)
    if voices and all(origin.sensor for origin in voices):
        level = max(level, Credibility.POSSIBLY_TRUE)
        reasons.append("it rests on a sensor alone: not better than 3")
    if voices and all(origin.reliability <= {Reliability.D, Reliability.E} for origin in voices):
        level = Credibility(min(level + 1, Credibility.IMPROBABLE))
        reasons.append("every source behind it has been unreliable (D or E): one step worse")
    return level, tuple(reasons + _dissent(sides[Side.AGAINST]))


def _supported(voices: Sequence[Origin]) -> tuple[Credibility, list[str]]:
    names = "; ".join(str(origin) for origin in voices)
    admitted = [origin for origin in voices if origin.admits]
    confirming = [origin for origin in voices if origin.confirms and not origin.admits]
    if len(voices) > 1 and admitted:
        return Credibility.CONFIRMED, [
            f"{admitted[0].name} itself says so",
            f"{len(voices)} independent origins: {names}",
        ]
    if len(voices) > 1 and confirming:
        return Credibility.CONFIRMED, [
            f"confirmed by {'; '.join(map(str, confirming))}",
            f"{len(voices)} independent origins: {names}",
        ]
    if len(voices) > 1:
        return Credibility.PROBABLY_TRUE, [
            f"{len(voices)} independent origins: {names}",
            "none of them says that it was checked",
        ]
    if admitted:
        return Credibility.PROBABLY_TRUE, [f"{admitted[0].name} itself says so, nobody else"]
    return Credibility.POSSIBLY_TRUE, [f"one origin only: {names}"]


def _without_support(sides: Mapping[Side, Sequence[Claim]]) -> tuple[Credibility, tuple[str, ...]]:
    level = Credibility.CANNOT_BE_JUDGED
    if sides[Side.OPEN]:
        words = sorted({claim.stance.value for claim in sides[Side.OPEN]})
        reasons = [f"nobody asserts it: it is {' and '.join(words)} only"]
    elif sides[Side.AGAINST] and (doubts := _own_doubts(sides[Side.AGAINST])):
        return Credibility.IMPROBABLE, (f"what was recorded of it is {' and '.join(doubts)}: it is not held for true",)
    elif sides[Side.AGAINST]:
        reasons = ["only its denial is on record"]
    else:
        reasons = ["it is announced or possible, not reported as done"]
    return level, tuple(reasons + _dissent(sides[Side.AGAINST]))


def _own_doubts(against: Sequence[Claim]) -> list[str]:
    """Return how detectors call figures that they do not believe, where nobody else speaks against the event."""
    forms = {claim.sighting.form.replace("_", " ") for claim in against if claim.sighting}
    return sorted(forms) if all(claim.sighting for claim in against) else []


def _dissent(against: Sequence[Claim]) -> list[str]:
    names = sorted({claim.speaker.name if claim.speaker else "the source itself" for claim in against})
    return [f"denied by {', '.join(names)}: shown as dissent, no refutation"] if names else []
