"""How sure a text is of what any one of its words says: stance and hedge at an offset, apart from kinds of events."""

from enum import StrEnum
from typing import NamedTuple

from bongsu.extract.certainty.chains import climb
from bongsu.extract.certainty.government import Link
from bongsu.extract.certainty.wordclasses import (
    ADVERB,
    AUXILIARY,
    BASE,
    COORDINATOR,
    DETERMINER,
    MARK,
    MODAL,
    OPENER,
    PRONOUN,
    VERBS,
    WORD,
    orders,
)  # fmt: skip
from bongsu.extract.certainty.wordgroups import SURE, Words
from bongsu.extract.lexicon import Lexicon, lexicon
from bongsu.extract.parse import Sentence, parse
from bongsu.extract.scopes import Operator, operators
from bongsu.extract.voices import strongest
from bongsu.lang.sentences import sentences
from bongsu.model.claim import Stance


class Certainty(StrEnum):
    """Whether the text takes what the word says for a fact, for no fact, or leaves it open."""

    CERTAIN = "certain"
    UNCERTAIN = "uncertain"
    DENIED = "denied"


class Judgement(NamedTuple):
    """The text takes this stance on the word; ``negated`` when it says that it is not so; the cue set the stance.

    ``certainty`` tells fact from no fact in three steps; what "will" happen is planned, and certain to the speaker.
    """

    stance: Stance
    negated: bool
    cue: str | None
    certainty: Certainty


def judge(text: str, offset: int) -> Judgement:
    """Return the stance that a text takes on the word at an offset, or that follows it where a blank stands there.

    Raises:
        ValueError: the offset is not inside the text.
    """
    if not 0 <= offset < len(text):
        raise ValueError(f"offset {offset} is not inside a text of {len(text)} characters")
    start, end = next((span for span in sentences(text) if offset < span[1]), (len(text), len(text)))
    sentence = parse(text, start, end, lexicon())
    place = sentence.token_at(offset)
    return judge_word(sentence, place, lexicon())


def judge_word(sentence: Sentence, place: int | None, book: Lexicon) -> Judgement:
    """Return the stance on the word at this place of a sentence that was taken apart."""
    if place is None:
        return Judgement(Stance.ASSERTED, False, None, Certainty.CERTAIN)
    words = Words(sentence, book)
    links, top = climb(words, place)
    view = _own(_around(words, top), words, top) if top >= 0 else _TOLD
    for at, link in reversed(links):
        view = _own(_linked(view, link), words, at)
    negated = view.certainty is _D and view.stance is not Stance.DENIED
    return Judgement(view.stance, negated, view.cue, view.certainty)


class _View(NamedTuple):
    """How sure the text is of something, and by which words."""

    certainty: Certainty
    stance: Stance
    cue: str | None


_C, _U, _D = Certainty.CERTAIN, Certainty.UNCERTAIN, Certainty.DENIED
_TOLD = _View(_C, Stance.ASSERTED, None)


EFFECTS = {
    "keeps": {_C: _C, _U: _U, _D: _D},
    "either": {_C: _U, _U: _U, _D: _D},
    "passes": {_C: _C, _U: _U, _D: _U},
    "reverses": {_C: _D, _U: _U, _D: _C},
    "forces": {_C: _C, _U: _U, _D: _U},
    "bars": {_C: _D, _U: _U, _D: _U},
    "known": {_C: _C, _U: _C, _D: _C},
    "tells": {_C: _C, _U: _U, _D: _U},
    "denies": {_C: _D, _U: _U, _D: _U},
    "open": {_C: _U, _U: _U, _D: _U},
    "doubtful": {_C: _U, _U: _U, _D: _U},
}
"""What becomes of the governed, by the effect of its governor, when the governor is a fact, left open, denied."""
_STANCES = {"denies": Stance.DENIED, "open": Stance.PLANNED, "doubtful": Stance.UNVERIFIED}


def _linked(view: _View, link: Link) -> _View:
    """Return how the governed is told when its governor is told so."""
    after = EFFECTS[link.effect][view.certainty]
    if after is _U and link.effect in {"tells", "denies"}:
        return _View(_U, Stance.UNVERIFIED, view.cue or link.cue)  # "could not say that", "did not deny that"
    if after is view.certainty:
        return view
    stance = Stance.ASSERTED if after is _C else _STANCES.get(link.effect, Stance.ASSERTED)
    return _View(after, stance if after is not _U else _STANCES.get(link.effect, Stance.UNVERIFIED), link.cue)


def _own(view: _View, words: Words, place: int) -> _View:
    """Add what the group of the verb itself says: modals and negations."""
    if not words.predicates(place):
        return view
    negated = _negated(words, place)
    modal = _modal(words, place)
    if modal and view.certainty is not _U and not (negated and modal in _DENIABLE):
        done = "have" in words.group_words(place)
        return _View(_U, Stance.UNVERIFIED if done and modal in _MAY else Stance.PLANNED, modal)
    if negated:
        return view._replace(certainty=_OPPOSITE[view.certainty], cue=view.cue or "not")
    return view


_OPPOSITE = {_C: _D, _D: _C, _U: _U}
_WOULD = frozenset(["would", "wouldn't"])
_DENIABLE = _WOULD | {"can", "could", "cannot", "can't", "couldn't", "can\u2019t", "couldn\u2019t", "wouldn\u2019t"}
"""Modals whose negation denies: who could not do it did not do it."""
_MAY = frozenset(["may", "might", "could", "must"])


def _modal(words: Words, place: int) -> str | None:
    """Return the modal that leaves this verb open, if any."""
    first = words.group(place)
    for at in range(first, place):
        if words.kinds[at] == MODAL and words.low[at] not in SURE:
            return None if _backshifted(words, at) else words.low[at]
    return None


def _backshifted(words: Words, at: int) -> bool:
    """Say whether "would" is the "will" of somebody who spoke in the past: "it said it would close the plant"."""
    if words.low[at] not in _WOULD or "if" in words.low:
        return False
    if any(verb.lemma in _TELLS and verb.tag == "ed" and verb.end <= at for verb in words.sentence.verbs):
        return True
    return any(words.low[that - 1] in _TOLD_IN and words.low[that] == "that" for that in range(1, at))


_TOLD_IN = frozenset("announcement statement confirmation decision notice news assurance report".split())
"""Nouns whose "that ... would" is the "will" of somebody who spoke in the past."""
_TELLS = frozenset("agree say tell announce declare report state add confirm note reveal disclose indicate".split())


def _negated(words: Words, place: int) -> bool:
    group = words.group_words(place)
    count = sum(word in _NOT or word.endswith(("n't", "n\u2019t")) for word in group)
    nearly = bool(group) and group[-1] in {"nearly", "almost"}
    return (count + nearly + _nobody(words, words.group(place))) % 2 == 1


_NOT = frozenset(["not", "no", "neither", "never", "hardly", "barely", "cannot"])
_NOBODY = frozenset(["no", "nobody", "none", "nothing", "neither", "nor"])


def _nobody(words: Words, first: int) -> bool:
    """Say whether the subject denies: "no ship left", "neither side signed"."""
    for at in range(first - 1, max(-1, first - 8), -1):
        if words.low[at] in _NOBODY:
            return True
        if words.kinds[at] in VERBS or words.kinds[at] in {OPENER, MARK, AUXILIARY, PRONOUN}:
            return False
        if words.kinds[at] == DETERMINER and words.kind(at - 1) == WORD:
            return False
    return False


def _around(words: Words, place: int) -> _View:
    """Return how the clause of the last governor is told: asked, ordered, under a condition, hedged as a whole."""
    if words.low[-1:] == ["?"] and words.kinds[0] in {AUXILIARY, MODAL}:
        return _View(_U, Stance.UNVERIFIED, "?")
    begun = any(kind not in {MARK, ADVERB} for kind in words.kinds[:place])
    if words.kinds[place] == BASE and not begun and orders(words.low, place):
        return _View(_U, Stance.PLANNED, None)
    if "if" in words.low and words.has(place, MODAL):
        return _View(_U, Stance.PLANNED, "if")
    groups = _groups(words)
    held = [item for item in operators(words.sentence, words.book) if _governs(item, groups, words, place)]
    stance, cue = strongest(held)
    return _View(_certainty(held), stance, cue)


def _groups(words: Words) -> dict[tuple[int, str], str]:
    """Return the group of each cue by its place and words, for cues that hold for clauses and not for chains."""
    cues = [cue for cue in words.sentence.cues if cue.group in _OF_CLAUSES]
    return {(cue.first, words.sentence.words(cue.first, cue.end)): cue.group for cue in cues}


def _governs(item: Operator, groups: dict[tuple[int, str], str], words: Words, place: int) -> bool:
    """Say whether an operator of the clause holds for this verb or noun; what chains tell is left to them."""
    if not item.first <= place < item.end or item.cue_at == place:
        return False
    if item.verb is not None:
        return item.end <= item.cue_at  # "..., they believe"
    group = groups.get((item.cue_at, item.cue))
    if group == "conditions":
        return "," not in words.low[item.cue_at : place] and not words.predicates(place)
    if group == "adverbs":
        return _adverb_governs(item, words, place)
    return group is not None and 0 < place - item.cue_at <= _REACH


_OF_CLAUSES = frozenset({"conditions", "adverbs", "unverified_phrases", "rumour_phrases", "denying_phrases"})
_REACH = 16
"""How many words behind its cue a phrase still holds."""
_REACH_ADVERB = 12
"""The same for an adverb that opens the clause."""
_BREAKS = VERBS | {AUXILIARY, OPENER}


def _adverb_governs(item: Operator, words: Words, place: int) -> bool:
    """An adverb holds for the verb in whose group it stands, or for the first verb of the clause that it opens."""
    group = words.group(place)
    opens = words.kind(item.cue_at - 1) in {"", MARK, OPENER, COORDINATOR} and 0 < place - item.cue_at <= _REACH_ADVERB
    between = range(item.cue_at + 1, group)
    return (group <= item.cue_at < place or opens) and not any(words.kinds[at] in _BREAKS for at in between)


def _certainty(held: list[Operator]) -> Certainty:
    effects = {item.effect for item in held}
    if "denied" in effects:
        return _D
    return _U if effects & {"planned", "unverified", "rumoured"} else _C
