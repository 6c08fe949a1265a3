"""What is said of a text that is not, or not wholly, in English: nothing is read wrongly without a word."""

from collections import Counter
from collections.abc import Sequence

from bongsu.lang.languages import ENGLISH, Language, Passage, is_read


def language_code(passages: Sequence[Passage], said: str | None) -> str | None:
    """Return the code of the language that most of the text shows, else the one that is said of it.

    What the text shows comes first: pages carry the mark of their template, whatever was written into it.
    """
    letters: Counter[Language] = Counter()
    for passage in passages:
        if passage.language:
            letters[passage.language] += passage.end - passage.start
    if not letters:
        return said
    shown = letters.most_common(1)[0][0]
    return shown.code or (said if said != ENGLISH.code else None)


def unread(passages: Sequence[Passage]) -> str | None:
    """Return one sentence that counts the paragraphs in each language that is not read; None where all are read."""
    found = Counter(item.language for item in passages if item.language and not is_read(item.language))
    if not found:
        return None
    many, total = len(passages), found.total()
    if total < many:
        whole = f"{total:,} of {many:,} paragraphs"
    else:
        whole = "the text" if many == 1 else f"all {many:,} paragraphs"
    names = [language.name for language in found]
    each = ", ".join(f"{count:,} in {language.name}" for language, count in found.most_common())
    said = f"in {names[0]}" if len(names) == 1 else f"in other languages ({each})"
    are, were = ("is", "was") if total == 1 else ("are", "were")
    return f"{whole} {are} {said}, and {were} not read; only English is read."
