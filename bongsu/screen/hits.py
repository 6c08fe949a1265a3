"""What was met, weighed with all else that is known of the party: one match with its reasons in words."""

from collections.abc import Sequence
from typing import NamedTuple

from bongsu.model.designation import ListedName, Match, Subject
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
from bongsu.screen.register import Party
from bongsu.screen.words import TELLING, Word


class Hit(NamedTuple):
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


class Company(NamedTuple):
    """Who else may be meant by the name asked for.

    Attributes:
        listed: how many designations have the very same name.
        bearers: share of Koreans with the surname, where the name is a Korean person's.
    """

    listed: int = 0
    bearers: float = 0.0


class Verdict(NamedTuple):
    """What the hits of one designation are worth together, and what else speaks for or against it."""

    party: Party
    score: float
    hits: Sequence[Hit]
    said: Sequence[tuple[Feature, dict[str, object]]]

    @property
    def designation(self) -> str:
        """The id of the designation."""
        return self.party.id

    def match(self, asked: str) -> Match:
        """Return the match with its reasons in words."""
        best = max(self.hits, key=_score) if len(self.hits) > 1 else self.hits[0]
        reasons = [reason for hit in self.hits for reason in hit.reasons]
        if self.said:
            reasons += [feature.words.format(**words) for feature, words in self.said]
        return Match(asked, self.designation, self.score, best.listed.text, tuple(reasons))


def weighed(asked: str, subject: Subject, party: Party, hits: Sequence[Hit], company: Company) -> Verdict:
    """Return what these hits of one designation make together."""
    best = max(hits, key=_score) if len(hits) > 1 else hits[0]
    score, kind = best.score, party.kind
    said: list[tuple[Feature, dict[str, object]]] = []
    by_name = best.likeness is not None and (len(hits) == 1 or all(hit.likeness is not None for hit in hits))
    if by_name and company.listed > 1 and best.exact:
        said.append((HOMONYMS, {"count": company.listed}))
    if by_name and (_is_long(asked) or _is_long(best.listed.text)):
        said.append((CUT_SHORT, {"count": LONGEST_NAME}))
    if by_name and (kind is PartyKind.VESSEL or subject.kind is PartyKind.VESSEL):
        score = min(score, SHIP_NAME_ALONE_AT_MOST)
        said += _of_ship(subject, party)
    if subject.kind is not kind and not kinds_agree(subject.kind, kind):
        said.append((KIND_CONFLICT, {"asked": _said(subject.kind or ""), "listed": _said(kind)}))
    if subject.country and kind is not PartyKind.VESSEL and _elsewhere(subject.country, party.entry.countries):
        listed = ", ".join(party.entry.countries).upper()
        said.append((COUNTRY_CONFLICT, {"asked": subject.country.upper(), "listed": listed}))
    birth = birth_feature(subject.birth_dates, party.entry.birth_dates) if subject.birth_dates else None
    if birth is not None:
        dates = {"asked": " or ".join(subject.birth_dates), "listed": " or ".join(party.entry.birth_dates)}
        said.append((birth, {**dates}))
    if by_name and birth is None and company.bearers >= COMMON_FROM and kind is PartyKind.PERSON:
        said.append((COMMON_NAME, {"share": company.bearers}))
    for feature, _ in said:
        score += feature.weight
    return Verdict(party, round(min(max(score, 0.0), 1.0), 3), hits, said)


def _of_ship(subject: Subject, party: Party) -> list[tuple[Feature, dict[str, object]]]:
    """Return what is said of a ship that was met by its name."""
    said: list[tuple[Feature, dict[str, object]]] = [(SHIP_NAME_ALONE, {})]
    imo = subject.identifiers.imo
    if imo and (listed := [number.value for number in party.entry.identifiers if number.kind == "imo"]):
        said.append((IMO_CONFLICT, {"listed": ", ".join(listed), "asked": imo}))
    return said


def _is_long(name: str) -> bool:
    return len(name) > LONGEST_NAME and len(name.strip()) > LONGEST_NAME


def _elsewhere(country: str, countries: Sequence[str]) -> bool:
    return bool(countries) and country not in countries


def _score(hit: Hit) -> float:
    return hit.score


def _differences(likeness: Likeness) -> tuple[str, ...]:
    found = likeness.alignment
    if found is None or not (found.spelled or found.extra or found.missing):
        return ()
    spelled = [SPELLED.words.format(asked=asked, listed=listed) for asked, listed in found.spelled]
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
