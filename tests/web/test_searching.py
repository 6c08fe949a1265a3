"""`/search/{dataset}` and `/entities/{id}`: listed parties by words of their names, and by their ids."""

from typing import Any

import pytest

from bongsu.web.screening import Desk
from tests.web.endpoint import call


def search(desk: Desk, dataset: str = "default", **parameters: Any) -> dict[str, Any]:
    """Search, and return the answer."""
    answer = call(desk, "GET", f"/search/{dataset}", params=parameters)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"q": "petrel"}, {"un-KPe.901", "un-SHIP", "ofac-2"}),
        ({"q": "trading petrel"}, {"un-KPe.901"}),
        ({"q": "백철수"}, {"un-KPi.901", "ofac-1"}),
        ({"q": '"Paek Chol Su"'}, {"un-KPi.901", "ofac-1"}),
        ({"q": "Maria OR OPTC"}, {"un-KPe.901", "ofac-2"}),
        ({"q": "9562233"}, {"un-SHIP"}),
        ({"q": "IMO 5342883"}, {"un-KPe.901"}),
        ({"q": "563210059"}, {"un-KPi.901"}),
        ({"q": "nosuchword"}, set()),
        ({"q": "petrel", "schema": "Vessel"}, {"un-SHIP"}),
        ({"q": "petrel", "schema": "LegalEntity"}, {"un-KPe.901", "ofac-2"}),
        ({"q": "petrel", "schema": "Sanction"}, set()),
        ({"q": "petrel", "exclude_schema": ["Vessel", "Company"]}, {"ofac-2"}),
        ({"q": "petrel", "countries": ["CN", "us"]}, {"un-KPe.901", "ofac-2"}),
        ({"countries": ["cn", "kp"], "filter_op": "AND"}, {"un-KPe.901"}),
        ({"q": "petrel", "include_dataset": "us_ofac_sdn"}, {"ofac-2"}),
        ({"q": "petrel", "datasets": "ofac_sdn"}, {"ofac-2"}),
        ({"q": "petrel", "datasets": ["ofac_sdn", "un"], "filter_op": "AND"}, set()),
        ({"q": "petrel", "topics": "role.pep"}, set()),
        ({"q": "petrel", "target": "false"}, set()),
        ({"q": "a/b", "simple": "true"}, set()),
    ],
)
def test_words_find_names(desk: Desk, parameters: dict[str, Any], found: set[str]) -> None:
    """All words of a name in any order, near names in any script, and numbers; filters narrow it."""
    assert {result["id"] for result in search(desk, **parameters)["results"]} == found


def test_results_are_counted_and_paged(desk: Desk) -> None:
    """Without words everything is found; total and facets count all of it, results are the page."""
    whole = search(desk, limit=4, facets=["countries", "schema", "datasets", "topics", "genders"])
    rest = search(desk, q="*", limit=500, offset=4)
    assert (whole["total"], whole["limit"], whole["offset"]) == ({"value": 6, "relation": "eq"}, 4, 0)
    assert len({result["id"] for result in (*whole["results"], *rest["results"])}) == 6
    facets = whole["facets"]
    assert facets["countries"]["values"][0] == {
        "name": "kp",
        "label": "Democratic People's Republic of Korea",
        "count": 4,
    }
    assert {value["name"]: value["count"] for value in facets["schema"]["values"]} == {
        "Person": 3, "Company": 1, "Organization": 1, "Vessel": 1,
    }  # fmt: skip
    assert [value["name"] for value in facets["datasets"]["values"]] == ["un", "ofac_sdn"]
    assert facets["topics"]["values"] == [{"name": "sanction", "label": "Sanctioned entity", "count": 6}]
    assert facets["genders"] == {"label": "Genders", "values": []}
    assert search(desk, limit=-5, offset=-5)["results"] == []


@pytest.mark.parametrize(
    ("path", "parameters", "status", "said"),
    [
        ("/search/banana", {}, 404, "No such dataset."),
        ("/search/default", {"schema": "Banana"}, 400, "Invalid schema"),
        ("/search/default", {"q": "name:kim"}, 400, "Invalid query"),
        ("/search/default", {"q": "ki?"}, 400, "Invalid query"),
        ("/search/default", {"q": "kim NOT chol"}, 400, "Invalid query"),
        ("/search/default", {"q": "x" * 501}, 400, "Invalid query"),
        ("/search/default", {"filter": "programId:X"}, 400, "Invalid filter"),
        ("/search/default", {"sort": "name:asc"}, 400, "Sorting is not supported."),
        ("/search/default", {"changed_since": "2026-01-01T10:00"}, 400, "not supported"),
        ("/search/default", {"limit": 501}, 422, ""),
        ("/search/default", {"offset": 9_500}, 422, ""),
        ("/search/default", {"facets": "names"}, 422, ""),
        ("/search/default", {"target": "perhaps"}, 422, ""),
        ("/search/default", {"q": "x" * 61_000}, 414, "Request URI too long"),
        ("/entities/banana", {}, 404, "No such entity!"),
        ("/entities/un-KPi.901/adjacent/parent", {}, 404, "No such property!"),
        ("/reconcile/default", {}, 404, "Not Found"),
    ],
)
def test_a_search_that_is_not_done_here_is_refused(
    desk: Desk, path: str, parameters: dict[str, Any], status: int, said: str
) -> None:
    """What is not supported is an error, not another search."""
    answer = call(desk, "GET", path, params=parameters)
    assert answer.status_code == status
    detail = answer.json()["detail"]
    assert said in detail if isinstance(detail, str) else detail


def test_an_entity_is_fetched_whole(desk: Desk) -> None:
    """By its own id or ours, with its sanction inside unless that is left out."""
    whole = call(desk, "GET", "/entities/un-KPi.901").json()
    assert whole == call(desk, "GET", "/entities/un:KPi.901").json()
    (sanction,) = whole["properties"]["sanctions"]
    assert sanction["properties"]["listingDate"] == ["2016-11-30"]
    assert "sanctions" not in call(desk, "GET", "/entities/un-KPi.901?nested=false").json()["properties"]
    adjacent = call(desk, "GET", "/entities/un-KPi.901/adjacent").json()["adjacent"]
    assert adjacent["sanctions"]["results"] == [sanction]
    page = call(desk, "GET", "/entities/un-KPi.901/adjacent/sanctions?offset=1").json()
    assert page == {"results": [], "total": {"value": 1, "relation": "eq"}, "limit": 10, "offset": 1}


def test_a_parameter_that_is_not_used_is_said(desk: Desk) -> None:
    """Near names are always found, so `fuzzy` changes nothing."""
    assert call(desk, "GET", "/search/un?q=x&fuzzy=true").headers["x-bongsu-ignored"] == "fuzzy"
