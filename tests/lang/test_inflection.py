"""The forms of verbs and nouns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.inflection import irregular_forms, noun_forms, verb_forms


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
    ("lemma", "pasts", "ing"),
    [
        ("travel", {"travelled", "traveled"}, "travelling"),
        ("funnel", {"funnelled", "funneled"}, "funneling"),
        ("refuel", {"refuelled", "refueled"}, "refuelling"),
        ("patrol", {"patrolled"}, "patrolling"),
        ("reveal", {"revealed"}, "revealing"),
        ("sail", {"sailed"}, "sailing"),
        ("slam", {"slammed"}, "slamming"),
        ("equip", {"equipped"}, "equipping"),
        ("transfer", {"transferred"}, "transferring"),
        ("visit", {"visited"}, "visiting"),
        ("traffic", {"trafficked"}, "trafficking"),
        ("die", {"died"}, "dying"),
        ("dye", {"dyed"}, "dyeing"),
        ("flee", {"fled"}, "fleeing"),
        ("torpedo", {"torpedoed"}, "torpedoing"),
        ("modernise", {"modernised", "modernized"}, "modernizing"),
        ("analyze", {"analyzed", "analysed"}, "analysing"),
        ("exercise", {"exercised"}, "exercising"),
        ("seize", {"seized"}, "seizing"),
        ("put", {"put"}, "putting"),
        ("relay", {"relayed"}, "relaying"),
        ("air-drop", {"air-dropped"}, "air-dropping"),
        ("bring up", {"brought up"}, "bringing up"),
        ("broadcast", {"broadcast"}, "broadcasting"),
    ],
)
def test_spelling_follows_the_rules_of_both_shores(lemma: str, pasts: set[str], ing: str) -> None:
    """Consonants are doubled where English doubles them, both ways for -l, and -ise is -ize too."""
    forms = verb_forms(lemma)
    assert {form for form, tag in forms.items() if tag == "ed"} == pasts
    assert forms[ing] == "ing"


@pytest.mark.parametrize(
    ("lemma", "past", "participle"),
    [
        ("withdraw", "withdrew", "withdrawn"),
        ("oversee", "oversaw", "overseen"),
        ("overthrow", "overthrew", "overthrown"),
        ("choose", "chose", "chosen"),
        ("freeze", "froze", "frozen"),
        ("unfreeze", "unfroze", "unfrozen"),
        ("blow up", "blew up", "blown up"),
        ("test-fly", "test-flew", "test-flown"),
        ("forbid", "forbade", "forbidden"),
        ("undertake", "undertook", "undertaken"),
        ("get", "got", "gotten"),
    ],
)
def test_an_irregular_verb_keeps_past_and_participle_apart(lemma: str, past: str, participle: str) -> None:
    """Also with a prefix, a particle or a hyphen."""
    forms = verb_forms(lemma)
    assert (forms[past], forms[participle]) == ("ed", "en")


def test_be_and_have_have_their_own_forms() -> None:
    """The auxiliaries follow no rule."""
    assert set(verb_forms("be")) == {"be", "am", "is", "are", "was", "were", "being", "been"}
    assert set(verb_forms("have")) == {"have", "has", "had", "having"}


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("serviceman", ("serviceman", "servicemen")),
        ("spokeswoman", ("spokeswoman", "spokeswomen")),
        ("German", ("German", "Germans")),
        ("aircraft", ("aircraft",)),
        ("military personnel", ("military personnel",)),
        ("person", ("person", "people", "persons")),
        ("crisis", ("crisis", "crises")),
        ("cargo", ("cargo", "cargoes", "cargos")),
        ("thief", ("thief", "thieves")),
        ("chief", ("chief", "chiefs")),
        ("monarch", ("monarch", "monarchs")),
        ("corps", ("corps",)),
        ("gas", ("gas", "gases", "gasses")),
        ("weapons", ("weapons",)),
        ("ICBM", ("ICBM", "ICBMs")),
        ("chief of staff", ("chief of staff", "chiefs of staff")),
        ("transfer at sea", ("transfer at sea", "transfers at sea")),
        ("commander-in-chief", ("commander-in-chief", "commanders-in-chief")),
        ("secretary-general", ("secretary-general", "secretaries-general")),
        ("major general", ("major general", "major generals")),
        ("surface-to-air missile", ("surface-to-air missile", "surface-to-air missiles")),
    ],
)
def test_irregular_nouns_and_phrases(noun: str, forms: tuple[str, ...]) -> None:
    """Each form once: men, invariants, plurals as they are, and the head of a phrase with "of"."""
    assert noun_forms(noun) == forms


@given(st.text(max_size=12), st.text("abeiklqrsuyz -", max_size=12))
def test_any_word_is_survived(wild: str, near: str) -> None:
    """Every word is among its own forms."""
    for word in (wild, near):
        assert word in noun_forms(word)
        assert word in verb_forms(word)


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("missile", "missiles"), ("delivery", "deliveries"), ("ballistic missile", "ballistic missiles"),
     ("launch", "launches"), ("convoy", "convoys")],
)  # fmt: skip
def test_a_noun_has_a_plural(noun: str, plural: str) -> None:
    """The last word of a phrase is inflected."""
    assert noun_forms(noun) == (noun, plural)


def test_the_forms_of_irregular_verbs_are_listed() -> None:
    """Every form leads to its tag, and regular verbs are not among them."""
    forms = irregular_forms()
    assert (forms["took"], forms["taken"], forms["takes"], forms["take"]) == ("ed", "en", "s", "base")
    assert "closed" not in forms
