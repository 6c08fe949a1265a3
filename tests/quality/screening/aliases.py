"""Aliases that the lists themselves give, asked of an index that holds the lists' own names only."""

from collections.abc import Sequence

from bongsu.screen import Index
from tests.quality.figures import Figure
from tests.quality.screening.lists import Answer, Entry, alerted, aliases_asked, answered, recall, script


def of_list(name: str, listed: Sequence[Entry], index: Index) -> dict[str, Figure]:
    """Return how many aliases lead to their entry: all, persons', bodies', and former names of ships."""
    answers = answered(index, aliases_asked(listed))
    ships = [answer for answer in answers if answer.asked.schema == "Vessel"]
    return {
        **_three(f"{name}_aliases", answers),
        **_three(f"{name}_persons", [answer for answer in answers if answer.asked.schema == "Person"]),
        **_three(f"{name}_bodies", [answer for answer in answers if answer.asked.schema == "Organization"]),
        f"{name}_ships_r5": recall(ships, 5),
    }


def of_latin(listed: Sequence[Entry], index: Index) -> dict[str, Figure]:
    """Return how many of the EU's aliases in Latin letters lead to their entry."""
    return _three("eu_latin", answered(index, aliases_asked(listed, wanted=lambda alias: script(alias) == "latin")))


def other_scripts(listed: Sequence[Entry], index: Index) -> list[Answer]:
    """Return the answers to a list's aliases in other scripts than Latin."""
    return answered(index, aliases_asked(listed, wanted=lambda alias: script(alias) != "latin"))


def of_scripts(eu: Sequence[Answer], others: Sequence[Answer]) -> dict[str, Figure]:
    """Return how many names in other scripts lead to their entry, the EU's by script and bodies of all lists."""
    hangul = [answer for answer in eu if _is(answer, "Person", "hangul")]
    bodies = [answer for answer in (*eu, *others) if answer.asked.schema == "Organization"]
    return {
        "eu_hangul_persons_r1": recall(hangul, 1),
        "eu_hangul_persons_alert": alerted(hangul),
        "eu_hangul_bodies_r5": recall([answer for answer in eu if _is(answer, "Organization", "hangul")], 5),
        "eu_cyrillic_bodies_r5": recall([answer for answer in eu if _is(answer, "Organization", "cyrillic")], 5),
        "script_bodies_r5": recall(bodies, 5),
    }


def _is(answer: Answer, schema: str, written: str) -> bool:
    return (answer.asked.schema, answer.asked.script) == (schema, written)


def _three(name: str, answers: Sequence[Answer]) -> dict[str, Figure]:
    return {f"{name}_r1": recall(answers, 1), f"{name}_r5": recall(answers, 5), f"{name}_alert": alerted(answers)}
