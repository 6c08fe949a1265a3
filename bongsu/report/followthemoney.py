"""Designations as FollowTheMoney entities, the JSON that other tools of the trade read.

Schemata and properties are those of FollowTheMoney 4.11 (https://followthemoney.tech/explorer/). What has no property
there (a range of birth years, a number of unknown kind on a ship) stands in ``notes``, so that nothing is lost.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator

from bongsu.lang.organisation_words import organisation_words
from bongsu.model.designation import Designation, Identifier, NameQuality
from bongsu.model.edition import Publication
from bongsu.model.party import PartyKind
from bongsu.model.record import Json

SCHEMATA = {
    PartyKind.PERSON: "Person",
    PartyKind.ORGANISATION: "Organization",
    PartyKind.ARMED_FORCE: "Organization",
    PartyKind.GROUP: "LegalEntity",
    PartyKind.STATE: "PublicBody",
    PartyKind.VESSEL: "Vessel",
    PartyKind.AIRCRAFT: "Airplane",
}
NAMES = {
    NameQuality.PRIMARY: "name",
    NameQuality.GOOD: "alias",
    NameQuality.LOW: "weakAlias",
    NameQuality.FORMER: "previousName",
}
# Schemata that stand under LegalEntity; of the others here, Vessel and Airplane stand under Vehicle.
_BODIES = frozenset({"Person", "Organization", "Company", "PublicBody", "LegalEntity"})
_INCORPORATED = frozenset({"Organization", "Company", "PublicBody"})
_VESSEL = frozenset({"Vessel"})
_AIRPLANE = frozenset({"Airplane"})
NUMBERS: dict[str, tuple[str, frozenset[str]]] = {
    "imo": ("imoNumber", _VESSEL),
    "imo_company": ("imoNumber", _INCORPORATED),
    "mmsi": ("mmsi", _VESSEL),
    "call_sign": ("callSign", _VESSEL),
    "passport": ("passportNumber", frozenset({"Person"})),
    "national_id": ("idNumber", _BODIES),
    "registration": ("registrationNumber", _BODIES | _VESSEL | _AIRPLANE),
    "tax_id": ("taxNumber", _BODIES),
    "swift": ("swiftBic", _BODIES),
    "lei": ("leiCode", _BODIES),
    "duns": ("dunsCode", _BODIES),
    "isin": ("isinCode", frozenset({"Company"})),
    "bik": ("bikCode", frozenset({"Company"})),
    "tail_number": ("registrationNumber", _AIRPLANE),
    "aircraft_serial": ("serialNumber", _AIRPLANE),
}
"""The property of each kind of number, and the schemata that have it."""

WALLET = "wallet"
WIDEST = 10
"""Years: a wider range of birth years is told in notes alone, since FollowTheMoney has no ranges."""

LEI = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
"""ISO 17442; lists print other numbers under this name."""

_NOT_IN_AN_ID = re.compile(r"[^0-9A-Za-z.-]+")
_NOT_IN_A_DATASET_S_NAME = re.compile(r"[^a-z0-9]+")

Properties = dict[str, list[str]]


def dataset_name(name: str) -> str:
    """Return a name in FollowTheMoney's spelling of datasets: lower-case letters, digits and underscores."""
    return _NOT_IN_A_DATASET_S_NAME.sub("_", name.lower()).strip("_")


def entity_id(id_: str) -> str:
    """Return an entry's id as FollowTheMoney takes ids: ``un:KPe.001`` gives ``un-KPe.001``.

    Only letters, digits, full stops and hyphens are kept there, so an id with others is told apart by a hash.
    """
    usual = id_.replace(":", "-", 1)
    plain = _NOT_IN_AN_ID.sub("-", usual).strip("-.")
    return (
        plain
        if plain == usual
        else f"{plain}-{hashlib.sha256(id_.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}".lstrip("-")
    )


def schema_of(entry: Designation) -> str:
    """Return the schema; an organisation is a company where its first name has a legal form or a number says so."""
    schema = SCHEMATA[entry.kind]
    if schema == "Organization" and entry.kind is PartyKind.ORGANISATION and _is_company(entry):
        return "Company"
    return schema


def entities(entry: Designation, of: Publication) -> tuple[Json, ...]:
    """Return the entity of a designation, and those that speak of it: its sanction, and its wallets."""
    return (entity(entry, of), *adjacent(entry, of))


def entity(entry: Designation, of: Publication) -> Json:
    """Return the entity of a designation alone."""
    schema = schema_of(entry)
    found: Properties = defaultdict(list)
    for name in entry.names:
        found[NAMES[name.quality]].append(name.text)
    found["flag" if entry.kind is PartyKind.VESSEL else "country"] += entry.countries
    for number in entry.identifiers:
        key, value = _numbered(number, schema)
        if key:
            found[key].append(value)
    if entry.kind is PartyKind.PERSON:
        found["birthDate"] += [day for given in entry.birth_dates for day in _days(given)]
    found["program"] += [entry.programme] if entry.programme else []
    found["topics"].append("sanction")
    found["sourceUrl"] += [of.page] if of.page else []
    found["notes"] += _notes(entry)
    return _enveloped(entity_id(entry.id), schema, entry.name, found, of, target=True)


def adjacent(entry: Designation, of: Publication) -> tuple[Json, ...]:
    """Return the entities that name a designation's: its sanction where any of it is known, and its wallets."""
    return (*_sanction(entry, of), *_wallets(entry, of))


def nested(entry: Designation, of: Publication) -> Json:
    """Return the entity with those that speak of it inside, under the properties that lead to them."""
    whole = entity(entry, of)
    for key, found in (("sanctions", list(_sanction(entry, of))), ("cryptoWallets", list(_wallets(entry, of)))):
        if found:
            whole["properties"][key] = found
    return whole


def _is_company(entry: Designation) -> bool:
    if any(number.kind in {"isin", "bik"} for number in entry.identifiers):
        return True
    return any(word.role == "legal" for word in organisation_words(entry.name))


def _numbered(number: Identifier, schema: str) -> tuple[str | None, str]:
    """Return the property that a number belongs to; None where the schema has none for it."""
    if number.kind == WALLET:
        return ("notes", f"wallet {number.value}") if schema not in _BODIES else (None, "")
    key, schemata = NUMBERS.get(number.kind, ("idNumber", _BODIES))
    if schema in schemata and (number.kind != "lei" or LEI.fullmatch(number.value)):
        return key, number.value
    if schema in _BODIES:
        return "idNumber", number.value
    return "notes", f"{number.kind.replace('_', ' ')} number {number.value}"


def _days(given: str) -> Iterator[str]:
    """Yield a date of birth as FollowTheMoney writes it; of a narrow range every year."""
    first, _, last = given.partition("..")
    if not last:
        yield first
    elif 0 <= (width := int(last[:4]) - int(first[:4])) <= WIDEST:
        yield from (str(int(first[:4]) + more) for more in range(width + 1))


def _notes(entry: Designation) -> Iterator[str]:
    if entry.remarks:
        yield entry.remarks
    for given in entry.birth_dates:
        if ".." in given:
            yield f"born {given.replace('..', ' to ')}"
        elif entry.kind is not PartyKind.PERSON:
            yield f"dated {given}"


def _sanction(entry: Designation, of: Publication) -> Iterator[Json]:
    if not (entry.listed_on or entry.measures or entry.programme):
        return
    found = {
        "entity": [entity_id(entry.id)],
        "authority": [of.publisher] if of.publisher else [],
        "program": [entry.programme] if entry.programme else [],
        "provisions": list(entry.measures),
        "listingDate": [str(entry.listed_on)] if entry.listed_on else [],
        "recordId": [entry.id.partition(":")[2] or entry.id],
        "sourceUrl": [of.page] if of.page else [],
    }
    yield _enveloped(f"{entity_id(entry.id)}-sanction", "Sanction", entry.programme or of.title or of.list, found, of)


def _wallets(entry: Designation, of: Publication) -> Iterator[Json]:
    if schema_of(entry) not in _BODIES:
        return
    for number in entry.identifiers:
        if number.kind == WALLET:
            found = {"publicKey": [number.value], "holder": [entity_id(entry.id)], "topics": ["sanction"]}
            id_ = entity_id(f"{entry.id}-wallet-{number.value}")
            yield _enveloped(id_, "CryptoWallet", number.value, found, of, target=True)


def _enveloped(
    id_: str, schema: str, caption: str, properties: Properties, of: Publication, *, target: bool = False
) -> Json:
    return {
        "id": id_,
        "caption": caption,
        "schema": schema,
        "properties": {key: list(dict.fromkeys(values)) for key, values in properties.items() if values},
        "datasets": [dataset_name(of.list)],
        "referents": [],
        "target": target,
        "first_seen": None,
        "last_seen": f"{of.day}T00:00:00" if of.day else None,
        "last_change": None,
    }
