import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu.lang.korean import agreement, readings, skeletons
from bongsu.lang.korean.agreement import NEAR
from bongsu.lang.korean.hangul import CODAS, parted
from bongsu.lang.korean.hanja import sino_korean

SURNAMES = (
    "김리이박최정강조윤장임림신유류한오전서권황안송홍양고문손배백허"
    "노로심주하곽구차우성진나라지민남엄변원채방천현여함염석"
)
GIVEN = sorted(sino_korean())
NAMES = st.builds(
    lambda *parts: "".join(parts), st.sampled_from(SURNAMES), st.sampled_from(GIVEN), st.sampled_from(GIVEN)
)

# Revised Romanisation of 2000, without the changes of sound that it leaves out of names.
RR_ONSETS = dict(
    zip("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", "g kk n d tt r m b pp s ss . j jj ch k t p h".split(), strict=True)
)
RR_VOWELS = dict(
    zip(
        "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
        "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(),
        strict=True,
    )
)
RR_CODAS = dict(zip(CODAS, ". k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(), strict=True))


def revised(syllable: str) -> str:
    """Return a syllable in Revised Romanisation."""
    onset, vowel, coda = parted(syllable)
    return (RR_ONSETS[onset] + RR_VOWELS[vowel] + RR_CODAS[coda]).replace(".", "")


def best(one: str, other: str) -> float:
    """Return the best agreement of any reading of one name with any of the other."""
    return max((agreement(mine, theirs) for mine in readings(one) for theirs in readings(other)), default=0.0)


def meet(one: str, other: str) -> bool:
    """Say whether two names have a key in common."""
    keys = [{key for reading in readings(name) for key in skeletons(reading)} for name in (one, other)]
    return bool(keys[0] & keys[1])


# One invented name in each system, with the least agreement that it must show.
PAK_YONG_CHOL = [
    ("박영철", 1.0), ("朴英哲", 1.0), ("Bak Yeong-cheol", 0.98), ("Pak Yŏng-ch'ŏl", 0.98), ("Pak Yŏngch'ŏl", 0.97),
    ("Pak Yongchol", 0.97), ("Yo'ng-ch'o'l PAK", 1.0), ("Pak Yong Chol", 0.98), ("Park Young-chul", 0.88),
    ("Young Cheol Park", 0.9), ("Pak Yeng-chel", 0.7), ("PARK, Young Chol", 0.93), ("Bakyeongcheol", 0.85),
    ("Пак Ён Чхоль", 0.95), ("Пак Ен Чхоль", 0.95), ("Пак Ен Чер", 0.75), ("Пак Йонг Чхол", 0.8),
    ("パク・ヨンチョル", 0.9),
]  # fmt: skip


@pytest.mark.parametrize(("name", "least"), PAK_YONG_CHOL)
def test_every_system_spells_one_name(name: str, least: float) -> None:
    """A system's own spelling agrees wholly, a habit's a little less; all are found by a common key."""
    assert best("박영철", name) >= least
    assert best("Pak Yong Chol", name) >= least - 0.03
    assert meet("박영철", name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("리룡수", "이용수"), ("Ri Ryong Su", "Lee Yong-soo"), ("Ro Myong Guk", "Noh Myung-kook"), ("로명국", "노명국"),
        ("李龍洙", "Ri Ryong Su"), ("林南吉", "Im Nam-gil"), ("Rim Nam Gil", "Lim Nam-kil"),
        ("Ryu Jin Ho", "Yoo Jin-ho"), ("Ch'oe Kŭngnyŏl", "최극렬"), ("Ri Chillyŏl", "리진렬"),
        ("Chŏng Hŭi-suk", "Jung Hee-sook"), ("U Un Ha", "Woo Eun-ha"), ("O Su Hyok", "Oh Soo-hyuk"),
        ("Nam Gung Chol", "南宮哲"), ("Thae Chol", "Tae Cheol"), ("Phyo Kwang", "Pyo Gwang"),
        ("Djang Tcheul Soun", "장철순"), ("郑铁顺", "Jong Chol Sun"), ("Цой Рен Су", "최룡수"),
        ("Чхве Рёнсу", "Choe Ryong Su"), ("Ли Чжин Хёк", "Ri Jin Hyok"), ("Ким Ир Ген", "김일경"),
        ("チェ・リョンス", "Choe Ryong Su"), ("リ・ジンヒョク", "리진혁"),
    ],
)  # fmt: skip
def test_these_are_one_name(one: str, other: str) -> None:
    """North and South, systems and habits, scripts."""
    assert best(one, other) >= 0.68
    assert meet(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Yong Chol", "Kim Yong Nam"), ("Kim Yong Chol", "Pak Yong Chol"), ("Kim Chol", "Kim Yong Chol"),
        ("Kim Jeong-su", "Kim Cheong-gu"), ("김정수", "김종하"), ("金英哲", "金英南"), ("Ри Ён Чхоль", "Ли Ён Нам"),
        ("Kim Kwang Il", "Kim Kyong Il"), ("Ri Song Min", "Ri Sok Min"), ("Han Jae Il", "Han Se Il"),
        ("Jo Chun Ryong", "Choe Chun Yong"), ("Kim Sun-hee", "Kim Son-ha"), ("남궁민", "남민"),
    ],
)  # fmt: skip
def test_these_are_different_names(one: str, other: str) -> None:
    """A syllable that cannot be the same parts two people."""
    assert best(one, other) == 0.0


@pytest.mark.parametrize(("one", "other"), [("한정수", "한종수"), ("한진수", "한친수"), ("한석화", "한석하")])
def test_one_confused_sound_is_near(one: str, other: str) -> None:
    """A single vowel or breath that is often taken for another leaves a part of the agreement."""
    assert best(one, other) == NEAR


def test_a_precise_spelling_tells_more_than_a_vague_one() -> None:
    """Jong is as good for 정 as for 종; jeong is 정 and only near 종."""
    assert best("Han Jong-su", "한정수") == best("Han Jong-su", "한종수") == 1.0
    assert best("Han Jeong-su", "한정수") > best("Han Jeong-su", "한종수")


def test_the_norths_spelling_is_a_little_closer_to_itself() -> None:
    """Ryu and Yu are one surname in the South and two in the North."""
    assert best("Ryu Jin", "류진") > best("Ryu Jin", "유진") > 0.9


@given(NAMES)
def test_revised_romanisation_agrees_with_its_hangul(name: str) -> None:
    """Any surname with any two syllables, hyphenated, joined and turned round."""
    surname, *parts = map(revised, name)
    for spelled in (f"{surname} {'-'.join(parts)}", f"{surname} {''.join(parts)}", f"{'-'.join(parts)} {surname}"):
        assert best(spelled.title(), name) > 0.9
        assert meet(spelled, name)


@settings(max_examples=200)
@given(NAMES, NAMES)
def test_agreement_is_symmetric_and_agreeing_names_share_a_key(one: str, other: str) -> None:
    """Neither name is the first, and the index loses none."""
    spelled = f"{revised(other[0])} {revised(other[1])}-{revised(other[2])}"
    for mine in readings(one):
        assert agreement(mine, mine) == 1.0
        for theirs in readings(spelled):
            assert agreement(mine, theirs) == pytest.approx(agreement(theirs, mine))
            assert not agreement(mine, theirs) or set(skeletons(mine)) & set(skeletons(theirs))


@pytest.mark.parametrize("name", ["한경수", "HAN Kyong-su", "Han Kyong Su", "Young-chul Park", "韓慶洙", "Хан Ген Су"])
def test_a_reading_agrees_wholly_with_itself(name: str) -> None:
    """However vague its spelling is."""
    for reading in readings(name):
        assert agreement(reading, reading) == 1.0
    assert best(name, name) == 1.0
