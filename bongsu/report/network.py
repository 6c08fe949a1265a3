"""Who with whom: the parties of incidents, drawn in two bowed columns with a line for each pair.

Places follow from the records alone, so the same dossier gives the same drawing, and none of it needs a script.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bongsu.model.event import Event, EventKind
from bongsu.model.party import Party, PartyKind
from bongsu.report import hostile, wording
from bongsu.report.incidents import Drawn, IncidentView

MOST = 20
"""Parties that are drawn: those of the most incidents."""

LONGEST = 30
"""Characters of a name on the drawing; its table has it whole."""

WIDTH, ROW, TOP = 760.0, 44.0, 30.0
_LEFT, _BOW = 245.0, 45.0
_SWEEPS = 4
_APART = 16.0
"""How far two lines between the same parties bend away from each other."""

SAID = frozenset(
    [EventKind.STATEMENT, EventKind.THREAT, EventKind.VETO, EventKind.DESIGNATION, EventKind.MONITORING_BODY]
)
"""Kinds that are words and votes about a party, and no dealing with it."""

Pair = tuple[str, str, bool]
"""Ids of two parties, and whether the first acts on the second; else they act together."""


@dataclass(frozen=True)
class Node:
    """A party at its place, in the drawing's own units; ``outward`` is 1 where its name stands to the right."""

    party: Party
    x: float
    y: float
    outward: int

    @property
    def label(self) -> str:
        """The name, cut to what fits."""
        name = self.party.name
        return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"

    @property
    def is_state(self) -> bool:
        """Whether it is drawn as a state."""
        return self.party.kind is PartyKind.STATE


@dataclass(frozen=True)
class Edge(Drawn):
    """The incidents between two parties, and the way of their line as SVG has it."""

    start: Node
    end: Node
    directed: bool
    incidents: tuple[IncidentView, ...]
    way: str

    @property
    def label(self) -> str:
        """What the line says, in words."""
        kinds = Counter(wording.kind(item.incident.event.kind) for item in self.incidents)
        between = "to" if self.directed else "and"
        said = wording.listing(f"{kind} ({number})" if number > 1 else kind for kind, number in kinds.items())
        first, second = (hostile.shortened(node.party.name, hostile.LONGEST_NAME) for node in (self.start, self.end))
        return f"{first} {between} {second}: {said}"


@dataclass(frozen=True)
class Network:
    """The drawing.

    Attributes:
        left_out: how many parties that are linked are not drawn.
        alone: how many dealings name one party only, or none.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int
    alone: int

    @property
    def height(self) -> float:
        """Of the drawing, in its own units."""
        return max((node.y for node in self.nodes), default=0.0) + TOP


def network(incidents: Sequence[IncidentView]) -> Network:
    """Return the drawing of these incidents, which stand in the order of the page."""
    held: dict[Pair, list[IncidentView]] = defaultdict(list)
    parties: dict[str, Party] = {}
    alone = 0
    for item in incidents:
        if item.incident.event.kind in SAID:
            continue
        pairs = list(_pairs(item.incident.event))
        alone += not pairs
        for first, second, directed in pairs:
            parties.setdefault(first.id, first)
            parties.setdefault(second.id, second)
            held[first.id, second.id, directed].append(item)
    drawn = _most_linked(held)
    shown = {pair: tuple(found) for pair, found in held.items() if drawn.issuperset(pair[:2])}
    nodes = _placed({key: parties[key] for key in sorted(drawn)}, shown)
    edges = tuple(_edge(pair, found, nodes, shown) for pair, found in shown.items())
    return Network(tuple(nodes.values()), edges, len(parties) - len(drawn), alone)


def _pairs(event: Event) -> Iterator[tuple[Party, Party, bool]]:
    """Yield who did it and to whom, each pair once; without anybody to whom, those who did it together."""
    agents = list({party.id: party for party in event.agents}.values())
    others = [party for party in {party.id: party for party in event.recipients}.values() if party not in agents]
    if others:
        yield from ((agent, other, True) for agent in agents for other in others if agent.id != other.id)
    else:
        ordered = sorted(agents, key=lambda party: party.id)
        yield from ((first, second, False) for first, second in combinations(ordered, 2))


def _most_linked(held: Mapping[Pair, Sequence[IncidentView]]) -> set[str]:
    links: Counter[str] = Counter()
    for (first, second, _), found in held.items():
        links[first] += len(found)
        links[second] += len(found)
    return set(sorted(links, key=lambda key: (-links[key], key))[:MOST])


def _placed(parties: Mapping[str, Party], held: Mapping[Pair, Sequence[IncidentView]]) -> dict[str, Node]:
    """Return the nodes: who mostly acts on the left, who is mostly acted on on the right, near those they deal with."""
    acts: Counter[str] = Counter()
    near: dict[str, set[str]] = defaultdict(set)
    for (first, second, directed), found in held.items():
        acts[first] += len(found) if directed else 0
        acts[second] -= len(found) if directed else 0
        near[first].add(second)
        near[second].add(first)
    ordered = sorted(parties, key=lambda key: (-acts[key], key))
    half = -(-len(ordered) // 2)
    columns = [ordered[:half], ordered[half:]]
    for sweep in range(_SWEEPS):
        one, other = columns[sweep % 2], columns[1 - sweep % 2]
        rank = {key: at / max(1, len(one) - 1) for at, key in enumerate(one)}
        other.sort(key=lambda key: (_mean([rank[peer] for peer in near[key] if peer in rank]), key))
    return {
        key: _node(parties[key], at, len(column), len(columns[0]), side)
        for side, column in enumerate(columns)
        for at, key in enumerate(column)
    }


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.5


def _node(party: Party, at: int, of: int, rows: int, side: int) -> Node:
    y = TOP + (at + (rows - of) / 2) * ROW
    middle = TOP + (rows - 1) * ROW / 2
    bow = _BOW * ((y - middle) / max(ROW, middle)) ** 2
    x = _LEFT + bow
    return Node(party, round(WIDTH - x if side else x, 1), round(y, 1), 1 if side else -1)


def _edge(pair: Pair, found: tuple[IncidentView, ...], nodes: Mapping[str, Node], held: Mapping[Pair, object]) -> Edge:
    first, second, directed = pair
    start, end = nodes[first], nodes[second]
    lines = [key for key in ((first, second, True), (second, first, True), (*sorted((first, second)), False))
             if key in held]  # fmt: skip
    bend = _APART * (1 if first < second else -1) if len(lines) > 1 and directed else 0.0
    return Edge(start, end, directed, found, _way(start, end, bend))


def _way(start: Node, end: Node, bend: float) -> str:
    """Return a curve that leaves and reaches the nodes from the middle, and keeps off their dots."""
    from_x, to_x = start.x - start.outward * 10, end.x - end.outward * 12
    pull = 110.0 if start.outward == end.outward else (abs(to_x - from_x)) / 2.6
    one, two = from_x - start.outward * pull, to_x - end.outward * pull
    return (
        f"M{from_x:.1f} {start.y + bend / 3:.1f}C{one:.1f} {start.y + bend:.1f} {two:.1f} {end.y + bend:.1f} "
        f"{to_x:.1f} {end.y + bend / 3:.1f}"
    )
