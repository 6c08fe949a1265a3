"""Languages: what is not English is told apart, and no English is lost."""

import pytest

from bongsu.lang.languages import in_english, is_read, language_of, passages
from bongsu.lang.sentences import sentences

SAID = {
    "Korean": "북한이 러시아에 병력을 보냈다고 정부가 밝혔다.",
    "Japanese": "北朝鮮が兵士をロシアに派遣したと政府が発表した。",
    "Chinese": "政府称朝鲜已向俄罗斯派遣部队，并将继续增兵。",
    "Russian": "Правительство заявило, что Северная Корея отправила войска в Россию.",
    "Ukrainian": "Уряд заявив, що Північна Корея відправила війська до Росії, і їх буде більше.",
}
FOREIGN = [
    (
        "Selon le ministère, le Nord a envoyé des soldats en Russie pour soutenir la guerre contre son voisin, "
        "et plusieurs autres navires ont quitté le port dans la nuit sans que personne ne les ait revus."
    ),
    (
        "Nach Angaben des Ministeriums hat der Norden in der vergangenen Woche mehrere tausend Soldaten nach Russland "
        "geschickt, und weitere sollen in den nächsten Tagen mit dem Zug an die Grenze gebracht werden."
    ),
    (
        "Según el ministerio, el país envió a varios miles de soldados durante la semana pasada y otros saldrán en los "
        "próximos días en tren hacia la frontera, mientras que los barcos siguen cargando en el puerto."
    ),
    (
        "Volgens het ministerie zijn in de afgelopen week duizenden mannen naar de grens gebracht, en zullen er in de "
        "komende dagen nog meer met de trein volgen, terwijl de schepen in de haven worden geladen."
    ),
    (
        "Menurut kementerian, ribuan tentara telah dikirim pada minggu lalu dan lebih banyak lagi akan berangkat "
        "dengan kereta api dalam beberapa hari mendatang, sementara kapal masih dimuat di pelabuhan."
    ),
]
ENGLISH = [
    "The ministry said that the ships had left the port in the night and that nobody had seen them since.",
    (
        "Seized: coal, iron ore, seafood, textiles, machinery, vehicles, wood, stone, copper, nickel, zinc, silver, "
        "and crude oil."
    ),
    "A spokesman (대변인) of the ministry (국방부) told the agency (통신) that the missile (미사일) had failed.",
    "KIM JONG UN VISITS SHIPYARD AT NAMPHO AND GIVES FIELD GUIDANCE TO ALL WORKERS OF THE YARD THERE",
    "https://example.org/a/long/address/of/a/page/that/has/no/english/words/at/all/but/many/small/ones/in/it",
    "Naval drill. Missile launch. 조선",
    "김정은",
    "",
]


@pytest.mark.parametrize("name", SAID)
def test_letters_tell_the_language(name: str) -> None:
    """Each script of the region has its language, also where Japanese is half Chinese characters."""
    language = language_of(SAID[name])
    assert language is not None
    assert language.name == name
    assert not is_read(language)


@pytest.mark.parametrize("paragraph", FOREIGN)
def test_latin_letters_alone_make_no_english(paragraph: str) -> None:
    """Prose without English small words is another language."""
    assert not is_read(language_of(paragraph))


@pytest.mark.parametrize("paragraph", ENGLISH)
def test_no_english_is_called_foreign(paragraph: str) -> None:
    """Lists, headlines, addresses and names in their own script are left to the reader."""
    assert is_read(language_of(paragraph))


def test_a_mixed_text_is_told_apart_by_paragraph() -> None:
    """Each paragraph has its own language, and only the English ones' sentences are kept."""
    text = "\n\n".join([SAID["Korean"], ENGLISH[0], FOREIGN[0], "Short."])
    found = [passage.language.name if passage.language else None for passage in passages(text)]
    assert found == ["Korean", "English", "another language than English", None]
    kept = [text[start:end] for start, end in in_english(text, sentences(text))]
    assert kept == [ENGLISH[0], "Short."]


def test_a_long_english_text_passes_whole() -> None:
    """Where all is English, every sentence is kept."""
    text = "\n".join(ENGLISH[:5])
    assert list(in_english(text, sentences(text))) == sentences(text)
