"""How the claims of the labelled articles meet their labels, sentence by sentence."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from bongsu.model.claim import Claim, Stance
from tests.quality.figures import Count, Figure, Measured, share
from tests.quality.labels import KINDS, STANCES, Labelled, met, same_party

PARTIES = {"agent": "actor", "recipient": "target", "speaker": "attributed_to"}
"""What is asked, and the label's field for it."""


def measure(articles: Iterable[Labelled]) -> Measured:
    """Return the figures over these articles: kinds by sentence, the rest on the labels whose kind was read."""
    sentences = [article.in_sentence(at) for article in articles for at in range(len(article.sentences))]
    labels = [label for _, wanted in sentences for label in wanted]
    kinds = _kinds(sentences)
    found = [(label, met(label, claims)) for claims, wanted in sentences for label in wanted]
    seen = [(label, claims) for label, claims in found if claims]
    parties = {what: _party(what, seen) for what in PARTIES}
    both = [parties[what] for what in ("agent", "recipient")]
    right = sum(round(figure.value * figure.items) for figure in both)
    return Measured(
        _kind_figures(kinds, sentences)
        | {"labels_found": share(len(seen), len(labels), nothing_read=0.0), "stance": _stance(seen)}
        | parties
        | {"agent_and_recipient": share(right, sum(figure.items for figure in both))},
        kinds=kinds,
    )


def _kind_figures(
    kinds: dict[str, Count], sentences: list[tuple[list[Claim], list[dict[str, Any]]]]
) -> dict[str, Figure]:
    total = Count(*(sum(getattr(count, part) for count in kinds.values()) for part in ("hit", "missed", "extra")))
    commonest = max(kinds.values(), key=lambda count: count.there).there
    always = Count(commonest, total.there - commonest, len(sentences) - commonest)
    name = "its commonest kind in every sentence"
    return {
        "kind_f1": Figure(total.f1, total.there, {name: always.f1}),
        "kind_precision": Figure(total.precision or 0.0, total.hit + total.extra, {name: always.precision or 0.0}),
        "kind_recall": Figure(total.recall or 0.0, total.there, {name: always.recall or 0.0}),
    }


def _kinds(sentences: list[tuple[list[Claim], list[dict[str, Any]]]]) -> dict[str, Count]:
    """Count the kinds that label and reader agree on, by the label's name; a denial is met by any denied claim."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for claims, labels in sentences:
        wanted = {label["action"] for label in labels}
        denial = "denial" in wanted and any(claim.stance is Stance.DENIED for claim in claims)
        hit = {label["action"] for label in labels if met(label, claims)} | ({"denial"} if denial else set())
        for action in wanted:
            seen[action]["hit" if action in hit else "missed"] += 1
        for kind in {str(claim.event.kind) for claim in claims if _spare(claim, wanted)}:
            seen[_label(kind)]["extra"] += 1
    return {action: Count(**counts) for action, counts in sorted(seen.items())}


def _spare(claim: Claim, wanted: set[str]) -> bool:
    kind = claim.event.kind
    denied = claim.stance is Stance.DENIED and "denial" in wanted
    return kind in KINDS and not KINDS[kind] & wanted and not denied


def _label(kind: str) -> str:
    return kind if kind in KINDS[kind] else min(KINDS[kind])


def _stance(seen: list[tuple[dict[str, Any], list[Claim]]]) -> Figure:
    right = sum(label["status"] in {stance_name(claim.stance) for claim in claims} for label, claims in seen)
    asserted = sum(label["status"] == "asserted" for label, _ in seen)
    return share(right, len(seen), all_asserted=asserted / len(seen) if seen else 0.0)


def stance_name(stance: Stance) -> str:
    """Return the labels' name of a stance."""
    return STANCES.get(stance, stance.value)


def _party(what: str, seen: list[tuple[dict[str, Any], list[Claim]]]) -> Figure:
    """Judge by the claim that has the parties best; what the label does not tell is not asked."""
    asked = [
        (label[PARTIES[what]], claims) for label, claims in seen if same_party(label[PARTIES[what]], []) is not None
    ]
    right = sum(any(same_party(wanted, _names(what, claim)) for claim in claims) for wanted, claims in asked)
    north = sum(bool(same_party(wanted, ["North Korea"])) for wanted, _ in asked)
    return share(right, len(asked), always_North_Korea=north / len(asked) if asked else 0.0)


def _names(what: str, claim: Claim) -> list[str]:
    if what == "speaker":
        return [claim.speaker.name] if claim.speaker else []
    return [party.name for party in (claim.event.agents if what == "agent" else claim.event.recipients)]
