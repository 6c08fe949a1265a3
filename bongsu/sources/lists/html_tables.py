"""The tables of a page, as rows of the texts of their cells; whatever else the page holds is left out."""

from html.parser import HTMLParser

# The largest list in HTML has some thousand cells.
MOST_CELLS = 500_000

Rows = list[list[str]]


def rows_in(page: str) -> Rows:
    """Return every row of every table in the page; a cell that spans several places stands once.

    Raises:
        ValueError: the page has more cells than any list.
    """
    reader = _Tables()
    reader.feed(page)
    reader.close()
    return reader.rows


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Rows = []
        self._cell: list[str] | None = None
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "tr":
            self._close_cell()
            self.rows.append([])
        elif tag in {"td", "th"}:
            self._close_cell()
            self._cells += 1
            if self._cells > MOST_CELLS:
                raise ValueError(f"more than {MOST_CELLS:,} cells")
            self._cell = []
        elif self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"}:
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _close_cell(self) -> None:
        if self._cell is not None:
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append(" ".join("".join(self._cell).split()))
        self._cell = None
