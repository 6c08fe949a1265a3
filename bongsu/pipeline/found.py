"""A finding with the incident and the provision that it joins."""

from collections.abc import Mapping
from dataclasses import dataclass

from bongsu.model.finding import Assessment, Finding, Incident
from bongsu.model.provision import Provision


@dataclass(frozen=True)
class Found:
    """A finding with what it joins: for people to read."""

    finding: Finding
    incident: Incident
    provision: Provision


def joined(assessment: Assessment, provisions: Mapping[str, Provision]) -> list[Found]:
    """Return each finding of these provisions with what it joins."""
    incidents = {incident.id: incident for incident in assessment.incidents}
    return [
        Found(item, incidents[item.incident], provisions[item.provision])
        for item in assessment.findings
        if item.provision in provisions
    ]
