"""Korean given names that stand without a surname: Young-chul."""

from bongsu.lang.korean.scripts import latin
from bongsu.lang.korean.words import Given, before, word


def given_alone(name: str) -> Given:
    """Return the two syllables of a given name that stands alone; () when the name is none.

    Only the hyphen tells it from a surname with a given name of one syllable: "Yong-chol", but not "Yong Chol".
    """
    parts = latin(name.strip()).split("-") if name.isascii() else []
    if len(parts) != 2 or " " in name.strip():
        return ()
    first, second = (word(part, "latin") if part else None for part in parts)
    if not (first and second and first.single and second.single):
        return ()
    return before(parts[0], parts[1], "latin") or first.single, second.single
