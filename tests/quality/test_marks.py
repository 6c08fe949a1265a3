"""How often marked claims are right."""

import json
from pathlib import Path

from tests.quality.marks import judged, table

SENTENCES = ["Iran sent shells to Russia.", "Fuel was shipped to Syria and a test followed."]
LABEL = {
    "article": "01", "sent_idx": 0, "action": "arms_transfer", "actor": "Iran", "target": "Russia",
    "attributed_to": None, "status": "asserted",
}  # fmt: skip


def test_a_claim_is_held_against_the_labels_of_its_sentence(tmp_path: Path) -> None:
    """The labelled one is right in all, the one without agent is marked and met by no label."""
    article = {"text": " ".join(SENTENCES), "sentences": SENTENCES, "publisher": "Desk", "date": "2024-10-18"}
    (tmp_path / "01.json").write_text(json.dumps(article), encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps(LABEL) + "\n", encoding="utf-8")
    claims = judged(tmp_path)
    assert [(claim.marked, claim.kind, claim.whole) for claim in claims] == [(False, True, True), (True, False, False)]
    assert "no agent is named" in claims[1].reasons
    assert next(table(claims)).split() == ["marked", "1", "kind", "0.00", "all", "0.00"]
