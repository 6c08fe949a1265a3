import pytest

from bongsu.model.evidence import Source
from bongsu.sources.attribution import host_of, source_of

SOURCES = [Source("kcna", "Korean Central News Agency"), Source("nknews.org", "NK News"), Source("ais-feed", "AIS")]


@pytest.mark.parametrize(
    ("key", "publisher", "url", "where", "source"),
    [
        ("kcna", "NK News", None, "", "kcna"),
        ("KCNA", None, None, "", "kcna"),
        (None, "korean central news agency", "https://nknews.org/a", "", "kcna"),
        (None, "KCNA", None, "", "kcna"),
        (None, None, "https://www.nknews.org/a", "", "nknews.org"),
        (None, "NK Times", "https://nknews.org/a", "", "nknews.org"),
        (None, None, None, "ais-feed/day.csv", "ais-feed"),
        (None, None, None, "tracks/ais-feed.csv", "ais-feed"),
        (None, "The Times", "https://times.example", "", "organisation:the-times"),
        (None, None, "https://www.times.example/a", "", "organisation:times-example"),
        ("who", None, None, "", "organisation:who"),
        (None, None, "javascript:a", "a.txt", "unknown"),
    ],
)
def test_evidence_is_attributed_in_order(
    key: str | None, publisher: str | None, url: str | None, where: str, source: str
) -> None:
    """The key comes before the publisher, the publisher before the host, the host before the folder."""
    assert source_of(SOURCES, key, publisher, url, where) == source


@pytest.mark.parametrize("url", [None, "", "ftp://a.example", "http://[half", "javascript:alert(1)", "kcna.kp/a"])
def test_only_http_addresses_have_a_host(url: str | None) -> None:
    """Anything that a browser would run or not open has no host."""
    assert host_of(url) is None
