"""`bongsu serve`: a process of its own that answers on a port."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.watches import CHECKOUT, bongsu
from tests.web.endpoint import example, two_lists


@contextlib.contextmanager
def serving(*words: str | Path) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """Run the endpoint on a free port; give the process, the line that it says, and its address."""
    command = [sys.executable, "-m", "bongsu", "serve", "--screen", "--port", "0", *map(str, words)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=CHECKOUT,
        env={**os.environ, "COLUMNS": "80"},
    ) as process:  # fmt: skip
        try:
            assert process.stdout
            line = process.stdout.readline()
            found = re.search(r"http://\S+", line)
            assert found, (line, process.stderr.read() if process.stderr and process.poll() is not None else "")
            yield process, line, found.group()
        finally:
            process.kill()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_until_it_is_told_to_stop(tmp_path: Path, how: signal.Signals) -> None:
    """One line says what is loaded and where; requests are answered over a real socket; it ends with 0."""
    with serving(*(f"--lists={path}" for path in two_lists(tmp_path))) as (process, line, address):
        assert "2 lists, 6 entries: un of 2026-02-27 (4 entries), ofac-sdn of 2026-03-01 (2 entries)" in line
        assert "http://127.0.0.1:" in line
        with httpx.Client(base_url=address) as client:
            answer = client.post("/match/default", json={"queries": {"q": example(name="백철수")}})
            assert answer.json()["responses"]["q"]["total"]["value"] == 2
            too_long = client.post("/match/default", content=b" " * 10_000_000)
            assert too_long.status_code == 413
            assert client.get("/readyz").json() == {"status": "ok"}
        process.send_signal(how)
        said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, ("", "stopped\n"))


def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    """The job fails with 1, and says what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = bongsu("serve", "--screen", "--lists", two_lists(tmp_path)[0], "--port", str(port))
    assert result.returncode == 1
    assert result.stderr == (
        f"bongsu: 127.0.0.1:{port}: cannot be listened on (address already in use); choose another with --host and "
        "--port.\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "--screen"),
        (["--screen"], "there is no list to screen against"),
        (["--screen", "--port", "70000"], "--port"),
    ],
)
def test_wrong_usage_is_told(words: list[str], said: str) -> None:
    """Exit code 2: what to serve is not said, there is no list, or no such port."""
    result = bongsu("serve", *words)
    assert result.returncode == 2
    assert said in result.stderr


def test_a_list_that_cannot_be_read_fails_the_job(tmp_path: Path) -> None:
    """Nothing is served without it: who is missing would look as if nobody was listed."""
    paths = two_lists(tmp_path)
    paths[1].write_text("list: [", encoding="utf-8")
    result = bongsu("serve", "--screen", "--port", "0", *(f"--lists={path}" for path in paths))
    assert result.returncode == 1
    assert "ofac.yml" in result.stderr
    assert result.stderr.count("\n") == 1
