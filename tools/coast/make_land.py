"""Make `bongsu/report/ships/land.xz`: the outlines of all land that the map cuts its coast from.

    python tools/coast/make_land.py FOLDER_OF_WORLD_ATLAS bongsu/report/ships/land.xz

Natural Earth at 1:10 million, public domain, with corners left out that lie less than `TOLERANCE` from the line.
"""

import lzma
import struct
import sys
from pathlib import Path

import numpy as np
from make_coast import PACKING
from shapely import LineString
from shores import land_rings

TOLERANCE = 0.002  # degrees: 0.12 nautical miles
UNITS = 1000  # to the degree


def main(folder: Path, made: Path) -> None:
    """Write how many rings there are, how many corners each has, and the steps between them in `UNITS`."""
    rings = []
    for polygon in land_rings(folder):
        for ring in polygon:
            slim = np.array(LineString(_unbroken(ring)).simplify(TOLERANCE).coords)
            whole = np.rint(slim * UNITS).astype(np.int64)
            whole = whole[np.r_[True, (np.diff(whole, axis=0) != 0).any(axis=1)]]
            if len(whole) > 3:
                rings.append(whole)
    rings.sort(key=lambda ring: tuple(ring[0]))
    counts = np.array([len(ring) for ring in rings], "<i4")
    steps = np.concatenate([np.diff(ring, axis=0, prepend=0) for ring in rings]).astype("<i4")
    # low and high bytes apart, longitudes and latitudes apart: likes lie beside likes
    columns = np.ascontiguousarray(steps.T).view(np.uint8).reshape(2, -1, 4).transpose(0, 2, 1)
    stream = struct.pack("<i", len(rings)) + counts.tobytes() + columns.tobytes()
    made.write_bytes(lzma.compress(stream, lzma.FORMAT_XZ, filters=PACKING))
    sys.stdout.write(f"{made}: {len(rings):,} rings, {len(steps):,} corners, {made.stat().st_size:,} bytes\n")


def _unbroken(ring: np.ndarray) -> np.ndarray:
    """Return the ring without a leap at the date line, so that it may pass 180; Antarctica is closed at the pole."""
    lon = np.unwrap(ring[:, 0], period=360)
    line = np.stack([lon, ring[:, 1]], axis=1)
    if abs(lon[0] - lon[-1]) < 180:
        return line
    return np.concatenate([line, [[lon[-1], -90.0], [lon[0], -90.0], line[0]]])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
