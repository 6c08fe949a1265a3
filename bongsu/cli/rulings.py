"""`bongsu judge` and `bongsu withdraw`: what a person decides, signed."""

from typing import Annotated

import typer

from bongsu import pipeline
from bongsu.cli.terminal import WatchFolder, out, plain, print_problems, progress_bar
from bongsu.model.grade import Credibility

By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in a sentence.")]


def judge(
    folder: WatchFolder,
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Its id, or the beginning of it.")],
    credibility: Annotated[int, typer.Option("--credibility", min=1, max=6, help="1 confirmed to 6 cannot be judged.")],
    by: By,
    reason: Reason,
) -> None:
    """Sign a judgement on an incident; the computed grade stays beside it. The next run shows it in the report."""
    signed = pipeline.judge(folder, incident, credibility, by, reason)
    grade = Credibility(signed.credibility)
    out.print(plain(f"{signed.incident}: {int(grade)} ({grade.words}), in the judgement of {by}."), soft_wrap=True)
    out.print(plain(f"Signed as {signed.id}; the next `bongsu run {folder}` shows it."), soft_wrap=True)


def withdraw(
    folder: WatchFolder,
    evidence: Annotated[str, typer.Argument(metavar="EVIDENCE", help="Its id, the beginning of it, or its path.")],
    by: By,
    reason: Reason,
) -> None:
    """Withdraw a piece of evidence: what rests on it alone falls, what rests on it too is assessed anew."""
    with progress_bar() as tell:
        signed, outcome = pipeline.withdraw(folder, evidence, by, reason, progress=tell)
    print_problems(outcome.problems)
    changes = outcome.changes
    said = f"{changes.gone} findings no longer hold, {changes.changed} changed, {changes.added} are new."
    out.print(plain(f"Withdrawn: {signed.evidence[:12]}. {said}"), soft_wrap=True)
    for one in outcome.changed:
        out.print(plain(f"  {one}"), soft_wrap=True)
    out.print(plain(f"Report: {outcome.report}"), soft_wrap=True)
