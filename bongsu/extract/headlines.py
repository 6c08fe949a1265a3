"""Headlines: lines without a full stop that name their source before or behind a colon or dash.

"N. Korea sent troops to Russia: Seoul" and "Kremlin: no troops were sent" are the habit of agencies.
"""

from bongsu.extract.parse import Sentence
from bongsu.extract.scopes import Operator

_STOPS = frozenset([".", "?", "!", '"', "\u201d"])
_MARKS = frozenset([":", "-", "\u2013", "\u2014"])
_LONGEST_SOURCE = 5
"""How many words name the source of a headline: "S. Korea's Joint Chiefs of Staff" at most."""


def sources(sentence: Sentence) -> list[Operator]:
    """Return the operator by which a headline's source speaks, if the sentence is such a headline."""
    low = sentence.low
    if len(low) < _LONGEST_SOURCE or low[-1] in _STOPS:
        return []
    marks = [at for at in range(1, len(low) - 1) if low[at] in _MARKS]
    if not marks:
        return []
    first, last = marks[0], marks[-1]
    if _is_source(sentence, last + 1, len(low)):
        return [Operator(0, last, "asserted", low[last], last, None, last + 1, True)]
    if low[first] == ":" and _is_source(sentence, 0, first):
        return [Operator(first + 1, len(low), "asserted", ":", first, None, 0, True)]
    return []


def _is_source(sentence: Sentence, first: int, end: int) -> bool:
    """Say whether these words are a name, perhaps with an office, and nothing else."""
    if not 0 < end - first <= _LONGEST_SOURCE or any(first <= verb.first < end for verb in sentence.verbs):
        return False
    return any(name.party is not None and first <= name.first and name.end <= end for name in sentence.names)
