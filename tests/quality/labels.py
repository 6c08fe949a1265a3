"""The labelled articles, and how claims are held against their labels."""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bongsu.extract import read_claims
from bongsu.model.claim import Claim
from bongsu.model.evidence import Document, Evidence

# our kind: the labels that it meets; a kind that is not here has no label and counts neither way
KINDS: dict[str, set[str]] = {
    "missile_launch": {"missile_launch", "weapons_test"},
    "weapons_test": {"weapons_test", "missile_launch"},
    "nuclear_activity": {"nuclear_test_or_activity"},
    "petroleum_transfer": {"sanctions_evasion"},
    "ship_to_ship_transfer": {"ship_to_ship_transfer", "sanctions_evasion"},
    "statement": {"statement_or_condemnation"},
    "agreement": {"agreement_or_cooperation"},
    "veto": {"veto_or_obstruction"},
    "designation": {"sanctions_designation"},
    "monitoring_body": {"monitoring_body_creation"},
} | {
    kind: {kind}
    for kind in (
        "arms_transfer", "technology_transfer", "troop_deployment", "military_exercise", "provocation", "threat",
        "cyber_theft", "overseas_labour", "sanctions_evasion",
    )
}  # fmt: skip
STANCES = {"planned": "planned/hypothetical"}
_SAME = {
    "north korea": {"dprk", "pyongyang", "north korean", "n. korea", "kpa"},
    "south korea": {"rok", "seoul", "south korean", "republic of korea"},
    "united states": {"u.s.", "us", "washington", "american", "usa"},
    "russia": {"moscow", "russian", "kremlin", "russian federation"},
    "china": {"beijing", "chinese", "prc"},
    "japan": {"tokyo", "japanese"},
    "ukraine": {"kyiv", "ukrainian"},
}
_EMPTY = {*"the of and its a an for ministry minister foreign north south united states".split()}


@dataclass(frozen=True)
class Labelled:
    """An article with its sentences' offsets and labels, and the claims that were read in it."""

    key: str
    sentences: list[tuple[int, int]]
    labels: list[dict[str, Any]]
    claims: tuple[Claim, ...]

    def in_sentence(self, number: int) -> tuple[list[Claim], list[dict[str, Any]]]:
        """Return the claims and the labels of a sentence."""
        first, end = self.sentences[number]
        claims = [claim for claim in self.claims if claim.start is not None and first <= claim.start < end]
        return claims, [label for label in self.labels if label["sent_idx"] == number]


def articles(folder: Path) -> list[Labelled]:
    """Return the labelled articles, read."""
    labels = _lines(folder / "gold.jsonl")
    out = []
    for key in sorted({label["article"] for label in labels}):
        article = json.loads((folder / f"{key}.json").read_text(encoding="utf-8"))
        day = date.fromisoformat(article["date"])
        mine = [label for label in labels if label["article"] == key]
        out.append(_labelled(key, article["text"], article["sentences"], mine, article["publisher"], day))
    return out


def seed(folder: Path) -> Labelled:
    """Return the seed article, read."""
    text = (folder / "seed.txt").read_text(encoding="utf-8")
    sentences = json.loads((folder / "seed_sentences.json").read_text(encoding="utf-8"))
    return _labelled("seed", text, sentences, _lines(folder / "seed.jsonl"), "blog", date(2024, 10, 17))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _labelled(
    key: str, text: str, sentences: list[str], labels: list[dict[str, Any]], publisher: str, day: date
) -> Labelled:
    document = Document(Evidence("e" * 64, key, key, "text/plain", published=day), text, publisher)
    return Labelled(key, _offsets(text, sentences), labels, read_claims(document))


def _offsets(text: str, sentences: list[str]) -> list[tuple[int, int]]:
    at, out = 0, []
    for sentence in sentences:
        first = max(text.find(sentence.strip(), at), 0)
        out.append((first, first + len(sentence.strip())))
        at = first
    return out


def met(label: dict[str, Any], claims: list[Claim]) -> list[Claim]:
    """Return the claims whose kind is that of the label."""
    return [claim for claim in claims if label["action"] in KINDS.get(claim.event.kind, ())]


def same_party(label: object, names: list[str]) -> bool | None:
    """Return whether at least half of the labelled parties are among the names; None where the label asks nothing."""
    wanted = [str(item) for item in (label if isinstance(label, list) else [label]) if item]
    wanted = [item for item in wanted if "article" not in item and "unnamed" not in item]
    if not wanted:
        return None
    given = [_words(name) for name in names]
    return sum(any(_words(item) & words for words in given) for item in wanted) >= len(wanted) / 2


def _words(name: str) -> set[str]:
    text = re.sub(r"[^\w. ]", " ", name.casefold())
    states = [state for state, others in _SAME.items() if any(f" {word} " in f" {text} " for word in {state, *others})]
    return ({word.strip(".") for word in text.split()} | {state.replace(" ", "_") for state in states}) - _EMPTY - {""}
