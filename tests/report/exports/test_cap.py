"""The CAP alert: by the rules of the schema of CAP 1.2, and by its table of levels."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from bongsu.model.errors import WatchError
from bongsu.model.finding import Fires
from bongsu.report import Dossier
from bongsu.report.exports.cap import CAP, LEVELS, cap

ALERT = "identifier sender sent status msgType source scope restriction addresses code note references incidents info"
INFO = (
    "language category event responseType urgency severity certainty audience eventCode effective onset expires "
    "senderName headline description instruction web contact parameter resource area"
)
AREA = "areaDesc polygon circle geocode altitude ceiling"
NEEDED = {
    "alert": {"identifier", "sender", "sent", "status", "msgType", "scope"},
    "info": {"category", "event", "urgency", "severity", "certainty"},
    "area": {"areaDesc"},
}
MANY = {"code", "info", "category", "responseType", "eventCode", "parameter", "resource", "area", "polygon", "circle"}
WORDS = {
    "status": "Actual Exercise System Test Draft",
    "msgType": "Alert Update Cancel Ack Error",
    "scope": "Public Restricted Private",
    "category": "Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other",
    "urgency": "Immediate Expected Future Past Unknown",
    "severity": "Extreme Severe Moderate Minor Unknown",
    "certainty": "Observed Likely Possible Unlikely Unknown",
}
SENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d")


def read(made: bytes) -> ET.Element:
    """Return the alert, after holding it against the rules of the schema."""
    alert = ET.fromstring(made)  # noqa: S314 - our own export
    assert alert.tag == f"{{{CAP}}}alert"
    _check(alert, "alert", ALERT)
    for info in alert.findall(f"{{{CAP}}}info"):
        _check(info, "info", INFO)
        for area in info.findall(f"{{{CAP}}}area"):
            _check(area, "area", AREA)
            for circle in area.findall(f"{{{CAP}}}circle"):
                assert re.fullmatch(r"-?\d+\.\d+,-?\d+\.\d+ \d+", circle.text or "")
    for name in ("identifier", "sender"):
        assert re.fullmatch(r"[^\s,<&]+", told(alert, name))
    assert SENT.fullmatch(told(alert, "sent"))
    assert (told(alert, "scope") == "Restricted") is (alert.find(f"{{{CAP}}}restriction") is not None)
    assert (told(alert, "msgType") == "Update") is (alert.find(f"{{{CAP}}}references") is not None)
    return alert


def _check(element: ET.Element, name: str, order: str) -> None:
    """Elements stand in the schema's order, once where it says so, with words of its lists, and none is empty."""
    names = [child.tag.removeprefix(f"{{{CAP}}}") for child in element]
    assert set(names) <= set(order.split())
    assert names == sorted(names, key=order.split().index)
    assert NEEDED[name] <= set(names)
    assert all(names.count(one) == 1 for one in set(names) - MANY)
    for child, one in zip(element, names, strict=True):
        assert len(child) or (child.text or "").strip(), one
        if one in WORDS:
            assert child.text in WORDS[one].split()


def told(element: ET.Element, name: str) -> str:
    """Return the text of the first element of this name at any depth."""
    return next((found.text or "" for found in element.iter(f"{{{CAP}}}{name}")), "")


@pytest.mark.parametrize("name", ["empty", "autumn", "hostile", "many", "marked"])
def test_an_alert_keeps_to_the_schema(name: str, request: pytest.FixtureRequest) -> None:
    """Whatever a watch holds, its alert is one."""
    read(cap(request.getfixturevalue(name)))


@pytest.mark.parametrize("level", LEVELS)
def test_fires_give_severity_and_urgency(level: int, autumn: Dossier) -> None:
    """The level gives both by the table, and stands in a parameter of its own."""
    lit = replace(autumn, assessment=replace(autumn.assessment, fires=Fires(level, ("a reason",))))
    alert = read(cap(lit))
    assert (told(alert, "severity"), told(alert, "urgency")) == LEVELS[level]
    assert told(alert, "value") == str(level)


def test_certainty_is_that_of_the_best_of_the_gravest(autumn: Dossier, empty: Dossier) -> None:
    """An observed event is observed, and of nothing the certainty is unknown."""
    assert told(read(cap(autumn)), "certainty") == "Observed"
    assert told(read(cap(empty)), "certainty") == "Unknown"


def test_marked_findings_go_to_a_restricted_audience(marked: Dossier) -> None:
    """Above TLP:CLEAR the scope is restricted, and the restriction is the mark."""
    alert = read(cap(marked))
    assert (told(alert, "scope"), told(alert, "restriction")) == ("Restricted", "TLP:AMBER")


def test_another_state_is_another_alert_that_updates_the_first(autumn: Dossier) -> None:
    """What changed has another identifier; with a reference to the first alert it is an update of it."""
    first = read(cap(autumn))
    reference = ",".join(told(first, name) for name in ("sender", "identifier", "sent"))
    fires = replace(autumn.assessment.fires, level=2)
    second = read(cap(replace(autumn, assessment=replace(autumn.assessment, fires=fires)), [reference]))
    assert told(second, "identifier") != told(first, "identifier")
    assert told(second, "sender") == told(first, "sender")
    assert told(second, "references") == reference


@pytest.mark.parametrize("reference", ["", "a,b", "a b,c,2024-01-01T00:00:00-00:00", "a,b,2024-01-01T00:00:00Z"])
def test_what_is_no_reference_is_refused(reference: str, autumn: Dossier) -> None:
    """A reference names sender, identifier and sent, without blanks."""
    with pytest.raises(WatchError, match="refers to no alert"):
        cap(autumn, [reference])


def test_of_many_findings_twenty_are_told_and_all_are_counted(many: Dossier) -> None:
    """An alert stays short, and says how many there are."""
    text = told(read(cap(many)), "description")
    assert "1,980 further findings" in text
