"""The reader's name."""

from pathlib import Path

import pytest

from bongsu.extract import reader_version
from bongsu.model.versions import code_version


def test_the_reader_is_named_after_its_content(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another word in the lexicon is another reader; the same files are the same one."""
    (tmp_path / "lexicon").mkdir()
    words = tmp_path / "lexicon" / "words.yml"
    monkeypatch.setattr("bongsu.model.versions.resources.files", lambda _room: tmp_path)
    names = []
    for text in ("one", "one", "two"):
        words.write_text(text, encoding="utf-8")
        code_version.cache_clear()
        names.append(reader_version())
    code_version.cache_clear()
    assert names[0] == names[1] != names[2]


def test_the_name_fits_a_column() -> None:
    """The name is short and says which stage it is."""
    assert reader_version().startswith("extract/")
    assert len(reader_version()) == len("extract/") + 12
