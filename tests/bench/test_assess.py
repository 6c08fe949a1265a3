"""The benches of judging and of reporting run, and say what they measured."""

import json
from collections.abc import Callable, Sequence

import pytest

from tests.bench import assess, report


@pytest.mark.parametrize(
    ("main", "words", "measures"),
    [
        pytest.param(assess.main, ["--claims", "100"], {"100 claims to incidents and findings"}, id="assess"),
        pytest.param(report.main, ["--findings", "20"], {"a report written", "exported as stix"}, id="report"),
    ],
)
def test_a_bench_tells_its_figures(
    main: Callable[[Sequence[str] | None], None],
    words: list[str],
    measures: set[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each figure is a line of JSON with its median, which is above nought."""
    main([*words, "--runs", "1", "--json"])
    figures = {row["measure"]: row["median"] for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert measures <= figures.keys()
    assert all(median > 0 for median in figures.values())
