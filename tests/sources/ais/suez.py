"""Tracks of Suez in the plain layout: the file has ships by small numbers of its own, which are no MMSI."""

import csv
from datetime import datetime
from pathlib import Path

FIRST = 200_000_000
"""What is added to a ship's number: nine digits that stand for it in tests."""


def plain(shared: Path, folder: Path) -> Path:
    """Write the tracks of the labelled data as ``suez.csv`` and return its path."""
    found, path = shared / "data/ais/movingpandas_evergiven/boat-positions.csv", folder / "suez.csv"
    with found.open(encoding="utf-8-sig", newline="") as read, path.open("w", encoding="utf-8", newline="") as write:
        lines = csv.writer(write)
        lines.writerow(["mmsi", "time", "lat", "lon"])
        for row in csv.DictReader(read):
            when = datetime.strptime(row["ais_pos_timestamp"], "%d/%m/%Y %H:%M")
            lines.writerow([FIRST + int(row["ID"]), when.isoformat(), row["latitude"], row["longitude"]])
    return path
