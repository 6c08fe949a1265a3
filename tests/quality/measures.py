"""All sets and how each is measured, in the order in which they are shown."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from tests.quality import article_scores, factuality, gold_records, provocations
from tests.quality.figures import Measured
from tests.quality.labels import Labelled, articles, seed

HERE = Path(__file__).parent
_SCREENING = "screening"


def measured(shared: Path) -> dict[str, Measured]:
    """Return what the reader reaches on every set beside the checkout.

    Raises:
        FileNotFoundError: a set is not there.
    """
    return {key: measure(shared / "data") for key, measure in MEASURES.items()}


def floors() -> dict[str, dict[str, float]]:
    """Return the reader's floors of floors.yml: set, figure, least value."""
    return {name: figures for name, figures in _floors().items() if name != _SCREENING}


def screening_floors() -> dict[str, float]:
    """Return what floors.yml holds of screening: the least value of a figure, of an error the most."""
    return _floors()[_SCREENING]


def described() -> dict[str, dict[str, Any]]:
    """Return what sets.yml says of each set."""
    found: dict[str, dict[str, Any]] = _yaml("sets.yml")
    return found


@functools.cache
def _read(data: Path) -> tuple[Labelled, ...]:
    return (*articles(data / "articles"), seed(data / "articles"))


def _columns(name: str) -> Callable[[Path], Measured]:
    return lambda data: factuality.measure(factuality.of_columns(data / "events" / "factuality" / f"{name}.conll"))


def _commitment(data: Path) -> Measured:
    return factuality.measure(factuality.of_targets(data / "events" / "factuality" / "CommitmentBank.all.jsonl"))


def _plover(data: Path) -> Measured:
    return gold_records.measure(gold_records.plover(data / "events" / "plover" / "PLOVER_GSR_CAMEO.json"))


def _petrarch(data: Path) -> Measured:
    path = data / "events" / "universalpetrarch" / "PETR2_GSR_validation.xml"
    return gold_records.measure(gold_records.petrarch(path))


MEASURES: dict[str, Callable[[Path], Measured]] = {
    "articles": lambda data: article_scores.measure(_read(data)),
    "seed": lambda data: article_scores.measure(_read(data)[-1:]),
    "provocations": lambda data: provocations.measure(data / "events" / "dprk" / "csis_provocations.json"),
    "plover": _plover,
    "petrarch": _petrarch,
    "uw_dev": _columns("UW.dev"),
    "uw_train": _columns("UW.train"),
    "meantime_dev": _columns("MEANTIME.dev"),
    "meantime_train": _columns("MEANTIME.train"),
    "uds_dev": _columns("UDS_IH2.dev"),
    "commitment_bank": _commitment,
}


def _floors() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = _yaml("floors.yml")
    return found


def _yaml(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
