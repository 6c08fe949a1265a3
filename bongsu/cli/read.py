"""`bongsu read`: the claims in texts."""

from pathlib import Path
from typing import Annotated

import typer

from bongsu import pipeline
from bongsu.cli.files import Read, each
from bongsu.cli.terminal import Json, out, plain
from bongsu.cli.wording import days, who
from bongsu.model.claim import Claim


def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Articles: .html .txt .md .json")],
    as_json: Json = False,
) -> None:
    """Show the claims in texts: who says what, about whom, and how sure they are."""

    def claims_of(path: Path) -> Read:
        document, claims, problems = pipeline.read(path)
        return document.evidence.title or path.name, claims, problems

    each(files, claims_of, _print_claims, as_json)


def _print_claims(title: str, claims: tuple[Claim, ...]) -> None:
    out.print(plain(title, style="bold"))
    quote = None
    for claim in claims:
        if claim.quote != quote:
            quote = claim.quote
            out.print()
            out.print(plain(" ".join(quote.split())))
        event = claim.event
        stance = f"{'not ' if claim.negated else ''}{claim.stance}"
        line = f"  {event.kind.replace('_', ' ')}, {stance}: {who(event)}; {days(event.when)}"
        said = f"; says {claim.speaker.name}" if claim.speaker else "; no speaker named"
        cue = f" [{claim.hedge}]" if claim.hedge else ""
        out.print(plain(line + said + cue, style="cyan"))
    if not claims:
        out.print("No claim found.")
