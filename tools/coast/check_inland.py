"""Tell how many real positions the coast puts inland, and how many of them the inland waters and ports leave as dry.

    python tools/coast/check_inland.py marinecadastre_2022_01_03.parquet LAT LON MMSI

The file is a table of ships' positions, Parquet or CSV; then come the names of its columns of latitude, longitude and
ship. Needs pandas.
"""

import sys

import pandas as pd

from bongsu.detect.ships import parameters
from bongsu.detect.ships.waters.coast import shore_nm
from bongsu.detect.ships.waters.inland import dry


def main(path: str, lat: str, lon: str, ship: str) -> None:
    """Write the figures, and the mean places of the ships that are left."""
    table = pd.read_parquet(path) if path.endswith(".parquet") else pd.read_csv(path, low_memory=False)
    values = parameters().on_land
    places = [pd.to_numeric(table[name], errors="coerce").to_numpy() for name in (lat, lon)]
    inland = shore_nm(*places) <= -values.inland_nm
    left = table[dry(*places, values.inland_nm, values.port_nm)]
    counts = (len(table), table[ship].nunique(), int(inland.sum()), table[inland][ship].nunique())
    sys.stdout.write("{:,} positions of {:,} ships, {:,} of {:,} inland, ".format(*counts))
    sys.stdout.write(f"{len(left):,} of {left[ship].nunique():,} dry\n")
    sys.stdout.write(left.groupby(ship)[[lat, lon]].mean().round(2).to_string() + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
