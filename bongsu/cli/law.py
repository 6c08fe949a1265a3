"""`bongsu law`: the provisions, and whether they decide their own cases rightly."""

from typing import Annotated

import typer
from rich.table import Table

from bongsu import pipeline
from bongsu.cli.terminal import Json, err, out, plain, print_records
from bongsu.model.provision import Provision


def law(
    id_: Annotated[str | None, typer.Argument(metavar="[ID]", help="A provision, such as UNSCR-2375-11.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Run every provision's own cases.")] = False,
    as_json: Json = False,
) -> None:
    """Show the provisions, one of them, or whether they decide their own cases rightly."""
    regime = pipeline.law()
    chosen = [item for item in regime.provisions if id_ is None or item.id == id_]
    if not chosen:
        raise typer.BadParameter(f"there is no provision {id_}; `bongsu law` lists them all")
    if check and as_json:
        raise typer.BadParameter("--check gives a verdict, no records; leave --json out")
    if check:
        _check_law({item.id for item in chosen})
    elif as_json:
        print_records(chosen)
    elif id_ is not None:
        _print_provision(chosen[0])
    else:
        _print_law(regime.title, chosen)


def _print_law(title: str, provisions: list[Provision]) -> None:
    table = Table(title=title)
    for heading in ("Provision", "Force", "In force", "Severity", "Rule"):
        table.add_column(heading)
    for item in provisions:
        period = f"{item.in_force_from or '...'} to {item.in_force_to or 'now'}"
        table.add_row(plain(item.label), item.force.replace("_", " "), period, str(item.severity), plain(item.text))
    out.print(table)


def _print_provision(item: Provision) -> None:
    out.print(plain(item.citation, style="bold"))
    rows = [
        ("rule", item.text),
        ("force", item.force.replace("_", " ")),
        ("binds", ", ".join(item.binds)),
        ("in force", f"{item.in_force_from or '...'} to {item.in_force_to or 'now'}"),
        ("severity", f"{item.severity} of 5"),
        ("exemptions", "; ".join(item.exemptions) or "none"),
        ("read with", ", ".join(item.read_with) or "nothing"),
        ("theory", item.theory or "none needed"),
    ]
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, value in rows:
        table.add_row(name, plain(value))
    out.print(table)
    for case in item.cases:
        out.print(plain(f"  {case.verdict.replace('_', ' ')}: {case.says}"))


def _check_law(chosen: set[str]) -> None:
    results = [result for result in pipeline.check_law() if result.provision.id in chosen]
    wrong = [result for result in results if not result.ok]
    for result in wrong:
        where = f"{result.provision.origin}: {result.provision.id}"
        err.print(plain(f"{where}: expected {result.case.verdict}: {result.case.says}"), soft_wrap=True)
    out.print(
        f"{len(results)} cases of {len({result.provision.id for result in results})} provisions: {len(wrong)} wrong."
    )
    if wrong:
        raise typer.Exit(1)
