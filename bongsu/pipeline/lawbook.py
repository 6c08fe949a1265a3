"""The law that a watch is held against, and whether it decides its own cases rightly."""

from typing import TYPE_CHECKING

from bongsu import regimes
from bongsu.model.errors import BongsuError, WatchError

if TYPE_CHECKING:
    from bongsu.store import Watch


def law(name: str = "un1718") -> regimes.Regime:
    """Return a regime with its provisions."""
    return regimes.load(name)


def check_law(name: str = "un1718") -> tuple[regimes.CaseResult, ...]:
    """Run every provision's own cases and return how each came out."""
    return regimes.check(regimes.load(name))


def watch_regimes(watch: "Watch") -> list[regimes.Regime]:
    """Return the regimes that a watch names.

    Raises:
        WatchError: one of them cannot be applied.
    """
    return [_regime(name, watch) for name in watch.regimes]


def _regime(name: str, watch: "Watch") -> regimes.Regime:
    try:
        return regimes.load(name)
    except BongsuError as error:
        raise WatchError(f"{watch.folder / 'watch.yml'}: the regime {name!r} cannot be applied: {error}") from error
