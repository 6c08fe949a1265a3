"""`/match/{dataset}`: requests as yente's clients send them, and answers as they read them."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu import pipeline
from bongsu.web.screening import Desk
from bongsu.web.screening.answers import own_score, told_score
from tests.web.endpoint import ask, call, example, ids

ENVELOPE = {"id", "caption", "schema", "properties", "datasets", "referents", "target", "first_seen", "last_seen",
            "last_change"}  # fmt: skip
PAEK = example(name=["Paek Chol-su"])


def test_an_answer_has_the_shape_that_clients_read(desk: Desk) -> None:
    """What was asked, what was understood, the entities with score and reasons, the total of matches, the limit."""
    queries = {"q1": {"id": "mine", **example(name="백철수", birthDate=[1963], nationality=["North Korea"])}}
    answer = call(desk, "POST", "/match/default", json={"queries": queries}, headers={"authorization": "Apikey x"})
    assert (answer.status_code, answer.headers["x-batch-size"]) == (200, "1")
    whole = answer.json()
    assert whole.keys() == {"responses", "limit"}
    assert whole["limit"] == 5
    found = whole["responses"]["q1"]
    assert found["query"] == {
        "id": "mine",
        "schema": "Person",
        "properties": {"name": ["백철수"], "birthDate": ["1963"], "nationality": ["kp"]},
    }
    assert (found["status"], found["total"]) == (200, {"value": 2, "relation": "eq"})
    first = found["results"][0]
    assert first.keys() == ENVELOPE | {"score", "match", "features", "explanations"}
    assert first["match"] is True
    assert "the same Korean name" in first["explanations"]["bongsu"]["detail"]
    assert first["explanations"]["bongsu"]["candidate"] == "PAEK Chol Su"


@pytest.mark.parametrize(
    ("one", "parameters", "found"),
    [
        (PAEK, {}, ["un-KPi.901", "ofac-1"]),
        (example("LegalEntity", name="Paek Chol Su"), {}, ["un-KPi.901", "ofac-1"]),
        (example("Thing", name="Paek Chol Su"), {}, ["un-KPi.901", "ofac-1"]),
        (example("Company", name="Paek Chol Su"), {}, []),
        (example("Vessel", name="Paek Chol Su"), {}, []),
        (example("Address", name="Paek Chol Su"), {}, []),
        (example(firstName="Chol Su", lastName="Paek"), {}, ["un-KPi.901", "ofac-1"]),
        (example(name="Nobody Atall", alias=["Paek Chol Su"]), {}, ["un-KPi.901", "ofac-1"]),
        (example(name="PAEK Chol Su", birthDate="1999-01-01"), {}, []),
        (example(name="PAEK Chol Su", country="us"), {"cutoff": 0.5}, ["un-KPi.901", "ofac-1"]),
        (example(name="PAEK Chol Su", nationality=["us", "kp"]), {}, ["un-KPi.901", "ofac-1"]),
        (example(passportNumber="563210059"), {}, ["un-KPi.901"]),
        (example(idNumber=["0", "563210059"]), {}, ["un-KPi.901"]),
        (example(idNumber="77 1"), {}, ["un-KPi.901"]),
        (example("Vessel", imoNumber="IMO 9562233"), {}, ["un-SHIP"]),
        (example("Vessel", imoNumber=[9562233]), {}, ["un-SHIP"]),
        (example("Vessel", mmsi="620233000"), {}, ["un-SHIP"]),
        (example("Vessel", name="PETREL 8"), {}, []),
        (example("Vessel", name="PETREL 8"), {"threshold": 0.6}, ["un-SHIP"]),
        (example("Company", imoNumber="5342883"), {}, ["un-KPe.901"]),
        (example("Organization", name="Petrel Ocean Trading Corp"), {}, ["un-KPe.901"]),
        (example("PublicBody", name="Ministry of Petrels"), {}, ["un-KPe.902"]),
        (example(name="Nobody Atall"), {}, []),
        (example(name=[]), {}, []),
        (example(), {}, []),
        (PAEK, {"limit": 1}, ["un-KPi.901"]),
        (PAEK, {"limit": -1}, []),
        (PAEK, {"include_dataset": ["ofac_sdn", "mars"]}, ["ofac-1"]),
        (PAEK, {"include_dataset": "mars"}, []),
        (PAEK, {"exclude_dataset": "us_ofac_sdn"}, ["un-KPi.901"]),
        (PAEK, {"exclude_schema": "Person"}, []),
        (PAEK, {"exclude_entity_ids": ["ofac-1"]}, ["un-KPi.901"]),
        (PAEK, {"exclude_entity_ids": ["un:KPi.901", "ofac:1"]}, []),
        (PAEK, {"topics": ["role.pep", "sanction"]}, ["un-KPi.901", "ofac-1"]),
        (PAEK, {"topics": "role.pep"}, []),
        (PAEK, {"algorithm": "logic-v2"}, ["un-KPi.901", "ofac-1"]),
    ],
)
def test_an_example_is_answered(
    desk: Desk, one: dict[str, object], parameters: dict[str, Any], found: list[str]
) -> None:
    """Names, parts of names, numbers and what is known besides; schemata, datasets, topics and ids narrow it."""
    assert ids(ask(desk, one, **parameters)) == found


@pytest.mark.parametrize(
    ("dataset", "found"),
    [
        ("default", ["un-KPi.901", "ofac-1"]),
        ("sanctions", ["un-KPi.901", "ofac-1"]),
        ("un", ["un-KPi.901"]),
        ("un_sc_sanctions", ["un-KPi.901"]),
        ("ofac-sdn", ["ofac-1"]),
        ("ofac_sdn", ["ofac-1"]),
        ("us_ofac_sdn", ["ofac-1"]),
    ],
)
def test_datasets_have_our_names_and_those_of_opensanctions(desk: Desk, dataset: str, found: list[str]) -> None:
    """A client that asks for OpenSanctions' datasets need not be told ours."""
    assert ids(ask(desk, PAEK, dataset)) == found


def test_every_example_of_a_batch_is_answered(desk: Desk) -> None:
    """A hundred queries are answered under the names that the sender gave them."""
    queries = {f"q{at}": PAEK for at in range(100)}
    answer = call(desk, "POST", "/match/default", json={"queries": queries})
    assert answer.json()["responses"].keys() == queries.keys()


def test_what_is_not_used_is_said(desk: Desk) -> None:
    """Parameters that are taken but not used stand in a header; what no header can hold is left out."""
    answer = call(
        desk, "POST", "/match/un", json={"queries": {"q": PAEK}, "weights": {"name_literal": 0.5}},
        params={"fuzzy": "false", "a\nb": "1", "limit": "3"},
    )  # fmt: skip
    assert (answer.status_code, answer.headers["x-bongsu-ignored"]) == (200, "fuzzy, weights")


ONE = {"queries": {"q": PAEK}}


@pytest.mark.parametrize(
    ("body", "parameters", "status", "said"),
    [
        ({"queries": {}}, {}, 400, "No queries provided."),
        ({"queries": {f"q{at}": PAEK for at in range(101)}}, {}, 400, "Too many queries in one batch (limit: 100)"),
        ({"queries": {"q": example("Banana", name="x")}}, {}, 400, "Unknown schema: 'Banana'"),
        ({"queries": {"q": example("Sanction", name="x")}}, {}, 400, "Non-matchable schema for query: Sanction"),
        ({"queries": {"q": example(name="x" * 501)}}, {}, 400, "more than 500 characters"),
        ({"queries": {"q": example(name=[str(at) for at in range(51)])}}, {}, 400, "more than 50 names"),
        ({"queries": {"q": example(idNumber=[str(at) for at in range(51)])}}, {}, 400, "more than 50 numbers"),
        ({**ONE, "config": {"nm_number_mismatch": 0.4}}, {}, 400, "Invalid configuration parameter: nm_number"),
        (ONE, {"algorithm": "neural-net"}, 400, "Invalid algorithm: neural-net"),
        (ONE, {"changed_since": "2026-01-01"}, 400, "changed_since is not supported"),
        (ONE, {"changed_since": "yesterday"}, 422, "String should match pattern"),
        (ONE, {"limit": 501}, 422, "less than or equal to 500"),
        (ONE, {"limit": "many"}, 422, "valid integer"),
        (ONE, {"threshold": "nan"}, 422, "finite number"),
        (ONE, {"exclude_entity_ids": ["x"] * 51}, 422, "at most 50 items"),
        ({}, {}, 422, "Field required"),
        ([], {}, 422, "object"),
        ({"queries": []}, {}, 422, "object"),
        ({"queries": {"q": None}}, {}, 422, "object"),
        ({"queries": {"q": {"properties": {"name": "x"}}}}, {}, 422, "Field required"),
        ({"queries": {"q": {"schema": 1, "properties": {}}}}, {}, 422, "valid string"),
        ({"queries": {"q": {"schema": "Person", "properties": {"name": {}}}}}, {}, 422, "valid array"),
        ({**ONE, "weights": {"a": "much"}}, {}, 422, "valid number"),
    ],
)
def test_what_is_wrong_is_told_in_yente_s_shape(
    desk: Desk, body: object, parameters: dict[str, Any], status: int, said: str
) -> None:
    """`detail` is a sentence, or for the form of a request a list of what is wrong where."""
    answer = call(desk, "POST", "/match/default", json=body, params=parameters)
    assert answer.status_code == status
    detail = answer.json()["detail"]
    assert said in json.dumps(detail, ensure_ascii=False)
    if status == 422:
        assert all(error.keys() == {"type", "loc", "msg"} and error["loc"][0] in {"query", "body"} for error in detail)
    else:
        assert isinstance(detail, str)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"\xff\xfe", 422),
        (b"[" * 100_000, 422),
        (b'{"queries":' * 100_000, 422),
        (b'{"queries": {"q": {"schema": "Person", "properties": {"name": ["\\ud800"]}}}}', 422),
        (b" " * 10_000_000, 413),
        (json.dumps({"queries": {"q": PAEK}, "pad": "x" * 2_000_000}).encode(), 413),
    ],
    ids=["empty", "broken", "no text", "deep lists", "deep objects", "half a letter", "10 MB", "one query, 2 MB"],
)
def test_a_hostile_body_is_refused(desk: Desk, content: bytes, status: int) -> None:
    """Too long, too deep or no JSON: one answer, and the next request is answered."""
    answer = call(desk, "POST", "/match/default", content=content)
    assert answer.status_code == status
    assert len(answer.content) < 10_000
    assert call(desk, "POST", "/match/default", json=ONE).status_code == 200


@pytest.mark.parametrize("name", ["PAEK\x00Chol Su", "\x1b[31mPAEK Chol Su", "PAEK  Chol\tSu\n", " PAEK Chol Su "])
def test_what_cannot_be_seen_is_left_out(desk: Desk, name: str) -> None:
    """Control characters part words, and are not sent back."""
    found = ask(desk, example(name=name, birthDate=["\x00"], nationality="\x00"))
    assert ids(found)[:1] == ["un-KPi.901"] or "31m" in name
    assert all(letter.isprintable() for letter in json.dumps(found["query"], ensure_ascii=False))


@settings(max_examples=60)
@given(
    properties=st.dictionaries(
        st.sampled_from(["name", "birthDate", "nationality", "idNumber", "imoNumber", "nonsense"]),
        st.one_of(
            st.text(max_size=40),
            st.lists(st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.booleans(), st.none()), max_size=4),
            st.lists(st.lists(st.text(max_size=3)), max_size=3),
        ),
        max_size=4,
    ),
    schema=st.sampled_from(["Person", "Company", "Vessel", "LegalEntity", "Airplane", "Address"]),
)
def test_any_example_is_answered(desk: Desk, properties: dict[str, Any], schema: str) -> None:
    """Whatever the values are, the answer is a list of results or a refusal, never a failure."""
    body = json.dumps({"queries": {"q": {"schema": schema, "properties": properties}}})
    answer = call(desk, "POST", "/match/default", content=body.encode())
    assert answer.status_code in {200, 422}


def test_the_alert_line_is_yente_s() -> None:
    """What is an alert here is a match there, in the same order, and a threshold is taken on the same scale."""
    line = pipeline.alert_line()
    assert (told_score(0.0), told_score(line), told_score(1.0)) == (0.0, 0.7, 1.0)
    scores = [at / 100 for at in range(101)]
    told = [told_score(score) for score in scores]
    assert told == sorted(told)
    assert all(abs(own_score(told_score(score)) - score) < 0.002 for score in scores)


def test_the_threshold_decides_what_is_a_match(desk: Desk) -> None:
    """With a higher threshold and a lower cutoff, a result is told and is no match."""
    found = ask(desk, example("Vessel", name="PETREL 8"), threshold=0.9, cutoff=0.1)
    assert [result["match"] for result in found["results"]] == [False]
    assert found["total"]["value"] == 0
