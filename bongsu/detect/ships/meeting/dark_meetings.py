"""Ship-to-ship transfers of which only one ship was heard: ranked guesses at who met whom.

One ship loiters at sea; another, silent meanwhile, can have come there and gone on. Nothing was seen of the silent
ship there: a claim is therefore unverified, says which ship was heard and which was silent, and how many others fit as
well. Its strength is a rank, made of how well the times fit, how little it had to go out of its way, how the ships
behaved otherwise, and of how many rivals there are; it is no probability.
"""

import math
from collections.abc import Iterator, Sequence

import ibis

from bongsu.detect.detector import Column, Row, Table, cited
from bongsu.detect.ships.meeting.dark_words import against, measures, observed
from bongsu.detect.ships.meeting.reach import candidates
from bongsu.detect.ships.parameters import ReachParameters
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.slow_hours import STATED, with_ends
from bongsu.detect.ships.tracks.vessels import party, with_vessel
from bongsu.detect.ships.waters.afloat import hours_together, miles_round_land, place
from bongsu.detect.ships.wording import between, middle, points
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind
from bongsu.model.sighting import Sighting

FORM = "one_sided"

RIVALLED = 0.3
"""What is left of a candidate among countless others; one without rivals keeps all."""

_UNDER_WAY = 3.0
_UNLIKELY = (30, 31, 32, 33, 35, 36, 37, 50, 51, 52, 55)
"""AIS types that neither carry nor take a cargo of oil or coal: fishing, tugs, dredgers, pleasure, pilots, ..."""


def dark_meetings(scene: Scene) -> Table:
    """Return the best ranked partners of each silence, the best first.

    Returns:
        The columns of `candidates`, those of `IDENTITY` for both ships (name, ..., other_name, ...), fit (share of
        the time of either that both were there, at usual speed), score, rivals (other loiterers for the silence),
        rival_silences (other silences for the loiterer), rank (in the silence, from 1) and strength.
    """
    found = scene.kept("reachable", lambda seen: _scored(candidates(seen), seen.parameters.reach))
    ranked = scene.kept("dark_ranked", lambda seen: _ranked(found, seen.parameters.reach))
    cited_rows = scene.kept("dark_cited", lambda seen: _cited(ranked, seen))
    told = scene.kept("dark_named", lambda seen: with_vessel(cited_rows, seen.said, second="start_second"))
    told = with_vessel(told, scene.said, ship="other", second="other_end_second", prefix="other_")
    told = told.mutate(strength=told.strength * _cargo(told.ship_type) * _cargo(told.other_ship_type))
    return told.order_by(told.strength.desc(), "start_second", "ship", "other")


def _cited(ranked: Table, scene: Scene) -> Table:
    return with_ends(ranked, scene, "dark_ends", ship="other", prefixes=["other_"])


def _scored(met: Table, parameters: ReachParameters) -> Table:
    """Return the candidates with ``fit`` and ``score``, without those that hardly fit."""
    begins = (met.arrives > met.other_start_second).ifelse(met.arrives, met.other_start_second)
    ends = (met.leaves < met.other_end_second).ifelse(met.leaves, met.other_end_second)
    first = (met.arrives < met.other_start_second).ifelse(met.arrives, met.other_start_second)
    last = (met.leaves > met.other_end_second).ifelse(met.leaves, met.other_end_second)
    met = met.mutate(fit=(ends - begins) / (last - first).nullif(0))
    met = met.filter(met.fit >= parameters.least_fit)
    astray = met.to_nm + met.from_nm - met.direct_nm
    near = (-astray / parameters.astray_nm).exp() * (-(met.to_nm + met.from_nm) / parameters.far_nm).exp()
    return met.mutate(score=met.fit * near * _behaviour(met))


def _behaviour(met: Table) -> Column:
    """Return how far what both ships did otherwise fits a transfer, from 0 to 1."""
    before = ibis.coalesce(met.knots_before >= _UNDER_WAY, False).cast("int64")
    after = ibis.coalesce(met.knots_after >= _UNDER_WAY, False).cast("int64")
    sailed = ibis.cases((before + after == 2, 1.0), (before + after == 1, 0.7), else_=0.4)
    steady = (ibis.coalesce(met.reports_before, 0) >= 2).ifelse(1.0, 0.7)
    resting = ibis.coalesce(met.at_anchor + met.moored + met.fishing >= STATED * met.reports, False).ifelse(0.6, 1.0)
    waits = met.nearness.notnull().ifelse(0.6, 1.0)
    habit = 2 / (met.silences + 1)  # who falls silent every day leaves the receivers' reach every day
    return sailed * steady * resting * waits * habit


def _ranked(scored: Table, parameters: ReachParameters) -> Table:
    """Return the best few of each silence, weighed against their rivals."""
    gap, stay = ["ship", "start_second"], ["other", "other_start_second"]
    best_first = [scored.score.desc(), "other", "other_start_second"]
    ranked = scored.mutate(
        gap_sum=scored.score.sum().over(ibis.window(group_by=gap)),
        stay_sum=scored.score.sum().over(ibis.window(group_by=stay)),
        rivals=scored.count().over(ibis.window(group_by=gap)) - 1,
        rival_silences=scored.count().over(ibis.window(group_by=stay)) - 1,
        rank=ibis.row_number().over(ibis.window(group_by=gap, order_by=best_first)) + 1,
    )
    few = ranked.filter(ranked["rank"] <= parameters.best)
    share = (few.score / few.gap_sum.nullif(0) * few.score / few.stay_sum.nullif(0)).sqrt()
    weighed = few.mutate(strength=few.score * (RIVALLED + (1 - RIVALLED) * share))
    return weighed.filter(weighed.strength >= parameters.least_strength)


def _cargo(code: Column) -> Column:
    return ibis.coalesce(code.isin(_UNLIKELY) | code.between(60, 69), False).ifelse(0.4, 1.0)


def dark_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per row of the table that `dark_meetings` makes, but for those out of reach by sea."""
    left = sorted(_by_sea(rows, scene.parameters.reach), key=lambda row: -float(row["strength"]))
    return tuple(_claim(row, scene) for row in left)


def _by_sea(rows: Sequence[Row], parameters: ReachParameters) -> Iterator[Row]:
    """Yield the rows with their ways over water, weaker by the miles that go round land."""
    for row in rows:
        legs, astray = dict.fromkeys(("to_nm", "from_nm"), 0.0), 0.0
        for name, end in (("to_nm", "start_"), ("from_nm", "end_")):
            legs[name] = miles_round_land(place(row, end), place(row, "")) or row[name]
            astray += legs[name] - row[name]
        if not astray:
            yield row
            continue
        strength = row["strength"] * math.exp(-astray / parameters.astray_nm - astray / parameters.far_nm)
        together = hours_together(row, legs["to_nm"], legs["from_nm"])
        if together >= parameters.min_together_hours and strength >= parameters.least_strength:
            yield {**row, **legs, "together_hours": together, "strength": strength}


def _claim(row: Row, scene: Scene) -> Claim:
    evidence, rows, beside = cited(
        scene.evidence,
        [(row[f"{end}_file"], row[f"{end}_row"]) for end in ("other_start", "other_end", "start", "end")],
    )
    seen = observed(row)
    sighting = Sighting(
        FORM,
        seen,
        f"the silent ship MMSI {row['mmsi']:09d} may have met MMSI {row['other_mmsi']:09d}, which was heard there",
        against(row),
        float(row["strength"]),
        measures(row),
        points((row["start_lat"], row["start_lon"]), (row["lat"], row["lon"]), (row["end_lat"], row["end_lon"])),
        beside,
    )
    met = {"start_second": max(row["start_second"], row["other_start_second"]),
           "end_second": min(row["end_second"], row["other_end_second"])}  # fmt: skip
    event = Event(
        EventKind.SHIP_TO_SHIP_TRANSFER,
        agents=(party(row, "other_"), party(row)),
        place=middle(row),
        when=between(met),
    )
    return Claim(event, Stance.UNVERIFIED, evidence, seen, DARK_MEETINGS.rule, row=rows, sighting=sighting)


DARK_MEETINGS = Detector("detect.ships.dark_meetings/3", dark_meetings, dark_claims)
