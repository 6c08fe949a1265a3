"""The forms of verbs and nouns."""

import pytest

from bongsu.lang.inflection import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("fire", {"fires": "s", "firing": "ing", "fired": "ed", "fire": "base"}),
        ("ship", {"ships": "s", "shipping": "ing", "shipped": "ed", "ship": "base"}),
        ("supply", {"supplies": "s", "supplying": "ing", "supplied": "ed", "supply": "base"}),
        ("launch", {"launches": "s", "launching": "ing", "launched": "ed", "launch": "base"}),
        ("send", {"sends": "s", "sending": "ing", "sent": "ed", "send": "base"}),
        ("give", {"gives": "s", "giving": "ing", "gave": "ed", "given": "en", "give": "base"}),
        ("carry out", {"carries out": "s", "carrying out": "ing", "carried out": "ed", "carry out": "base"}),
        ("test-fire", {"test-fires": "s", "test-firing": "ing", "test-fired": "ed", "test-fire": "base"}),
        ("veto", {"vetoes": "s", "vetoing": "ing", "vetoed": "ed", "veto": "base"}),
    ],
)
def test_a_verb_has_its_forms(lemma: str, forms: dict[str, str]) -> None:
    """Regular, doubled, irregular, phrasal and hyphenated verbs."""
    assert verb_forms(lemma) == forms


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("missile", "missiles"), ("delivery", "deliveries"), ("ballistic missile", "ballistic missiles"),
     ("launch", "launches"), ("convoy", "convoys")],
)  # fmt: skip
def test_a_noun_has_a_plural(noun: str, plural: str) -> None:
    """The last word of a phrase is inflected."""
    assert noun_forms(noun) == (noun, plural)
