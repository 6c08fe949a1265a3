"""Verbs of saying that close what was said before them: "..., Kirby said on Tuesday.", "..., said Kirby"."""

from bongsu.extract.asides import is_briefed
from bongsu.extract.parse import Sentence, VerbAt


def trails(sentence: Sentence, verb: VerbAt) -> bool:
    """Say whether the verb closes what was said before it: "..., Kirby said on Tuesday." or "..., said Kirby"."""
    comma = next(
        (at for at in range(verb.group - 1, max(-1, verb.group - 14), -1) if sentence.low[at] in {",", "\u201d", '"'}),
        None,
    )
    if comma is None or comma == 0 or sentence.low[comma + 1 : comma + 2] in (["and"], ["but"], ["in"], ["what"]):
        return False
    describes = (
        comma == verb.group - 1 and verb.lemma in _TAKES_OBJECT
    )  # "The report, seen by NATO, detailed the trade"
    between = [other for other in sentence.verbs if comma < other.first < verb.group]
    if describes or not all(is_briefed(sentence, other) for other in between):
        return False
    if _TEMPORAL & set(sentence.low[comma + 1 : verb.group]):
        return False  # ", a day after Seoul reported a launch"
    after = sentence.low[verb.end : verb.end + 1]
    quoted = sentence.low[comma] != "," or bool(after and after[0] in _HEARERS)
    if not quoted and _says_more(sentence, verb):
        return False
    closes = (
        quoted
        or not after
        or after[0] in _CLOSING
        or sentence.name_at(verb.end) is not None
        or _is_office(sentence, verb.end)
    )
    if closes and comma > _SHORTEST_CLAUSE and (not after or after[0] == "."):
        return True
    return closes and (any(other.first < comma for other in sentence.verbs) or bool(_BE & set(sentence.low[:comma])))


_SHORTEST_CLAUSE = 4
"""So many words before "..., Kirby said." are a clause, even if no verb of them is known."""


_TAKES_OBJECT = frozenset(["detail", "describe", "show", "find", "track", "detect", "accuse", "charge"])
_BE = frozenset(["is", "are", "was", "were"])
_HEARERS = frozenset(["reporters", "journalists", "lawmakers", "parliament"])
_CLOSING = frozenset(
    """
    . , on in at during citing adding after late early earlier last this to the a when as ; today
    yesterday monday tuesday wednesday thursday friday saturday sunday
    """.split()
)


_TEMPORAL = frozenset(["after", "before", "when", "while", "since", "until", "because", "where", "whereas"])


def _says_more(sentence: Sentence, verb: VerbAt) -> bool:
    """Say whether a verb follows in the same clause, so that something is said after the verb of saying."""
    later = [
        other.group
        for other in sentence.verbs
        if other.first >= verb.end and (other.tag != "ing" or other.group < other.first)
    ]
    return bool(later) and not _PARTING & set(sentence.low[verb.end : later[0]])


_PARTING = frozenset([",", "who", "which", "whose", "after", "when", "while", "as", "before", "since", "hours", "days"])


def _is_office(sentence: Sentence, place: int) -> bool:
    return any(office.first <= place + 1 < office.end + 1 for office in sentence.offices)
