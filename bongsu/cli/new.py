"""`bongsu new`: start a watch."""

from pathlib import Path
from typing import Annotated

import typer

from bongsu import pipeline
from bongsu.cli.terminal import out, plain


def new(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder to create.")],
    title: Annotated[str | None, typer.Option(help="Title of the watch; the folder's name by default.")] = None,
) -> None:
    """Start a watch: a folder with commented settings and a place for evidence."""
    settings = pipeline.new(folder, title)
    out.print(plain(f"Started {folder}. Settings: {settings}"), soft_wrap=True)
    out.print(plain(f"Put articles and tracks into {folder / 'evidence'}, then: bongsu run {folder}"), soft_wrap=True)
