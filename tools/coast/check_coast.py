"""Compare the grid of distances with the outlines that it was made of, at random places.

    python tools/coast/check_coast.py FOLDER_OF_WORLD_ATLAS

Needs numpy, scipy, pycountry and shapely. Land and sea are told by shapely, the distance by points on the shore
every 0.2 nautical miles; both are made anew here.
"""

import sys
from pathlib import Path

import numpy as np
import shapely
from make_coast import shore_points, unit
from scipy.spatial import cKDTree
from shores import land, land_rings

from bongsu.detect.ships.waters.coast import EARTH_NM, REACH_NM, shore_nm

PLACES = 400_000
REGIONS = {"home": ((15, 50), (105, 150)), "world": ((-60, 83), (-180, 180))}
BANDS = ((0, 1), (1, 3), (3, 12), (12, 61))


def torn(ring: np.ndarray) -> bool:
    """Return whether a ring crosses the date line, which shapely's plane does not know."""
    return bool((np.abs(np.diff(ring[:, 0])) > 180).any())


def truth(folder: Path, lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
    """Return the signed distance of places to the shore, NaN around what crosses the date line."""
    tree = cKDTree(unit(shore_points(land(folder))))
    chord = tree.query(unit(np.c_[lon, lat]), distance_upper_bound=2 * np.sin(REACH_NM / EARTH_NM / 2), workers=2)[0]
    far = np.where(np.isfinite(chord), 2 * np.arcsin(np.minimum(np.where(np.isfinite(chord), chord, 0) / 2, 1)), np.inf)
    distance = np.minimum(far * EARTH_NM, REACH_NM)
    for outer, *holes in land_rings(folder):
        (west, south), (east, north) = outer.min(axis=0), outer.max(axis=0)
        near = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        if torn(outer):
            distance[near & (np.abs(lon) > 177)] = np.nan
        elif near.any():
            shape = shapely.make_valid(shapely.Polygon(outer, holes))
            shapely.prepare(shape)
            distance[near] *= np.where(shapely.contains_xy(shape, lon[near], lat[near]), -1, 1)
    return distance


def main(folder: Path) -> None:
    """Print the errors by distance from the shore."""
    seed = np.random.default_rng(7)
    for region, ((south, north), (west, east)) in REGIONS.items():
        lat = np.degrees(np.arcsin(seed.uniform(*np.sin(np.radians([south, north])), PLACES)))
        lon = seed.uniform(west, east, PLACES)
        true = truth(folder, lat, lon)
        told = shore_nm(lat, lon)
        for low, high in BANDS:
            band = (np.abs(true) >= low) & (np.abs(true) < high)
            error, wrong = np.abs(told[band] - true[band]), np.mean((told[band] > 0) != (true[band] > 0))
            figures = (error.mean(), *np.percentile(error, [95, 99, 100]), 100 * wrong)
            row = "mean {:.2f}, 95% {:.2f}, 99% {:.2f}, most {:.2f} nm; wrong side {:.2f}%".format(*figures)
            sys.stdout.write(f"{region} {low}-{high} nm: {band.sum():,} places, {row}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
