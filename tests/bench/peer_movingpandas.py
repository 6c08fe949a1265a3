"""MovingPandas on reports of a Parquet file, in its own environment: `peer_movingpandas.py FILE`; prints seconds.

Gaps of twelve hours or more, by its own splitter; making its trajectories is not counted.
"""

import json
import sys
import time
from datetime import timedelta

import geopandas  # type: ignore[import-untyped, import-not-found, unused-ignore]
import movingpandas  # type: ignore[import-untyped, import-not-found, unused-ignore]
import pandas


def main() -> None:
    """Print what splitting takes, of how many reports, and how many gaps it makes."""
    frame = pandas.read_parquet(sys.argv[1], columns=["mmsi", "time", "lat", "lon"])
    frame["time"] = frame["time"].dt.tz_localize(None)
    places = geopandas.GeoDataFrame(
        frame[["mmsi", "time"]], geometry=geopandas.points_from_xy(frame["lon"], frame["lat"]), crs=4326
    )
    tracks = movingpandas.TrajectoryCollection(places, traj_id_col="mmsi", t="time")
    begin = time.process_time()
    split = movingpandas.ObservationGapSplitter(tracks).split(gap=timedelta(hours=12))
    spent = time.process_time() - begin
    gaps = len(split.trajectories) - len(tracks.trajectories)
    sys.stdout.write(json.dumps({"seconds": spent, "reports": len(frame), "gaps": gaps}))


if __name__ == "__main__":
    main()
