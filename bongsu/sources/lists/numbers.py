"""Official numbers by the words that lists print before them, to the kinds of `Identifier`."""

import functools
import re

from bongsu.lang.ship_numbers import imo_company_valid, imo_valid
from bongsu.model.designation import Identifier
from bongsu.model.party import PartyKind
from bongsu.sources.lists.doubts import Doubts

WRONG_IMO = "IMO numbers with a wrong check digit, left out"

# The first that is found in the words decides: "Vessel Registration Identification" is no registration number.
_KINDS = tuple(
    (re.compile(words, re.IGNORECASE), kind)
    for words, kind in (
        (r"passport|passeport|pasaporte|旅券", "passport"),
        (r"digital currency|crypto|wallet", "wallet"),
        (r"\bmmsi\b|maritime mobile", "mmsi"),
        (r"call sign", "call_sign"),
        (r"\bimo\b|vessel registration id", "imo"),
        (r"swift|\bbic\b", "swift"),
        (r"legal entity (number|identifier)|\blei\b", "lei"),
        (r"\bisin\b", "isin"),
        (r"d-?u-?n-?s", "duns"),
        (r"\bbik\b", "bik"),
        (r"serial number|construction number|\bmsn\b", "aircraft_serial"),
        (r"tail number", "tail_number"),
        ((r"\btax|nit #|r\.?f\.?c\.?$|ruc #|v\.?a\.?t\.|rif #|fiscal code|c\.u\.i\.t|fein|numero fiscal"
         r"|\binn\b"), "tax_id"),
        ((r"national id|identity|identification n|personal (id|number)|cedula|d\.n\.i|c\.u\.r\.p|c\.u\.i\.$|\bssn\b"
         r"|citizen|tazkira|kimlik|national foreign|birth certificate|i\.f\.e|credencial|electoral|residency"
         r"|national no|refugee"), "national_id"),
        ((r"regist|company n|commercial|trade lic|mercantil|c\.r\. no|chamber of|enterprise n|social credit|gazette"
         r"|business|license$|incorporation|\bogrn\b"), "registration"),
    )
)  # fmt: skip
_BLANKS = re.compile(r"\s")


@functools.lru_cache(10_000)  # lists say the same words again and again
def kind_of(words: str) -> str | None:
    """Return the kind of number that is announced by these words ("Tax ID No."), or None for what is no number."""
    return next((kind for pattern, kind in _KINDS if pattern.search(words)), None)


def number(kind: str, value: str) -> Identifier:
    """Return the number without blanks."""
    return Identifier(kind, _BLANKS.sub("", value))


def imo(value: str, kind: PartyKind, doubts: Doubts, where: str) -> tuple[Identifier, ...]:
    """Return an IMO number of a ship, or of a company where the party is none; none where its check digit is wrong."""
    digits = "".join(re.findall(r"\d", value))
    if kind is not PartyKind.VESSEL and imo_company_valid(digits):
        return (Identifier("imo_company", digits),)
    if imo_valid(digits):
        return (Identifier("imo", digits),)
    doubts.note(WRONG_IMO, f"{where} ({value.strip()})")
    return ()
