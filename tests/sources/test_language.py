"""What is said of texts in other languages."""

from pathlib import Path

import pytest

from bongsu.lang.languages import passages
from bongsu.sources import receive
from bongsu.sources.language import language_code, unread

ENGLISH = "The ministry said that the ships had left the port in the night and that nobody had seen any of them since."
KOREAN = "북한이 러시아에 병력을 보냈다고 정부가 밝혔다."
RUSSIAN = "Правительство заявило, что Северная Корея отправила войска."
FRENCH = (
    "Selon le ministère, la Corée du Nord a envoyé des soldats pour soutenir la guerre contre le pays voisin, et "
    "plusieurs navires ont quitté le port dans la nuit sans que personne ne les ait revus depuis."
)


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        ([ENGLISH, "Short."], None),
        ([KOREAN], "the text is in Korean, and was not read"),
        ([KOREAN, KOREAN], "all 2 paragraphs are in Korean, and were not read"),
        ([ENGLISH, KOREAN], "1 of 2 paragraphs is in Korean, and was not read"),
        (
            [ENGLISH, KOREAN, KOREAN, RUSSIAN],
            "3 of 4 paragraphs are in other languages (2 in Korean, 1 in Russian), and were not read",
        ),
        ([FRENCH], "the text is in another language than English, and was not read"),
    ],
)
def test_what_is_not_read_is_counted(paragraphs: list[str], said: str | None) -> None:
    """One sentence for a text, with the languages that most paragraphs are in first."""
    sentence = f"{said}; only English is read." if said else None
    assert unread(passages("\n\n".join(paragraphs))) == sentence


@pytest.mark.parametrize(
    ("paragraphs", "said", "code"),
    [
        ([ENGLISH], None, "en"),
        ([KOREAN, KOREAN, "Short."], "en", "ko"),
        ([ENGLISH, KOREAN], None, "en"),
        (["Short."], "fr", "fr"),
        (["Short."], None, None),
        ([FRENCH], "fr", "fr"),
        ([FRENCH], "en", None),
    ],
)
def test_the_text_shows_its_language(paragraphs: list[str], said: str | None, code: str | None) -> None:
    """Most of the letters decide; what the page says of itself counts where they cannot."""
    assert language_code(passages("\n\n".join(paragraphs)), said) == code


def test_a_file_in_korean_is_kept_with_the_problem(tmp_path: Path) -> None:
    """It is evidence, its language is known, and what was not read is said."""
    path = tmp_path / "korean.html"
    path.write_text(f"<html lang='en'><body><article><p>{KOREAN * 9}</p></article></body></html>", encoding="utf-8")
    received = receive(path, tmp_path)
    assert received.document is not None
    assert received.evidence.language == "ko"
    assert [(problem.where, problem.fatal) for problem in received.problems] == [("korean.html", False)]
    assert "in Korean" in received.problems[0].what
