"""`bongsu ships`: behaviour in AIS tracks."""

from pathlib import Path
from typing import Annotated

import typer

from bongsu import pipeline
from bongsu.cli.files import Opened, each
from bongsu.cli.terminal import Json, out, plain
from bongsu.model.claim import Claim


def ships(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="AIS positions: .csv .parquet")],
    as_json: Json = False,
    hours: Annotated[float | None, typer.Option(help="Report silences from so many hours on.", min=0.01)] = None,
) -> None:
    """Show what AIS tracks show: silences, with who was silent, where, when and for how long."""

    def opened(path: Path) -> Opened:
        _, claims, problems = pipeline.ships(path, hours)
        return Opened(claims, problems, lambda: _print_gaps(path.name, claims))

    each(files, opened, as_json)


def _print_gaps(name: str, claims: tuple[Claim, ...]) -> None:
    out.print(plain(name, style="bold"))
    for claim in claims:
        ship = claim.event.agents[0]
        out.print(plain(f"  {ship.name} ({ship.id}): {claim.quote}"))
    count = f"{len(claims)} silence{'' if len(claims) == 1 else 's'}"
    out.print(f"{count}. A silence says that no position was received, not why.")
