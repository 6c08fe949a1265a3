"""What a provision says beside its rule: measures, goods by customs codes, limits, and its ties to other provisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bongsu.model.provision import Checked, Goods, Limit, Measure, Per
from bongsu.regimes.lawfile import Entry

UNITS = ("barrel", "tonne", "usd")
PARTICULARS = ("measures", "goods", "limits", "carve_outs", "tightened_by", "confirmed_by", "no_event")


@dataclass(frozen=True, slots=True)
class GoodsGroup:
    """Goods that the law names by one word: categories of events, and customs codes where customs can tell them."""

    categories: tuple[str, ...]
    goods: Goods | None = None


def read_goods_group(name: str, entry: Entry, categories: tuple[str, ...]) -> GoodsGroup:
    """Return the group written here: a list of categories, or categories and the customs codes of an edition.

    Raises:
        LawError: an unknown category or edition, or a code that is no code.
    """
    if entry.is_list:
        return GoodsGroup(tuple(item.known(categories, "category") for item in entry.items()))
    found = entry.keyed(("edition", "checked"), ("categories", "codes", "shared"))
    if "codes" not in found and "shared" not in found:
        raise entry.error("goods by customs codes have codes, shared codes or both")
    goods = Goods(
        name,
        int(found["edition"].known(("2002", "2007", "2012", "2017", "2022"), "edition of the Harmonized System")),
        tuple(_code(item) for item in _items(found, "codes")),
        found["checked"].choice(Checked, "level of checking"),
        tuple(_code(item) for item in _items(found, "shared")),
    )
    return GoodsGroup(tuple(item.known(categories, "category") for item in _items(found, "categories")), goods)


def read_particulars(found: Mapping[str, Entry], groups: Mapping[str, GoodsGroup]) -> dict[str, Any]:
    """Return the fields of a provision that are written here, by name.

    Raises:
        LawError: an unknown measure or group, or a limit that breaks a rule.
    """
    return {
        "measures": tuple(item.choice(Measure, "measure") for item in _items(found, "measures")),
        "goods": tuple(_goods(item, groups) for item in _items(found, "goods")),
        "limits": tuple(_limit(item) for item in _items(found, "limits")),
        "carve_outs": tuple(item.text() for item in _items(found, "carve_outs")),
        "tightened_by": tuple(item.text() for item in _items(found, "tightened_by")),
        "confirmed_by": tuple(item.text() for item in _items(found, "confirmed_by")),
        "no_event": " ".join(found["no_event"].text().split()) if "no_event" in found else None,
    }


def _items(found: Mapping[str, Entry], key: str) -> tuple[Entry, ...]:
    return found[key].items() if key in found else ()


def _goods(entry: Entry, groups: Mapping[str, GoodsGroup]) -> Goods:
    with_codes = {name: group.goods for name, group in groups.items() if group.goods is not None}
    return with_codes[entry.known(with_codes, "goods group with customs codes")]


def _code(entry: Entry) -> str:
    code = entry.text()
    if not (code.isascii() and code.isdigit() and len(code) in {2, 4, 6}):
        raise entry.error(f"{code!r} is no chapter, heading or subheading; write 2, 4 or 6 digits in quotes")
    return code


def _limit(entry: Entry) -> Limit:
    found = entry.keyed(("name", "amount", "unit", "per", "from", "checked"), ("to", "also", "note"))
    since, until = found["from"].day(), found["to"].day() if "to" in found else None
    if until is not None and until < since:
        raise found["to"].error(f"a limit to {until} that begins on {since}")
    also = found["also"].keyed(("amount", "unit")) if "also" in found else {}
    return Limit(
        name=found["name"].text(),
        amount=_amount(found["amount"]),
        unit=found["unit"].known(UNITS, "unit"),
        per=found["per"].choice(Per, "span of a limit"),
        since=since,
        until=until,
        other_amount=_amount(also["amount"]) if also else None,
        other_unit=also["unit"].known(UNITS, "unit") if also else None,
        checked=found["checked"].choice(Checked, "level of checking"),
        note=" ".join(found["note"].text().split()) if "note" in found else None,
    )


def _amount(entry: Entry) -> float:
    return float(entry.number(0, 10**12))
