import pytest

from bongsu.lang.korean import agreement, readings, skeletons

ONE_NAME = [
    "Pak Jong Un", "PAK Jong-un", "Jong Un PAK", "Pak, Jong Un", "Pak Jongun", "Pakjongun", "Bakjeongeun",
    "PAK CHŎNG-ŬN", "Pak Cho'ng-u'n", "Bak Jeong-eun", "Park Jung-eun", "Pak Ceng-un", "박정은", "박 정은", "朴正恩",
    "Пак Чен Ын", "Пак Чон Ын", "Пак Чжон Ын", "パク・ジョンウン",
]  # fmt: skip


def best(one: str, other: str) -> float:
    """Return the best agreement of any reading of one name with any of the other."""
    return max((agreement(mine, theirs) for mine in readings(one) for theirs in readings(other)), default=0.0)


@pytest.mark.parametrize("name", ONE_NAME)
def test_every_script_and_system_writes_one_name(name: str) -> None:
    """What agrees also shares a key by which it is looked up."""
    assert best(name, "Pak Jong Un") > 0.65
    keys = {key for reading in readings(name) for key in skeletons(reading)}
    assert keys & {key for reading in readings("Pak Jong Un") for key in skeletons(reading)}
