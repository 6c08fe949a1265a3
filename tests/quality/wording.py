"""How docs/quality.md says its figures and tables."""

from collections.abc import Iterable

from tests.quality.correspondence import NARROW, OUTSIDE, SAME

FIGURES = {
    "kind_f1": "kind of claim, F1",
    "kind_precision": "kind of claim, precision",
    "kind_recall": "kind of claim, recall",
    "labels_found": "labelled claims whose kind was read",
    "stance": "stance right, given the kind",
    "agent": "agent right, given the kind",
    "recipient": "recipient right, given the kind",
    "agent_and_recipient": "agent and recipient right, given the kind",
    "speaker": "speaker right, given the kind",
    "missile_loose": "missile events read as a launch or a weapons test",
    "missile_strict": "missile events read as a launch by North Korea, neither denied nor planned",
    "nuclear": "nuclear events read as nuclear activity",
    "other_no_launch": "other events where no such launch is read",
    "found": "codes of our kinds that are found",
    "found_narrow": "codes that our kinds hardly cover, found all the same",
    "silent": "records outside our field where nothing is read",
    "three_steps": "marked words right in three steps",
    "mean_f1": "mean F1 of the three steps",
    "correlation": "correlation with the annotators' values",
    "mean_error": "mean distance from the annotators' values (less is better)",
}
FITS = {
    SAME: "Classes that mean what our kinds mean; the reader should find them:",
    NARROW: "Classes of which our kinds are a small part; nothing is asked:",
    OUTSIDE: "Classes outside our field; the reader should be silent:",
}


def number(value: float | None) -> str:
    """Return a figure with three decimals, nothing for None."""
    return "" if value is None else f"{value:.3f}"


def of_kind(kind: str) -> str:
    """Return a kind's name in words."""
    return kind.replace("_", " ")


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a Markdown table; columns that are empty in every row are left out, and numbers stand to the right."""
    body = [row for row in rows if any(row)]
    kept = [at for at in range(len(heads)) if any(row[at] for row in body)]
    right = [at for at in kept if all(row[at].replace(".", "", 1).isdigit() for row in body if row[at])]
    lines = [[heads[at] for at in kept], ["---:" if at in right else "---" for at in kept]]
    lines += [[row[at] for at in kept] for row in body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
