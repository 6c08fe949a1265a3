"""The page says how it was made, with its own figures, and what it cannot tell."""

from dataclasses import replace

from bongsu.report import Dossier
from bongsu.report.method import method


def told(dossier: Dossier) -> dict[str, str]:
    """Return the steps by name."""
    return {step.name: step.text for step in method(dossier)}


def test_steps_count_what_was_read_and_met(autumn: Dossier) -> None:
    """Evidence with its days and ratings, what was lost, incidents, findings, and how far numbers were checked."""
    steps = told(autumn)
    assert steps["Evidence"].startswith("5 pieces of evidence, published from 28 March 2024 to 28 April 2025.")
    assert steps["Evidence"].endswith("1 of A, 2 of B, 1 of D and 1 of E.")
    assert "7 claims were read" in steps["Reading"]
    assert "4 files, rows or records could not be read" in steps["Reading"]
    assert "3 incidents" in steps["Judging"]
    assert steps["Law"].endswith("1 verified, 1 partly checked and 2 unverified.")


def test_what_is_missing_is_told_as_missing(autumn: Dossier, empty: Dossier) -> None:
    """No evidence, no list and no day are said, not passed over."""
    assert told(empty)["Evidence"] == "None was received."
    assert "No list on the shelf" in told(empty)["Lists"]
    undated = {key: replace(item, published=None) for key, item in autumn.evidence.items()}
    assert "; 5 pieces without a day" in told(replace(autumn, evidence=undated))["Evidence"]
    assert "Every file, row and record was read" in told(empty)["Reading"]
