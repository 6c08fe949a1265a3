"""Several files in a row: a bad one is named, and the rest is read."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

import typer

from bongsu.cli.terminal import complain, out, print_problems, print_records
from bongsu.model.claim import Claim
from bongsu.model.errors import BongsuError, Problem

Place = TypeVar("Place")


class Opened(NamedTuple):
    """The claims of a file, what was doubtful in reading it, and what shows them to people."""

    claims: Sequence[Claim]
    problems: tuple[Problem, ...]
    show: Callable[[], None]


def each(places: Sequence[Place], opened: Callable[[Place], Opened], as_json: bool) -> None:
    """Open each file and print its claims; name those that cannot be read and go on, then exit with 1."""
    failed = False
    shown = 0
    for place in places:
        try:
            found = opened(place)
        except BongsuError as error:
            failed = True
            complain(error)
            continue
        print_problems(found.problems)
        if as_json:
            print_records(found.claims)
        else:
            if shown:
                out.print()
            found.show()
            shown += 1
    if failed:
        raise typer.Exit(1)
