"""The endpoint in this process, for tests: lists of our own making, and requests without a socket."""

import asyncio
from pathlib import Path
from typing import Any

import httpx

from bongsu.web.screening import Desk, screening_app

FIRST = """\
list: un
as_of: 2026-02-27
entries:
  - id: "un:KPi.901"
    kind: person
    names: [PAEK Chol Su, {text: Iron Paek, quality: low}]
    identifiers: {passport: ["563210059"], national_id: "77-1"}
    countries: [kp]
    birth_dates: [1963-05-14]
    listed_on: 2016-11-30
    programme: DPRK
    measures: [UNSCR-1718-8-d]
  - id: "un:KPe.901"
    kind: organisation
    names: [Ocean Petrel Trading Corporation, OPTC]
    identifiers: {imo_company: "5342883"}
    countries: [kp, cn]
  - {id: "un:SHIP", kind: vessel, names: [PETREL 8], identifiers: {imo: "9562233", mmsi: "620233000"}, countries: [km]}
  - {id: "un:KPe.902", kind: organisation, names: [Ministry of Petrels], countries: [kp]}
"""
SECOND = """\
list: ofac-sdn
as_of: 2026-03-01
entries:
  - {id: "ofac:1", kind: person, names: [PAEK Chol Su], birth_dates: [1963-05-14], countries: [kp]}
  - {id: "ofac:2", kind: person, names: [Maria Petrel], countries: [us]}
"""


def two_lists(folder: Path) -> list[Path]:
    """Write two lists that share one person."""
    paths = [folder / "un.yml", folder / "ofac.yml"]
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def opened(folder: Path) -> Desk:
    """Return a desk with two lists, loaded."""
    desk = Desk(two_lists(folder))
    asyncio.run(desk.refresh())
    return desk


def call(desk: Desk, method: str, path: str, hosts: tuple[str, ...] = (), **request: Any) -> httpx.Response:
    """Send one request to the endpoint, in this process."""
    transport = httpx.ASGITransport(screening_app(desk, hosts), raise_app_exceptions=False)

    async def send() -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.request(method, path, **request)

    return asyncio.run(send())


def example(schema: str = "Person", **properties: object) -> dict[str, object]:
    """Return an example with these properties; a single value may stand for a list of one."""
    return {"schema": schema, "properties": properties}


def ask(desk: Desk, one: dict[str, object], dataset: str = "default", **parameters: Any) -> dict[str, Any]:
    """Ask whom one example may mean, and return what is answered to it."""
    answer = call(desk, "POST", f"/match/{dataset}", json={"queries": {"q": one}}, params=parameters)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["responses"]["q"]
    return found


def ids(found: dict[str, Any]) -> list[str]:
    """Return the ids of the results, in their order."""
    return [result["id"] for result in found["results"]]
