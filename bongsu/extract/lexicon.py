"""The words that the reader knows, loaded once from the YAML beside the code.

A word or phrase leads to entries: a verb form, an item, a noun that names an event, an office, a stance cue.
Names are matched as written, all other words in lower case.
"""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any, NamedTuple

import yaml

from bongsu.extract.kind_files import check_kind_file
from bongsu.extract.phrases import Phrases
from bongsu.lang.inflection import noun_forms, verb_forms
from bongsu.lang.tokens import tokens
from bongsu.model.event import Category, EventKind, Place
from bongsu.model.party import Party, PartyKind, named, state

# the base loader makes strings of everything: no bool of "no" and "on", and no objects
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Name(NamedTuple):
    """A name; form is ``noun``, ``adjective`` (North Korean), ``seat`` (Pyongyang), or ``place`` without party."""

    party: Party | None
    form: str
    place: Place | None = None


class Verb(NamedTuple):
    """A form of a verb; tag as in `bongsu.lang.inflection.verb_forms`."""

    lemma: str
    tag: str


class Thing(NamedTuple):
    """A noun for something that an event is about."""

    category: Category


class Head(NamedTuple):
    """A noun that names an event by itself or with something beside it."""

    frame: "Frame"


class Saying(NamedTuple):
    """A fixed phrase that names an event."""

    frame: "Frame"


class Verdict(NamedTuple):
    """A word that judges what it is said of: "the launch is unacceptable"."""

    frame: "Frame"


class Office(NamedTuple):
    """A title before a name, or a body that acts for a state (``body``)."""

    title: str
    body: bool


class Cue(NamedTuple):
    """A word that changes the stance of the clause in its scope; group as in stance.yml."""

    group: str
    stance: str


WordRows = Mapping[str, list[list[str]]]
"""Literal phrases, as the words that follow each first word."""


@dataclass(frozen=True)
class Frame:
    """One way in which English names an event of a kind; see the files in lexicon/kinds.

    Attributes:
        kind: the event's kind.
        rule: where the frame stands, for the claim's ``rule``.
        object, subject: classes of items, one of which the verb must have there.
        of: classes of items that a noun must have beside it.
        words: literal words, one of which the verb must have as its object, or the noun beside it.
        needs: literal words, one of which must follow in the sentence.
        near: classes of items, one of which must stand in the sentence.
        without: classes of items that must not stand beside the noun.
        soon: what is needed must follow within a few words.
        negated: the verb must stand under a "not" or "never".
        future: the verb must stand under "will" or "would": what is announced.
        modal: the verb must stand under "must" or "should": a demand.
        on_somebody: no event without a recipient: "expressed concern" about whom?
        by_state: a state or body must do it, to somebody named, and not make it "as" anything.
        planned: what the words name lies ahead, unless they say otherwise: "seeks weapons".
        inferred: the words tell of signs alone, from which it is inferred: two ships "side by side".
        things: categories of what the words themselves name: "insured" of insurance.
        roles: ``gives``, ``takes``, ``acts_on``, ``joint``, ``force`` or ``none``.
    """

    kind: EventKind
    rule: str
    roles: str = "acts_on"
    object: frozenset[Category] = frozenset()
    subject: frozenset[Category] = frozenset()
    of: frozenset[Category] = frozenset()
    near: frozenset[Category] = frozenset()
    without: frozenset[Category] = frozenset()
    things: frozenset[Category] = frozenset()
    words: WordRows = field(default_factory=dict, hash=False)
    subject_words: WordRows = field(default_factory=dict, hash=False)
    needs: WordRows = field(default_factory=dict, hash=False)
    verbs_near: frozenset[str] = frozenset()
    planned: bool = False
    inferred: bool = False
    on_somebody: bool = False
    modal: bool = False
    future: bool = False
    by_state: bool = False
    soon: bool = False
    negated: bool = False


@dataclass
class Lexicon:
    """Everything the reader knows of words."""

    names: Phrases[Name] = field(default_factory=Phrases)
    states: dict[str, Party] = field(default_factory=dict)
    across: dict[str, str] = field(default_factory=dict)
    press: set[str] = field(default_factory=set)
    alone: dict[str, Party] = field(default_factory=dict)
    words: Phrases[Any] = field(default_factory=Phrases)
    frames: dict[str, list[Frame]] = field(default_factory=dict)
    located: list[Frame] = field(default_factory=list)
    examples: dict[EventKind, tuple[list[str], list[str]]] = field(default_factory=dict)
    grammar: dict[str, frozenset[str]] = field(default_factory=dict)
    reporting: dict[str, str] = field(default_factory=dict)
    needs_clause: frozenset[str] = frozenset()
    planning: frozenset[str] = frozenset()
    norms: frozenset[str] = frozenset()
    ending: frozenset[str] = frozenset()


@functools.cache
def lexicon() -> Lexicon:
    """Return the lexicon, loaded once."""
    book = Lexicon(grammar={key: frozenset(words) for key, words in _read("grammar.yml").items()})
    _add_states(book, _read("states.yml"))
    book.across = _read("borders.yml")
    _add_organisations(book, _read("organisations.yml"))
    _add_places(book, _read("places.yml"))
    _add_persons(book, _read("persons.yml"))
    _add_offices(book, _read("offices.yml"))
    classes = _add_items(book, _read("items.yml"))
    _add_stances(book, _read("stance.yml"))
    for kind in EventKind:
        _add_kind(book, kind, classes)
    return book


def _folder() -> Any:
    return resources.files("bongsu.extract") / "lexicon"


def words_in(name: str) -> Any:
    """Return what one of the lexicon files holds."""
    return _read(name)


def _read(name: str) -> Any:
    return _load(_folder().joinpath(name))


def _load(path: Any) -> Any:
    """Return what a lexicon file holds: strings, lists and maps only, which is all that the base loader builds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - see the docstring


def _split(phrase: str) -> list[str]:
    return [token.text for token in tokens(phrase)]


def _low(phrase: str) -> tuple[str, ...]:
    return tuple(token.low for token in tokens(phrase))


def _add_states(book: Lexicon, rows: Mapping[str, list[str]]) -> None:
    for code, words in rows.items():
        party = book.states[code] = state(code, words[0])
        for form, group in zip(("noun", "adjective", "seat"), _groups(words), strict=False):
            place = Place(group[0] if form == "seat" else words[0], code) if form != "adjective" else None
            for word in group:
                for written in _written(word):
                    book.names.add(_split(written), Name(party, form, place))


def _written(name: str) -> tuple[str, ...]:
    """Return a name as it stands inside a sentence and at its beginning."""
    return (name, "The" + name[3:]) if name.startswith("the ") else (name,)


def _groups(words: Iterable[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for word in words:
        if word == "|":
            groups.append([])
        else:
            groups[-1].append(word)
    return groups


def _add_organisations(book: Lexicon, rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows:
        party = named(row["name"], PartyKind(row.get("kind", "organisation")), row.get("country"))
        if "press" in row:
            book.press.add(party.id)
        for word in (row["name"], *row.get("also", ())):
            for written in _written(word):
                book.names.add(_split(written), Name(party, "noun"))


def _add_places(book: Lexicon, rows: Iterable[list[str]]) -> None:
    for name, country, *degrees in rows:
        lat, lon = (float(degree) for degree in degrees) if degrees else (None, None)
        book.names.add(_split(name), Name(None, "place", Place(name, country or None, lat, lon)))


def _add_persons(book: Lexicon, rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows:
        party = named(row["name"], PartyKind.PERSON, row.get("country"), row.get("role"))
        for word in (row["name"], *row.get("also", ())):
            book.names.add(_split(word), Name(party, "noun"))
        if "alone" in row:
            book.alone[row["alone"]] = party


def _add_offices(book: Lexicon, rows: Mapping[str, list[str]]) -> None:
    for group, is_body in (("titles", False), ("bodies", True)):
        for word in rows[group]:
            for form in noun_forms(word) if not word.endswith("s") else (word,):
                book.words.add(_low(form), Office(word, is_body))


def _add_items(book: Lexicon, rows: Mapping[str, Any]) -> dict[str, frozenset[Category]]:
    for category, nouns in rows["categories"].items():
        for noun in nouns:
            for form in dict.fromkeys(form for written in _hyphened(noun) for form in noun_forms(written)):
                book.words.add(_low(form), Thing(Category(category)))
    return {name: frozenset(Category(item) for item in items) for name, items in rows["classes"].items()}


def _hyphened(noun: str) -> tuple[str, ...]:
    """Return "air defence system" and "air-defence system"."""
    return (noun, noun.replace(" ", "-", 1)) if noun.count(" ") > 1 else (noun,)


def _add_verb(book: Lexicon, lemma: str, *, past: bool = False) -> None:
    for form, tag in verb_forms(lemma).items():
        entry = Verb(lemma, tag)
        if past and tag not in _PAST:
            continue
        if not any(entry in entries for _, entries in book.words.at(list(_low(form)), 0)):
            book.words.add(_low(form), entry)


_PAST = frozenset(["ed", "en"])


def _add_stances(book: Lexicon, rows: Mapping[str, Any]) -> None:
    for stance, lemmas in rows["reporting"].items():
        for lemma in lemmas:
            book.reporting[lemma] = stance
            _add_verb(book, lemma)
    book.needs_clause = frozenset(rows["needs_clause"])
    book.planning = frozenset(rows["planning"])
    book.norms = frozenset(rows["norms"])
    book.ending = frozenset(rows["ending"])
    for lemma in (*rows["planning"], *rows["norms"], *rows["ending"]):
        _add_verb(book, lemma)
    for group in ("nouns", "adverbs", "adjectives", "modals"):
        for stance, words in rows[group].items():
            for word in words:
                for form in noun_forms(word) if group == "nouns" else (word,):
                    book.words.add(_low(form), Cue(group, stance))
    for group, stance in _PHRASE_GROUPS.items():
        for word in rows[group]:
            book.words.add(_low(word), Cue(group, stance))


_PHRASE_GROUPS = {
    "planning_phrases": "planned",
    "hedging_phrases": "unverified",
    "unverified_phrases": "unverified",
    "rumour_phrases": "rumoured",
    "denying_phrases": "denied",
    "falsehoods": "denied",
    "conditions": "planned",
    "negators": "negated",
    "nearly": "negated",
    "according": "asserted",
    "citing": "asserted",
    "colon_nouns": "asserted",
}


def _add_kind(book: Lexicon, kind: EventKind, classes: Mapping[str, frozenset[Category]]) -> None:
    path = _folder().joinpath("kinds", f"{kind}.yml")
    if not path.is_file():
        return
    rows = _load(path)
    check_kind_file(f"lexicon/kinds/{kind}.yml", rows, classes)
    book.examples[kind] = (rows.get("examples", []), rows.get("counter_examples", []))
    if "located" in rows:
        book.located.append(Frame(kind, f"{kind}.located", "force", of=classes[rows["located"][0]]))
    _add_sayings(book, kind, rows, classes)
    for number, row in enumerate(rows.get("verbs", []), 1):
        frame = _frame(kind, f"{kind}.verb.{number}", row, classes)
        for lemma in row["lemmas"]:
            book.frames.setdefault(lemma, []).append(frame)
            _add_verb(book, lemma, past="past" in row)
    for number, row in enumerate(rows.get("nouns", []), 1):
        frame = _frame(kind, f"{kind}.noun.{number}", row, classes)
        for head in row["heads"]:
            for form in dict.fromkeys(noun_forms(head)):
                book.words.add(_low(form), Head(frame))


def _add_sayings(
    book: Lexicon, kind: EventKind, rows: Mapping[str, Any], classes: Mapping[str, frozenset[Category]]
) -> None:
    sayings: dict[str, type[Verdict] | type[Saying]] = {"verdict": Verdict, "phrase": Saying}
    for group, entry in sayings.items():
        for number, row in enumerate(rows.get(f"{group}s", []), 1):
            frame = _frame(kind, f"{kind}.{group}.{number}", row, classes)
            for phrase in row["words"]:
                book.words.add(_low(phrase), entry(frame))


def _frame(kind: EventKind, rule: str, row: Mapping[str, Any], classes: Mapping[str, frozenset[Category]]) -> Frame:
    def items(key: str) -> frozenset[Category]:
        return frozenset().union(*(classes.get(name) or {Category(name)} for name in row.get(key, ())))

    def phrases(*keys: str) -> WordRows:
        rows: dict[str, list[list[str]]] = {}
        for phrase in (_low(phrase) for key in keys for phrase in row.get(key, ())):
            rows.setdefault(phrase[0], []).append(list(phrase[1:]))
        return rows

    return Frame(
        kind=kind,
        rule=rule,
        roles=row.get("roles", "acts_on"),
        object=items("object"),
        subject=items("subject"),
        of=items("of"),
        near=items("needs_near"),
        without=items("except"),
        things=items("things"),
        words=phrases("object_words", "of_words"),
        subject_words=phrases("subject_words"),
        needs=phrases("needs", "needs_near_words", "needs_party_or"),
        verbs_near=frozenset(row.get("verbs_near", ())),
        planned="planned" in row,
        inferred="inferred" in row,
        on_somebody="on_somebody" in row,
        modal="modal" in row,
        future="future" in row,
        by_state="by_state" in row,
        soon="soon" in row,
        negated="negated" in row,
    )
