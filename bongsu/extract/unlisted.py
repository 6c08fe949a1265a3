"""Organisations that no lexicon knows, by the nouns beside their names."""

from bongsu.extract.lexicon import Lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.parse import NameAt, Sentence
from bongsu.extract.unnamed import owning
from bongsu.model.party import Party, PartyKind, named

_BODIES = frozenset(
    """
    Company Co Ltd Limited Corporation Corp Inc LLC GmbH Bank Group Trading Shipping Shipmanagement Bureau Agency
    Ministry Committee Council Institute University College Center Centre Foundation Association Exchange Holdings
    Industries Industrial Logistics Airlines Airways Electronics Technology Technologies Enterprise Enterprises Factory
    Commission Administration Academy Federation Union Organization Organisation Society Fund Authority Command
    Partners Capital Insurance Maritime Marine Petroleum Mining Construction Engineering Systems Labs Consulting
    """.split()
)
"""Words that end, or stand within, the name of a firm or office."""

_CLOSES_NAME = frozenset("Co Ltd Limited Corp Corporation Inc LLC GmbH Company Bank".split())
"""Words behind which the name of a firm is at its end."""

_LINKS = frozenset(["of", "for", "and", "&", "de"])
_LONGEST = 9


def find_unlisted(sentence: Sentence, memory: Memory, book: Lexicon) -> None:
    """Add the organisations of the sentence to its names."""
    if _BODIES.isdisjoint(sentence.written):
        return
    covered = {place for name in sentence.names if name.party is not None for place in range(name.first, name.end)}
    place, found = 0, []
    while place < len(sentence.written):
        if not sentence.written[place][0].isupper():
            place += 1
            continue
        end = _first_of_two(sentence, place, _run_end(sentence, place, covered))
        if end > place:
            party = _party(sentence, place, end, memory, book)
            if party is not None:
                owner = end < len(sentence.low) and sentence.low[end] == "'s"
                found.append(NameAt(place, end, party, "noun", None, owner))
        place = max(end, place + 1)
    if found:
        within = {place for name in found for place in range(name.first, name.end)}
        kept = [name for name in sentence.names if name.first not in within]  # "Dalian" in "Dalian Shipping Ltd"
        sentence.names = sorted([*kept, *found], key=lambda name: name.first)


def _run_end(sentence: Sentence, place: int, covered: set[int]) -> int:
    """Return the place after the capitalised words that begin here, with "of" and "and" between them."""
    end = place
    while end < min(len(sentence.written), place + _LONGEST):
        if (end not in covered and _is_capital(sentence.written[end])) or (
            end > place and sentence.low[end] in _LINKS and _goes_on(sentence, end + 1, covered)
        ):
            end += 1
        else:
            break
    return end


def _first_of_two(sentence: Sentence, first: int, end: int) -> int:
    """Return where a name ends that "and" joins to a firm's: "Ann Lee and Blue Star Trading Co"."""
    link = next((at for at in range(first + 2, end - 2) if sentence.low[at] == "and"), None)
    if link is None:
        return end
    if _BODIES & set(sentence.written[first:link]) and sentence.written[link - 1] not in _CLOSES_NAME:
        return end
    return link if _BODIES & set(sentence.written[link + 1 : end]) else end


def _goes_on(sentence: Sentence, place: int, covered: set[int]) -> bool:
    return place < len(sentence.written) and place not in covered and _is_capital(sentence.written[place])


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word[-1].isalnum()


def _party(sentence: Sentence, first: int, end: int, memory: Memory, book: Lexicon) -> Party | None:
    first += sentence.low[first] == "the"
    words = sentence.written[first:end]
    headed = bool(words) and words[0] in _BODIES and words[1:2] in (["of"], ["for"])
    if len(words) > 1 and (headed or _BODIES & set(words[1:])):
        country = _country(sentence, first, end)
        text = _whole(sentence, first, end)
        home = _home(memory, book) if country is None and words[-1] == "Ministry" else None
        if home is not None:
            return named(f"{owning(home)} {text}", PartyKind.ORGANISATION, home.country)
        return named(text, PartyKind.ORGANISATION, country)
    return None


def _home(memory: Memory, book: Lexicon) -> Party | None:
    """Return whose "the Foreign Ministry" is: of the state for which was spoken last, not of any that did something."""
    return book.states.get(memory.spoken_for) if memory.spoken_for else None


_OFFICES = frozenset("Ministry Committee Commission Agency Bureau Administration Council Authority Command".split())


def _whole(sentence: Sentence, first: int, end: int) -> str:
    """Return the name with its state where only both say who it is: "Japan's Defense Ministry"."""
    text = _text(sentence, first, end)
    if sentence.written[end - 1] not in _OFFICES:
        return text
    for name in sentence.names:
        if name.owner and name.party is not None and 0 <= first - name.end <= 1:
            return f"{owning(name.party)} {text}"
    return text


def _country(sentence: Sentence, first: int, end: int) -> str | None:
    """Return the state of the adjective right before: "the Russian Toplivo Company"."""
    for name in sentence.names:
        if name.owner and name.party is not None and 0 <= first - name.end <= 1:
            return name.party.country
    lies = next((name.place for name in sentence.names if first <= name.first < end and name.place), None)
    return _country_after(sentence, end) or (lies.country if lies else None)


def _country_after(sentence: Sentence, end: int) -> str | None:
    """Return the state behind the name: "the Coordinating Committee of the DPRK"."""
    if sentence.low[end : end + 1] not in (["of"], ["in"]):
        return None
    after = [name for name in sentence.names if end < name.first <= end + 2 and name.party is not None]
    return after[0].party.country if after and after[0].party else None


def _text(sentence: Sentence, first: int, end: int) -> str:
    return " ".join(sentence.written[first:end])
