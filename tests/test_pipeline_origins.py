"""From texts to independent origins: copies, chains of citing and briefings, as papers print them."""

from pathlib import Path

import pytest

from bongsu import pipeline
from bongsu.model.event import EventKind
from bongsu.model.finding import Incident
from tests.watches import small

SHIPPED = "North Korea shipped at least 40 containers of artillery shells to a Russian port in the first week of March"
BRIEFED = "North Korea has sent 12,000 soldiers to Russia"


def told(folder: Path, kind: EventKind, *articles: tuple[str, str, str]) -> Incident:
    """Return the one incident of a kind in these articles: publisher, day, text."""
    files = {
        f"a{at}__md": f"---\ntitle: Dispatch {at}\npublisher: {publisher}\ndate: {day}\n---\n\n{text}\n"
        for at, (publisher, day, text) in enumerate(articles)
    }
    watch = small(folder, **files)
    pipeline.run(watch)
    (found,) = {one.incident.id: one.incident for one in pipeline.findings(watch)
                if one.incident.event.kind is kind}.values()  # fmt: skip
    return found


@pytest.mark.parametrize(
    ("kind", "articles", "origins"),
    [
        pytest.param(
            EventKind.ARMS_TRANSFER,
            [
                ("Reuters", "2024-03-10", f"{SHIPPED}, photographs reviewed by analysts show."),
                ("Korea Times", "2024-03-10", f"{SHIPPED}, photographs reviewed by analysts show. It snowed."),
                ("Daily Star", "2024-03-11", f"(Reuters) - {SHIPPED}, photographs reviewed by analysts show."),
                ("Evening Post", "2024-03-11", f"{SHIPPED}, Reuters reported on Sunday."),
            ],
            {"Reuters"},
            id="three copies, with a credit, with another end, and with a citation",
        ),
        pytest.param(
            EventKind.TROOP_DEPLOYMENT,
            [
                ("Yonhap", "2024-12-23", f"{BRIEFED}, South Korea's Joint Chiefs of Staff told reporters in Seoul."),
                ("Reuters", "2024-12-23", f"Seoul's Joint Chiefs of Staff said {BRIEFED}."),
                ("Kyodo News", "2024-12-24", f"{BRIEFED}, Yonhap reported, citing South Korea's military."),
            ],
            {"South Korea"},
            id="one briefing, reported by three",
        ),
        pytest.param(
            EventKind.TROOP_DEPLOYMENT,
            [
                ("Yonhap", "2024-10-18", "South Korea's spy agency said North Korea sent troops to Russia."),
                ("BBC", "2024-10-23", "The United States confirmed that North Korea has sent troops to Russia."),
                ("TASS", "2024-10-24", "The Kremlin denied that North Korea had sent troops to Russia."),
            ],
            {"South Korea", "United States"},
            id="two governments and a denial",
        ),
    ],
)  # fmt: skip
def test_origins_are_counted_and_not_texts(
    tmp_path: Path, kind: EventKind, articles: list[tuple[str, str, str]], origins: set[str]
) -> None:
    """However many print it, those are counted who know it of themselves."""
    found = told(tmp_path, kind, *articles)
    assert {origin.split(" (")[0] for origin in found.origins} == origins
    assert len(found.claims) >= len(articles)
