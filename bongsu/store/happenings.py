"""What happened to findings between two conclusions, as the store's log tells it."""

from typing import Any

from bongsu.model.finding import Finding


def finding_log(before: dict[str, Finding], after: dict[str, Finding]) -> list[dict[str, Any]]:
    """Return what happened to the findings, sorted by id."""
    entries = []
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old and new and (old.credibility, old.wording) == (new.credibility, new.wording):
            continue
        shown = new or old
        if shown:
            happened = "new" if not old else "changed" if new else "gone"
            entries.append(_entry(shown, happened))
    return entries


def _entry(finding: Finding, happened: str) -> dict[str, Any]:
    return {
        "finding": finding.id,
        "happened": happened,
        "credibility": int(finding.credibility),
        "wording": finding.wording.value,
        "changed": finding.changed.isoformat() if finding.changed else None,
    }
