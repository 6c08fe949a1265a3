"""The bench of trade measures what it says."""

from pathlib import Path

from bongsu.sources import receive
from tests.bench.markets import NORTH, write_market
from tests.bench.trade import looked_at


def test_a_market_is_read_whole(tmp_path: Path) -> None:
    """Every figure made is one read, the same each time, and some are of the North."""
    write_market(tmp_path / "one.parquet", 20_000)
    write_market(tmp_path / "two.parquet", 20_000)
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
    received = receive(tmp_path / "one.parquet", tmp_path)
    assert received.problems == ()
    assert received.trade is not None
    partners = received.trade.table().column("partner").to_pylist()
    assert len(partners) == 20_000
    assert 5 < partners.count(NORTH) < 60


def test_all_of_it_is_looked_at(tmp_path: Path) -> None:
    """Reading and every detector take their seconds, and something is told."""
    write_market(tmp_path / "one.parquet", 20_000)
    spent = looked_at(tmp_path / "one.parquet")
    assert spent["figures"] == 20_000
    assert spent["observations"] > 0
    assert {"reading", "flows", "mixups", "transit"} <= spent.keys()
