"""Who with whom: parties and the incidents between them, the same each time, and nothing dropped in silence."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bongsu.model.claim import Stance
from bongsu.model.event import Event, EventKind
from bongsu.model.finding import Incident
from bongsu.model.grade import Credibility
from bongsu.model.party import Party, PartyKind, named
from bongsu.report import Dossier
from bongsu.report.incidents import IncidentView, incidents
from bongsu.report.network import MOST, WIDTH, Network, network
from tests.report.conftest import EMPTY, NORTH, RUSSIA, SOUTH, Desk


def told(*dealings: tuple[Sequence[Party], Sequence[Party]], kind: EventKind = EventKind.ARMS_TRANSFER) -> Network:
    """Return the drawing of such dealings, each an incident of its own."""
    return network([shown(Event(kind, tuple(by), tuple(to)), f"incident:{at}") for at, (by, to) in enumerate(dealings)])


def shown(event: Event, key: str, grade: Credibility = Credibility.POSSIBLY_TRUE) -> IncidentView:
    """Return an incident as it stands on a page, without claims."""
    incident = Incident(key, event, (), (), grade, ())
    (view,) = incidents(replace(EMPTY, assessment=replace(EMPTY.assessment, incidents=(incident,))), {})
    return view


def firm(number: int) -> Party:
    """Return one of many firms."""
    return named(f"Firm {number}", PartyKind.ORGANISATION)


def lines(drawn: Network) -> set[tuple[str, str, bool, int]]:
    """Return who stands with whom, whether one acts on the other, and in how many incidents."""
    return {(e.start.party.id, e.end.party.id, e.directed, len(e.incidents)) for e in drawn.edges}


def test_who_acts_leads_to_whom() -> None:
    """Each pair of an actor and a recipient has one line, both ways apart; those who act together have none ahead."""
    drawn = told(([NORTH], [RUSSIA]), ([NORTH], [RUSSIA]), ([RUSSIA], [NORTH]), ([SOUTH, RUSSIA], []))
    north, south, russia = NORTH.id, SOUTH.id, RUSSIA.id
    assert lines(drawn) == {(north, russia, True, 2), (russia, north, True, 1), (south, russia, False, 1)}
    ways = [edge.way for edge in drawn.edges]
    assert len(set(ways)) == len(ways)


def test_words_are_no_dealings() -> None:
    """Who condemns, threatens or lists another has not dealt with him."""
    for kind in (EventKind.STATEMENT, EventKind.THREAT, EventKind.VETO, EventKind.DESIGNATION):
        assert told(([SOUTH], [NORTH]), kind=kind) == Network((), (), 0, 0)


def test_what_names_one_party_is_counted() -> None:
    """A launch has no line, and is said to have none; nobody deals with himself."""
    drawn = told(([NORTH], []), ([], [RUSSIA]), ([NORTH], [NORTH]))
    assert (drawn.edges, drawn.alone, drawn.left_out) == ((), 3, 0)


def test_a_line_is_as_sure_as_its_best_incident() -> None:
    """The style follows the best credibility, and says its kinds in words."""
    event = Event(EventKind.ARMS_TRANSFER, (NORTH,), (RUSSIA,))
    drawn = network([shown(event, "a", Credibility.CANNOT_BE_JUDGED), shown(event, "b", Credibility.PROBABLY_TRUE)])
    (edge,) = drawn.edges
    assert edge.credibility is Credibility.PROBABLY_TRUE
    assert edge.label == "North Korea to Russia: arms transfer (2)"
    assert not edge.is_met


def test_the_most_linked_are_drawn_and_the_rest_is_counted() -> None:
    """Of many parties those of the most incidents stay, and how many are left out is known."""
    many = [([NORTH], [firm(number)]) for number in range(MOST + 9)]
    drawn = told(*many, ([NORTH], [firm(MOST + 5)]))
    names = {node.party.name for node in drawn.nodes}
    assert len(drawn.nodes) == MOST
    assert {"North Korea", f"Firm {MOST + 5}"} <= names
    assert drawn.left_out == 10


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60))
def test_nobody_stands_on_another(pairs: list[tuple[int, int]]) -> None:
    """Whatever deals there are: every party has a place of its own inside the drawing, and every line two ends."""
    drawn = told(*(([firm(first)], [firm(second)]) for first, second in pairs))
    places = [(node.x, node.y) for node in drawn.nodes]
    assert len(set(places)) == len(places) <= MOST
    assert all(0 < x < WIDTH and 0 < y < drawn.height for x, y in places)
    for node, other in ((a, b) for a in drawn.nodes for b in drawn.nodes if a is not b and a.outward == b.outward):
        assert abs(node.y - other.y) >= 20  # names in one column never touch
    assert all(edge.start in drawn.nodes and edge.end in drawn.nodes for edge in drawn.edges)


def test_drawing_and_table_say_the_same(autumn: Dossier, page: Callable[[Dossier], Any]) -> None:
    """Each line is a link with its words, and leads to a row that names both, with the incident and its quotes."""
    (section,) = page(autumn).all("section", id="network")
    links = section.all("svg", class_="network")[0].all("a")
    assert [link.attributes["aria-label"] for link in links] == [
        "North Korea to Russia: troop deployment; best credibility 1, confirmed by other sources"
    ]
    (row,) = section.all("tr", id=links[0].attributes["href"][1:])
    assert "North Korea" in row.text
    assert "to Russia" in row.text
    assert re.search(r"Troop deployment.*1 confirmed by other sources \[\d", row.text)


def test_names_of_evidence_are_text(desk: Desk, page: Callable[[Dossier], Any]) -> None:
    """A party's name adds no element to the drawing, however it is written."""
    villain = named('"><script>alert(1)</script>', PartyKind.PERSON)
    key = desk.receive("blog", "a.txt", None, "He sold it.")
    event = Event(EventKind.ARMS_TRANSFER, (villain,), (RUSSIA,))
    desk.incident(event, [desk.claim(event, Stance.ASSERTED, key, "He sold it.")], Credibility.DOUBTFUL, "blog")
    tree = page(desk.close())
    assert tree.all("script") == []
    assert '"><script>alert(1)</scrip' in tree.all("svg", class_="network")[0].text


def test_order_of_records_changes_nothing() -> None:
    """The places depend on who deals with whom, not on the order in which it is told."""
    deals = [([firm(number % 7)], [firm(number % 5 + 3)]) for number in range(20)]
    first, second = told(*deals), told(*reversed(deals))
    assert {node.party.id: (node.x, node.y) for node in first.nodes} == {
        node.party.id: (node.x, node.y) for node in second.nodes
    }
