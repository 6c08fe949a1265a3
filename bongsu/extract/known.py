"""Names that sanctions lists give: the reader knows them as names, and leaves to screening whose they are."""

import functools
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bongsu.extract.lexicon import Lexicon, Name, lexicon
from bongsu.lang.tokens import tokens
from bongsu.model.designation import Designation, NameQuality
from bongsu.model.party import Party, PartyKind, named

_SHORTEST_SINGLE = 6
"""A name of one word must have so many letters, or it is met as a common word too often."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names as texts may spell them, each with its party, in a fixed order."""

    names: tuple[tuple[str, Party], ...] = ()

    @property
    def version(self) -> str:
        """A hash of the names: where it changes, texts are read anew."""
        content = "\n".join(f"{written}\t{party.id}" for written, party in self.names)
        return hashlib.sha256(content.encode()).hexdigest()[:12] if self.names else "none"


NONE_KNOWN = KnownNames()


def known_names(designations: Iterable[Designation]) -> KnownNames:
    """Return the names in Latin letters of these designations, weak aliases and short single words left out.

    The party is the name's own, not the designation: that a text names a Kim Yong Chol does not say which one.
    """
    found: dict[str, Party] = {}
    for designation in designations:
        country = designation.countries[0] if designation.countries else None
        party = named(_spoken(designation.name), designation.kind, country)
        for name in designation.names:
            if name.script == "Latn" and name.quality is not NameQuality.LOW and _distinct(name.text, designation.kind):
                found.setdefault(name.text, party)
                found.setdefault(_spoken(name.text), party)
    return KnownNames(tuple(sorted(found.items(), key=lambda item: item[0])))


def _distinct(text: str, kind: PartyKind) -> bool:
    words = text.split()
    return len(words) > 1 or (len(text) >= _SHORTEST_SINGLE and kind is not PartyKind.PERSON)


def _spoken(text: str) -> str:
    """Return a name that a list writes in capitals as texts write it."""
    return text.title() if text.isupper() else text


@functools.lru_cache(maxsize=4)
def lexicon_with(known: KnownNames) -> Lexicon:
    """Return the lexicon with these names added; what the lexicon knows already stays as it is."""
    book = lexicon()
    if not known.names:
        return book
    names = book.names.copy()
    for written, party in known.names:
        words = [token.text for token in tokens(written)]
        if words and not any(end == len(words) for end, _ in book.names.at(words, 0)):
            names.add(words, Name(party, "noun"))
    return replace(book, names=names)
