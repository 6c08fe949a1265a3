"""Names from sanctions lists are known to the reader."""

import pytest

from bongsu.extract import known_names, read_claims
from bongsu.model.designation import Designation, ListedName, NameQuality
from bongsu.model.event import EventKind
from bongsu.model.party import PartyKind
from tests.extract.texts import document

LISTED = [
    Designation("un:KPe.901", "un", PartyKind.ORGANISATION, (
        ListedName("HANBYOL TRADING HOUSE"),
        ListedName("Hanbyol"),
        ListedName("HTH", quality=NameQuality.LOW),
        ListedName("\ud55c\ubcc4", "Hang"),
    ), countries=("kp",)),
    Designation("un:KPi.901", "un", PartyKind.PERSON, (
        ListedName("Ho Chol Min"),
        ListedName("Minho"),
    ), countries=("kp",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Hanbyol Trading House shipped rifles to Syria.", "Hanbyol Trading House"),
        ("HANBYOL TRADING HOUSE shipped rifles to Syria.", "Hanbyol Trading House"),
        ("Hanbyol shipped rifles to Syria.", "Hanbyol Trading House"),
        ("Ho Chol Min shipped rifles to Syria.", "Ho Chol Min"),
        ("HTH shipped rifles to Syria.", None),
        ("Minho shipped rifles to Syria.", None),
    ],
)
def test_a_listed_name_is_a_party(text: str, agent: str | None) -> None:
    """As the list writes it or as texts do; weak aliases and single names of persons are left to chance no more."""
    (claim,) = [
        claim
        for claim in read_claims(document(text), known_names(LISTED))
        if claim.event.kind is EventKind.ARMS_TRANSFER
    ]
    assert [party.name for party in claim.event.agents] == ([agent] if agent else [])


def test_a_listed_name_says_not_who_it_is() -> None:
    """The party goes by its name; whether it is the designated one, screening says."""
    (claim, *_) = read_claims(document("Ho Chol Min shipped rifles to Syria."), known_names(LISTED))
    assert claim.event.agents[0].id == "person:ho-chol-min"


def test_other_lists_are_another_reader() -> None:
    """The names have a version, whatever order they come in."""
    assert known_names(LISTED).version == known_names(reversed(LISTED)).version
    assert known_names(LISTED).version != known_names(LISTED[:1]).version
    assert known_names([]).version == "none"
