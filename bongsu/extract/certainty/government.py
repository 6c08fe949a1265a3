"""What governing words do to what they govern, as government.yml says, form by form."""

import functools
from collections.abc import Mapping
from typing import NamedTuple

from bongsu.extract.lexicon import words_in
from bongsu.lang.inflection import noun_forms, verb_forms


class Link(NamedTuple):
    """One step up from a word: what its governor makes of it.

    Attributes:
        effect: as in government.yml.
        at: place of the governor; -1 where nothing higher has a say.
        cue: the words that have the effect.
        rule: how the governor was found, for whoever counts what the rules do.
    """

    effect: str
    at: int
    cue: str
    rule: str


@functools.cache
def governors() -> Mapping[str, Mapping[str, str]]:
    """Return for each part of the government lexicon the effect of every form: ``["to"]["failed"] == "reverses"``."""
    parts: dict[str, dict[str, str]] = {}
    for part, effects in words_in("government.yml").items():
        forms = parts.setdefault(part, {})
        for effect, phrases in effects.items():
            for phrase in phrases:
                for form in _forms(part, phrase):
                    forms.setdefault(form, effect)
    return parts


def effect_of(part: str, low: list[str], at: int) -> str:
    """Return the effect of the verb at this place, with its particle if it has one; empty when it has none."""
    forms = governors()[part]
    return forms.get(" ".join(low[at : at + 2])) or forms.get(low[at], "")


_NOUNS = frozenset({"nouns", "to_after_noun", "ing_after_noun"})
_AS_WRITTEN = frozenset({"adjectives", "determiners", "to_after_adjective", "ing_after_adjective"})


def _forms(part: str, phrase: str) -> tuple[str, ...]:
    if part in _AS_WRITTEN:
        return (phrase,)
    return noun_forms(phrase) if part in _NOUNS else tuple(verb_forms(phrase))
