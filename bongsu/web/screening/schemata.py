"""FollowTheMoney's schemata, as far as a question about designations needs them (FollowTheMoney 4.11).

A question by example is answered with entities of comparable schemata: of the same, of one above, of one below.
"""

from dataclasses import dataclass

from bongsu.model.party import PartyKind

BODIES = frozenset({"Person", "Organization", "Company", "PublicBody", "LegalEntity"})
CRAFT = frozenset({"Vessel", "Airplane"})
ALL = BODIES | CRAFT
"""The schemata that our designations have."""


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema that can be asked for.

    Attributes:
        kind: what a party of this schema is; None where it may be of several kinds.
        comparable: the schemata of designations that may be meant by an example of this schema.
        below: those that are of this schema, or of one that extends it.
        matchable: whether examples may be of this schema.
    """

    name: str
    plural: str
    kind: PartyKind | None = None
    comparable: frozenset[str] = frozenset()
    below: frozenset[str] = frozenset()
    matchable: bool = True


_FOUND = (
    Schema("Thing", "Things", None, ALL, ALL),
    Schema("LegalEntity", "Legal entities", None, BODIES, BODIES),
    Schema("Person", "People", PartyKind.PERSON, frozenset({"Person", "LegalEntity"}), frozenset({"Person"})),
    Schema(
        "Organization", "Organizations", PartyKind.ORGANISATION, BODIES - {"Person"}, BODIES - {"Person", "LegalEntity"}
    ),
    Schema("Company", "Companies", PartyKind.ORGANISATION, BODIES - {"Person", "PublicBody"}, frozenset({"Company"})),
    Schema("PublicBody", "Public bodies", PartyKind.ORGANISATION, BODIES - {"Person", "Company"},
           frozenset({"PublicBody"})),
    Schema("Vessel", "Vessels", PartyKind.VESSEL, frozenset({"Vessel"}), frozenset({"Vessel"})),
    Schema("Airplane", "Airplanes", PartyKind.AIRCRAFT, frozenset({"Airplane"}), frozenset({"Airplane"})),
    Schema("Vehicle", "Vehicles", None, CRAFT, CRAFT),
    Schema("Asset", "Assets", None, below=CRAFT | {"Company"}, matchable=False),
    Schema("Value", "Values", None, below=CRAFT | {"Company"}, matchable=False),
)  # fmt: skip
# Schemata that no designation here has: an example of the first may be asked about, and meets nobody.
_OTHERS = "Address BankAccount CryptoWallet Position Security Territory UserAccount"
_NO_EXAMPLES = (
    "Analyzable Article Associate Audio Call CallForTenders Contract ContractAward Control CourtCase CourtCaseParty "
    "Debt Directorship Document Documentation EconomicActivity Email Employment Event Family Folder HyperText "
    "Identification Image Interest Interval License Membership Mention Message Note Occupancy Ownership Package Page "
    "Pages Passport Payment PlainText Project ProjectParticipant RealEstate Representation Risk Sanction Similar "
    "Succession Table TaxRoll Trip UnknownLink Video Workbook"
)
SCHEMATA = {
    schema.name: schema
    for schema in (
        *_FOUND,
        *(Schema(name, name) for name in _OTHERS.split()),
        *(Schema(name, name, matchable=False) for name in _NO_EXAMPLES.split()),
    )
}
"""Every schema of FollowTheMoney, by its name."""
