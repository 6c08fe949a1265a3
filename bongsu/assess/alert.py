"""The fires: how high the beacon chain burns, and why."""

from collections.abc import Mapping, Sequence

from bongsu.model.finding import Finding, Fires
from bongsu.model.grade import Credibility

_STEPS: Mapping[Credibility, int] = {
    Credibility.CONFIRMED: 1,
    Credibility.PROBABLY_TRUE: 0,
    Credibility.POSSIBLY_TRUE: -1,
    Credibility.DOUBTFUL: -2,
    Credibility.IMPROBABLE: -3,
    Credibility.CANNOT_BE_JUDGED: -3,
}
"""How many fires more or less than its severity a finding lights, by its credibility."""


def fires(findings: Sequence[Finding], labels: Mapping[str, str]) -> Fires:
    """Return the level of the gravest finding: its severity, raised when confirmed, lowered when doubtful.

    Without findings one fire burns; any finding lights at least two. `labels` gives each provision's label.
    """
    if not findings:
        return Fires(1, ("no finding",))
    level = max(_level(finding) for finding in findings)
    top = sorted(
        {(finding.provision, finding.credibility, finding.severity) for finding in findings if _level(finding) == level}
    )
    reasons = tuple(
        f"{labels.get(provision, provision)}: severity {severity}, credibility {int(credibility)} ({credibility.words})"
        for provision, credibility, severity in top
    )
    return Fires(level, reasons)


def _level(finding: Finding) -> int:
    return max(2, min(5, finding.severity + _STEPS[finding.credibility]))
