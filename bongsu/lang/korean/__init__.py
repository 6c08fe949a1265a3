"""Korean personal names across scripts and systems of romanisation.

A spelled syllable stands for a set of Hangul syllables; two spellings agree where the sets meet, syllable by syllable.
``readings`` of a name, ``skeletons`` to look candidates up by, ``agreement`` to compare two readings.
"""

from bongsu.lang.korean.agreement import agreement, skeletons
from bongsu.lang.korean.given import given_alone
from bongsu.lang.korean.mandarin import mandarin_readings
from bongsu.lang.korean.names import KoreanName, hangul, readings, surname_share

__all__ = [
    "KoreanName", "agreement", "given_alone", "hangul", "mandarin_readings", "readings", "skeletons", "surname_share",
]  # fmt: skip
