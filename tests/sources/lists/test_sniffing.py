import codecs

import pytest

from bongsu.sources.lists.sniffing import first_row, root_of


@pytest.mark.parametrize(
    ("head", "root"),
    [
        (b"<sdnList xmlns='http://example.org'>", "sdnList"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <wrong> -->\n<export generationDate=''>", "export"),
        (b"<!DOCTYPE html PUBLIC 'a'>\n<html>", "html"),
        (b"<ns2:Designations/>", "Designations"),
        (codecs.BOM_UTF16_LE + "<a b=''>".encode("utf-16-le"), "a"),
        (b"no < XML >", None),
        (b"", None),
    ],
)
def test_the_root_is_found_behind_what_may_stand_before_it(head: bytes, root: str | None) -> None:
    """Marks, declarations, comments and prefixes are stepped over; what does not start as XML has no root."""
    assert root_of(head) == root


@pytest.mark.parametrize(
    ("head", "delimiter", "fields"),
    [
        (b'\xef\xbb\xbf"id","name"\r\n1,2', ",", ("id", "name")),
        (b"a;b\n", ";", ("a", "b")),
        (b'36,"AIR, LTD.",-0- \n', ",", ("36", "AIR, LTD.", "-0-")),
        (b"", ",", ()),
    ],
)
def test_the_first_row_of_a_table(head: bytes, delimiter: str, fields: tuple[str, ...]) -> None:
    """Quotes, marks and blanks around the fields go."""
    assert first_row(head, delimiter) == fields
