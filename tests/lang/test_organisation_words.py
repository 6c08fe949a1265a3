import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.organisation_words import organisation_words
from bongsu.lang.word_table import word_table


def texts(name: str) -> str:
    """Return the canonical words but for fillers."""
    return " ".join(word.text for word in organisation_words(name) if word.role != "filler")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        # English variants
        ("Haesong Trdg. Co., Ltd", "haesong trading company limited"),
        ("HAESONG TRADE CORPORATION", "haesong trading company"),
        ("Korean People's Army", "korea people army"),
        ("The Ministry of Labour of the DPRK", "office workers korea"),
        ("Democratic People's Republic of Korea", "korea"),
        ("North Korea's Bank of Fisheries", "korea bank fishery"),
        # Hangul, with blanks anywhere
        ("조선해송무역회사", "korea haesong trading company"),
        ("조선 해송무 역회사", "korea haesong trading company"),
        ("조선민주주의인민공화국 수산성", "korea fishery office"),
        ("금융총국", "finance general office"),
        ("자연과학연구소", "natural science research institute"),
        # Korean in Latin letters, by three habits
        ("Joseon Haesong Muyeok Hoesa", "korea haesong trading company"),
        ("Chosŏn Haesong Muyŏk Hoesa", "korea haesong trading company"),
        ("Haesong Ŭnhaeng", "haesong bank"),
        ("Haesong Eunhaeng", "haesong bank"),
        # Chinese and Japanese
        ("海星船务有限公司", "haixing shipping limited company"),
        ("海星船務有限公司", "haixing shipping limited company"),
        ("朝鮮金融総局", "korea finance general office"),
        ("コリア・シッピング・カンパニー", "korea shipping company"),
        # Russian, Bulgarian, Ukrainian, and Russian in Latin letters
        ("Общество с ограниченной ответственностью «Торговая компания Волна»",
         "company limited liability trading company volna"),
        ("Министерство на отбраната", "office defence"),
        ("Міністерство транспорту", "office transport"),
        ("Aktsionernoe obshchestvo Sudokhodnaya kompaniya Volna", "stock company shipping company volna"),
    ],
)  # fmt: skip
def test_one_english_word_for_what_languages_call_it(name: str, words: str) -> None:
    """Words of the table come out canonical, in every script; the rest is a name in Latin letters."""
    assert texts(name) == words


@pytest.mark.parametrize(
    "name",
    ["Bureau 27", "27th Bureau", "Bureau No. 27", "Office #27", "Twenty-seven Bureau", "Twenty-seventh Bureau",
     "27호실", "제27국", "第二十七局", "第27局", "27号室", "Отдел 27", "27-й отдел", "Двадцать седьмой отдел",
     "Bureau 027"],
)  # fmt: skip
def test_a_number_is_plain_digits_however_written(name: str) -> None:
    """Ordinals, number words, marks and leading zeros make no difference."""
    assert sorted(texts(name).split()) == ["27", "office"]


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("조선혁명무역회사", "hyeokmyeong hyongmyong"),
        ("朝鲜海松贸易公司", "haesong haisong"),
        ("海松贸易公司", "haisong haesong"),
        ("Торговая компания «Пэкхо»", "pekkho paekho"),
        ("Рёнхынская торговая компания", "ryonhung"),
    ],
)  # fmt: skip
def test_a_name_comes_with_its_other_spellings(name: str, spelling: str) -> None:
    """Characters are read as Koreans and as Chinese do, Cyrillic as Russian and as Kontsevich spells Korean."""
    found = [word for word in organisation_words(name) if word.role == "name"]
    assert len(found) == 1
    assert set(spelling.split()) <= {found[0].text, *found[0].also}


def test_the_table_says_each_word_once() -> None:
    """Every word that the table gives is one that it leaves as it is."""
    table = word_table()
    given = (table.latin, table.hangul, table.han, table.kana, table.cyrillic, table.stems)
    for words in (words for spellings in given for words in spellings.values()):
        for word in words:
            assert [known.text for known in table.latin.get(word.text, (word,))] == [word.text]


@pytest.mark.parametrize(
    ("name", "role"),
    [("AG Insurance Trading", "legal"), ("Trading Insurance AG", "legal"), ("Insurance AG Trading", "name")],
)
def test_short_legal_forms_stand_at_the_edge_only(name: str, role: str) -> None:
    """AG, SA or AD inside a name are parts of it."""
    roles = {word.role for word in organisation_words(name) if word.text == "ag" or word.role == "legal"}
    assert roles == {role}


@given(st.text())
def test_any_text_is_survived(name: str) -> None:
    """Whatever Unicode comes, every word is of small Latin letters or digits."""
    for word in organisation_words(name):
        assert word.text.isascii()
        assert word.text.isalnum()


_WORDS = st.sampled_from(
    "Korea Korean of the Bank Bureau 39 39th Thirty nine II AG SA Corp Trade Marine Muyok 조선 무역 회사 성 국 제 2 "
    "해송 贸易 公司 第 九 海星 банк общество морской и コリア カンパニー ノ Paekho people's republic democratic".split()
)


@given(st.lists(_WORDS, max_size=8).map(" ".join))
def test_a_second_pass_changes_nothing(name: str) -> None:
    """The texts, joined by blanks, give the same texts again."""
    once = [word.text for word in organisation_words(name)]
    assert [word.text for word in organisation_words(" ".join(once))] == once
