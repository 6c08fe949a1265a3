"""`bongsu trade`: what customs figures show."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from bongsu import pipeline
from bongsu.cli.terminal import Json, complain, out, plain, print_json, print_problems, progress_bar
from bongsu.cli.wording import days, who
from bongsu.model.claim import Claim
from bongsu.model.errors import BongsuError
from bongsu.model.record import to_json

_UNITS = {"barrel": "barrels", "tonne": "tonnes", "usd": "US dollars"}
MOST_SHOWN = 40
"""Lines of a table that people read; --all shows the rest."""

Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE", help="Trade figures: .json .csv .tsv .txt .gz .parquet, or folders of them."),
]
Reporters = Annotated[
    str | None, typer.Option(metavar="WHO", help="Ask UN Comtrade for these countries' figures: CHN,RUS or 156,643.")
]
Years = Annotated[str | None, typer.Option(metavar="YEARS", help="Asking: of these years, 2017-2019 or 2016,2018.")]
Monthly = Annotated[bool, typer.Option("--monthly", help="Asking: codes by month.")]
Keep = Annotated[Path | None, typer.Option(metavar="FOLDER", help="Asking: keep each answer here, ask none twice.")]
Everything = Annotated[bool, typer.Option("--all", help="Show every line of every table.")]
Chart = Annotated[
    Path | None, typer.Option("--chart", metavar="PAGE.html", help="Draw capped quantities by year on one page.")
]
Regime = Annotated[str, typer.Option(help="The law that figures are held against, and whose target is looked at.")]
Engine = Annotated[str, typer.Option(help="Where tables are searched: duckdb, local[2], spark://host:port.")]


def trade(
    files: Files = None,
    as_json: Json = False,
    everything: Everything = False,
    chart: Chart = None,
    regime: Regime = "un1718",
    engine: Engine = "duckdb",
    reporters: Reporters = None,
    years: Years = None,
    monthly: Monthly = False,
    keep: Keep = None,
) -> None:
    """Show what trade figures show: who traded what with the sanctioned country, and what the law says of it.

    All files are read together, since they repeat each other. What they do not hold is unknown, and not zero.
    With --reporters, --years and --keep the figures are asked of UN Comtrade first; COMTRADE_API_KEY holds the key.
    """
    asked = [one for one in (reporters, years, keep) if one]
    if asked and len(asked) < len((reporters, years, keep)):
        raise typer.BadParameter("--reporters, --years and --keep go together", param_hint="--reporters")
    if not files and not asked:
        raise typer.BadParameter("give a FILE, or --reporters, --years and --keep", param_hint="FILE")
    try:
        with progress_bar() as progress:
            places = list(files or ())
            if reporters and years and keep:
                who_reports, when = [word.strip() for word in reporters.split(",")], _years(years)
                places += pipeline.fetch_trade(keep, who_reports, when, regime, monthly=monthly, progress=progress)
            seen = pipeline.trade(*places, regime=regime, engine=engine, progress=progress)
        if chart:
            pipeline.draw_chart(seen, chart, _title(seen))
    except BongsuError as error:
        complain(error)
        raise typer.Exit(1) from error
    print_problems(seen.problems)
    if as_json:
        for line in _lines(seen):
            print_json(line)
    else:
        _print(seen, None if everything else MOST_SHOWN)
        if chart:
            out.print(plain(f"Chart: {chart}"), soft_wrap=True)
    if any(problem.fatal for problem in seen.problems):
        raise typer.Exit(1)


def _years(said: str) -> list[int]:
    """Return the years of ``2016,2018-2020``."""
    found: list[int] = []
    for part in said.split(","):
        first, _, last = part.strip().partition("-")
        if not (first.isdecimal() and (last or first).isdecimal() and 1962 <= int(first) <= int(last or first) <= 2099):
            raise typer.BadParameter(f"{part.strip()!r} is no year; write 2018, or 2016-2019", param_hint="--years")
        found += range(int(first), int(last or first) + 1)
    return found


def _lines(seen: pipeline.Trade) -> list[dict[str, Any]]:
    """Return every record with what it is: claim, incident, finding, coverage or sum."""
    told: list[tuple[str, dict[str, Any]]] = [("claim", to_json(claim)) for claim in seen.claims]
    told += [("incident", to_json(item)) for item in seen.assessment.incidents]
    told += [("finding", to_json(item.finding)) for item in seen.found]
    told += [("coverage", asdict(item)) for item in seen.coverage]
    told += [("sum", asdict(item) | {"first": str(item.first), "last": str(item.last)}) for item in seen.capped]
    return [{"record": name} | record for name, record in told]


def _title(seen: pipeline.Trade) -> str:
    first, *others = (Path(one.path).name for one in seen.evidence)
    return f"Trade in {first}{f' and {len(others)} more' if others else ''}"


def _print(seen: pipeline.Trade, most: int | None) -> None:
    _print_found(seen, most)
    _print_others(seen, most)
    _print_capped(seen)
    _print_coverage(seen, most)
    flows = Counter(_form(claim) for claim in seen.claims)
    told = ", ".join(f"{count} {form}" for form, count in flows.most_common())
    out.print(plain(f"{len(seen.claims)} observations{': ' if told else ''}{told}."))
    out.print("Figures alone prove little: --json tells what was recorded, inferred, and what else would explain it.")


def _form(claim: Claim) -> str:
    return (claim.sighting.form if claim.sighting else claim.event.kind).replace("_", " ")


def _print_found(seen: pipeline.Trade, most: int | None) -> None:
    if not seen.found:
        out.print("No finding.")
        return
    table = _table("if true", "who", "what", "when", "how sure")
    grouped: dict[str, list[pipeline.Found]] = {}
    for item in seen.found:
        grouped.setdefault(item.incident.id, []).append(item)
    for items in list(grouped.values())[:most]:
        incident = items[0].incident
        wordings = "\n".join(dict.fromkeys(f"{item.finding.wording} {item.provision.label}" for item in items))
        goods = ", ".join(f"{item.name}{f' ({item.hs.digits})' if item.hs else ''}" for item in incident.event.objects)
        table.add_row(
            plain(wordings), plain(who(incident.event)), plain(goods), days(incident.event.when),
            f"{int(incident.credibility)} {incident.credibility.words}",
        )  # fmt: skip
    out.print(table)
    _print_left(len(grouped), most, "incidents")


def _print_others(seen: pipeline.Trade, most: int | None) -> None:
    """Print what is told beside flows: likely miscoded years first."""
    others = [claim for claim in seen.claims if not _form(claim).endswith(" flow")]
    if not others:
        return
    table = _table("apparent", "observed")
    for claim in others[:most]:
        table.add_row(plain(_form(claim)), plain(claim.quote))
    out.print(table)
    _print_left(len(others), most, "observations")


def _print_capped(seen: pipeline.Trade) -> None:
    if not seen.capped:
        return
    table = _table("limit", "window", "basis", "sum", "cap", "not counted")
    for item in seen.capped:
        found = "unknown"
        if item.usual is not None:
            spread = f" ({item.low:,.0f} to {item.high:,.0f})" if item.low != item.high else ""
            found = f"{item.usual:,.0f}{spread}"
        cap = f"{item.cap:,.0f} {_UNITS[item.unit]}" if item.cap is not None else "none then"
        left = f"{item.unknown} of {item.figures}" if item.unknown else ""
        table.add_row(item.limit.replace("_", " "), f"{item.first} to {item.last}", item.basis, found, cap, left)
    out.print(table)


def _print_coverage(seen: pipeline.Trade, most: int | None) -> None:
    table = _table("reporter", "figures", "years", "headings", "reported others only", "no figures at all")
    for item in seen.coverage[:most]:
        years, silent, absent = (pipeline.years_in_words(part) for part in (item.years, item.silent, item.absent))
        table.add_row(plain(item.reporter), f"{item.rows:,}", years, f"{item.headings:,}", silent, absent)
    out.print(table)
    _print_left(len(seen.coverage), most, "reporters")


def _table(*titles: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for title in titles:
        table.add_column(title, overflow="fold")
    return table


def _print_left(count: int, most: int | None, what: str) -> None:
    if most is not None and count > most:
        out.print(f"{count - most:,} more {what} are not shown: --all shows them.")
