"""What is said to have happened: kind, agents, recipients, objects, place and time."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bongsu.model.party import Party
from bongsu.model.record import SPARSE


class EventKind(StrEnum):
    """What happened. `CODES` gives the PLOVER and CAMEO codes where one exists."""

    MISSILE_LAUNCH = "missile_launch"
    WEAPONS_TEST = "weapons_test"
    NUCLEAR_ACTIVITY = "nuclear_activity"
    ARMS_TRANSFER = "arms_transfer"
    TECHNOLOGY_TRANSFER = "technology_transfer"
    PETROLEUM_TRANSFER = "petroleum_transfer"
    GOODS_TRANSFER = "goods_transfer"
    FINANCIAL_TRANSFER = "financial_transfer"
    TROOP_DEPLOYMENT = "troop_deployment"
    MILITARY_TRAINING = "military_training"
    MILITARY_EXERCISE = "military_exercise"
    PROVOCATION = "provocation"
    THREAT = "threat"
    SHIP_TO_SHIP_TRANSFER = "ship_to_ship_transfer"
    AIS_GAP = "ais_gap"
    LOITERING = "loitering"
    PORT_CALL = "port_call"
    SHIP_IDENTITY = "ship_identity"
    IDENTITY_TAMPERING = "identity_tampering"
    POSITION_SPOOFING = "position_spoofing"
    VOYAGE_IRREGULARITY = "voyage_irregularity"
    VESSEL_DETENTION = "vessel_detention"
    CYBER_THEFT = "cyber_theft"
    OVERSEAS_LABOUR = "overseas_labour"
    SANCTIONS_EVASION = "sanctions_evasion"
    STATEMENT = "statement"
    AGREEMENT = "agreement"
    OFFICIAL_VISIT = "official_visit"
    VETO = "veto"
    DESIGNATION = "designation"
    MONITORING_BODY = "monitoring_body"
    ENFORCEMENT = "enforcement"
    ENFORCEMENT_REFUSED = "enforcement_refused"
    FLIGHT = "flight"
    SHIP_REGISTRATION = "ship_registration"
    SHIP_SERVICE = "ship_service"
    CHEMICAL_WEAPON_USE = "chemical_weapon_use"


@dataclass(frozen=True, slots=True)
class EventCode:
    """The meaning of a kind, and the codes that event data sets use for it (None where they have none)."""

    meaning: str
    plover: str | None = None
    cameo: str | None = None


CODES: dict[EventKind, EventCode] = {
    EventKind.MISSILE_LAUNCH: EventCode("a missile or rocket, also a satellite launcher, is fired", "MOBILIZE", "150"),
    EventKind.WEAPONS_TEST: EventCode(
        "a weapon other than a launched missile is tested, or testing goes on", "MOBILIZE", "150"
    ),
    EventKind.NUCLEAR_ACTIVITY: EventCode("a nuclear test, or work of a nuclear weapons programme", "MOBILIZE", "150"),
    EventKind.ARMS_TRANSFER: EventCode("weapons, ammunition or their parts change hands", "AID", "072"),
    EventKind.TECHNOLOGY_TRANSFER: EventCode("knowledge, designs or technical help change hands", "COOPERATE", "062"),
    EventKind.PETROLEUM_TRANSFER: EventCode("crude oil or petroleum products change hands", "COOPERATE", "061"),
    EventKind.GOODS_TRANSFER: EventCode(
        "other goods change hands: coal, seafood, machinery, luxury goods", "COOPERATE", "061"
    ),
    EventKind.FINANCIAL_TRANSFER: EventCode("money, accounts or financial services are provided", "COOPERATE", "061"),
    EventKind.TROOP_DEPLOYMENT: EventCode("soldiers are sent to, or fight in, another country", "MOBILIZE", "154"),
    EventKind.MILITARY_TRAINING: EventCode("one state's forces train or advise another's", "COOPERATE", "062"),
    EventKind.MILITARY_EXERCISE: EventCode("forces hold a drill or manoeuvre", "MOBILIZE", "150"),
    EventKind.PROVOCATION: EventCode(
        "a hostile act short of an attack: border incident, demolition, balloons, jamming", "COERCE", "170"
    ),
    EventKind.THREAT: EventCode("harm is threatened", "THREATEN", "130"),
    EventKind.SHIP_TO_SHIP_TRANSFER: EventCode("two ships meet at sea and hand over cargo"),
    EventKind.AIS_GAP: EventCode("a ship that was heard is not heard for hours"),
    EventKind.LOITERING: EventCode("a ship stays slow at sea, away from anchorages"),
    EventKind.PORT_CALL: EventCode("a ship stops in a port"),
    EventKind.SHIP_IDENTITY: EventCode("what a ship says that it is changes, or does not agree with itself"),
    EventKind.IDENTITY_TAMPERING: EventCode("a ship shows another name, number or flag than its own"),
    EventKind.POSITION_SPOOFING: EventCode("a ship reports positions where it is not"),
    EventKind.VOYAGE_IRREGULARITY: EventCode("a ship's draught, destination or way does not fit its voyage"),
    EventKind.VESSEL_DETENTION: EventCode("a ship is seized, impounded or held", "COERCE", "171"),
    EventKind.CYBER_THEFT: EventCode("money, secrets or currency are stolen over networks", None, "176"),
    EventKind.OVERSEAS_LABOUR: EventCode("nationals are sent abroad to earn", None, None),
    EventKind.SANCTIONS_EVASION: EventCode("a sanction is got round, in a way no other kind names"),
    EventKind.STATEMENT: EventCode("a party condemns, praises, warns or declares", "ACCUSE", "111"),
    EventKind.AGREEMENT: EventCode("parties agree, ally or work together", "SUPPORT", "057"),
    EventKind.OFFICIAL_VISIT: EventCode("officials visit or receive officials", "CONSULT", "042"),
    EventKind.VETO: EventCode("a permanent member stops a Security Council resolution", "REJECT", "129"),
    EventKind.DESIGNATION: EventCode("a state or body puts a party on a sanctions list", "COERCE", "163"),
    EventKind.MONITORING_BODY: EventCode(
        "a body that watches sanctions is created, renewed or ended", "COOPERATE", "060"
    ),
    EventKind.ENFORCEMENT: EventCode(
        "a measure is carried out: a search, seizure, freeze, expulsion, striking off", "COERCE", "172"
    ),
    EventKind.ENFORCEMENT_REFUSED: EventCode(
        "a measure that is due or asked for is refused, left undone or undone", "REJECT", "128"
    ),
    EventKind.FLIGHT: EventCode("an aircraft starts, lands or passes over; its objects are what it carries"),
    EventKind.SHIP_REGISTRATION: EventCode(
        "a ship is entered or kept in a register, given a flag, classed or certified"
    ),
    EventKind.SHIP_SERVICE: EventCode("a ship is given fuel, stores or repair; its objects are what it carries"),
    EventKind.CHEMICAL_WEAPON_USE: EventCode(
        "a chemical weapon is used on people, or set up for use", "ASSAULT", "204"
    ),
}


class Category(StrEnum):
    """What kind of thing an event is about: words of trade and arms, not of law.

    ``COMMITTEE_APPROVAL``: the evidence says that the sanctions committee allowed it.
    From ``INSPECTION`` on they are deeds: what is carried out, or refused, where measures are.
    """

    BALLISTIC_MISSILE = "ballistic_missile"
    CRUISE_MISSILE = "cruise_missile"
    AIR_DEFENCE = "air_defence"
    MISSILE = "missile"
    SATELLITE_LAUNCHER = "satellite_launcher"
    ROCKET_ARTILLERY = "rocket_artillery"
    ARTILLERY = "artillery"
    AMMUNITION = "ammunition"
    SMALL_ARMS = "small_arms"
    ARMOURED_VEHICLE = "armoured_vehicle"
    COMBAT_AIRCRAFT = "combat_aircraft"
    WARSHIP = "warship"
    DRONE = "drone"
    ARMS = "arms"
    NUCLEAR_DEVICE = "nuclear_device"
    NUCLEAR_MATERIAL = "nuclear_material"
    NUCLEAR_PROGRAMME = "nuclear_programme"
    MISSILE_PROGRAMME = "missile_programme"
    MISSILE_TECHNOLOGY = "missile_technology"
    SATELLITE_TECHNOLOGY = "satellite_technology"
    NUCLEAR_TECHNOLOGY = "nuclear_technology"
    TROOPS = "troops"
    TRAINERS = "trainers"
    WORKERS = "workers"
    CRUDE_OIL = "crude_oil"
    REFINED_PETROLEUM = "refined_petroleum"
    NATURAL_GAS_LIQUIDS = "natural_gas_liquids"
    AVIATION_FUEL = "aviation_fuel"
    COAL = "coal"
    IRON = "iron"
    IRON_ORE = "iron_ore"
    LEAD = "lead"
    COPPER = "copper"
    NICKEL = "nickel"
    SILVER = "silver"
    ZINC = "zinc"
    GOLD = "gold"
    RARE_EARTHS = "rare_earths"
    SEAFOOD = "seafood"
    TEXTILES = "textiles"
    FOOD = "food"
    WOOD = "wood"
    EARTH_AND_STONE = "earth_and_stone"
    MACHINERY = "machinery"
    ELECTRICAL_EQUIPMENT = "electrical_equipment"
    VEHICLES = "vehicles"
    METALS = "metals"
    VESSELS = "vessels"
    STATUES = "statues"
    LUXURY_GOODS = "luxury_goods"
    FUNDS = "funds"
    CRYPTOCURRENCY = "cryptocurrency"
    CARGO = "cargo"
    BALLOONS = "balloons"
    INFRASTRUCTURE = "infrastructure"
    CHEMICAL_WEAPON = "chemical_weapon"
    TEACHING = "teaching"
    CREW = "crew"
    INSURANCE = "insurance"
    TRADE_CREDIT = "trade_credit"
    BANK_OFFICE = "bank_office"
    JOINT_VENTURE = "joint_venture"
    SHIP_CHARTER = "ship_charter"
    BANK_ACCOUNT = "bank_account"
    LOAN = "loan"
    PREMISES = "premises"
    DIPLOMATS = "diplomats"
    HELICOPTERS = "helicopters"
    SHIP_FLAG = "ship_flag"
    SHIP_CLASS = "ship_class"
    HUMANITARIAN_AID = "humanitarian_aid"
    COMMITTEE_APPROVAL = "committee_approval"
    INSPECTION = "inspection"
    SEIZURE = "seizure"
    ASSET_FREEZE = "asset_freeze"
    EXPULSION = "expulsion"
    ENTRY_DENIAL = "entry_denial"
    PORT_DENIAL = "port_denial"
    PORT_DIRECTION = "port_direction"
    STRIKING_OFF = "striking_off"
    STAFF_REDUCTION = "staff_reduction"
    REPORT = "report"
    ANSWER = "answer"


class Basis(StrEnum):
    """What an amount rests on; amounts of different bases are never added up.

    ``notified``: the supplier told the sanctions committee; ``recorded``: a customs office recorded it;
    ``estimated``: somebody worked it out from other signs.
    """

    NOTIFIED = "notified"
    RECORDED = "recorded"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True)
class Quantity:
    """So much of something: one value, or a range with an open end where one is None.

    Attributes:
        qualifier: the text's own words about it: "about", "up to", "nearly", "at least".
        basis: what the amount rests on; None where it is not told.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    basis: Basis | None = field(default=None, metadata=SPARSE)


HS_EDITIONS = (1988, 1996, 2002, 2007, 2012, 2017, 2022)
"""Years in which the World Customs Organization's editions of the Harmonized System took effect; Comtrade: H0 to H6."""


@dataclass(frozen=True, slots=True)
class HsCode:
    """A chapter (2 digits), heading (4), subheading (6) or national line (to 12) of the Harmonized System.

    Attributes:
        digits: no points, no blanks: ``"271019"``.
        edition: the year of the edition that the digits belong to; None where the table does not tell.
    """

    digits: str
    edition: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no code, and a year that brought no edition."""
        if not (self.digits.isascii() and self.digits.isdigit() and 2 <= len(self.digits) <= 12):
            raise ValueError(f"{self.digits!r} is no code of the Harmonized System; write 2 to 12 digits")
        if self.edition is not None and self.edition not in HS_EDITIONS:
            raise ValueError(f"there is no edition {self.edition} of the Harmonized System; {HS_EDITIONS}")


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that an event is about: the text's words for it, its category where they tell it, and how much.

    Attributes:
        hs: its code, where customs figures give one; texts give none.
        new: whether it is newly made or used, where the evidence tells it.
        on_list: id of the provision on whose list of barred items the evidence says that it stands.
    """

    name: str
    category: Category | None = None
    quantity: Quantity | None = None
    hs: HsCode | None = field(default=None, metadata=SPARSE)
    new: bool | None = field(default=None, metadata=SPARSE)
    on_list: str | None = field(default=None, metadata=SPARSE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a name, a country (ISO two letters, lower case), and WGS 84 degrees where known."""

    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None

    @property
    def degrees(self) -> str | None:
        """Latitude and longitude as seamen write them, ``38.70 N 124.90 E``; None where they are not known."""
        if self.lat is None or self.lon is None:
            return None
        return (
            f"{abs(self.lat):.2f} {'N' if self.lat >= 0 else 'S'} {abs(self.lon):.2f} {'E' if self.lon >= 0 else 'W'}"
        )


@dataclass(frozen=True, slots=True)
class When:
    """The event lies between these two instants, both included; None is an open end.

    A day is an interval of instants in a zone, so that a Korean day and a UTC day compare as they must.

    Attributes:
        zone: IANA name of the zone that the evidence counts its days in.
        stated: False when the evidence gives no date and the interval only follows from its publication.
    """

    earliest: datetime | None = None
    latest: datetime | None = None
    zone: str = "UTC"
    stated: bool = True

    def __post_init__(self) -> None:
        """Refuse naive instants and an end before the beginning."""
        for instant in (self.earliest, self.latest):
            if instant is not None and instant.tzinfo is None:
                raise ValueError("a time without zone says nothing")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError("an event cannot end before it begins")

    def overlaps(self, other: "When", slack: timedelta = timedelta()) -> bool:
        """Return whether both may speak of one moment, with so much slack."""
        begins_in_time = not (self.earliest and other.latest) or self.earliest <= other.latest + slack
        ends_in_time = not (self.latest and other.earliest) or self.latest >= other.earliest - slack
        return begins_in_time and ends_in_time

    def first_day(self) -> date | None:
        """Return the day of the earliest instant in the evidence's own zone."""
        return self.earliest.astimezone(ZoneInfo(self.zone)).date() if self.earliest else None

    def last_day(self) -> date | None:
        """Return the day of the latest instant in the evidence's own zone."""
        return self.latest.astimezone(ZoneInfo(self.zone)).date() if self.latest else None


def days(first: date | None, last: date | None, zone: str = "UTC", *, stated: bool = True) -> When:
    """Return the interval from the first day's first second to the last day's last second in a zone."""
    here = ZoneInfo(zone)
    begin = datetime.combine(first, time.min, here) if first else None
    end = datetime.combine(last, time(23, 59, 59), here) if last else None
    return When(_fixed(begin), _fixed(end), zone, stated)


def _fixed(instant: datetime | None) -> datetime | None:
    """Return the instant with a fixed offset, as JSON will hold it."""
    return datetime.fromisoformat(instant.isoformat()) if instant else None


@dataclass(frozen=True, slots=True)
class Event:
    """These agents did this to these recipients, with these objects, here and then: what a claim is about."""

    kind: EventKind
    agents: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    objects: tuple[Item, ...] = ()
    place: Place | None = None
    when: When = field(default_factory=When)
