"""The law that a watch is held against, and whether it decides its own cases rightly."""

from pathlib import Path
from typing import TYPE_CHECKING

from bongsu import regimes
from bongsu.model.errors import BongsuError, WatchError

if TYPE_CHECKING:
    from bongsu.store import Watch


def law(name: str | Path = "un1718") -> regimes.Regime:
    """Return a regime with its provisions: one that Bongsu brings along by its name, or that of a folder.

    Raises:
        LawError: there is none, or one of its files breaks a rule.
    """
    return regimes.find(str(name), Path())


def law_names() -> tuple[str, ...]:
    """Return the names of the regimes that Bongsu brings along."""
    return regimes.names()


def check_law(name: str | Path = "un1718") -> tuple[regimes.CaseResult, ...]:
    """Run every provision's own cases and return how each came out.

    Raises:
        LawError: there is no such regime, or one of its files breaks a rule.
    """
    return regimes.check(law(name))


def lacking_cases(name: str | Path = "un1718") -> tuple[str, ...]:
    """Return what the cases of prohibiting provisions lack, in words.

    Raises:
        LawError: there is no such regime, or one of its files breaks a rule.
    """
    return regimes.lacking(law(name))


def law_coverage(name: str | Path = "un1718") -> tuple[regimes.Coverage, ...]:
    """Return for each kind of event the provisions that can meet it, or why none can.

    Raises:
        LawError: there is no such regime, or one of its files breaks a rule.
    """
    return regimes.coverage(law(name))


def watch_regimes(watch: "Watch") -> list[regimes.Regime]:
    """Return the regimes that a watch names.

    Raises:
        WatchError: one of them cannot be applied.
    """
    return [_regime(name, watch) for name in watch.regimes]


def _regime(name: str, watch: "Watch") -> regimes.Regime:
    try:
        return regimes.find(name, watch.folder)
    except BongsuError as error:
        raise WatchError(f"{watch.folder / 'watch.yml'}: the regime {name!r} cannot be applied: {error}") from error
