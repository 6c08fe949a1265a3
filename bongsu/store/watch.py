"""The watch: a folder with its settings in `watch.yml`, its evidence, its store and its report."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationError, field_validator, model_validator
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bongsu.model.alert import Alerting
from bongsu.model.edition import is_list_name
from bongsu.model.errors import Problem, WatchError
from bongsu.model.evidence import Rating, Source, SourceKind
from bongsu.model.grade import Reliability
from bongsu.store.engines import NAMES, known_engine
from bongsu.store.receivers import AlertSettings
from bongsu.store.settings import Settings, load_settings, web_address

SETTINGS = "watch.yml"
_TEMPLATE = """\
# The settings of this watch. Put what is to be read into the folder `evidence`, then: bongsu run {folder}
title: {title}

# The law that incidents are held against: un1718, eu1509, un1970, or a folder with a regime of your own.
regimes: [un1718]

# Sanctions lists: by their names on this machine's shelf (see `bongsu lists`), or files as paths from this folder.
# lists:
#   - un
#   - lists/un-consolidated.xml

# Who publishes the evidence. Reliability is the Admiralty Code's letter, A (completely reliable) to E (unreliable),
# F when it cannot be judged; a source that is not named here counts as F.
# sources:
#   kcna:
#     name: Korean Central News Agency
#     kind: agency              # publisher, agency, office, sensor or register
#     reliability: D
#     interest: [state:kp]      # whom the source speaks for
#     ratings:                  # where the rating changed: from which day on, and why
#       - {{since: 2024-01-01, reliability: E, reason: denied what it later confirmed}}

# Silence of a ship's transmitter, in hours, from which on it is reported.
# detect: {{gap_hours: 12}}

# What tables are read with: duckdb, or, with bongsu[spark], a Spark master such as local[2] or spark://host:7077.
# engine: duckdb

# Texts are read by rules, on this machine. A model can read them too: any that speaks OpenAI's protocol, such as one
# that Ollama runs here. Texts then go to this address; a key, where one is asked for, comes from BONGSU_API_KEY.
# extract:
#   engine: model                     # rules: the model is not asked
#   url: http://localhost:11434/v1
#   model: qwen3:8b
#   timeout: 60                       # seconds for one answer

# Who is told of findings that are new, changed or gone, and of fires at this level or above. Nobody, if this is left
# out. Each receiver sees what evidence up to its mark (tlp) shows, TLP:CLEAR alone if it has none. Passwords come from
# the environment; docs/alerts.md tells more.
# alerts:
#   fires: 3
#   webhooks:
#     - {{name: desk, url: https://example.org/alerts, token_from: DESK_TOKEN, tlp: green}}
#   mails:
#     - name: liaison
#       host: smtp.example.org
#       from: bongsu@example.org
#       to: [liaison@example.org]
#       user: bongsu@example.org
#       password_from: LIAISON_PASSWORD
#   feeds:
#     - {{file: report/alerts.atom}}
"""


@dataclass(frozen=True, slots=True)
class SecondReader:
    """This model at this address reads the texts beside the rules, and has so many seconds for an answer."""

    url: str
    model: str
    timeout: float


@dataclass(frozen=True, slots=True)
class Watch:
    """This folder holds one monitoring job with these settings.

    Attributes:
        regimes: names of the regimes to apply, or their folders as paths from the watch.
        lists: files of sanctions lists, and short names of lists on the shelf; whether they can be read is seen then.
        engine: name for `open_engine`.
        store_url: SQLAlchemy URL for `Ledger.open`.
        gap_hours: threshold for AIS gaps in hours; None for the detector's own.
        second_reader: the model that reads texts too; None where the rules read alone.
        alerting: who is told of what changes; nobody where watch.yml names none.
    """

    folder: Path
    title: str
    regimes: tuple[str, ...]
    lists: tuple[Path | str, ...]
    sources: tuple[Source, ...]
    engine: str
    store_url: str
    gap_hours: float | None = None
    second_reader: SecondReader | None = None
    alerting: Alerting = field(default_factory=Alerting)

    @property
    def evidence_folder(self) -> Path:
        """Where the user puts what is to be read."""
        return self.folder / "evidence"

    @property
    def report_folder(self) -> Path:
        """Where the report is written."""
        return self.folder / "report"


class _Rating(Settings):
    since: date
    reliability: Reliability
    reason: str = ""


class _Source(Settings):
    name: str = ""
    kind: SourceKind = SourceKind.PUBLISHER
    reliability: Reliability = Reliability.F
    interest: tuple[str, ...] = ()
    ratings: tuple[_Rating, ...] = ()


class _Detect(Settings):
    gap_hours: Annotated[float, Field(gt=0, allow_inf_nan=False, strict=True)] | None = None


class _Extract(Settings):
    engine: Literal["rules", "model"] = "rules"
    url: str | None = None
    model: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    timeout: Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False, strict=True)] = 60.0

    @field_validator("engine", mode="before")
    @classmethod
    def _known_engine(cls, name: object) -> object:
        if name not in ("rules", "model"):
            raise ValueError(f"there is no engine {name!r} to read with; write rules or model")
        return name

    @field_validator("url")
    @classmethod
    def _address(cls, url: str | None) -> str | None:
        if url is not None:
            _check_address(url)
        return url

    @field_validator("model")
    @classmethod
    def _printable(cls, name: str | None) -> str | None:
        if name is not None and not name.isprintable():
            raise ValueError("the name must be printable")
        return name

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.engine == "model" and not (self.url and self.model):
            raise ValueError("the engine model needs a url and a model; write both, or engine: rules")
        return self

    def second_reader(self) -> SecondReader | None:
        if self.engine == "rules" or self.url is None or self.model is None:
            return None
        return SecondReader(self.url, self.model, self.timeout)


class _WatchFile(Settings):
    title: Annotated[str, Field(min_length=1)]
    regimes: tuple[str, ...] = ("un1718",)
    lists: tuple[str, ...] = ()
    sources: Annotated[dict[str, _Source], Field(default_factory=dict)]
    engine: str = "duckdb"
    store: str | None = None
    detect: _Detect = _Detect()
    extract: _Extract = _Extract()
    alerts: AlertSettings = AlertSettings()

    @field_validator("engine")
    @classmethod
    def _known_engine(cls, name: str) -> str:
        if not known_engine(name):
            raise ValueError(f"the engine {name!r} is not known; write {NAMES}, or leave the key out")
        return name

    @field_validator("store")
    @classmethod
    def _sqlite_file(cls, text: str | None) -> str | None:
        if text is not None and not _is_sqlite_file(text):
            raise ValueError("only a SQLite file is supported so far; write sqlite:///store.db or leave the key out")
        return text


def open_watch(folder: Path) -> Watch:
    """Return the watch in a folder.

    Raises:
        WatchError: no such folder, no watch.yml, broken YAML, or a setting that is missing, unknown or wrong;
            the text names file, key and reason.
    """
    path = folder / SETTINGS
    if not folder.is_dir():
        raise WatchError(f"{folder}: there is no such folder; start a watch with `bongsu new {folder}`.")
    if not path.is_file():
        raise WatchError(f"{folder}: there is no {SETTINGS}; start a watch with `bongsu new {folder}`.")
    settings = load_settings(path)
    try:
        # a key that is left empty counts as left out
        parsed = _WatchFile.model_validate({key: value for key, value in settings.items() if value is not None})
    except ValidationError as error:
        raise WatchError(f"{path}: {_reason(error)}") from error
    return _watch(folder, parsed)


def new_watch(folder: Path, title: str | None = None) -> Watch:
    """Create a watch: the folder, a commented watch.yml and an empty evidence folder. The title defaults to the name.

    Raises:
        WatchError: the folder holds a watch already, the title is not printable, or the place cannot be written.
    """
    words = " ".join((title or folder.resolve().name).split())
    if not words or not words.isprintable():
        raise WatchError(f"{folder}: the title {words!r} must be printable text of at least one letter.")
    settings = _TEMPLATE.format(title=json.dumps(words, ensure_ascii=False), folder=ascii(folder.name)[1:-1])
    try:
        (folder / "evidence").mkdir(parents=True, exist_ok=True)
        with (folder / SETTINGS).open("x", encoding="utf-8") as file:
            file.write(settings)
    except FileExistsError as error:
        raise WatchError(f"{error.filename} exists already; choose another folder.") from error
    except OSError as error:
        raise WatchError(f"{folder}: a watch cannot be created here ({error.strerror}).") from error
    return open_watch(folder)


def evidence_files(watch: Watch) -> tuple[Path, ...]:
    """Return every regular file of the evidence folder and its subfolders, sorted; see `evidence_problems`.

    Hidden files and folders (a leading dot) are left out without a word.
    """
    return tuple(sorted(path for path in _walk(watch) if isinstance(path, Path)))


def evidence_problems(watch: Watch) -> tuple[Problem, ...]:
    """Return what in the evidence folder `evidence_files` left out, sorted: links, devices, unreadable folders."""
    problems = (found for found in _walk(watch) if isinstance(found, Problem))
    return tuple(sorted(problems, key=lambda problem: problem.where))


def _walk(watch: Watch) -> Iterator[Path | Problem]:
    folders = [watch.evidence_folder]
    while folders:
        folder = folders.pop()
        try:
            entries = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
        except OSError as error:
            where = _where(watch, folder)
            yield Problem(where, f"The folder cannot be read ({error.strerror}).", fatal=True)
            continue
        for entry in entries:
            if entry.is_dir() and not entry.is_symlink():
                folders.append(entry)
            else:
                yield _file_or_problem(watch, entry)


def _where(watch: Watch, path: Path) -> str:
    """Return a path as evidence is named: relative to the evidence folder, which itself is "evidence"."""
    inside = path.relative_to(watch.evidence_folder).as_posix()
    return path.name if inside == "." else inside


def _file_or_problem(watch: Watch, entry: Path) -> Path | Problem:
    """Return the file if it is a regular one: a link may lead out of the folder, reading a pipe may never end."""
    if entry.is_file() and not entry.is_symlink():
        return entry
    kind = "A link is not followed" if entry.is_symlink() else "This is not a regular file"
    return Problem(_where(watch, entry), f"{kind}; put the file itself here.", fatal=True)


def _watch(folder: Path, parsed: _WatchFile) -> Watch:
    sources = tuple(_source(key, entry) for key, entry in parsed.sources.items())
    lists = tuple(item if is_list_name(item) else folder / item for item in parsed.lists)
    store_url = _store_url(folder, parsed.store)
    return Watch(
        folder,
        parsed.title,
        parsed.regimes,
        lists,
        sources,
        parsed.engine,
        store_url,
        parsed.detect.gap_hours,
        parsed.extract.second_reader(),
        parsed.alerts.alerting(),
    )


def _source(key: str, entry: _Source) -> Source:
    ratings = sorted((Rating(held.since, held.reliability, held.reason) for held in entry.ratings), key=_since)
    return Source(key, entry.name or key, entry.kind, entry.reliability, entry.interest, tuple(ratings))


def _since(rating: Rating) -> date:
    return rating.since


def _check_address(url: str) -> None:
    """Refuse what is no plain web address, and one that holds a password: settings are shared and shown."""
    parts = web_address(url, "http://localhost:11434/v1")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise ValueError("the address holds more than a place; a key belongs into the environment, as BONGSU_API_KEY")


def _is_sqlite_file(text: str) -> bool:
    try:
        url = make_url(text)
    except ArgumentError:
        return False
    return url.drivername == "sqlite" and not url.query and url.database not in (None, "", ":memory:")


def _store_url(folder: Path, text: str | None) -> str:
    """Return the URL with its path taken from the watch's folder, not from where the command was typed."""
    path = (make_url(text).database if text else None) or "store.db"
    return URL.create("sqlite", database=str(folder / path)).render_as_string(hide_password=False)


def _reason(error: ValidationError) -> str:
    """Return the first of pydantic's complaints as one sentence: key, reason."""
    first: Any = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    said = {"missing": "is missing", "extra_forbidden": "is not a known key"}
    reason = said.get(first["type"], ": " + first["msg"].removeprefix("Value error, "))
    return f"{key}{'' if reason.startswith(':') else ' '}{reason}."
