"""How often claims marked for review are right, beside the others, and what each reason for a mark foretells.

``python -m tests.quality.marks FOLDER...`` prints it for folders of labelled articles.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from bongsu.extract import doubts
from bongsu.model.claim import Claim
from tests.quality.article_scores import stance_name
from tests.quality.labels import KINDS, Labelled, articles, met, same_party, seed


class Judged(NamedTuple):
    """A claim with what was found: its kind is labelled in its sentence; stance, agent and recipient are right too."""

    marked: bool
    reasons: tuple[str, ...]
    kind: bool
    whole: bool


def judged(folder: Path) -> list[Judged]:
    """Return every claim of a kind that the labels know."""
    marked = {claim.id for article in _read(folder) for claim in article.claims if claim.review}
    with mock.patch.object(doubts, "FLOOR", 101):  # every claim then gives its reasons
        read = _read(folder)
    return [_judge(claim, labels, marked) for article in read for claim, labels in _claims(article)]


def _read(folder: Path) -> list[Labelled]:
    return articles(folder) + ([seed(folder)] if (folder / "seed.txt").is_file() else [])


def _claims(article: Labelled) -> Iterator[tuple[Claim, list[dict[str, Any]]]]:
    for number in range(len(article.sentences)):
        claims, labels = article.in_sentence(number)
        yield from ((claim, labels) for claim in claims if claim.event.kind in KINDS)


def _judge(claim: Claim, labels: list[dict[str, Any]], marked: set[str]) -> Judged:
    same = [label for label in labels if met(label, [claim])]
    denied = stance_name(claim.stance) == "denied" and any(label["action"] == "denial" for label in labels)
    whole = any(_whole(claim, label) for label in same) if same else denied
    reasons = (claim.review or "").removeprefix(doubts.MARK).split(", ")
    return Judged(claim.id in marked, tuple(filter(None, reasons)), bool(same) or denied, whole)


def _whole(claim: Claim, label: dict[str, Any]) -> bool:
    sides = (("actor", claim.event.agents), ("target", claim.event.recipients))
    told = [same_party(label[side], [party.name for party in parties]) for side, parties in sides]
    return stance_name(claim.stance) == label["status"] and False not in told


def _row(name: str, claims: list[Judged]) -> str:
    kind, whole = (sum(getattr(claim, what) for claim in claims) for what in ("kind", "whole"))
    count = max(1, len(claims))
    return f"{name:45} {len(claims):4}  kind {kind / count:.2f}  all {whole / count:.2f}"


def table(claims: list[Judged]) -> Iterator[str]:
    """Return the lines of the shares: marked, not marked, and by each reason."""
    yield _row("marked", [claim for claim in claims if claim.marked])
    yield _row("not marked", [claim for claim in claims if not claim.marked])
    by_reason: dict[str, list[Judged]] = defaultdict(list)
    for claim in claims:
        for reason in claim.reasons:
            by_reason[reason].append(claim)
    yield from (_row(f"  {reason}", having) for reason, having in sorted(by_reason.items()))


def main() -> None:
    """Print the shares for each folder."""
    for folder in sys.argv[1:]:
        sys.stdout.write("\n".join([folder, *table(judged(Path(folder))), ""]))


if __name__ == "__main__":
    main()
