"""Which files hold NMEA 0183 sentences: by their ending, or by how they start. Light, for every text is asked."""

import re
from pathlib import Path

NMEA_ENDINGS = (".nmea", ".nm4", ".ais", ".aivdm", ".log")
SAMPLE = 16_000

_SENTENCE = re.compile(rb"^(?:\\[^\\\n]{1,200}\\|[^!\n]{0,40})?![A-Z-]{2}VD[MO],\d|^\$PGHP,1,\d", re.MULTILINE)


def starts_like_nmea(path: Path) -> bool:
    """Return whether one of the first lines is a sentence with an AIS message, or tells the time of one."""
    try:
        with path.open("rb") as file:
            return _SENTENCE.search(file.read(SAMPLE)) is not None
    except OSError:
        return False
