"""Chinese characters: one form for simplified, traditional and Japanese ones, and their Mandarin readings in pinyin."""

import functools
from collections.abc import Mapping
from pathlib import Path

FORMS = Path(__file__).with_name("han_forms.txt")
READINGS = Path(__file__).with_name("pinyin.txt")

SURNAME_READINGS = dict(
    pair.split(":")
    for pair in """
    单:shan 曾:zeng 仇:qiu 解:xie 查:zha 盖:ge 朴:piao 任:ren 区:ou 纪:ji 翟:zhai 乐:yue 尉:wei 缪:miao 宁:ning
    燕:yan 应:ying 华:hua 尹:yin 葛:ge 车:che 阚:kan 冼:xian 卜:bu 逄:pang 黑:he 折:she 种:chong 重:chong 员:yun
    贠:yun 召:shao 繁:po 教:jiao 都:du 石:shi 夏:xia 沈:shen 於:yu 能:nai 过:guo 晟:cheng 祭:zhai 隗:wei 呙:guo
    撒:sa 幺:yao 么:yao 覃:qin 谌:chen 臧:zang 褚:chu 薄:bo 秘:bi 费:fei 洗:xian 万:wan 牟:mu 郗:xi 钭:tou 晁:chao
    佴:nai 亓:qi
    """.split()
)
"""Readings that a character has as a surname, where they are not, or not surely, its commonest one."""

DOUBLE_SURNAMES = frozenset(
    """
    欧阳 司马 上官 诸葛 司徒 东方 独孤 南宫 万俟 闻人 夏侯 尉迟 皇甫 公孙 慕容 令狐 端木 长孙 宇文
    澹台 公冶 宗政 濮阳 淳于 单于
    太叔 申屠 轩辕 钟离 鲜于 闾丘 亓官 司空 司寇 呼延 赫连 拓跋 西门 百里 东郭 南门 第五 左丘 梁丘 东门
    """.split()
)
"""Surnames of two characters, simplified."""
DOUBLE_READINGS = {"尉迟": "yuchi", "单于": "chanyu", "万俟": "moqi", "长孙": "zhangsun", "澹台": "tantai"}


def simplified(text: str) -> str:
    """Return the text with every traditional or Japanese character in its simplified form; the length stays."""
    return text.translate(_forms())


def pinyin(text: str) -> tuple[str, ...]:
    """Return the commonest Mandarin reading of each character, without tones; what has none is left out."""
    readings = _readings()
    return tuple(readings[character] for character in text if character in readings)


def by_pinyin() -> Mapping[str, str]:
    """Return every character of the table with its commonest Mandarin reading, without tones."""
    return _readings()


def is_han(character: str) -> bool:
    """Return whether it is a Chinese character of the tables' blocks."""
    return "\u3400" <= character <= "\u9fff" or character == "〇" or "\U00020000" <= character <= "\U0003ffff"


def personal_name(text: str) -> tuple[str, str] | None:
    """Return surname and given name in pinyin of two to four characters, else None.

    Whether it is a person's name at all is not asked.
    """
    plain = simplified(text)
    if not 2 <= len(plain) <= 4 or not all(map(is_han, plain)):
        return None
    size = 2 if len(plain) > 2 and plain[:2] in DOUBLE_SURNAMES else 1
    if len(plain) == 4 and size == 1:
        size = 2  # a married name of two surnames (陈方安生), or a double surname that is not known
    usual = SURNAME_READINGS if size == 1 else DOUBLE_READINGS
    family = usual.get(plain[:size]) or "".join(pinyin(text[:size]))
    given = "".join(pinyin(text[size:]))
    return (family, given) if family and given else None


@functools.cache
def _forms() -> dict[int, str]:
    rows = [line for line in FORMS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {ord(form): row[0] for row in rows for form in row[1:]}


@functools.cache
def _readings() -> dict[str, str]:
    readings = {}
    for line in READINGS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            syllable, _, characters = line.partition(" ")
            readings.update(dict.fromkeys(characters, syllable))
    return readings
