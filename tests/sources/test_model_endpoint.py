"""A model behind an address: what is sent, what is read, and how long it is waited for."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bongsu.model.errors import SecondReadingError
from bongsu.sources import model_endpoint
from bongsu.sources.model_endpoint import KEY, LARGEST_ANSWER, LONGEST_WAIT, PATIENCE, TRIES, ModelEndpoint
from tests.endpoints import Endpoint, Reply, endpoint, one_by_one

FINE = Reply('{"claims": []}')
HANGS = Reply()


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no key of the tester's own go out."""
    monkeypatch.delenv(KEY, raising=False)


def ask(*replies: Reply, timeout: float = 20) -> tuple[str, Endpoint, list[float]]:
    """Ask one question of a server that answers so; return the answer, the server and the waits."""
    waits: list[float] = []
    with endpoint(one_by_one(*replies)) as served, ModelEndpoint(served.url, "tiny", timeout, waits.append) as model:
        return model.ask("told", "asked \ud55c"), served, waits


def refused(*replies: Reply, timeout: float = 20) -> tuple[str, Endpoint, list[float]]:
    """Ask one question in vain; return the sentence, the server and the waits."""
    waits: list[float] = []
    with endpoint(one_by_one(*replies)) as served, ModelEndpoint(served.url, "tiny", timeout, waits.append) as model:
        with pytest.raises(SecondReadingError) as caught:
            model.ask("told", "asked")
        assert str(caught.value).startswith(served.url)
        assert "\n" not in str(caught.value)
        return str(caught.value).removeprefix(served.url).strip(), served, waits


def test_a_question_goes_out_as_the_protocol_has_it() -> None:
    """One request with model, instructions, question, no chance in the answer, and JSON asked for; no key."""
    answer, served, waits = ask(FINE)
    assert (answer, waits, served.paths) == ('{"claims": []}', [], ["/v1/chat/completions"])
    (request,) = served.asked
    assert (request["model"], request["temperature"]) == ("tiny", 0)
    assert request["response_format"] == {"type": "json_object"}
    assert [(said["role"], said["content"]) for said in request["messages"]] == [
        ("system", "told"),
        ("user", "asked \ud55c"),
    ]
    assert "authorization" not in served.headers[0]


def test_the_key_comes_from_the_environment_and_is_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands in the request's header, and in no error."""
    monkeypatch.setenv(KEY, " sesame-42 ")
    _, served, _ = ask(FINE)
    assert served.headers[0]["authorization"] == "Bearer sesame-42"
    said, _, _ = refused(Reply("sesame-42", status=401))
    assert said == f"wants another key; set {KEY} in the environment"


def test_a_key_that_no_header_can_hold_is_refused_unsaid(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line break in it must not become a header of its own."""
    monkeypatch.setenv(KEY, "sesame\nHost: example.org")
    with endpoint(one_by_one(FINE)) as served, ModelEndpoint(served.url, "tiny", 5) as model:
        with pytest.raises(SecondReadingError, match=KEY) as caught:
            model.ask("told", "asked")
        assert "sesame" not in str(caught.value)
        assert served.asked == []


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_or_failing_endpoint_is_asked_again(status: int) -> None:
    """After a second, then two; the answer counts."""
    answer, served, waits = ask(Reply("x", status=status), Reply("x", status=status), FINE)
    assert (answer, len(served.asked), waits) == ('{"claims": []}', 3, [1.0, 2.0])


def test_an_endpoint_that_stays_busy_is_given_up() -> None:
    """The sentence says how often it was tried."""
    said, served, _ = refused(Reply("x", status=503))
    assert (said, len(served.asked)) == (f"answers with status 503 ({TRIES} tries)", TRIES)


@pytest.mark.parametrize(
    ("asked_for", "waited"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("9999999999999", LONGEST_WAIT),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_WAIT),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        ("soon", 1.0),
        ("-5", 1.0),
        ("Fri, 99 Dec", 1.0),
    ],
)
def test_the_endpoint_says_how_long_to_wait_within_limits(asked_for: str, waited: float) -> None:
    """Seconds and dates are honoured up to the cap; what is neither counts as unsaid."""
    _, _, waits = ask(Reply("x", status=429, headers={"Retry-After": asked_for}), FINE)
    assert waits == [waited]


def test_a_date_without_a_zone_is_no_date() -> None:
    """A date that cannot be compared is passed over, one with a zone is not."""
    soon = datetime.now(UTC) + timedelta(seconds=20)
    assert model_endpoint._seconds(format_datetime(soon.replace(tzinfo=None))) is None
    said = model_endpoint._seconds(format_datetime(soon, usegmt=True))
    assert said is not None
    assert 0 < said <= 20


def test_a_silent_endpoint_is_waited_for_no_longer_than_allowed() -> None:
    """A try ends with the time allowed; the next one may be answered."""
    answer, served, waits = ask(HANGS, FINE, timeout=0.2)
    assert (answer, len(served.asked), waits) == ('{"claims": []}', 2, [1.0])
    said, served, _ = refused(HANGS, timeout=0.1)
    assert (said, len(served.asked)) == (f"gave no answer within 0.1 seconds ({TRIES} tries)", TRIES)


def test_an_answer_that_trickles_without_end_is_cut_off() -> None:
    """Bytes that keep coming do not keep the reader waiting."""
    said, served, _ = refused(Reply("x", trickles=True), timeout=0.2)
    assert (said, len(served.asked)) == (f"gave no answer within 0.2 seconds ({TRIES} tries)", TRIES)


def test_an_endpoint_that_is_not_there_is_named() -> None:
    """A closed port is one sentence, not a traceback."""
    with endpoint(one_by_one(FINE)) as served:
        url = served.url
    with ModelEndpoint(url, "tiny", 5, lambda _seconds: None) as model, pytest.raises(SecondReadingError) as caught:
        model.ask("told", "asked")
    assert str(caught.value) == f"{url} cannot be reached; check that the model runs there ({TRIES} tries)"


def test_an_endpoint_that_does_not_answer_is_not_asked_without_end() -> None:
    """After so many questions in vain the others are not sent; one answer in between starts the count anew."""
    busy = Reply("x", status=418)
    with endpoint(one_by_one(busy, FINE, *[busy] * 9)) as served, ModelEndpoint(served.url, "tiny", 5) as model:
        outcomes = []
        for _ in range(PATIENCE + 5):
            try:
                outcomes.append(model.ask("told", "asked"))
            except SecondReadingError as error:
                outcomes.append(str(error))
        assert len(served.asked) == PATIENCE + 2
        assert len(set(outcomes)) == 2


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply("x", status=404), "knows no such address or model"),
        (Reply("x", status=403), "wants another key"),
        (Reply("x", status=418), "refuses the question with status 418"),
        (Reply("x", status=307, headers={"Location": "http://127.0.0.1:1/v1"}), "answers from another address"),
        (Reply(body=b"<html>Welcome</html>"), "does not answer as the chat completions protocol"),
        (Reply(body=b"[]"), "does not answer as the chat completions protocol"),
        (Reply(body=b'{"choices": []}'), "does not answer as the chat completions protocol"),
        (Reply(body=b'{"choices": [{"message": {"content": null}}]}'), "does not answer as the chat completions"),
        (Reply(body=b"\xff\xfe"), "does not answer as the chat completions protocol"),
        (Reply(body=b"[" * 200_000), "does not answer as the chat completions protocol"),
        (Reply("x" * LARGEST_ANSWER), "answers with more than 1,000,000 bytes"),
        (Reply("x", headers={"Content-Encoding": "gzip"}), "packs its answer"),
    ],
)
def test_what_cannot_be_used_is_refused_at_once(reply: Reply, said: str) -> None:
    """Refusals, redirects, other protocols, floods and packed answers cost one request and one sentence."""
    sentence, served, waits = refused(reply)
    assert said in sentence
    assert (len(served.asked), waits) == (1, [])


def test_an_endpoint_that_cannot_promise_json_is_asked_without() -> None:
    """It is asked again at once, and from then on so."""
    with endpoint(one_by_one(Reply("x", status=400), FINE)) as served, ModelEndpoint(served.url, "tiny", 5) as model:
        assert [model.ask("told", "asked") for _ in range(2)] == ['{"claims": []}'] * 2
    assert ["response_format" in request for request in served.asked] == [True, False, False]
    sentence, served, _ = refused(Reply("x", status=400))
    assert (sentence, len(served.asked)) == ("refuses the question with status 400", 2)


@pytest.mark.parametrize(
    ("url", "is_local"),
    [
        ("http://localhost:11434/v1", True),
        ("http://127.0.0.1/v1", True),
        ("http://[::1]:8080/v1/", True),
        ("https://api.example.org/v1", False),
        ("http://localhost.example.org/v1", False),
        ("http://10.0.0.7/v1", False),
    ],
)
def test_whether_a_model_runs_on_this_machine_is_known(url: str, is_local: bool) -> None:
    """Only loopback addresses are this machine."""
    with ModelEndpoint(url, "tiny", 1) as model:
        assert model.is_local is is_local


def test_a_proxy_of_the_environment_does_not_see_what_stays_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model on this machine is reached directly."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "")
    assert json.loads(ask(FINE)[0]) == {"claims": []}
