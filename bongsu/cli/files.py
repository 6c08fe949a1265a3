"""Several files in a row: a bad one is named, and the rest is read."""

from collections.abc import Callable
from pathlib import Path

import typer

from bongsu.cli.terminal import complain, print_problems, print_records
from bongsu.model.claim import Claim
from bongsu.model.errors import BongsuError, Problem

Read = tuple[str, tuple[Claim, ...], tuple[Problem, ...]]
"""A title, the claims below it, and what was doubtful in reading them."""


def each(
    files: list[Path], read_file: Callable[[Path], Read], show: Callable[[str, tuple[Claim, ...]], None], as_json: bool
) -> None:
    """Read each file and print its claims; name those that cannot be read and go on, then exit with 1."""
    failed = False
    for path in files:
        try:
            title, claims, problems = read_file(path)
        except BongsuError as error:
            failed = True
            complain(error)
            continue
        print_problems(problems)
        if as_json:
            print_records(claims)
        else:
            show(title, claims)
    if failed:
        raise typer.Exit(1)
