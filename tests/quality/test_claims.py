"""Floors of the claim reader on labelled texts; see floors.yml."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from bongsu.extract import read_claims
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import EventKind
from tests.extract.texts import document
from tests.quality.labels import KINDS, STANCES, Labelled, articles, met, same_party, seed

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text(encoding="utf-8"))
pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    """Return the folder of labelled articles."""
    return shared / "data" / "articles"


@pytest.fixture(scope="module")
def read_seed(folder: Path) -> Labelled:
    """Return the seed article, read."""
    return seed(folder)


@pytest.fixture(scope="module")
def scores(folder: Path, read_seed: Labelled) -> dict[str, float]:
    """Return the figures over all articles."""
    return _scores([*articles(folder), read_seed])


def test_the_seed_s_claims_are_found(read_seed: Labelled) -> None:
    """At least the floor of its 25 labelled claims has the right kind."""
    found = [label for label in read_seed.labels if _found(read_seed, label)]
    assert len(found) / len(read_seed.labels) >= FLOORS["seed"]["kind_recall"]


def test_the_seed_s_stances_are_right(read_seed: Labelled) -> None:
    """Of the claims that are found, the floor's share has the right stance."""
    found = [(label, _found(read_seed, label)) for label in read_seed.labels]
    right = [any(_stance(claim.stance) == label["status"] for claim in claims) for label, claims in found if claims]
    assert sum(right) / len(right) >= FLOORS["seed"]["stance"]


def test_the_soldiers_of_the_seed_are_a_rumour_that_campbell_could_not_verify(read_seed: Labelled) -> None:
    """They appear as rumoured and as unverified by Campbell, never as a fact."""
    troops = [claim for claim in read_seed.claims if claim.event.kind is EventKind.TROOP_DEPLOYMENT]
    assert {claim.stance for claim in troops} == {Stance.RUMOURED, Stance.UNVERIFIED}
    speakers = {claim.speaker.name for claim in troops if claim.stance is Stance.UNVERIFIED and claim.speaker}
    assert speakers == {"Kurt Campbell"}


@pytest.mark.parametrize("measure", sorted(FLOORS["articles"]))
def test_no_figure_sinks_below_its_floor(scores: dict[str, float], measure: str) -> None:
    """Kind, stance, agent, recipient and speaker stay where they were."""
    assert scores[measure] >= FLOORS["articles"][measure]


def test_an_unrelated_sentence_changes_no_other_claim(folder: Path) -> None:
    """What is read in a text stays when an unrelated sentence stands behind it."""
    text = (folder / "seed.txt").read_text(encoding="utf-8")
    before = read_claims(document(text, "blog"))
    after = read_claims(document(text + "\n\nThe weather stayed mild all week.", "blog"))
    assert after == before


def _found(article: Labelled, label: dict[str, Any]) -> list[Claim]:
    claims, _ = article.in_sentence(label["sent_idx"])
    return met(label, claims)


def _stance(stance: Stance) -> str:
    return STANCES.get(stance, stance.value)


def _scores(read: list[Labelled]) -> dict[str, float]:
    """Count kinds sentence by sentence; judge the rest on the claims whose kind is right."""
    kinds: Counter[str] = Counter()
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for article in read:
        for number in range(len(article.sentences)):
            claims, labels = article.in_sentence(number)
            wanted = {label["action"] for label in labels}
            denied = any(claim.stance is Stance.DENIED for claim in claims)
            hit = {label["action"] for label in labels if met(label, claims)} | (
                {"denial"} & wanted if denied else set()
            )
            spare = {
                claim.event.kind
                for claim in claims
                if claim.event.kind in KINDS and not KINDS[claim.event.kind] & wanted
                and not (claim.stance is Stance.DENIED and "denial" in wanted)
            }  # fmt: skip
            kinds.update(hit=len(hit), spare=len(spare), missed=len(wanted - hit))
            for label in labels:
                _judge(label, met(label, claims), right, asked)
    precision = kinds["hit"] / (kinds["hit"] + kinds["spare"])
    recall = kinds["hit"] / (kinds["hit"] + kinds["missed"])
    return {"kind_f1": 2 * precision * recall / (precision + recall)} | {
        what: right[what] / asked[what] for what in asked
    }


def _judge(label: dict[str, Any], claims: list[Claim], right: Counter[str], asked: Counter[str]) -> None:
    if not claims:
        return
    asked["stance"] += 1
    right["stance"] += any(_stance(claim.stance) == label["status"] for claim in claims)
    parties = {
        "agent": ("actor", [[party.name for party in claim.event.agents] for claim in claims]),
        "recipient": ("target", [[party.name for party in claim.event.recipients] for claim in claims]),
        "speaker": ("attributed_to", [[claim.speaker.name] if claim.speaker else [] for claim in claims]),
    }
    for what, (field, options) in parties.items():
        verdicts = [same_party(label[field], names) for names in options]
        if verdicts[0] is not None:
            asked[what] += 1
            right[what] += any(verdicts)
