"""What docs/regimes.md says of the law is so."""

import re
from pathlib import Path

from bongsu.regimes import check, load, names, read
from bongsu.regimes.predicates import PREDICATES
from tests.watches import CHECKOUT

TEXT = (CHECKOUT / "docs" / "regimes.md").read_text(encoding="utf-8")


def test_every_predicate_is_told() -> None:
    """The table of predicates is whole, and names no other."""
    rows = re.findall(r"^\| (`.+?) \| ", TEXT.split("| predicate |")[1].split("\n\n")[0], re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == set(PREDICATES)


def test_every_regime_is_told() -> None:
    """The table of regimes names those that are brought along."""
    assert set(re.findall(r"^\| `(\w+)` \|", TEXT.split("## Write one")[0], re.MULTILINE)) == set(names())
    for name in names():
        cases = sum(len(rule.cases) for rule in load(name).provisions)
        assert re.search(rf"`{name}` .*\| {len(load(name).provisions)} \| {cases} \|", TEXT)


def test_the_example_is_a_regime(tmp_path: Path) -> None:
    """What the guide has its reader write loads, and decides its cases as the guide shows."""
    head, law = re.findall(r"```yaml\n(id: un2206.*?|instrument: S/RES/2428.*?)```", TEXT, re.DOTALL)
    folder = tmp_path / "un2206"
    folder.mkdir()
    (folder / "regime.yml").write_text(head, encoding="utf-8")
    (folder / "S-RES-2428.yml").write_text(law, encoding="utf-8")
    results = check(read(folder))
    assert len(results) == 4
    assert all(result.ok for result in results)
