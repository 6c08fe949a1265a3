"""Datelines: the place, date and agency with which a report opens are no part of its first sentence."""

_DATELINE_REACH = 14
_DASHES = frozenset({"-", "\u2013", "\u2014"})


def length_of_dateline(found: list[str]) -> int:
    """Return how many words "PYONGYANG, October 17 (KCNA) -- " takes: a place and a date, no part of the sentence."""
    agency = _place_and_agency(found)
    if agency:
        return agency
    dash = next((at for at, word in enumerate(found[:_DATELINE_REACH]) if word in _DASHES), 0)
    opening = found[:dash]
    if dash < 2 or not (opening[0][0].isupper() and ("," in opening or ")" in opening)):
        return 0
    if any(word[0].islower() for word in opening):
        return 0
    return dash + (2 if dash + 1 < len(found) and found[dash + 1] in _DASHES else 1)


def _place_and_agency(found: list[str]) -> int:
    """Return how many words "Hong Kong (CNN) " takes, where no dash follows."""
    if "(" not in found[1:_PLACE_REACH]:
        return 0
    at = found.index("(", 1)
    agency = found[at + 1 : at + 3]
    follows = found[at + 3 : at + 4]
    named_there = len(agency) > 1 and agency[0] in _AGENCIES and agency[1] == ")"
    whole = all(word[0].isupper() or word in {",", "."} for word in found[:at])
    return at + 3 if named_there and whole and follows and follows[0][0].isupper() else 0


_PLACE_REACH = 6
_AGENCIES = frozenset("CNN AP AFP Reuters UPI Yonhap Kyodo Xinhua TASS VOA RFA BBC dpa DPA ANI PTI KCNA NPR".split())
