"""What the seed article must yield, and what an unrelated sentence must not change."""

from pathlib import Path

import pytest

from bongsu.extract import read_claims
from bongsu.model.claim import Stance
from bongsu.model.event import EventKind
from tests.extract.texts import document
from tests.quality.labels import seed

pytestmark = pytest.mark.shared


def test_the_soldiers_of_the_seed_are_a_rumour_that_campbell_could_not_verify(shared: Path) -> None:
    """They appear as rumoured and as unverified by Campbell, never as a fact."""
    claims = seed(shared / "data" / "articles").claims
    troops = [claim for claim in claims if claim.event.kind is EventKind.TROOP_DEPLOYMENT]
    assert {claim.stance for claim in troops} == {Stance.RUMOURED, Stance.UNVERIFIED}
    speakers = {claim.speaker.name for claim in troops if claim.stance is Stance.UNVERIFIED and claim.speaker}
    assert speakers == {"Kurt Campbell"}


def test_an_unrelated_sentence_changes_no_other_claim(shared: Path) -> None:
    """What is read in a text stays when an unrelated sentence stands behind it."""
    text = (shared / "data" / "articles" / "seed.txt").read_text(encoding="utf-8")
    before = read_claims(document(text, "blog"))
    after = read_claims(document(text + "\n\nThe weather stayed mild all week.", "blog"))
    assert after == before
