"""What sensors saw and what follows from it, kept apart: observed, inferred, and what else would explain it."""

from dataclasses import dataclass, field

from bongsu.model.record import SPARSE

_DEGREES = 5
"""Decimals of a degree that are kept, about a metre: engines differ from the tenth on, and ids are made of content."""

_DECIMALS = 3

_STRENGTHS = ((0.75, "strong"), (0.5, "fair"), (0.25, "weak"), (0.0, "faint"))
"""Words for how well what was observed bears what is inferred, from so much on."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure that was measured, rounded to three decimals.

    Attributes:
        unit: "h", "nm", "kn", "m", "" for counts and shares.
    """

    name: str
    value: float
    unit: str = ""

    def __post_init__(self) -> None:
        """Round, so that every engine gives the same record."""
        object.__setattr__(self, "value", round(float(self.value), _DECIMALS))


@dataclass(frozen=True, slots=True)
class Point:
    """A place that was reported, in degrees of WGS 84, rounded to five decimals."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        """Round, so that every engine gives the same record."""
        object.__setattr__(self, "lat", round(float(self.lat), _DEGREES))
        object.__setattr__(self, "lon", round(float(self.lon), _DEGREES))


@dataclass(frozen=True, slots=True)
class Citation:
    """Rows of another piece of evidence that the claim rests on too.

    Attributes:
        evidence: id of the evidence.
        row: 1-based record numbers in it.
    """

    evidence: str
    row: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a detector saw in tracks or tables.

    Attributes:
        form: the event more exactly than its kind: ``apparent_disabling``, ``one_sided``, ``circle``, ...
        observed: what was received, in one sentence.
        inferred: what follows if what was received is true; None where nothing does.
        otherwise: what else would explain it, and what speaks against it, each in a few words.
        strength: how well the observation bears the inference, from 0 to 1; it orders events of one kind.
        measures: the figures behind it.
        path: where it was, in the order of time; a gap has both its ends.
        beside: rows of further evidence, where the observation spans several files.
    """

    form: str
    observed: str
    inferred: str | None = None
    otherwise: tuple[str, ...] = ()
    strength: float = 0.0
    measures: tuple[Measure, ...] = ()
    path: tuple[Point, ...] = ()
    beside: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        """Round, so that every engine gives the same record."""
        object.__setattr__(self, "strength", round(float(self.strength), _DECIMALS))

    @property
    def borne(self) -> str:
        """How well the observation bears the inference, in a word; "observed" where nothing is inferred."""
        if self.inferred is None:
            return "observed"
        return next(word for least, word in _STRENGTHS if self.strength >= least)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a ship says that it is.

    Attributes:
        ship_type: in words: "tanker", "cargo ship", "fishing vessel".
        length: overall, in metres.
        width: in metres.
        draught: in metres, at the time of the event.
        destination: as the ship gives it.
    """

    ship_type: str | None = None
    length: float | None = None
    width: float | None = None
    draught: float | None = None
    destination: str | None = field(default=None, metadata=SPARSE)
