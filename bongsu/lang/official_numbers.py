"""Official numbers as lists and people write them: with blanks, dots, dashes and words before them."""


def squeezed(number: str) -> str:
    """Return the letters and digits alone: "A 104-72" and "a10472" are one number, "IMO 9161003" and "9161003" too."""
    return "".join(filter(str.isalnum, number)).casefold().removeprefix("imo")
