"""Compare ways over water with the distances of Pub. 151, Distances Between Ports (NGA, public domain).

    python tools/coast/check_seaways.py PUB151_distances.json

The file is that of the repository kaklin/sea-routes (commit c86d618), which read it out of the printed tables.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np

from bongsu.detect.ships.waters.seaways import sea_miles

LatLon = tuple[float, float]
SAMPLE = 300  # of the world's pairs; those of the seas around Korea, China and Japan are all tried
SHORTEST = 30  # nautical miles


def place(text: str) -> LatLon | None:
    """Return the degrees of a position as printed."""
    parts = re.findall(r"(\d+)°(\d+)['’](\d+)[\"”]\s*([NSEW])", text)
    if len(parts) != 2:
        return None
    lat, lon = (
        (int(whole) + int(minute) / 60 + int(second) / 3600) * (-1 if letter in "SW" else 1)
        for whole, minute, second, letter in parts
    )
    return lat, lon


def pairs(table: dict[str, Any]) -> list[tuple[str, str, float]]:
    """Return the pairs of ports with their distance, each once."""
    found = set()
    for port, told in table.items():
        to = told.get("destinations")
        for other, miles in to.items() if isinstance(to, dict) else ():
            if isinstance(miles, int | float) and miles > SHORTEST and other in table:
                found.add((*sorted((port, other)), float(miles)))
    return sorted(found)


def at_home(one: LatLon, other: LatLon) -> bool:
    """Return whether both lie where the finer grid is."""
    return all(15 <= lat <= 50 and 105 <= lon <= 150 for lat, lon in (one, other))


def main(file: Path) -> None:
    """Print how far the ways are from the printed distances."""
    table = json.loads(file.read_text(encoding="utf-8"))
    where = {port: place(told["location"]) for port, told in table.items() if told.get("location")}
    known = [(where[a], where[b], miles) for a, b, miles in pairs(table) if where.get(a) and where.get(b)]
    home = [told for told in known if at_home(told[0], told[1])]
    world = [told for told in known if not at_home(told[0], told[1])]
    picked = np.random.default_rng(1).permutation(len(world))[:SAMPLE]
    for name, chosen in (("home", home), ("world", [world[number] for number in picked])):
        ways = [(sea_miles(one, other), miles) for one, other, miles in chosen]
        ratio = np.array([way / miles - 1 for way, miles in ways if way is not None])
        within = (100 * np.mean(np.abs(ratio) < share) for share in (0.03, 0.05, 0.1))
        told = "{:.0f}/{:.0f}/{:.0f}%".format(*within)
        counted = f"{len(ways)} pairs, {len(ways) - len(ratio)} without a way, median {100 * np.median(ratio):+.1f}%"
        sys.stdout.write(f"{name}: {counted}, within 3/5/10%: {told}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
