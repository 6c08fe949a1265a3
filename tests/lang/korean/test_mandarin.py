import pytest

from bongsu.lang.korean import agreement, given_alone, mandarin_readings, readings


def best(asked: str, korean: str) -> float:
    """Return how well the best reading of a name in pinyin agrees with a Korean name."""
    return max((agreement(one, other) for one in mandarin_readings(asked) for other in readings(korean)), default=0.0)


@pytest.mark.parametrize(
    ("pinyin", "korean"),
    [
        ("Piao Zhexiu", "Pak Chol Su"),  # 朴哲秀
        ("Zhao Ying-nan", "Jo Yong Nam"),  # 趙英男
        ("Mingguo JIANG", "Kang Myong Guk"),  # 姜明國
        ("Jian Mingguo", "Kang Myong Guk"),
        ("Liang Ming Zhe", "Ryang Myong Chol"),  # 梁明哲
        ("Bai Longhai", "백룡해"),  # 白龍海
    ],
)
def test_the_chinese_reading_of_a_korean_name_agrees_with_it(pinyin: str, korean: str) -> None:
    """Surname first or last, the given name joined, hyphenated or parted; every syllable agrees."""
    assert best(pinyin, korean) >= 0.6


@pytest.mark.parametrize(
    ("pinyin", "korean"),
    [
        ("Piao Zhexiu", "Kim Chol Su"),
        ("Piao Zhexiu", "Pak Chol Ho"),
        ("Piao Zhe", "Pak Chol Su"),
        ("Gao Zhexiu", "Pak Chol Su"),
    ],
)
def test_one_syllable_that_differs_is_another_name(pinyin: str, korean: str) -> None:
    """All syllables must agree: surname, first and second of the given name."""
    assert best(pinyin, korean) == 0.0


@pytest.mark.parametrize("name", ["", "John Smith", "Piao", "Piao Zhe Xiu Ming", "Sergey Li", "朴哲秀", "Ann Li Smith"])
def test_what_is_no_pinyin_has_no_chinese_reading(name: str) -> None:
    """Another language's name, one word, too many words, or another script."""
    assert mandarin_readings(name) == ()


def test_the_rarer_the_other_readings_the_better_an_agreement() -> None:
    """Ming is always 명, ji may be read in twenty ways."""
    assert best("Jiang Mingguo", "Kang Myong Guk") > best("Jiang Jiji", "Kang Kil Kil")


@pytest.mark.parametrize(
    ("name", "count"), [("Young-Chul", 2), (" Myong-su", 2), ("Myong Su", 0), ("Kim Myong-su", 0), ("Jean-Luc", 0)]
)
def test_a_hyphen_tells_a_given_name_alone(name: str, count: int) -> None:
    """Two words without one are a surname and a given name."""
    assert len(given_alone(name)) == count
