"""To whom or about whom: the parties that stand as object of a verb or position."""

from bongsu.extract.coordination import coordinated
from bongsu.extract.parse import NameAt
from bongsu.extract.participants import Parties, Scene, parties
from bongsu.model.event import EventKind

_REACH_OBJECT = 10


def beneficiary(scene: Scene) -> Parties:
    """Return the party between verb and thing: "supplied Russia with shells", "sent Russia the design"."""
    if scene.trigger.verb is None or not scene.trigger.things:
        return ()
    for name in scene.names():
        if scene.trigger.end <= name.first <= scene.trigger.things[0].first and name.form != "adjective":
            return parties([name])
    return ()


def object_of(scene: Scene, agents: Parties) -> Parties:
    """Return the first party after the trigger: the object itself, or the owner of it ("condemned Seoul's drills").

    Nobody takes a position on his own state: "rejected interference in the DPRK by the UN" is about the UN.
    """
    own = {party.country for party in agents if party.country}
    stop = _object_stop(scene)
    for name in scene.names():
        if (
            scene.trigger.end <= name.first < stop
            and name.party is not None
            and name.party not in agents
            and name.party.country not in own
            and not _owns_law(scene, name)
            and not tells(scene, name)
        ):
            joined = parties(coordinated(scene.sentence, name))
            return tuple(party for party in joined if party not in agents and party.country not in own)
    return ()


def tells(scene: Scene, name: NameAt) -> bool:
    """Say whether the name begins what closes the sentence: "opposes sanctions, Foreign Ministry spokesman Li said"."""
    low = scene.sentence.low
    if "," not in low[scene.trigger.end : name.first]:
        return False
    later = next((verb for verb in scene.sentence.verbs if verb.group >= name.end), None)
    return later is not None and later.lemma in scene.book.reporting and "," not in low[name.end : later.group]


def _object_stop(scene: Scene) -> int:
    """Return where the object of a position ends at the latest: where a clause of time or reason begins."""
    low, end = scene.sentence.low, scene.trigger.end
    reach = min(len(low), end + _REACH_OBJECT + 1)
    closed = _OTHER_CLAUSES | _GROUNDS
    return next((at for at in range(end + 1, reach) if low[at] in closed or opens_predicate(scene, at)), reach)


def opens_predicate(scene: Scene, at: int) -> bool:
    """Say whether "and" begins another predicate here: "warned of war and defended ties with Iran"."""
    low = scene.sentence.low
    if low[at] != "and" or at + 1 >= len(low):
        return False
    return low[at + 1].endswith("ed") or any(verb.group == at + 1 for verb in scene.sentence.verbs)


_GROUNDS = frozenset(["accused", "suspected", "suspicion"])
"""Words behind which stands why somebody is condemned or a ship is seized."""


_OTHER_CLAUSES = frozenset(
    [";", "before", "while", "when", "because", "unless", "until", "although", "though", "whereas"]
)


def _owns_law(scene: Scene, name: NameAt) -> bool:
    """Say whether a name only says whose rule it is: "a breach of Security Council resolutions"."""
    if scene.trigger.frame.kind is EventKind.VETO:
        return False
    return bool(_LAW & set(scene.sentence.low[name.end : name.end + 2]))


_LAW = frozenset("resolution resolutions sanctions charter law treaty".split())
