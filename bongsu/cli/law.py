"""`bongsu law`: the provisions, what they hang on, and whether they decide their own cases rightly."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from bongsu import pipeline
from bongsu.cli.terminal import Json, err, out, plain, print_records
from bongsu.cli.wording import cited, legend
from bongsu.model.errors import LawError
from bongsu.model.provision import Limit, Provision

if TYPE_CHECKING:
    from bongsu.pipeline import Regime

_USUAL = "un1718"


def law(
    id_: Annotated[str | None, typer.Argument(metavar="[ID]", help="A provision, such as UNSCR-2375-11.")] = None,
    regime: Annotated[
        str | None, typer.Option("--regime", metavar="NAME|FOLDER", help="Another regime than the UN's on the DPRK.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Run every provision's own cases.")] = False,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Show which provisions each kind of event can meet.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show the provisions, one with its history, what they cover, or whether they decide their own cases rightly."""
    if sum([check, coverage, as_json]) > 1:
        raise typer.BadParameter("choose one of --check, --coverage and --json")
    try:
        held = _regime(regime, id_)
    except LawError as error:
        raise typer.BadParameter(str(error)) from error
    chosen = [item for item in held.provisions if id_ is None or item.id == id_]
    if not chosen:
        raise typer.BadParameter(f"there is no provision {id_}; `bongsu law` lists them all")
    if check:
        _check_law(regime or held.id, {item.id for item in chosen})
    elif coverage:
        _print_coverage(held, regime or held.id)
    elif as_json:
        print_records(chosen)
    elif id_ is not None:
        _print_provision(chosen[0], held)
    else:
        _print_law(held.title, chosen)


def _regime(name: str | None, id_: str | None) -> "Regime":
    """Return the regime that is asked for; without a name, the one that has the provision, the usual one first."""
    if name is not None:
        return pipeline.law(name)
    if id_ is not None:
        for known in sorted(pipeline.law_names(), key=lambda known: known != _USUAL):
            if (held := pipeline.law(known)).find(id_):
                return held
    return pipeline.law(_USUAL)


def _print_law(title: str, provisions: list[Provision]) -> None:
    table = Table(title=title)
    for heading in ("Provision", "Force", "In force", "Severity", "Rule"):
        table.add_column(heading)
    for item in provisions:
        table.add_row(
            plain(item.label), item.force.replace("_", " "), _days(item), str(item.severity), plain(item.text)
        )
    out.print(table)


def _days(item: Provision) -> str:
    return f"{item.in_force_from or '...'} to {item.in_force_to or 'now'}"


def _print_provision(item: Provision, regime: "Regime") -> None:
    out.print(plain(item.citation, style="bold"))
    rows = [
        ("rule", item.text),
        ("force", item.force.replace("_", " ")),
        ("binds", ", ".join(item.binds)),
        ("in force", _days(item)),
        ("severity", f"{item.severity} of 5"),
        ("measures", ", ".join(measure.replace("_", " ") for measure in item.measures) or "none named"),
        ("exemptions", "; ".join(item.exemptions) or "none"),
        *([("theory", item.theory)] if item.theory else []),
        ("by events", _reads(item)),
        *_ties(item, regime),
    ]
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, value in rows:
        table.add_row(name, plain(value))
    out.print(table)
    out.print(plain("history", style="bold"))
    for day, words in sorted(set(_history(item, regime))):
        out.print(plain(f"  {day}  {words}"))
    out.print(plain("cases", style="bold"))
    for case in item.cases:
        verdict = "near miss" if case.near else case.verdict.replace("_", " ")
        out.print(plain(f"  {verdict}: {case.says}"))


def _reads(item: Provision) -> str:
    """Say whether an event, or the sum of several, can meet the provision."""
    ways = ["met by an event alone"] * (item.applies_to is not None)
    ways += ["met by the sum of several"] * (item.quantity_sum_over is not None)
    return " or ".join(ways) or f"no: {item.no_event or 'it asks for conduct that no event shows'}"


def _ties(item: Provision, regime: "Regime") -> Iterator[tuple[str, str]]:
    """Yield what the provision hangs on, and what hangs on it."""
    every = {other.id: other for held in (regime, *_others(regime)) for other in held.provisions}
    followers = [other for other in every.values() if item.id in other.crosswalk]
    for name, ids in (
        ("read with", item.read_with),
        ("read by", [other.id for other in regime.provisions if item.id in other.read_with]),
        ("superseded by", item.tightened_by),
        ("supersedes", [other.id for other in regime.provisions if item.id in other.tightened_by]),
        ("carve-outs", item.carve_outs),
        ("carries out", item.crosswalk),
        ("carried out by", [other.id for other in followers]),
    ):
        if ids:
            yield name, ", ".join(cited(every[key]) for key in ids)
    yield "also seen in", "; ".join(item.confirmed_by) or "no further source"


def _others(regime: "Regime") -> Iterable["Regime"]:
    """Return the regimes that carry this one out, and the one that it carries out."""
    known = [pipeline.law(name) for name in pipeline.law_names() if name != regime.id]
    return [held for held in known if regime.id == held.follows or held.id == regime.follows]


def _history(item: Provision, regime: "Regime") -> Iterator[tuple[str, str]]:
    """Yield the days on which something changed, with what."""
    yield str(item.in_force_from or "..."), "in force"
    for limit in item.limits:
        yield str(limit.since), _limit(limit)
    for other in dict.fromkeys((*item.tightened_by, *item.read_with)):
        if (tie := regime.find(other)) and tie.in_force_from:
            verb = "superseded or tightened by" if other in item.tightened_by else "read with"
            yield str(tie.in_force_from), f"{verb} {tie.label}"
    if item.in_force_to:
        yield str(item.in_force_to), "last day in force"


def _limit(limit: Limit) -> str:
    also = f" ({limit.other_amount:,.0f} {limit.other_unit})" if limit.other_amount else ""
    until = f" until {limit.until}" if limit.until else ""
    note = f"; {limit.note}" if limit.note else ""
    span = limit.per.replace("_", " ")
    caution = "" if limit.checked == "verified" else f" [{limit.checked}]"
    return f"limit {limit.name}: {limit.amount:,.0f} {limit.unit}{also} per {span}{until}{caution}{note}"


def _print_coverage(regime: "Regime", name: str) -> None:
    table = Table(title=regime.title)
    for heading in ("Kind of event", "Met by an event", "Met by a sum", ""):
        table.add_column(heading)
    every = {item.id: item for item in regime.provisions}
    for row in pipeline.law_coverage(name):
        alone, summed = (", ".join(cited(every[key]) for key in keys) for keys in (row.alone, row.summed))
        table.add_row(row.kind.replace("_", " "), plain(alone), plain(summed), plain(row.why))
    out.print(table)
    for line in legend({item.checked for item in regime.provisions}):
        out.print(line)
    carrying = [item for item in regime.provisions if item.wording is not None]
    unmet = [item for item in carrying if item.applies_to is None and item.quantity_sum_over is None]
    out.print(
        f"{len(carrying)} of {len(regime.provisions)} provisions prohibit, require or call upon; events meet "
        f"{len(carrying) - len(unmet)} of them. `bongsu law ID` says of each why no event does."
    )


def _check_law(name: str, chosen: set[str]) -> None:
    results = [result for result in pipeline.check_law(name) if result.provision.id in chosen]
    wrong = [result for result in results if not result.ok]
    for result in wrong:
        where = f"{result.provision.origin}: {result.provision.id}"
        expected, got = result.case.verdict, result.got
        err.print(plain(f"{where}: expected {expected}, got {got}: {result.case.says}"), soft_wrap=True)
    for lack in pipeline.lacking_cases(name):
        err.print(plain(f"note: {lack}"), soft_wrap=True)
    near = sum(result.case.near for result in results)
    provisions = len({result.provision.id for result in results})
    out.print(f"{len(results)} cases of {provisions} provisions, {near} near misses among them: {len(wrong)} wrong.")
    if wrong:
        raise typer.Exit(1)
