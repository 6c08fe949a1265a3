"""To whom it was done, where the kind of event tells where to look: who was robbed, put on a list, worked for."""

from bongsu.extract.kinds import ROBBED
from bongsu.extract.memory import SHIPS
from bongsu.extract.objects import tells
from bongsu.extract.parse import NameAt, Sentence, VerbAt
from bongsu.extract.participants import (
    Parties,
    Scene,
    after_preposition,
    agents_of,
    owner_of_things,
    parties,
    parties_of,
)
from bongsu.extract.ships import flag_before
from bongsu.extract.speakers import speaker_before
from bongsu.extract.subjects import subject_before
from bongsu.model.party import Party, PartyKind, named

_REACH_LIST = 60
"""How many tokens after its verb a list of designated parties may run."""
_REACH_VICTIM = 20
_ROBBED_AT = frozenset(["from", "against", "on", "at", "into", "of"])
_NO_NAMES = frozenset("the a an it its their his her this that these those".split())


def robs(scene: Scene) -> tuple[Parties, Parties]:
    """Return who stole, and from whom: behind "from" or "against", the object of "hacked", or "the X heist"."""
    agents = agents_of(scene, without=("from",))
    own = {party.country for party in agents if party.country}
    found = tuple(party for party in _victims(scene) if party not in agents and party.country not in own)
    return agents, found


def _victims(scene: Scene) -> Parties:
    verb = scene.trigger.verb
    if verb is not None and verb.passive and not scene.trigger.passive and not scene.trigger.things:
        return parties_of(scene, subject_before(scene.sentence, verb.group, scene.book)) or _owner_of_what_is_lost(
            scene
        )
    its = _owner_of_what_is_lost(scene)
    known = its or after_preposition(scene, *_ROBBED_AT - {"of"}) or _named_within(scene)
    return known or _known_object(scene) or _written(scene) or _who_tells_of_his_loss(scene)


def _named_within(scene: Scene) -> Parties:
    """Return the party that the phrase behind the preposition names: "against officials from rival Iran"."""
    low, end = scene.sentence.low, scene.trigger.end
    opening = next((at for at in range(end, min(len(low), end + _NEAR_OBJECT)) if low[at] in {"against", "on"}), None)
    if opening is None:
        return ()
    close = next((at for at in range(opening, len(low)) if low[at] in _PARTING - {"from", "in", "for"}), len(low))
    return next((parties([name]) for name in scene.names() if opening < name.first < close), ())


def _who_tells_of_his_loss(scene: Scene) -> Parties:
    """In "the exchange CoinHarbor said hackers were behind a theft" the exchange was robbed, no security firm."""
    telling = [verb for verb in scene.sentence.verbs if verb.lemma in _TELLING | scene.book.reporting.keys()]
    if not telling or telling[0].first > scene.trigger.first:
        return ()
    teller = speaker_before(scene.sentence, telling[0].group, scene.memory, scene.book)
    return (teller,) if teller is not None and set(teller.name.lower().split()) & _LOSERS else ()


_TELLING = frozenset(["attribute", "blame", "link", "trace"])
_LOSERS = frozenset(["exchange", "bank", "platform", "casino", "bridge", "broker"])


def _owner_of_what_is_lost(scene: Scene) -> Parties:
    """In "said thieves had stolen funds from its wallets" the one who speaks was robbed."""
    low = scene.sentence.low
    verb = scene.trigger.verb
    passive = verb is not None and (scene.trigger.passive or verb.passive)
    if verb is not None and passive and {"its", "their"} & set(low[max(0, verb.group - 3) : verb.group]):
        return _teller(scene, verb.group)
    for at in range(scene.trigger.end, min(len(low) - 1, scene.trigger.end + _REACH_VICTIM)):
        if low[at] in _ROBBED_AT and low[at + 1] in {"its", "their"}:
            return _teller(scene, at)
    return ()


def _teller(scene: Scene, place: int) -> Parties:
    """Return who tells what stands at this place."""
    telling = [verb for verb in scene.sentence.verbs if verb.lemma in scene.book.reporting and verb.end <= place]
    teller = speaker_before(scene.sentence, telling[0].group, scene.memory, scene.book) if telling else None
    return (teller,) if teller is not None else ()


def _known_object(scene: Scene) -> Parties:
    """Return the party right behind the verb: "hacked the Pentagon", "targeted South Korean firms"."""
    if scene.trigger.verb is None:
        return ()
    for name in scene.names():
        between = scene.sentence.low[scene.trigger.end : name.first]
        if 0 <= name.first - scene.trigger.end <= _NEAR_OBJECT and not set(between) & _PARTING:
            return parties([name])
    return ()


_NEAR_OBJECT = 5
_PARTING = frozenset(
    [",", ";", ":", "from", "to", "for", "by", "that", "which", "who", "and", "said", "says", "in", "for"]
)


def _written(scene: Scene) -> Parties:
    """Return a victim that only the text names: "from the exchange CoinHarbor", "from financial institutions"."""
    low = scene.sentence.low
    verb = scene.trigger.verb
    direct = verb is not None and not scene.trigger.passive and verb.lemma in _BREAKING_IN
    if direct:
        found = _phrase(scene, scene.trigger.end)
        if found is not None:
            return (found,)
    for at in range(scene.trigger.end, min(len(low), scene.trigger.end + _REACH_VICTIM)):
        if low[at] in {";", ":", "that", "said"}:
            break
        if low[at] in _ROBBED_AT:
            found = _phrase(scene, at + 1)
            if found is not None:
                return (found,)
    return ()


_BREAKING_IN = frozenset(
    ["hack", "breach", "compromise", "infiltrate", "penetrate", "target", "rob", "plunder", "loot"]
)


def _phrase(scene: Scene, first: int) -> Party | None:
    """Return the victim whom the words from here name: capitalised words, or a noun for those who are robbed."""
    sentence = scene.sentence
    grammar = scene.book.grammar
    end = first
    while end < min(len(sentence.low), first + _LONGEST_VICTIM):
        word = sentence.low[end]
        if not word[0].isalnum() or word in grammar["prepositions"] or word in {"and", "or", "that", "which", "who"}:
            break
        end += 1
    words = [at for at in range(first, end) if sentence.low[at] not in grammar["determiners"]]
    capital = [at for at in words if sentence.written[at][0].isupper() and sentence.name_at(at) is None]
    robbed = bool(capital) and any(sentence.low[at] in ROBBED for at in words if at < capital[0])
    if robbed or (capital and capital[0] == first and not _is_day(sentence, first)):
        return named(" ".join(sentence.written[at] for at in capital), PartyKind.ORGANISATION)
    if words and sentence.low[words[-1]] in ROBBED:
        return named(" ".join(sentence.written[at] for at in words), PartyKind.GROUP)
    return None


def _is_day(sentence: Sentence, place: int) -> bool:
    return sentence.low[place] in _DAYS or not sentence.low[place].isalpha()


_DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december
    """.split()
)
_LONGEST_VICTIM = 7


def pins(scene: Scene) -> tuple[Parties, Parties]:
    """In "attributed the theft to the Iranian group Oilrig" the name that heads what is behind "to" did it."""
    low, start = scene.sentence.low, scene.trigger.end
    opening = next((at for at in range(start, len(low)) if low[at] in {"to", "on"}), start - 1)
    close = next((at for at in range(opening + 1, len(low)) if low[at] in _PARTING or low[at] == "."), len(low))
    blamed = [name for name in scene.names() if opening < name.first < close]
    exact = [name for name in blamed if not name.owner] or blamed
    return parties(exact[-1:]), _who_tells_of_his_loss(scene)


def lists(scene: Scene) -> tuple[Parties, Parties]:
    """Return who puts whom on a list: all that are named until the reason is."""
    agents = agents_of(scene)
    verb = scene.trigger.verb
    if verb is not None and not scene.trigger.frame.words and (verb.passive or _is_participle(scene, verb)):
        known = parties_of(scene, subject_before(scene.sentence, verb.group, scene.book))
        return agents, known or _written_before(scene, verb)
    own = {party.country for party in agents if party.country}
    found = tuple(
        dict.fromkeys(
            party
            for party in parties(_listed(scene))
            if party not in agents and party.country not in own and party.id not in scene.book.press
        )
    )
    return agents, found or after_preposition(scene, "against", "to", "over", "on", "with", "between")


def _is_participle(scene: Scene, verb: VerbAt) -> bool:
    """Read "Harbour Trading, designated by Japan in 2020, shipped coal"."""
    return verb.tag in {"ed", "en"} and scene.sentence.low[verb.end : verb.end + 1] == ["by"]


def _written_before(scene: Scene, verb: VerbAt) -> Parties:
    """Return who is listed where only the text names him: "the Blue Heron was designated"."""
    written = scene.sentence.written
    first = verb.group
    while first > 0 and written[first - 1][0].isupper() and scene.sentence.low[first - 1] not in _NO_NAMES:
        first -= 1
    if first == verb.group or (first == 0 and verb.group == 1):  # any word opens a sentence with a capital
        return ()
    return (named(" ".join(written[first : verb.group]), PartyKind.ORGANISATION),)


def _listed(scene: Scene) -> list[NameAt]:
    """Return the names on the list; the state that only says where a firm is, "Iran's Mehr Shipping", is left out."""
    sentence = scene.sentence
    stop = min(len(sentence.low), scene.trigger.end + _REACH_LIST)
    end = next((at for at in range(scene.trigger.end, stop) if _gives_reason(scene, at)), stop)
    names = [name for name in scene.names() if scene.trigger.end <= name.first and name.end <= end]
    return [
        name
        for name in names
        if not (name.owner and any(0 <= other.first - name.end <= 1 for other in names))
        and not _LAW & set(sentence.low[name.end : name.end + 2])
        and not tells(scene, name)
    ]


_LAW = frozenset(
    """
    resolution resolutions sanctions charter law treaty executive list assets property persons jurisdiction dollar
    dollars financial
    """.split()
)
_REASONS = frozenset(
    """
    ; for over after because pursuant accused saying who whose which as following under amid since before when while
    """.split()
)


def _gives_reason(scene: Scene, at: int) -> bool:
    low = scene.sentence.low
    return low[at] in _REASONS or (
        low[at] == "in" and low[at + 1 : at + 2] in (["connection"], ["response"], ["retaliation"])
    )


def meets(scene: Scene) -> tuple[Parties, Parties]:
    """Return whose ship passes cargo at sea, and to whose: "a transfer with an Iranian tanker", "for North Korea"."""
    between = after_preposition(scene, "between")
    if between:
        return between, between
    agents = agents_of(scene) or _flag_of_subject(scene)
    return agents, after_preposition(scene, "with", "to", "for", "involving", besides=agents)


def _flag_of_subject(scene: Scene) -> Parties:
    """Return the state of "a Palau-flagged tanker was seen lying alongside"."""
    sentence, verb = scene.sentence, scene.trigger.verb
    if verb is None:
        return ()
    ships = [at for at in range(verb.group) if sentence.low[at] in SHIPS]
    flag = flag_before(sentence, ships[0], scene.book) if ships else None
    return (scene.book.states[flag],) if flag in scene.book.states else ()


def employs(scene: Scene) -> tuple[Parties, Parties]:
    """Return whose people work, and where: "in Russia", "across the Gulf", "to a plant in Oman"; else who has them."""
    agents = owner_of_things(scene) or agents_of(scene)
    for words in _WHERE:
        found = after_preposition(scene, *words, besides=agents)
        if found:
            return agents, found
    own = {party.country for party in agents}
    hosts = agents_of(scene) if scene.trigger.verb is not None and not scene.trigger.passive else ()
    return agents, tuple(party for party in hosts if party.country not in own)


_WHERE = (("to", "into"), ("in", "across", "throughout", "inside", "at"), ("for", "with", "alongside"))
