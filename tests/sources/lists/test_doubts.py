import pytest

from bongsu.model.errors import ListError
from bongsu.sources.lists.doubts import Doubts


def test_what_could_not_be_read_is_counted_and_named() -> None:
    """One sentence for each kind of fault, with the first place; faults in entries that stand refuse nothing."""
    doubts = Doubts()
    for line in range(2, 40):
        doubts.note("Numbers left out", f"line {line}")
    doubts.lose("Rows left out", "line 9")
    assert doubts.sentences(10) == ("Numbers left out: 38, first in line 2.", "Rows left out: 1, first in line 9.")


@pytest.mark.parametrize(
    ("lost", "entries", "refused"), [(3, 1, False), (4, 1, True), (10, 1000, False), (11, 1000, True)]
)
def test_a_list_that_lost_too_much_is_refused(lost: int, entries: int, refused: bool) -> None:
    """Three rows, or one in a hundred, may be lost; more is no slip but another layout."""
    doubts = Doubts()
    for line in range(lost):
        doubts.lose("Rows left out", f"line {line}")
    if not refused:
        assert doubts.sentences(entries)
        return
    with pytest.raises(ListError, match=f"{lost} entries cannot be read"):
        doubts.sentences(entries)
