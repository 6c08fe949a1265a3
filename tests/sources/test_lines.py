import io

from hypothesis import given
from hypothesis import strategies as st

from bongsu.sources.lines import blocks


@given(
    st.lists(st.binary(max_size=30).map(lambda line: line.replace(b"\n", b"")), max_size=30),
    st.booleans(),
    st.integers(12, 40),
)
def test_every_line_keeps_its_number(lines: list[bytes], closed: bool, size: int) -> None:
    """However the file is cut into blocks, each line comes once with its number; too long ones come empty, and told."""
    content = b"\n".join(lines) + (b"\n" if closed and lines else b"")
    expected = content.split(b"\n")[: -1 if not content or content.endswith(b"\n") else None]
    found: list[bytes] = []
    overlong: list[int] = []
    for block in blocks(io.BytesIO(content), longest=10, size=size):
        assert (block.first, block.lines) == (len(found) + 1, block.content.count(b"\n"))
        found += block.content.split(b"\n")[:-1]
        overlong += block.overlong
    assert found == [line if len(line) <= 10 else b"" for line in expected]
    assert overlong == [at for at, line in enumerate(expected, start=1) if len(line) > 10]
