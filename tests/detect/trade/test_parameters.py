"""What the detectors of trade bring along is whole: columns, goods, thresholds, hubs."""

import pytest

from bongsu.detect.trade import FIGURE_COLUMNS, namesake_of, parameters
from bongsu.detect.trade.concordance import moves
from bongsu.detect.trade.parameters import barrels_in_a_tonne, goods_of, petroleum_group
from bongsu.lang.areas import areas
from bongsu.model.event import HS_EDITIONS, Category
from bongsu.sources.trade import FLOWS


def test_detectors_and_readers_agree_on_the_columns() -> None:
    """What is read is what is looked at, and the file's number."""
    assert [name for name in FIGURE_COLUMNS if name != "file"] == FLOWS.names


@pytest.mark.parametrize(
    ("code", "name", "category"),
    [
        ("030613", "fish and shellfish", Category.SEAFOOD), ("270112", "coal", Category.COAL),
        ("2608", "zinc ore", Category.ZINC),
        ("271019", "diesel, kerosene and fuel oil", Category.REFINED_PETROLEUM), ("7901", "zinc", Category.ZINC),
        ("870323", "cars", Category.VEHICLES), ("871000", "tanks and armoured vehicles", Category.ARMOURED_VEHICLE),
        ("2620", "goods of code 2620", None), ("100630", "cereals", Category.FOOD), ("99", "goods of code 99", None),
    ],
)  # fmt: skip
def test_goods_are_known_by_the_longest_beginning_of_their_code(
    code: str, name: str, category: Category | None
) -> None:
    """A heading says more than its chapter, and what is not there is said as its code."""
    assert goods_of(code) == (name, category)


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("270900", "crude oil"),
        ("271113", "petroleum gases"),
        ("2713", "refined petroleum"),
        ("2701", None),
        ("27", None),
    ],
)
def test_petroleum_has_barrels_and_other_goods_have_none(code: str, group: str | None) -> None:
    """Each group has a factor whose range holds the usual figure."""
    factor = barrels_in_a_tonne(code)
    assert petroleum_group(code) == group
    assert (factor is None) is (group is None)
    assert factor is None or factor.low <= factor.usual <= factor.high


def test_hubs_and_namesakes_are_areas() -> None:
    """Every number is one of the table, and who is mixed up with one is mixed up with by it."""
    assert set(parameters().transit.hubs) <= areas().keys()
    mixed = {number: other for number in areas() if (other := namesake_of(number)) is not None}
    assert {other: number for number, other in mixed.items()} == mixed


def test_moves_name_editions_and_other_codes() -> None:
    """No code moves to itself, none within the edition of 2017, and only editions that there are have moves."""
    for moved in moves():
        assert moved.editions <= set(HS_EDITIONS) - {2017}
        assert moved.code not in moved.became
