"""No figure of screening sinks below its floor, and the measures measure what they say."""

from pathlib import Path

import pytest

from tests.quality.figures import Figure
from tests.quality.measures import screening_floors
from tests.quality.screening import alarms, collisions, own, pairs, ships
from tests.quality.screening.aliases import of_list
from tests.quality.screening.lists import Asked, Entry, aliases_asked, answered, entries, index_of, recall, script
from tests.quality.screening.measures import described
from tests.quality.screening.section import reaches, section
from tests.quality.screening.variants import WRITTEN, variants

LISTED = [
    Entry("a", "Person", "Kim Jong Un", ("金正恩", "KIM, Jong-Un"), None, True),
    Entry("b", "Person", "KIM JONG UN", (), None, True),
    Entry("c", "Vessel", "Petrel 8", ("Old Heron",), "9074729", True),
    Entry("d", "Organization", "Ocean Trading", ("Sea Bank",), None, False),
]
FIGURES = {key: entry for group in described() for key, entry in group["figures"].items()}


@pytest.mark.shared
@pytest.mark.parametrize(("figure", "held"), screening_floors().items(), ids=list(screening_floors()))
def test_no_figure_sinks_below_its_floor(screened: dict[str, Figure], figure: str, held: float) -> None:
    """What was reached once stays reached; errors stay at or below what is held."""
    now = screened[figure]
    assert reaches(now, held), f"{figure} is {now.value:.4f} of {now.items}, held at {held}"


@pytest.mark.shared
def test_every_figure_is_described_and_every_floor_has_its_figure(screened: dict[str, Figure]) -> None:
    """Nothing is measured that is not shown, nothing shown that is not measured."""
    assert set(screened) == set(FIGURES)
    assert set(screening_floors()) <= set(FIGURES)


@pytest.mark.shared
def test_the_sets_have_the_sizes_that_others_measured(screened: dict[str, Figure]) -> None:
    """Only over the same names may figures be compared with those of other tools."""
    sizes = {"ofac_aliases_r5": 487, "ofac_persons_r5": 135, "ofac_bodies_r5": 350, "un_aliases_r5": 210,
             "uk_aliases_r5": 367, "uk_ships_r5": 124, "eu_latin_r5": 432, "eu_hangul_persons_r1": 67,
             "eu_hangul_bodies_r5": 12, "eu_cyrillic_bodies_r5": 13, "collisions_un": 80, "collisions_ofac": 225,
             "pairs_f1": 826, "watchman_scripts": 22}  # fmt: skip
    assert {key: screened[key].items for key in sizes} == sizes


@pytest.mark.shared
def test_every_variant_has_somebody_listed(shared: Path) -> None:
    """A target that OFAC does not list could never be found."""
    names = {entry.name for entry in entries(shared / "data" / "lists", "ofac")}
    assert {row["target"] for rows in variants().values() for row in rows} <= names


def test_variants_stand_under_their_script() -> None:
    """A name in the wrong column would count for another script."""
    scripts = dict(zip(WRITTEN, ("latin", "cyrillic", "hangul", "han"), strict=True))
    for row in [row for rows in variants().values() for row in rows]:
        assert set(row) == {"target", *WRITTEN}
        assert all(script(name) == scripts[written] for written in WRITTEN for name in row[written]), row["target"]


def test_aliases_are_asked_but_for_those_that_are_the_name_itself() -> None:
    """Only entries on North Korea count, and whoever has the same own name is right too."""
    asked = [Asked("金正恩", "Person", frozenset("ab")), Asked("Old Heron", "Vessel", frozenset("c"))]
    assert aliases_asked(LISTED) == asked
    assert aliases_asked(LISTED, wanted=lambda alias: script(alias) == "latin") == asked[1:]


def test_recall_counts_who_is_found_where() -> None:
    """A ship's former name is not found in an index of own names, a Hanja spelling is."""
    figures = of_list("t", LISTED, index_of(LISTED, aliases=False))
    assert {key: (figure.value, figure.items) for key, figure in figures.items()} == {
        "t_aliases_r1": (0.5, 2), "t_aliases_r5": (0.5, 2), "t_aliases_alert": (0.5, 2),
        "t_persons_r1": (1.0, 1), "t_persons_r5": (1.0, 1), "t_persons_alert": (1.0, 1),
        "t_bodies_r1": (0.0, 0), "t_bodies_r5": (0.0, 0), "t_bodies_alert": (0.0, 0), "t_ships_r5": (0.0, 1),
    }  # fmt: skip


def test_the_place_of_the_right_entry_tells_how_far_it_is_found() -> None:
    """The second match is among the first five and not the first."""
    (answer,) = answered(index_of(LISTED, aliases=False), [Asked("Kim Jong Un", "Person", frozenset("b"))])
    assert answer.place == 2
    assert (recall([answer], 1).value, recall([answer], 5).value) == (0.0, 1.0)


def test_an_alarm_is_a_match_at_the_alert_line() -> None:
    """Who is listed raises one, who is not does not."""
    index = index_of(LISTED, aliases=True)
    assert alarms.alarms(index, ["Kim Jong Un", "Ada Lovelace"]) == Figure(0.5, 2, error=True)


def test_namesakes_are_taken_for_each_other() -> None:
    """Two persons of one name are two collisions; a ship is nobody's namesake."""
    figures = collisions.of_persons("t", [*LISTED, Entry("f", "Person", "Ri Su Yong", (), None, True)])
    assert {key: figure.value for key, figure in figures.items()} == {
        "collisions_t": pytest.approx(2 / 3),
        "collisions_t_aliases": pytest.approx(2 / 3),
    }


def test_a_listed_name_is_asked_letter_by_letter() -> None:
    """An entry that is not indexed is not found under its name."""
    index = index_of(LISTED[:3], aliases=True)
    assert own.of_names(LISTED[:3], index).value == 1.0
    assert own.of_names([LISTED[3]], index).value == 0.0


def test_a_ship_is_known_by_its_number_and_by_no_slip_of_it() -> None:
    """Nine wrong check digits are tried for each number; entries of one id stay apart."""
    figures = ships.of_numbers([*LISTED, Entry("c", "Vessel", "Petrel 9", (), "9161003", True)])
    assert figures["ships_by_imo"] == Figure(1.0, 2)
    assert figures["ships_wrong_digit"] == Figure(0.0, 18, error=True)


def test_a_pair_is_scored_among_all_others() -> None:
    """The first name is asked, the second listed, and what is not met scores nothing."""
    held = [
        pairs.Pair("Kim Jong-un", "Kim Jong Un", "Person"),
        pairs.Pair("Ada", "Ocean Trading", "Company", same=False),
    ]
    same, other = pairs.scores(held)
    assert same > 0.9
    assert other == 0.0


def test_the_section_tells_what_is_below_and_what_others_do_better() -> None:
    """Errors are held against bars and tools the other way round."""
    figures = {"right": {"what": "right ones", "bars": [0.8, 0.9], "today": [0.5, "some tool"]},
               "wrong": {"what": "wrong ones", "bars": [0.2, 0.1], "today": [0.3, "another"]}}  # fmt: skip
    group = {"title": "Names", "what": "names", "source": "ours", "limits": ["few"], "figures": figures}
    reached = {"right": Figure(0.85, 20), "wrong": Figure(0.4, 20, error=True)}
    text = section(reached, [group], {"right": 0.8})
    assert "| right ones | Names | 0.850 | 0.800 | 0.900 | must reached |" in text
    assert "| right ones | 0.850 | 20 | 0.800 | 0.800 | 0.900 | 0.500 | some tool |" in text
    assert "* Names: wrong ones: 0.400; 0.200 was asked.\n" in text
    assert "* Names: wrong ones: 0.400, against 0.300 (another).\n" in text
    assert "right ones: 0.850" not in text
