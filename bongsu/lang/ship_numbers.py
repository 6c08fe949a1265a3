"""Numbers of the ship identification scheme (IMO resolution A.1117(30)) and its company scheme (MSC.160(78)).

Both have seven digits, the last of which checks the others, so that a slip of the pen is seen.
A ship's number and a company's number are different things, though lists print both as "IMO number".
"""

SHIP_WEIGHTS = (7, 6, 5, 4, 3, 2)
COMPANY_WEIGHTS = (8, 6, 4, 2, 9, 7)
DIGITS = 7


def imo_valid(number: str) -> bool:
    """Return whether these are the seven digits of a ship's IMO number with the right check digit."""
    return _seven_digits(number) and _weighed(number, SHIP_WEIGHTS) % 10 == int(number[-1])


def imo_company_valid(number: str) -> bool:
    """Return whether these are the seven digits of an IMO company number with the right check digit."""
    return _seven_digits(number) and (11 - _weighed(number, COMPANY_WEIGHTS) % 11) % 10 == int(number[-1])


def _seven_digits(number: str) -> bool:
    return len(number) == DIGITS and number.isascii() and number.isdigit() and number != "0" * DIGITS


def _weighed(number: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False))
