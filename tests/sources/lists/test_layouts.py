import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model.errors import ListError
from bongsu.sources import receive
from bongsu.sources.lists import layout_of_file, read_list, settings
from bongsu.sources.lists.layouts import LAYOUTS

# The first bytes by which a file is taken for a list, and what it is called.
HEADS = {
    "un.xml": b"<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>A</FIRST_NAME>",
    "ships.html": b"<title>1718 Designated Vessels List</title><table><tr><td>#<td>Relevant sanctions measures",
    "csl.csv": b"_id,source,entity_number,type,programs\n",
    "annexes.csv": b"celex,recordId,programKey,annex,measure\n",
    "targets.csv": b"id,schema,name,aliases\n",
    "entities.json": b'{"id": "a", "schema": "Person", "properties": {"name": ["A"]}}\n',
    "list.xlsx": b"PK\x03\x04",
    "fsf.xml": b'<export><sanctionEntity logicalId="1"><subjectType code="person"/>',
    "fsf.csv": b"fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber\n",
    "uk.xml": b"<Designations><Designation><UniqueID>A</UniqueID>",
    "uk.csv": b"Report Date: 08-Oct-2026\nLast Updated,Unique ID,OFSI Group ID\n",
    "sdn.xml": b"<sdnList><sdnEntry><uid>1</uid>",
    "sdn.csv": b'36,"A",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n',
}


@pytest.mark.parametrize("name", HEADS)
def test_each_layout_is_told_by_its_first_bytes_only(tmp_path: Path, name: str) -> None:
    """No two layouts claim one file, whatever stands behind its head."""
    path = tmp_path / name
    path.write_bytes(HEADS[name])
    assert [layout for layout in LAYOUTS if layout.recognises(HEADS[name], path)] == [layout_of_file(path)]


def test_every_publishers_layout_is_tried_here() -> None:
    """A layout that is added is added to these tests."""
    with tempfile.TemporaryDirectory() as folder:
        found = set()
        for name, head in HEADS.items():
            (Path(folder) / name).write_bytes(head)
            found.add(layout_of_file(Path(folder) / name))
    assert found == {layout for layout in LAYOUTS if layout.whole}


@given(name=st.sampled_from(sorted(HEADS)), rest=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_stands_behind_a_head_is_survived(name: str, rest: bytes) -> None:
    """Broken, cut off, hostile: one clear sentence, and no other error."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(HEADS[name] + rest)
        with pytest.raises(ListError, match=f"^{name}: ") as caught:
            read_list(path)
        assert "\n" not in str(caught.value)
        (problem,) = receive(path, path.parent).problems or [None]
        assert problem is None or problem.what


@pytest.mark.parametrize("name", [name for name in HEADS if name != "entities.json"])
def test_a_file_larger_than_any_list_is_not_read(tmp_path: Path, name: str) -> None:
    """300 MB are refused by their size alone."""
    path = tmp_path / name
    path.write_bytes(HEADS[name])
    os.truncate(path, 300_000_000)
    with pytest.raises(ListError, match=f"^{name}: has more than 200 MB; no such list does"):
        read_list(path)


def test_each_list_has_a_reader_and_settings() -> None:
    """The short names are pinned: watches, ids and downloads use them."""
    assert list(settings()) == [
        "csl", "eu-2017-1509", "eu-fsf", "jp-mof", "ofac-cons", "ofac-sdn", "opensanctions", "uk", "un",
        "un1718-vessels",
    ]  # fmt: skip
