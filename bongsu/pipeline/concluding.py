"""What the last run of a watch found."""

from pathlib import Path

from bongsu.model.errors import WatchError
from bongsu.pipeline.found import Found, joined
from bongsu.pipeline.lawbook import watch_regimes


def findings(folder: Path) -> list[Found]:
    """Return what the last run of a watch found.

    Raises:
        WatchError: the folder is no watch, or was never run.
    """
    from bongsu.store import Ledger, open_watch

    watch = open_watch(folder)
    provisions = {item.id: item for regime in watch_regimes(watch) for item in regime.provisions}
    with Ledger.open(watch.store_url) as ledger:
        assessment = ledger.assessment()
    if assessment is None:
        raise WatchError(f"{folder}: this watch has not been run; run it with `bongsu run {folder}`.")
    return joined(assessment, provisions)
