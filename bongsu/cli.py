"""The command line: parse, call, print."""

import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.table import Table
from rich.text import Text

from bongsu import pipeline
from bongsu.model.claim import Claim
from bongsu.model.errors import BongsuError, Problem
from bongsu.model.event import Event, When
from bongsu.model.finding import Incident
from bongsu.model.party import Party
from bongsu.model.provision import Checked, Provision
from bongsu.model.record import to_json

app = typer.Typer(
    help="Evidence in, cited and graded findings out: a working tool for sanctions monitoring.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
out = Console()
err = Console(stderr=True)

Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines, and nothing else, on standard output.")]
WatchFolder = Annotated[Path, typer.Argument(metavar="WATCH", help="Folder of the watch.")]


def main() -> None:
    """Run the command line; 0 fine, 1 the job failed or a file could not be read, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # where Unicode is lacking, codes are shown
    try:
        app()
    except BongsuError as error:
        _complain(error)
        sys.exit(1)
    except OSError as error:  # a reader who has gone away is dealt with by typer
        _complain(f"{error.filename or 'the output'}: cannot be used ({(error.strerror or str(error)).lower()}).")
        sys.exit(1)


@app.command()
def run(folder: WatchFolder) -> None:
    """Read new evidence of a watch, screen, detect, assess, and write WATCH/report/."""
    with _progress() as tell:
        outcome = pipeline.run(folder, tell)
    _print_problems(outcome.problems)
    out.print(_text(outcome.title, style="bold"))
    new, held, changes = outcome.new, outcome.held, outcome.changes
    table = Table(box=None, pad_edge=False)
    for heading in ("", "in the store", "new"):
        table.add_column(heading, justify="left" if not heading else "right")
    table.add_row("evidence", f"{held.evidence:,}", f"{new.evidence:,}")
    table.add_row("claims", f"{held.claims:,}", f"{new.claims:,}")
    table.add_row("findings", f"{held.findings:,}", f"{new.findings:,}")
    out.print(table)
    if changes.changed or changes.gone:
        out.print(f"{changes.changed} findings changed, {changes.gone} no longer hold.")
    out.print(_text(f"Fires: {outcome.fires.level} of 5. {outcome.fires.reasons[0]}."))
    out.print(_text(f"Report: {outcome.report}"), soft_wrap=True)
    if outcome.refused:
        files = "1 file" if len(outcome.refused) == 1 else f"{len(outcome.refused):,} files"
        out.print(f"{files} could not be read; named above and in the report.")
        raise typer.Exit(1)


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder to create.")],
    title: Annotated[str | None, typer.Option(help="Title of the watch; the folder's name by default.")] = None,
) -> None:
    """Start a watch: a folder with commented settings and a place for evidence."""
    settings = pipeline.new(folder, title)
    out.print(_text(f"Started {folder}. Settings: {settings}"), soft_wrap=True)
    out.print(_text(f"Put articles and tracks into {folder / 'evidence'}, then: bongsu run {folder}"), soft_wrap=True)


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Articles: .html .txt .md .json")],
    as_json: Json = False,
) -> None:
    """Show the claims in texts: who says what, about whom, and how sure they are."""

    def claims_of(path: Path) -> _Read:
        document, claims, problems = pipeline.read(path)
        return document.evidence.title or path.name, claims, problems

    _each(files, claims_of, _print_claims, as_json)


@app.command()
def ships(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="AIS positions: .csv .parquet")],
    as_json: Json = False,
    hours: Annotated[float | None, typer.Option(help="Report silences from so many hours on.", min=0.01)] = None,
) -> None:
    """Show what AIS tracks show: silences, with who was silent, where, when and for how long."""

    def claims_of(path: Path) -> _Read:
        _, claims, problems = pipeline.ships(path, hours)
        return path.name, claims, problems

    _each(files, claims_of, _print_gaps, as_json)


@app.command()
def screen(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME...", help="Names or IMO numbers.")] = None,
    file: Annotated[Path | None, typer.Option(help="A text file with one name a line.")] = None,
    lists: Annotated[list[Path] | None, typer.Option(help="A list: UN XML, or YAML as in the example watch.")] = None,
    watch: Annotated[Path | None, typer.Option(help="Use the lists of this watch.")] = None,
    as_json: Json = False,
) -> None:
    """Look names and ship numbers up on sanctions lists, and say why each hit is one."""
    wanted = [*(names or []), *_lines(file)]
    paths = [*(lists or []), *(pipeline.watch_lists(watch) if watch else ())]
    if not wanted:
        raise typer.BadParameter("give a NAME, or --file with one name a line")
    if not paths:
        raise typer.BadParameter("name a list with --lists FILE, or a watch that has some with --watch FOLDER")
    found = pipeline.screen(wanted, paths)
    if as_json:
        _print_records([match for _, match, _ in found])
        return
    for name in wanted:
        hits = [(match, entry) for query, match, entry in found if query == name]
        out.print(_text(name if hits else f"{name}: no match", style="bold"))
        for match, entry in hits:
            said = f"{entry.id}, {entry.kind}, {entry.programme or entry.list}"
            out.print(_text(f"  {match.score:.2f}  {entry.name}  ({said})"), soft_wrap=True)
            for reason in match.reasons:
                out.print(_text(f"        {reason}"), soft_wrap=True)


@app.command()
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
        _print_records(chosen)
    elif id_ is not None:
        _print_provision(chosen[0])
    else:
        _print_law(regime.title, chosen)


@app.command()
def findings(folder: WatchFolder, as_json: Json = False) -> None:
    """Show what the last run of a watch found."""
    found = pipeline.findings(folder)
    if as_json:
        _print_records([item.finding for item in found])
        return
    if not found:
        out.print("No finding.")
        return
    table = Table(show_lines=True)
    for heading in ("Incident", "When", "Credibility", "If true"):
        table.add_column(heading)
    for incident, items in _by_incident(found):
        grade = incident.credibility
        dissent = f"\ndenied by {', '.join(incident.disputed_by)}" if incident.disputed_by else ""
        table.add_row(
            _text(f"{incident.event.kind.replace('_', ' ')}: {_who(incident.event)}"),
            _days(incident.event.when),
            _text(f"{int(grade)} {grade.words}{dissent}"),
            _text(_wordings(items)),
        )
    out.print(table)
    used = {item.provision.checked for item in found} - {Checked.VERIFIED}
    for level, mark in _MARKS.items():
        if level in used:
            out.print(f"{mark} paragraph number {'unverified' if level is Checked.UNVERIFIED else 'partly checked'}")


_Read = tuple[str, tuple[Claim, ...], tuple[Problem, ...]]


def _each(
    files: list[Path], read_file: Callable[[Path], _Read], show: Callable[[str, tuple[Claim, ...]], None], as_json: bool
) -> None:
    """Read each file and print its claims; name those that cannot be read and go on, then exit with 1."""
    failed = False
    for path in files:
        try:
            title, claims, problems = read_file(path)
        except BongsuError as error:
            failed = True
            _complain(error)
            continue
        _print_problems(problems)
        if as_json:
            _print_records(claims)
        else:
            show(title, claims)
    if failed:
        raise typer.Exit(1)


def _by_incident(found: list[pipeline.Found]) -> list[tuple[Incident, list[pipeline.Found]]]:
    """Bring the findings of one incident together, in the order of its gravest."""
    grouped: dict[str, list[pipeline.Found]] = {}
    for item in found:
        grouped.setdefault(item.incident.id, []).append(item)
    return [(items[0].incident, items) for items in grouped.values()]


_MARKS = {Checked.PARTIAL: "\u2020", Checked.UNVERIFIED: "\u2021"}
"""What stands behind a paragraph number that was not verified, with its meaning below the table."""


def _wordings(items: list[pipeline.Found]) -> str:
    """Say each wording once, with the provisions that it holds for."""
    lines = []
    for wording in dict.fromkeys(item.finding.wording for item in items):
        cited = [
            f"{item.provision.id}{_MARKS.get(item.provision.checked, '')}"
            for item in items
            if item.finding.wording is wording
        ]
        lines.append(f"{wording} {', '.join(cited)}")
    return "\n".join(lines)


def _lines(file: Path | None) -> list[str]:
    if file is None:
        return []
    try:
        return [line.strip() for line in file.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{file}: cannot be read as a text in UTF-8 ({error})") from error


@contextmanager
def _progress() -> Iterator[pipeline.Progress]:
    """Show a bar on a terminal, and nothing elsewhere."""
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), console=err, transient=True,
        disable=not err.is_terminal,
    )  # fmt: skip
    with bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, every: bar.update(task, description=escape(what), completed=done, total=every)


def _text(words: str, style: str = "") -> Text:
    """Return words of unknown origin as they stand: no markup, and nothing that commands a terminal."""
    return Text(
        "".join(letter if letter.isprintable() or letter == "\n" else "\ufffd" for letter in words), style=style
    )


def _complain(sentence: object) -> None:
    err.print(_text(f"bongsu: {sentence}"), soft_wrap=True)


def _print_problems(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        count = f" ({problem.count} times)" if problem.count > 1 else ""
        err.print(
            _text(f"{'not read' if problem.fatal else 'note'}: {problem.where}: {problem.what}{count}"), soft_wrap=True
        )


def _print_records(records: Sequence[object]) -> None:
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    for record in records:
        line = json.dumps(to_json(record), ensure_ascii=not unicode)
        # letters as they are; what could break a line or command a terminal as JSON's own escapes
        print("".join(letter if letter.isprintable() else json.dumps(letter)[1:-1] for letter in line))


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(party.name for party in parties) or "unnamed"


def _who(event: Event) -> str:
    return f"{_names(event.agents)} \u2192 {_names(event.recipients)}" if event.recipients else _names(event.agents)


def _days(when: When) -> str:
    first, last = when.first_day(), when.last_day()
    if not when.stated:
        return f"by {last}" if last else "not dated"
    if first == last:
        return str(first)
    return f"{first or '...'} to {last or '...'}"


def _print_claims(title: str, claims: tuple[Claim, ...]) -> None:
    out.print(_text(title, style="bold"))
    quote = None
    for claim in claims:
        if claim.quote != quote:
            quote = claim.quote
            out.print()
            out.print(_text(" ".join(quote.split())))
        event = claim.event
        who = _who(event)
        stance = f"{'not ' if claim.negated else ''}{claim.stance}"
        line = f"  {event.kind.replace('_', ' ')}, {stance}: {who}; {_days(event.when)}"
        said = f"; says {claim.speaker.name}" if claim.speaker else "; no speaker named"
        cue = f" [{claim.hedge}]" if claim.hedge else ""
        out.print(_text(line + said + cue, style="cyan"))
    if not claims:
        out.print("No claim found.")


def _print_gaps(name: str, claims: tuple[Claim, ...]) -> None:
    out.print(_text(name, style="bold"))
    for claim in claims:
        ship = claim.event.agents[0]
        out.print(_text(f"  {ship.name} ({ship.id}): {claim.quote}"))
    count = f"{len(claims)} silence{'' if len(claims) == 1 else 's'}"
    out.print(f"{count}. A silence says that no position was received, not why.")


def _print_law(title: str, provisions: list[Provision]) -> None:
    table = Table(title=title)
    for heading in ("Provision", "Force", "In force", "Severity", "Rule"):
        table.add_column(heading)
    for item in provisions:
        period = f"{item.in_force_from or '...'} to {item.in_force_to or 'now'}"
        table.add_row(_text(item.label), item.force.replace("_", " "), period, str(item.severity), _text(item.text))
    out.print(table)


def _print_provision(item: Provision) -> None:
    out.print(_text(item.citation, style="bold"))
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
        table.add_row(name, _text(value))
    out.print(table)
    for case in item.cases:
        out.print(_text(f"  {case.verdict.replace('_', ' ')}: {case.says}"))


def _check_law(chosen: set[str]) -> None:
    results = [result for result in pipeline.check_law() if result.provision.id in chosen]
    wrong = [result for result in results if not result.ok]
    for result in wrong:
        where = f"{result.provision.origin}: {result.provision.id}"
        err.print(_text(f"{where}: expected {result.case.verdict}: {result.case.says}"), soft_wrap=True)
    out.print(
        f"{len(results)} cases of {len({result.provision.id for result in results})} provisions: {len(wrong)} wrong."
    )
    if wrong:
        raise typer.Exit(1)
