"""The lexicon: every kind's own examples and counter-examples."""

from collections import Counter
from importlib import resources

import pytest
import yaml

from bongsu.extract.frames import triggers
from bongsu.extract.lexicon import lexicon
from bongsu.extract.parse import parse
from bongsu.model.event import EventKind

EXAMPLES = [(kind, text) for kind, (texts, _) in lexicon().examples.items() for text in texts]
COUNTER_EXAMPLES = [(kind, text) for kind, (_, texts) in lexicon().examples.items() for text in texts]


def named_in(text: str) -> set[EventKind]:
    """Return the kinds of event that a sentence names."""
    return {trigger.frame.kind for trigger in triggers(parse(text, 0, len(text), lexicon()), lexicon())}


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_an_example_names_its_kind(kind: EventKind, text: str) -> None:
    """Each file of kinds gives sentences that must be read."""
    assert kind in named_in(text)


@pytest.mark.parametrize(("kind", "text"), COUNTER_EXAMPLES)
def test_a_counter_example_does_not(kind: EventKind, text: str) -> None:
    """Each file of kinds gives sentences that must not be read."""
    assert kind not in named_in(text)


def test_every_kind_that_texts_carry_has_examples_of_both_sorts() -> None:
    """No kind of event is read without being tried both ways."""
    assert all(yes and no for yes, no in lexicon().examples.values())


@pytest.mark.parametrize(
    "kind",
    [
        EventKind.MISSILE_LAUNCH, EventKind.NUCLEAR_ACTIVITY, EventKind.ARMS_TRANSFER, EventKind.TROOP_DEPLOYMENT,
        EventKind.MILITARY_EXERCISE, EventKind.PROVOCATION, EventKind.THREAT, EventKind.VETO,
        EventKind.MONITORING_BODY, EventKind.STATEMENT,
    ],
)  # fmt: skip
def test_the_spine_reads_at_least_these_kinds(kind: EventKind) -> None:
    """The ten kinds of the first reader are all there."""
    assert kind in lexicon().examples


def test_yaml_words_stay_words() -> None:
    """The words no, on and off are words here, not truth values, and Norway is a state."""
    assert "no" in lexicon().states
    assert "on" in lexicon().grammar["prepositions"]


def test_no_auxiliary_names_an_event() -> None:
    """An auxiliary read as a verb of its own would part a verb from its subject."""
    assert not set(lexicon().frames) & (lexicon().grammar["have"] | lexicon().grammar["do"])


@pytest.mark.parametrize("book", ["organisations", "persons"])
def test_a_spelling_is_given_once(book: str) -> None:
    """A spelling in two rows would name only the first: what one paper says, another has not said."""
    text = resources.files("bongsu.extract").joinpath("lexicon", f"{book}.yml").read_text(encoding="utf-8")
    written = Counter(word for row in yaml.safe_load(text) for word in {row["name"], *row.get("also", ())})
    assert [word for word, rows in written.items() if rows > 1] == []


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("the Kremlin", "ru"), ("the White House", "us"), ("Downing Street", "gb"), ("Whitehall", "gb"),
        ("Kim Jong-un", "kp"), ("Choe Son-hui", "kp"), ("Sergei Lavrov", "ru"), ("Sergey Shoigu", "ru"),
        ("N. Korea", "kp"), ("North Koreans", "kp"), ("OFAC", "us"), ("the Pentagon", "us"),
    ],
)  # fmt: skip
def test_the_usual_spellings_name_the_same_party(name: str, country: str) -> None:
    """Metonyms, romanisations and short forms lead to the state whose they are."""
    parties = [item.party for item in parse(name, 0, len(name), lexicon()).names]
    assert [party.country for party in parties if party] == [country]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Customs officers searched the containers.", True),
        ("Customs officers searched the house.", False),
        ("The search covered the containers.", False),
        ("A cargo plane landed in Minsk.", True),
        ("A cargo plane flew over land.", False),
    ],
)
def test_of_some_verbs_the_past_alone_is_read(text: str, named: bool) -> None:
    """What is a noun as well, "search", "land", is a verb only in its past."""
    assert bool(named_in(text) & {EventKind.ENFORCEMENT, EventKind.FLIGHT}) is named
