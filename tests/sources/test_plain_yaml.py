import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.sources.plain_yaml import PlainYamlError, load


def test_every_scalar_is_text() -> None:
    """Numbers, days and words of truth stay what was written; only emptiness is None."""
    text = "a: 9161003\nb: [2024-13-45, no, 1e3, 0o7, '']\nc: ~\nd:\ne: {f: null, <<: x}"
    assert load(text) == {
        "a": "9161003",
        "b": ["2024-13-45", "no", "1e3", "0o7", ""],
        "c": None,
        "d": None,
        "e": {"f": None, "<<": "x"},
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: &x 1\nb: *x", "line 1: anchors and aliases are refused"),
        ("b: *x", "line 1: anchors and aliases are refused"),
        ("a: 1\nb: !!python/object/apply:os.system [ls]", "line 2: tags are refused"),
        ("a: !!str b", "line 1: tags are refused"),
        ("a: 1\na: 2", "line 2: 'a' stands twice"),
        ("[" * 5_000, "nested too deeply"),
        ("a: " + "{b: " * 5_000, "nested too deeply"),
        ("? [a]\n: b", "a key must be a word"),
        ("a: [", "line 1"),
        ("title: Plant grows: agency", "line 1: a value with a colon"),
        ('title: "Plant" grows', "line 1: a value with a colon, or that begins with a sign, must stand in quotation"),
        ("title: @plant", "line 1: a value with a colon"),
        ("\x00", "line 1"),
        ("a: 1\n---\nb: 2", "line"),
    ],
)
def test_more_than_plain_text_is_refused_by_line(text: str, reason: str) -> None:
    """References, tags, depth, repeated keys and broken YAML are refused with the line."""
    with pytest.raises(PlainYamlError) as caught:
        load(text)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.text(max_size=60))
def test_any_text_survives(text: str) -> None:
    """Any text is read as plain data or refused."""
    try:
        found = load(text)
    except PlainYamlError:
        return
    assert found is None or isinstance(found, str | list | dict)
