"""Which reader this is: a name made of its own words and rules, so that any change of them reads evidence anew."""

from bongsu.model.versions import code_version


def reader_version() -> str:
    """Return ``extract/`` and 12 hex digits of the SHA-256 over the reader's code and lexicon."""
    return f"extract/{code_version('bongsu.extract', 'bongsu.lang')[:12]}"
