"""What holds of every name: rules that no single case shows."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bongsu.lang.names import fold
from bongsu.lang.spelling import sound
from bongsu.model.designation import Designation, ListedName, Subject
from bongsu.model.party import Identifiers, PartyKind
from bongsu.screen import ALERT, HINT, Index
from bongsu.screen.anatomy import compare, keys, take_apart
from bongsu.screen.rarity import Rarity
from tests.bench.measure import forget
from tests.work import work

PERSON, BODY, SHIP = PartyKind.PERSON, PartyKind.ORGANISATION, PartyKind.VESSEL
BODIES_TO_PERSONS = [PERSON, BODY, PartyKind.ARMED_FORCE, PartyKind.GROUP, PartyKind.STATE]
ANY = st.text(max_size=40)
"""Any Unicode, lone surrogates and unassigned characters included."""

KOREAN = st.tuples(
    st.sampled_from(["Kim", "Ri", "Lee", "Pak", "Park", "Choe", "Choi", "Jang", "Chang", "김", "리", "박", "최"]),
    st.sampled_from(
        ["Jong-un", "Jong Un", "Chŏng-ŭn", "Yong Chol", "Yong-chol", "Young-chul", "Su Gil", "정은", "영철"]
    ),
)
WESTERN = st.tuples(
    st.sampled_from(["Sergey", "Sergei", "Aleksandr", "Alexander", "Dmitriy", "Maria", "John", "J.", "Василий"]),
    st.sampled_from(
        ["Kozlov", "Koslov", "Kolchanov", "Smith", "Smyth", "Garcia Lopez", "Mikhaylovich Kozlov", "Козлов"]
    ),
)
PLAIN = st.one_of(
    KOREAN.map(" ".join), KOREAN.map("".join), WESTERN.map(" ".join), WESTERN.map(lambda pair: ", ".join(pair[::-1]))
)
PLAIN_BODIES = ("Heron Bank of Korea", "Silverstar Trading Company", "OBM", "Orchid Bay Mining", "39 Bureau")
LETTERS = st.text(st.characters(categories=["L"]), min_size=3, max_size=12)
NUMBERS = st.integers(1, 9999)


def designation(id_: str, kind: PartyKind, *names: str) -> Designation:
    """Return an entry with these names."""
    return Designation(id_, "t", kind, tuple(map(ListedName, names)))


def likeness(asked: str, listed: str, kind: PartyKind = PERSON) -> float:
    """Return how like two names are when all words are equally rare."""
    first, second = (take_apart(name, kind, Rarity()) for name in (asked, listed))
    return compare(first, second).score


def scores(index: Index, name: str, kind: PartyKind) -> dict[str, float]:
    """Return every match by its id."""
    return {match.designation: match.score for match in index.search(name, kind=kind, limit=100, at_least=0.0)}


def kept(index: Index, folder: Path) -> Index:
    """Return the index as it comes back from its file."""
    index.save(folder / "kept")
    again = Index.load(folder / "kept")
    assert again is not None
    return again


@given(ANY)
@example("Ő\u0301")
@example("\ud800")
def test_folding_twice_is_folding_once(name: str) -> None:
    """A folded name is folded already; a list that is folded again finds what it found."""
    assert fold(fold(name)) == fold(name)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_a_word_always_sounds_the_same(word: str) -> None:
    """A sound is never empty, so that no word is lost to the search, and does not hang on what was asked before."""
    assert sound(word) == sound(word) != ""


@given(PLAIN, PLAIN)
def test_persons_are_as_like_one_way_as_the_other(one: str, other: str) -> None:
    """Whoever is asked for and whoever is listed may change places."""
    assert likeness(one, other) == pytest.approx(likeness(other, one), abs=0.02)


def test_brackets_count_on_the_list_only() -> None:
    """The one way in which persons are not alike both ways: a list puts an alias in brackets, who asks means them."""
    assert likeness("Kim Chol", "Kim (alias Pak) Chol") > 0.95
    assert likeness("Kim (alias Pak) Chol", "Kim Chol") < 0.95


@given(PLAIN)
def test_nobody_is_more_like_than_the_same(name: str) -> None:
    """Every name is wholly like itself, and like any other at most as much."""
    assert likeness(name, name) == 1.0
    assert likeness(name.swapcase(), name) == 1.0


@given(st.lists(ANY.filter(str.strip), min_size=1, max_size=8, unique=True), st.sampled_from(BODIES_TO_PERSONS))
def test_a_listed_name_finds_itself_among_others(names: list[str], kind: PartyKind) -> None:
    """Whatever stands beside it, and of whatever letters: the same string finds its entry, and above the alert line."""
    assume(all(fold(name) for name in names))
    index = Index(designation(str(at), kind, name) for at, name in enumerate(names))
    for at, name in enumerate(names):
        assert scores(index, name, kind)[str(at)] >= ALERT


@given(LETTERS)
def test_a_listed_ship_finds_itself_as_a_hint(name: str) -> None:
    """A ship's name alone never reaches the alert line, and is never lost either."""
    found = scores(Index([designation("t", SHIP, name)]), name, SHIP)
    assert HINT <= found["t"] < ALERT


@given(st.lists(ANY, max_size=5), ANY, st.sampled_from([None, *PartyKind]))
@settings(max_examples=50)
def test_any_unicode_is_survived_on_either_side(names: list[str], asked: str, kind: PartyKind | None) -> None:
    """Listed or asked for, of any kind, kept in a file or not: matches have a score from 0 to 1 and a reason."""
    index = Index(designation(str(at), kind or BODY, name) for at, name in enumerate(names))
    (found,) = index.search_many([Subject(asked, kind)])
    assert all(0 <= match.score <= 1 and match.reasons for match in found)


@given(names=st.lists(ANY, max_size=5), asked=ANY)
@settings(max_examples=25)
def test_an_index_from_its_file_answers_as_before(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], asked: str
) -> None:
    """What was kept finds what the index itself finds, with the same scores; a zero byte is kept as a blank."""
    listed = [name.replace("\0", " ") for name in (*names, "Kolchanov")]
    index = Index(designation(str(at), PERSON, name) for at, name in enumerate(listed))
    again = kept(index, tmp_path_factory.mktemp("index"))
    for name in (*listed, asked):
        assert scores(again, name, PERSON) == scores(index, name, PERSON)


@pytest.mark.parametrize("names", [["Kim Li"], [""], []])
def test_an_index_of_short_words_comes_back_from_its_file(tmp_path: Path, names: list[str]) -> None:
    """Words of less than four letters stand in no block; an index that has only such is an index all the same."""
    kept(Index(designation(str(at), PERSON, name) for at, name in enumerate(names)), tmp_path)


@given(NUMBERS, NUMBERS)
def test_numbers_of_ships_must_agree(listed: int, asked: int) -> None:
    """Sister ships differ in their number only: another number is no hint."""
    found = scores(Index([designation("t", SHIP, f"Morning Heron {listed}")]), f"Morning Heron {asked}", SHIP)
    assert (found.get("t", 0.0) >= HINT) is (asked == listed)


@given(NUMBERS, NUMBERS, st.sampled_from(["Bureau {}", "{} Research Center", "Department {} of the Ministry of Trade"]))
def test_numbers_of_bodies_must_agree(listed: int, asked: int, name: str) -> None:
    """Bureau 39 is not Bureau 35."""
    found = scores(Index([designation("t", BODY, name.format(listed))]), name.format(asked), BODY)
    assert (found.get("t", 0.0) >= ALERT) is (asked == listed)


@given(st.lists(PLAIN, min_size=1, max_size=5), st.lists(PLAIN, max_size=5))
def test_another_list_lowers_no_hit_by_the_same_name(listed: list[str], more: list[str]) -> None:
    """How rare a word is changes with the lists, and moves the score of names that are nearly the same, never this."""
    first = [designation(f"a{at}", PERSON, name) for at, name in enumerate(listed)]
    both = Index([*(designation(f"b{at}", PERSON, name) for at, name in enumerate(more)), *first])
    for at, name in enumerate(listed):
        assert scores(both, name, PERSON)[f"a{at}"] >= scores(Index(first), name, PERSON)[f"a{at}"]


BODIES = st.lists(
    st.sampled_from("Korea Heron Herron Trading Orchid Silver Star Silverstar Bank Bureau 39 35 Ltd OBM Bay".split()),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(st.lists(BODIES, min_size=30, max_size=40), st.sampled_from([BODY, None]), st.sampled_from([HINT, ALERT, 0.9]))
@settings(max_examples=20)
def test_many_are_found_as_each_alone(names: list[str], kind: PartyKind | None, at_least: float) -> None:
    """A batch is looked through in arrays, one name is not; ids, scores and reasons are the same."""
    index = Index(designation(str(at), BODY, name, name + " Mining") for at, name in enumerate(names))
    subjects = [
        Subject(name, kind, birth_dates=("1965",) * (at % 2), identifiers=Identifiers(imo="1" * (at % 3)))
        for at, name in enumerate([*names, *PLAIN_BODIES])
    ]
    together = list(index.search_many(subjects, at_least=at_least))
    assert together == [next(index.search_many([subject], at_least=at_least)) for subject in subjects]
    assert any(together)


def test_a_listed_name_finds_itself_among_short_names() -> None:
    """Many short names that may be made of a name's initials push the name itself not aside."""
    name = "All-Russian Research Institute of Radio Engineering"
    short = [designation(f"short-{letter}", BODY, f"Arri{letter}") for letter in "abcdefghijkl"]
    (found,) = Index([*short, designation("t", BODY, name)]).search_many([Subject(name, BODY)])
    assert "t" in {match.designation for match in found}


@pytest.mark.parametrize("name", ["Kim Chol", "Sergey Kozlov", "!"])
def test_every_namesake_is_found(name: str) -> None:
    """Forty entries of one name are forty matches: nine of OFAC's have 21 names in common."""
    index = Index(designation(str(at), PERSON, name) for at in range(40))
    assert len(index.search(name, kind=PERSON, limit=100)) == 40


def test_a_crowd_of_spellings_hides_nobody() -> None:
    """A party of many names takes no place of others."""
    many = designation(
        "m", PERSON, *(f"Sergey Kozlov {name}" for name in "Ivan Pavel Oleg Yuri Anton Boris".split() * 4)
    )
    found = Index([many, designation("t", PERSON, "Sergey Kozlovich")]).search("Sergey Kozlov", kind=PERSON)
    assert {match.designation for match in found} == {"m", "t"}


@given(PLAIN, st.permutations(range(3)))
def test_the_order_of_the_list_tells_nothing(name: str, order: list[int]) -> None:
    """An entry has the same score wherever in a list it stands."""
    listed = [designation(str(at), PERSON, other) for at, other in enumerate((name, "Sergei Koslov", "Pak Yong-chol"))]
    assert scores(Index(listed), name, PERSON) == pytest.approx(
        scores(Index([listed[at] for at in order]), name, PERSON), abs=0.001
    )


@given(ANY, st.sampled_from([None, *PartyKind]))
def test_a_name_has_a_key_or_no_letters(name: str, kind: PartyKind | None) -> None:
    """A name without a key could never be found; every key has a weight that counts."""
    held = keys(take_apart(name, kind, Rarity()), asked=True)
    assert held
    assert all(weight >= 0 for weight in held.values())


HOSTILE = {
    "words": "Kim ",
    "one word": "a",
    "marks": "\u0301",
    "brackets": "(a)",
    "open brackets": "(",
    "digits": "39 ",
}
UNPARTED = {"Hangul": "김", "Chinese characters": "金"}


@pytest.mark.parametrize("kind", [None, PERSON, BODY, SHIP])
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_with_length_alone(piece: str, kind: PartyKind | None) -> None:
    """Three times the name of any kind is at most four times the work."""
    assert _growth(piece, kind) <= 4


@pytest.mark.parametrize("kind", [None, PERSON, BODY])
@pytest.mark.parametrize("piece", UNPARTED.values(), ids=UNPARTED)
def test_work_grows_with_length_alone_without_blanks(piece: str, kind: PartyKind | None) -> None:
    """The same holds of scripts that need no blanks."""
    assert _growth(piece, kind) <= 4


@pytest.mark.parametrize("piece", ["Heron ", "백", "alpha-beta "])
def test_a_name_beyond_all_measure_is_compared_by_its_beginning(piece: str) -> None:
    """It finds itself, what begins alike is found too, and the reasons say how far was compared."""
    name = piece * 500
    index = Index([designation("t", BODY, name)])
    for asked in (name, name + " Ltd"):
        (match,) = index.search(asked, kind=BODY)
        assert match.score >= ALERT
        assert any("only the first 400 characters" in reason for reason in match.reasons)
    (match,) = Index([designation("t", BODY, "Heron " * 60)]).search("Heron " * 60, kind=BODY)
    assert not any("only the first" in reason for reason in match.reasons)


def _growth(piece: str, kind: PartyKind | None) -> float:
    """Return how many times the work three times the name is, in lines of Python."""
    index = Index([designation("t", PERSON, "Kim Jong Un"), designation("u", BODY, "Ocean Trading Company")])
    scores(index, "Ocean 김정은 金正恩", kind or BODY)  # loads the words
    forget()  # else a name that another test asked for costs nothing
    short, long = (work(partial(index.search, piece * (length // len(piece)), kind=kind)) for length in (300, 900))
    return long / short


def test_a_file_that_is_no_index_is_none(tmp_path: Path) -> None:
    """A broken cache is made anew, never trusted."""
    (tmp_path / "kept").write_bytes(b"PK\x03\x04 nothing")
    assert Index.load(tmp_path / "kept") is None
