"""What the last run of a watch found, and what was known on a day."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu import assess as judging
from bongsu.model.errors import WatchError
from bongsu.model.finding import Assessment
from bongsu.pipeline.found import Found, joined
from bongsu.pipeline.knowing import known
from bongsu.pipeline.lawbook import watch_regimes
from bongsu.pipeline.screening import screen_parties
from bongsu.pipeline.watchlists import lookup_with, watch_lists_loaded

if TYPE_CHECKING:
    from bongsu.store import Ledger, Watch


def findings(folder: Path, as_of: date | None = None) -> list[Found]:
    """Return what the last run of a watch found, or what it would have found on a day.

    Args:
        folder: of the watch.
        as_of: count only what was published, withdrawn and judged until this day, and lists as they were then; of
            lists that are plain files, what they say was listed by then.

    Raises:
        WatchError: the folder is no watch, or was never run.
    """
    from bongsu.store import Ledger, open_watch

    watch = open_watch(folder)
    provisions = {item.id: item for regime in watch_regimes(watch) for item in regime.provisions}
    with Ledger.open(watch.store_url) as ledger:
        assessment = ledger.assessment()
        if assessment is not None and as_of is not None:
            assessment = _assessed_on(watch, ledger, as_of)
    if assessment is None:
        raise WatchError(f"{folder}: this watch has not been run; run it with `bongsu run {folder}`.")
    return joined(assessment, provisions)


def _assessed_on(watch: "Watch", ledger: "Ledger", day: date) -> Assessment:
    law, standing = watch_regimes(watch), known(ledger, day)
    _, listings = screen_parties(standing.claims, lookup_with(watch_lists_loaded(watch, day), (), day), law)
    sources = {source.id: source for source in watch.sources}
    return judging.assess(
        standing.claims, judging.Record(standing.evidence, sources, law, listings, standing.judgements)
    )
