"""UN Comtrade's API of version 1, asked politely: one answer a file, with a key or without, and taken up again.

An answer holds at most `answers.MOST_ROWS` rows and there are no pages, so one question asks for one reporter, one
period and one kind of detail. What has been answered lies in its folder and is not asked again.
"""

import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlencode

import httpx

from bongsu.model.errors import EvidenceError
from bongsu.sources.custody import MEGABYTE
from bongsu.sources.fetching import Limits, Request, ask, chunks

ADDRESS = "https://comtradeapi.un.org"
KEY = "COMTRADE_API_KEY"
"""Environment variable that holds the subscription's key; without one only previews of 500 rows are given."""

PAUSE = 1.2
"""Seconds from question to question: the service allows one a second."""
TRIES = 4
LONGEST_WAIT = 120.0
"""Seconds between two tries, whatever the service asks for."""
LIMITS = Limits(seconds=300, bytes=500 * MEGABYTE, redirects=2, silence=120)

_ADVICE = "or fetch the figures by hand and read the files"
_BUSY = {408, 429, 500, 502, 503, 504}
_REFUSED = {401, 403}
_WHOLE = re.compile(rb"[\]}\"\d]\s*}\s*$")
_TAIL = 200


@dataclass(frozen=True, slots=True)
class Question:
    """One reporter's trade with these partners in one period, in this detail.

    Attributes:
        reporter, partners: Comtrade's numbers.
        period: ``2018``, or ``201805`` for a month.
        goods: ``TOTAL``, or ``AG2`` to ``AG6`` for all codes of so many digits.
    """

    reporter: int
    period: str
    partners: tuple[int, ...]
    goods: str

    @property
    def name(self) -> str:
        """The file that its answer lies in."""
        partners = "+".join(map(str, self.partners))
        return f"comtrade-{self.reporter}-{partners}-{self.period}-{self.goods}.json"

    def address(self, base: str, *, keyed: bool) -> str:
        """Return what is asked for."""
        way = "data/v1/get" if keyed else "public/v1/preview"
        often = "A" if len(self.period) == len("2018") else "M"
        asked = {
            "reporterCode": self.reporter, "period": self.period, "partnerCode": ",".join(map(str, self.partners)),
            "cmdCode": self.goods, "flowCode": "M,X,RM,RX", "motCode": 0, "partner2Code": 0, "customsCode": "C00",
        }  # fmt: skip
        return f"{base}/{way}/C/{often}/HS?{urlencode(asked, safe=',')}"


def questions(
    reporters: Sequence[int], years: Sequence[int], target: int, namesake: int | None, *, monthly: bool = False
) -> Iterator[Question]:
    """Yield what is to be asked: each code of trade with the target, and all trade with it and its namesake."""
    both = (target,) if namesake is None else (target, namesake)
    for reporter in reporters:
        for year in years:
            yield Question(reporter, str(year), both, "TOTAL")
            periods = [f"{year}{month:02d}" for month in range(1, 13)] if monthly else [str(year)]
            for period in periods:
                yield Question(reporter, period, (target,), "AG6")


def fetch_answers(
    asked: Sequence[Question],
    folder: Path,
    base: str = ADDRESS,
    pause: float = PAUSE,
    tell: Callable[[str, int, int], None] | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> list[Path]:
    """Return the files of all answers, after fetching those that are not there yet.

    Each is written whole or not at all, so a job that was stopped goes on where it was.

    Args:
        asked: what is asked for, an answer each.
        folder: where the answers are kept.
        base: address of the service.
        pause: seconds before each question.
        tell: told what is asked for, how much of it is done, and how much there is.
        sleep: waits so many seconds.

    Raises:
        EvidenceError: the service refuses the key, or gives no answer after several tries; what came before is kept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    key = os.environ.get(KEY, "").strip()
    paths = []
    for done, question in enumerate(asked):
        path = folder / question.name
        if tell:
            tell(f"asking for {path.stem}", done, len(asked))
        if not _is_whole(path):
            _fetch(question, path, (base, key), pause, sleep)
        paths.append(path)
    return paths


def _is_whole(path: Path) -> bool:
    """Return whether an answer lies here whole."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return _WHOLE.search(file.read()) is not None


def _fetch(
    question: Question, path: Path, service: tuple[str, str], pause: float, sleep: Callable[[float], None]
) -> None:
    base, key = service
    headers = {"Accept": "application/json"} | ({"Ocp-Apim-Subscription-Key": key} if key else {})
    request = Request(headers, encrypted=True, advice=_ADVICE)
    address = question.address(base, keyed=bool(key))
    draft = path.with_suffix(".part")
    for attempt in range(1, TRIES + 1):
        sleep(pause)
        found = ask(address, LIMITS, request, lambda response, deadline: _received(response, draft, deadline))
        if found.status == httpx.codes.OK and _is_whole(draft):
            draft.replace(path)
            return
        draft.unlink(missing_ok=True)
        if found.status in _REFUSED:
            raise EvidenceError(_refusal(found.status, key))
        if found.status not in {*_BUSY, httpx.codes.OK}:
            raise EvidenceError(f"{base}: answered {path.stem} with {found.status}; check what is asked for.")
        if attempt < TRIES:
            sleep(min(LONGEST_WAIT, found.wait if found.wait is not None else pause * 2**attempt))
    raise EvidenceError(
        f"{base}: gave no whole answer to {path.stem} in {TRIES} tries (last: {found.status}); "
        "ask again later, what has been answered is kept."
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    """The status of an answer, and the seconds after which the service wants to be asked again."""

    status: int
    wait: float | None


def _received(response: httpx.Response, draft: Path, deadline: float) -> _Answer:
    if response.status_code == httpx.codes.OK:
        with draft.open("wb") as file:
            for chunk in chunks(response, LIMITS, deadline, "which no answer has"):
                file.write(chunk)
    return _Answer(response.status_code, _wait(response.headers.get("Retry-After", "")))


def _wait(said: str) -> float | None:
    """Return the seconds that Retry-After asks for, in either of its spellings."""
    if said.isdecimal():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, TypeError):
        return None


def _refusal(status: int, key: str) -> str:
    if key:
        return f"{ADDRESS}: refused the key in {KEY} ({status}): it is wrong, or its quota for today is used up."
    return f"{ADDRESS}: refused ({status}); set {KEY} to the key of a subscription."
