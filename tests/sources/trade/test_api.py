"""Comtrade's API on this machine: what is asked, how often, with which key, and what is kept."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bongsu.model.errors import EvidenceError
from bongsu.sources import receive
from bongsu.sources.trade import api
from tests.endpoints import serving
from tests.sources.trade.figures import answer, rows, v1


class Service:
    """Answers in the order that a test sets, the last one for ever, and keeps what it was asked."""

    def __init__(self) -> None:
        self.base = ""
        self.answers: list[tuple[int, str, dict[str, str]]] = [(200, answer(v1()), {})]
        self.asked: list[tuple[str, dict[str, list[str]], str | None]] = []

    def next(self) -> tuple[int, str, dict[str, str]]:
        """Return the next answer."""
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Run the service, asked with a key."""
    monkeypatch.setenv(api.KEY, "a-key")
    made = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            made.asked.append((parts.path, parse_qs(parts.query), self.headers.get("Ocp-Apim-Subscription-Key")))
            status, body, headers = made.next()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with serving(Handler) as address:
        made.base = address
        yield made


def asked(years: tuple[int, ...] = (2018,), **how: Any) -> list[api.Question]:
    """Return what is asked of China's trade."""
    return list(api.questions([156], list(years), 408, 410, **how))


def test_one_question_is_one_reporter_period_and_detail() -> None:
    """All goods with both Koreas by year, each code with the target by year or by month."""
    assert [(one.period, one.partners, one.goods) for one in asked()] == [
        ("2018", (408, 410), "TOTAL"), ("2018", (408,), "AG6")]  # fmt: skip
    months = asked(monthly=True)
    assert [one.period for one in months][:3] == ["2018", "201801", "201802"]
    assert len(months) == 13


def test_answers_are_fetched_kept_and_read(service: Service, tmp_path: Path) -> None:
    """Each answer is a file that reads like any other; the key stands in a header, and in no file or address."""
    paths = api.fetch_answers(asked(), tmp_path, service.base, pause=0)
    assert [path.name for path in paths] == ["comtrade-156-408+410-2018-TOTAL.json", "comtrade-156-408-2018-AG6.json"]
    assert [row["code"] for row in rows(receive(paths[0], tmp_path))] == ["030613"]
    path, query, key = service.asked[0]
    assert (path, key) == ("/data/v1/get/C/A/HS", "a-key")
    assert (query["reporterCode"], query["partnerCode"], query["cmdCode"]) == (["156"], ["408,410"], ["TOTAL"])
    assert "a-key" not in json.dumps([query, *(one.read_text() for one in paths)])


def test_what_was_answered_is_not_asked_again(service: Service, tmp_path: Path) -> None:
    """A job that was stopped goes on where it was; half a file is asked for anew."""
    api.fetch_answers(asked(), tmp_path, service.base, pause=0)
    api.fetch_answers(asked((2018, 2019)), tmp_path, service.base, pause=0)
    assert len(service.asked) == 4
    path = tmp_path / "comtrade-156-408-2018-AG6.json"
    path.write_text(path.read_text()[:-30])
    api.fetch_answers(asked(), tmp_path, service.base, pause=0)
    assert len(service.asked) == 5
    assert json.loads(path.read_text())["count"] == 1


@pytest.mark.parametrize(
    "first", [(429, "", {"Retry-After": "0"}), (503, "", {}), (200, answer(v1())[:-20], {}), (500, "oops", {})]
)
def test_a_busy_service_is_asked_again(
    first: tuple[int, str, dict[str, str]], service: Service, tmp_path: Path
) -> None:
    """Too many questions, a failure or a cut answer cost a pause, not the job."""
    service.answers.insert(0, first)
    assert len(api.fetch_answers(asked(), tmp_path, service.base, pause=0)) == 2
    assert len(service.asked) == 3
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize(
    ("status", "times", "said"),
    [(401, 1, "refused the key"), (403, 1, "quota"), (404, 1, "answered"), (429, api.TRIES, "ask again later")],
)
def test_a_refusal_is_one_sentence(status: int, times: int, said: str, service: Service, tmp_path: Path) -> None:
    """What cannot be mended by waiting is not asked again; nothing half is left."""
    service.answers = [(status, "", {"Retry-After": "0"})]
    with pytest.raises(EvidenceError, match=said):
        api.fetch_answers(asked(), tmp_path, service.base, pause=0)
    assert len(service.asked) == times
    assert not list(tmp_path.iterdir())


def test_without_a_key_previews_are_asked_for(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anybody may see 500 rows."""
    monkeypatch.delenv(api.KEY)
    api.fetch_answers(asked()[:1], tmp_path, service.base, pause=0)
    assert service.asked[0][0] == "/public/v1/preview/C/A/HS"
    assert service.asked[0][2] is None


def test_questions_keep_their_distance(service: Service, tmp_path: Path) -> None:
    """Before each question there is a pause, and before a second try what the service asks for, within bounds."""
    slept: list[float] = []
    service.answers.insert(0, (429, "", {"Retry-After": "9999"}))
    api.fetch_answers(asked(), tmp_path, service.base, pause=1.5, sleep=slept.append)
    assert slept == [1.5, api.LONGEST_WAIT, 1.5, 1.5]
