"""Make `bongsu/detect/ships/waters/world_ports.csv` from the World Port Index.

The World Port Index (Pub. 150) of the US National Geospatial-Intelligence Agency is a work of the US Government and
in the public domain (17 USC 105). Of its hundred columns the names, the code, the country and the position are kept.

    python tools/ports/make_world_ports.py UpdatedPub150.csv bongsu/detect/ships/waters/world_ports.csv

The same input gives the same bytes. Positions are the index's own, most of them rounded to minutes of arc.
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

COLUMNS = ("wpi", "name", "also", "country", "locode", "lat", "lon")
CODE = re.compile(r"[A-Z]{2}[A-Z0-9]{3}")
WITHOUT_CODES = {
    "Wake Island": "um",
    "Johnson Atoll": "um",
    "Midway Islands": "um",
    "Western Sahara": "eh",
    "Gibraltar": "gi",
    "Norfolk Island": "nf",
    "Palau": "pw",
}
"""ISO codes of the countries of the index that no code of a port of theirs tells."""


def locode(cell: str) -> str:
    """Return the UN/LOCODE without its blank, or nothing where the cell holds no well-formed one."""
    bare = cell.replace(" ", "").upper()
    return bare if CODE.fullmatch(bare) else ""


def countries(rows: list[dict[str, str]]) -> dict[str, str]:
    """Return the ISO code of each country's name: that of most codes of its ports, so that one slip is harmless."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        code = locode(row["UN/LOCODE"])
        if code:
            votes[row["Country Code"].strip()][code[:2].lower()] += 1
    held = {name: tally.most_common(1)[0][0] for name, tally in votes.items() if name}
    return held | WITHOUT_CODES


def other_names(row: dict[str, str]) -> str:
    """Return the other names of a port, each once and none twice the main one."""
    own = row["Main Port Name"].strip().casefold()
    parts = [part.strip() for part in row["Alternate Port Name"].split(";")]
    return "; ".join(dict.fromkeys(part for part in parts if part and part.casefold() != own))


def slim(row: dict[str, str], iso: dict[str, str]) -> tuple[str, ...]:
    """Return a port as a row of ours; a country that the index leaves blank is told by the port's own code."""
    code = locode(row["UN/LOCODE"])
    country = iso.get(row["Country Code"].strip()) or code[:2].lower()
    if code[:2].lower() != country:
        code = ""  # the code names another country: one of the two is a slip, and the position is the country's
    degrees = (f"{float(row[axis]):.4f}" for axis in ("Latitude", "Longitude"))
    return (row["World Port Index Number"], row["Main Port Name"].strip(), other_names(row), country, code, *degrees)


def main(index: Path, made: Path) -> None:
    """Write the small table."""
    with index.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    iso = countries(rows)
    numbered = {row["World Port Index Number"]: slim(row, iso) for row in reversed(rows)}  # two stand there twice
    ports = sorted(numbered.values(), key=lambda port: float(port[0]))
    with made.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(ports)
    sys.stdout.write(f"{made}: {len(ports)} ports of {len({port[3] for port in ports})} countries and territories\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
