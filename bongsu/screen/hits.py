"""What was met, weighed with all else that is known of the party: one match with its reasons in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from bongsu.model.designation import Designation, ListedName, Match, Subject
from bongsu.model.party import PartyKind
from bongsu.screen.births import birth_feature
from bongsu.screen.features import (
    COMMON_FROM,
    COMMON_NAME,
    COUNTRY_CONFLICT,
    CUT_SHORT,
    EXTRA,
    HOMONYMS,
    IMO_CONFLICT,
    KIND_CONFLICT,
    LONGEST_NAME,
    MISSING,
    NAMES,
    SHIP_NAME_ALONE,
    SHIP_NAME_ALONE_AT_MOST,
    SPELLED,
    Feature,
    kinds_agree,
)
from bongsu.screen.likeness import Likeness
from bongsu.screen.words import TELLING, Word


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed name or number that the subject met: the score so far, and why."""

    score: float
    listed: ListedName
    likeness: Likeness | None
    said: str = ""

    @property
    def exact(self) -> bool:
        """Whether a name was met that is the same but for its typography."""
        return self.likeness is not None and self.likeness.exact

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the name or number was met, in words."""
        if self.likeness is None:
            return (self.said,)
        quality = NAMES[self.listed.quality].words
        return (
            self.likeness.spelling.words.format(quality=quality, listed=self.listed.text),
            *_differences(self.likeness),
        )


@dataclass(frozen=True, slots=True)
class Company:
    """Who else may be meant by the name asked for.

    Attributes:
        listed: how many designations have the very same name.
        bearers: share of Koreans with the surname, where the name is a Korean person's.
    """

    listed: int = 0
    bearers: float = 0.0


def weighed(asked: str, subject: Subject, entry: Designation, hits: Sequence[Hit], company: Company) -> Match:
    """Return the match that these hits of one designation make together."""
    best = max(hits, key=lambda hit: hit.score)
    score = best.score
    reasons = [reason for hit in hits for reason in hit.reasons]

    def add(feature: Feature, **words: object) -> None:
        nonlocal score
        score += feature.weight
        reasons.append(feature.words.format(**words))

    by_name = all(hit.likeness is not None for hit in hits)
    if by_name and company.listed > 1 and best.exact:
        add(HOMONYMS, count=company.listed)
    if by_name and max(len(asked.strip()), len(best.listed.text.strip())) > LONGEST_NAME:
        add(CUT_SHORT, count=LONGEST_NAME)
    if by_name and PartyKind.VESSEL in (entry.kind, subject.kind):
        score = min(score, SHIP_NAME_ALONE_AT_MOST)
        add(SHIP_NAME_ALONE)
        listed = [number.value for number in entry.identifiers if number.kind == "imo"]
        if subject.identifiers.imo and listed:
            add(IMO_CONFLICT, listed=", ".join(listed), asked=subject.identifiers.imo)
    if not kinds_agree(subject.kind, entry.kind):
        add(KIND_CONFLICT, asked=_said(subject.kind or ""), listed=_said(entry.kind))
    if (
        subject.country
        and entry.countries
        and subject.country not in entry.countries
        and entry.kind != PartyKind.VESSEL
    ):
        add(COUNTRY_CONFLICT, asked=subject.country.upper(), listed=", ".join(entry.countries).upper())
    birth = birth_feature(subject.birth_dates, entry.birth_dates)
    if birth is not None:
        add(birth, asked=" or ".join(subject.birth_dates), listed=" or ".join(entry.birth_dates))
    if by_name and birth is None and entry.kind == PartyKind.PERSON and company.bearers >= COMMON_FROM:
        add(COMMON_NAME, share=company.bearers)
    return Match(asked, entry.id, round(min(max(score, 0.0), 1.0), 3), best.listed.text, tuple(reasons))


def _differences(likeness: Likeness) -> tuple[str, ...]:
    found = likeness.alignment
    if found is None:
        return ()
    spelled = [SPELLED.words.format(asked=asked, listed=listed) for asked, listed in found.spelled or ()]
    extra, missing = _quoted(found.extra), _quoted(found.missing)
    return (
        *spelled,
        *([EXTRA.words.format(words=extra)] if extra else []),
        *([MISSING.words.format(words=missing)] if missing else []),
    )


def _quoted(words: Sequence[Word]) -> str:
    """Return the words that tell anything: no "of", no "Ltd"."""
    return ", ".join(f"“{word.text}”" for word in words if word.weight >= TELLING)


def _said(kind: str) -> str:
    return kind.replace("_", " ")
