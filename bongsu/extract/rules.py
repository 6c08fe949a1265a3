"""Rules of law in a sentence: what they ban or allow is no event, unless somebody breaks them by it."""

from bongsu.extract.parse import Sentence, VerbAt

_BROKEN = frozenset(["violation", "violations", "breach", "defiance", "violate", "violates", "violating", "violated"])
_REACH = 5
"""How many words before "banning" a rule that is broken may stand: "in violation of UN sanctions banning"."""


def is_broken(sentence: Sentence, verb: VerbAt) -> bool:
    """Say whether what the rule of this verb bans was done: "in violation of sanctions banning the use of labour"."""
    return not _BROKEN.isdisjoint(sentence.low[max(0, verb.group - _REACH) : verb.group])
