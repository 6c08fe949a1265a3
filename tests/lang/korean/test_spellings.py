import pytest

from bongsu.lang.korean.spellings import MOST_READINGS, WEIGHTS, syllables


def read(spelling: str, script: str = "latin") -> dict[str, float]:
    """Return the readings of one spelled syllable, without the North's onsets."""
    return {key[0]: weight for key, weight in syllables(script).get(spelling, ())}


@pytest.mark.parametrize(
    ("spelling", "stands_for"),
    [
        ("jeong", {"정"}), ("chŏng", {"정", "청"}), ("ch'ŏng", {"청"}), ("jong", {"종", "정"}), ("ŭn", {"은"}),
        ("eun", {"은", "언"}), ("ch'ŏl", {"철"}), ("phyong", {"평"}), ("young", {"영", "융"}), ("gyeong", {"경"}),
    ],
)  # fmt: skip
def test_a_spelling_stands_for_these_syllables(spelling: str, stands_for: set[str]) -> None:
    """Precise systems leave one syllable or two, plain letters more."""
    assert set(read(spelling)) == stands_for


@pytest.mark.parametrize(
    ("spelling", "among"),
    [
        ("un", "은운"), ("chung", "정중충"), ("sung", "성승숭"), ("sun", "선순"), ("suk", "석숙"), ("chul", "철출"),
        ("hun", "훈흔"), ("kun", "군근건"), ("hui", "희"), ("hee", "희"), ("woo", "우"), ("rhee", "이"),
        ("myung", "명"),
    ],
)  # fmt: skip
def test_habit_is_read_beside_the_systems(spelling: str, among: str) -> None:
    """South Korean passports and the press spell by ear."""
    assert set(among) <= set(read(spelling))


def test_a_systems_spelling_weighs_more_than_a_habits() -> None:
    """Jung is 중 by the systems, 정 by habit alone."""
    assert read("jung")["중"] == WEIGHTS[0] > read("jung")["정"] == WEIGHTS[1]


@pytest.mark.parametrize(
    ("spelling", "script", "among"),
    [("чен", "cyrillic", "정"), ("чжон", "cyrillic", "정"), ("хек", "cyrillic", "혁"), ("чхоль", "cyrillic", "철"),
     ("jon", "kana", "정전"), ("kimu", "kana", "김"), ("chyoru", "kana", ""), ("ryon", "kana", "용영")],
)  # fmt: skip
def test_other_scripts_use_the_same_mechanism(spelling: str, script: str, among: str) -> None:
    """Cyrillic and kana have tables of their own."""
    assert set(among) <= set(read(spelling, script))


@pytest.mark.parametrize("script", ["latin", "cyrillic", "kana"])
def test_tables_are_sound(script: str) -> None:
    """No sign of the table's own language reaches a spelling, and readings stand in order of weight."""
    table = syllables(script)
    assert len(table) > 1000
    for spelling, readings in table.items():
        assert spelling.replace("'", "").isalpha()
        assert len(readings) <= MOST_READINGS
        weights = [weight for _, weight in readings]
        assert weights == sorted(weights, reverse=True)
        assert 0 < weights[-1] <= weights[0] <= 1
