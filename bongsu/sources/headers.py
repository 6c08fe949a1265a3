"""The first line of a table that is parted by commas, semicolons or tabs."""

import csv


def delimiter_of(header: str) -> str:
    """Return what parts the fields of a header: what stands in it most often."""
    return max(",;\t", key=header.count)


def columns_of(text: str) -> list[str]:
    """Return the fields of the first line of a text, as they are written; none where it is no line of a table."""
    header = text.removeprefix("\ufeff").split("\n", 1)[0].strip("\r")
    try:
        return next(csv.reader([header], delimiter=delimiter_of(header)), [])
    except csv.Error:
        return []
