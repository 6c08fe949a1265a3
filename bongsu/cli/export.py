"""`bongsu export`: what a watch found, in formats that other programs read."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bongsu import pipeline
from bongsu.cli.terminal import WatchFolder, out, plain, progress_bar
from bongsu.model.grade import Handling


def export(
    folder: WatchFolder,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="ftm (FollowTheMoney), geojson, csv, stix (2.1), atom, cap (1.2), markdown or pdf (by Chromium).",
        ),
    ],
    public: Annotated[
        bool, typer.Option("--public", help="Only what evidence marked TLP:CLEAR shows by itself; as --tlp clear.")
    ] = False,
    tlp: Annotated[
        str | None,
        typer.Option(metavar="MARK", help="Only what evidence up to this mark shows: clear, green, amber, ..."),
    ] = None,
    file: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write here, not to the output.")] = None,
    references: Annotated[
        list[str] | None,
        typer.Option(metavar="SENDER,ID,SENT", help="Of CAP: the earlier alert that this one updates."),
    ] = None,
) -> None:
    """Print what the last run of a watch found, in a format that other programs read.

    With --public or --tlp, closer evidence leaves no trace: findings are assessed from the rest alone.
    """
    forms = (*pipeline.WATCH_FORMATS, pipeline.PAPER)
    if form not in forms:
        raise typer.BadParameter(f"{form} is none of {', '.join(forms)}", param_hint="--format")
    ceiling = _ceiling(tlp, public=public)
    with progress_bar() as tell:
        made = pipeline.export_watch(folder, form, ceiling, references or (), tell)
    if file:
        file.write_bytes(made)
        out.print(plain(f"{file}: {len(made):,} bytes"), soft_wrap=True)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()


def _ceiling(tlp: str | None, *, public: bool) -> Handling:
    if public and tlp:
        raise typer.BadParameter("give --public or --tlp, not both", param_hint="--tlp")
    try:
        return Handling.CLEAR if public else Handling.named(tlp) if tlp else Handling.RED
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--tlp") from error
