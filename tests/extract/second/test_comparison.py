"""Two readings held side by side."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from bongsu.extract.second.comparison import compare
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind
from bongsu.model.party import Party, PartyKind, named, state

KP, RU, US = state("kp", "North Korea"), state("ru", "Russia"), state("us", "United States")
ARMY = named("Korean People's Army", PartyKind.ARMED_FORCE, "kp")


def claim(rule: str = "verb.1", agents: tuple[Party, ...] = (KP,), start: int = 0, **changes: Any) -> Claim:
    """Return a claim of troops sent, in the sentence that begins here."""
    fields: dict[str, Any] = {"stance": Stance.ASSERTED, "start": start, "end": start + 50} | changes
    kind = fields.pop("kind", EventKind.TROOP_DEPLOYMENT)
    return Claim(Event(kind, agents, (RU,)), evidence="e" * 64, quote="q", rule=rule, **fields)


def model(agents: tuple[Party, ...] = (KP,), start: int = 0, **changes: Any) -> Claim:
    """Return the same as the model's claim."""
    return claim("model:m", agents, start, **changes)


def reviews(claims: tuple[Claim, ...]) -> set[tuple[str, str | None]]:
    """Return who read each claim, and why it should be looked at."""
    return {(item.rule, item.review) for item in claims}


@pytest.mark.parametrize(
    ("ruled", "modelled"),
    [
        (claim(), model()),
        (claim(), model(agents=(KP, US))),
        (claim(), model(agents=(ARMY,))),
        (claim(agents=()), model(agents=())),
        (claim(), model(start=-30)),
    ],
)
def test_where_both_agree_the_rules_claim_stands_alone(ruled: Claim, modelled: Claim) -> None:
    """The same sentence, kind and stance and an agent in common is agreement; a force acts for its state."""
    assert compare([ruled], [modelled]) == (ruled,)


@pytest.mark.parametrize(
    ("modelled", "of_rules", "of_model"),
    [
        (
            model(stance=Stance.DENIED),
            "the model reads stance denied here",
            "the rules read stance asserted here",
        ),
        (model(negated=True), "the model reads stance not asserted here", "the rules read stance asserted here"),
        (
            model(agents=(US, RU)),
            "the model reads another agent here: Russia and United States",
            "the rules read another agent here: North Korea",
        ),
        (
            model(agents=()),
            "the model reads another agent here: nobody",
            "the rules read another agent here: North Korea",
        ),
        (model(kind=EventKind.VETO), "not seen by the model", "read by the model only"),
        (model(start=50), "not seen by the model", "read by the model only"),
    ],
)
def test_where_they_differ_both_stand_and_say_why(modelled: Claim, of_rules: str, of_model: str) -> None:
    """The reason names what the other one read."""
    assert reviews(compare([claim()], [modelled])) == {("verb.1", of_rules), ("model:m", of_model)}


def test_what_is_agreed_on_contradicts_nothing() -> None:
    """Two voices in a sentence: the one that both heard is no objection to the one that the rules alone heard."""
    confirmed, denied = claim(stance=Stance.CONFIRMED), claim(stance=Stance.DENIED)
    found = compare([confirmed, denied], [model(stance=Stance.CONFIRMED)])
    assert found == (confirmed, replace(denied, review="not seen by the model"))


def test_the_order_of_the_claims_changes_nothing() -> None:
    """Every order gives the same claims with the same reasons."""
    rules = [claim(), claim(stance=Stance.PLANNED, start=100), claim(kind=EventKind.VETO)]
    models = [
        model(stance=Stance.DENIED),
        model(stance=Stance.RUMOURED),
        model(start=100),
        model(agents=(US,), start=7),
    ]
    outcomes = {frozenset(compare(one, other)) for one in permutations(rules) for other in permutations(models)}
    assert len(outcomes) == 1
    assert ("verb.1", "the model reads stance denied, rumoured here") in reviews(tuple(*outcomes))


def test_without_a_second_reading_nothing_is_agreed() -> None:
    """Neither side needs the other to stand."""
    assert reviews(compare([], [model()])) == {("model:m", "read by the model only")}
    assert reviews(compare([claim()], [])) == {("verb.1", "not seen by the model")}
    assert compare([], []) == ()
