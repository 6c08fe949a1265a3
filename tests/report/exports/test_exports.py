"""Exports in general: whatever a dossier holds, each format is written, whole, and the same each time."""

import json
import os
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bongsu.report import Dossier
from bongsu.report.exports import FORMATS, export
from tests.report.exports import outside

DOSSIERS = ("empty", "autumn", "hostile", "many", "marked")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", DOSSIERS)
def test_every_format_bears_every_dossier(form: str, name: str, request: pytest.FixtureRequest) -> None:
    """Nothing at all, hostile words and 2,000 findings are written as UTF-8 that the format's own parser reads."""
    dossier: Dossier = request.getfixturevalue(name)
    made = export(dossier, form)
    text = made.decode("utf-8")
    if form in {"atom", "cap"}:
        ET.fromstring(made)  # noqa: S314 - our own export
    elif form in {"geojson", "stix"}:
        json.loads(text)
    elif form == "ftm":
        assert all(json.loads(line)["schema"] for line in text.splitlines())
    assert export(dossier, form) == made


@pytest.mark.parametrize("form", FORMATS)
def test_the_handling_mark_is_told(form: str, marked: Dossier) -> None:
    """Every format says under which mark its findings are to be handled."""
    assert b"AMBER" in export(marked, form)


def test_the_libraries_of_the_formats_accept_them(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """What other programs read is valid by their own libraries, where a Python that has them is named."""
    python = os.environ.get("BONGSU_FORMATS_PYTHON")
    if not python:
        pytest.skip("needs a Python with the libraries of the formats in BONGSU_FORMATS_PYTHON; `make formats` has one")
    for name in DOSSIERS:
        dossier = request.getfixturevalue(name)
        for form, about in FORMATS.items():
            (tmp_path / f"{name}{about.suffix}").write_bytes(export(dossier, form))
    found = subprocess.run([python, outside.__file__, str(tmp_path)], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr
