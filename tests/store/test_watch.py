import os
from datetime import date
from pathlib import Path

import pytest

from bongsu.model.errors import WatchError
from bongsu.model.evidence import Rating, SourceKind
from bongsu.model.grade import Reliability
from bongsu.store import SecondReader, Watch, evidence_files, evidence_problems, new_watch, open_watch

FULL = """\
title: Autumn 2024
regimes: [un1718]
lists: [lists/un.xml, ofac-sdn]
sources:
  kcna:
    name: Korean Central News Agency
    kind: agency
    reliability: D
    interest: [state:kp]
    ratings:
      - {since: 2025-01-01, reliability: C, reason: better}
      - {since: 2024-01-01, reliability: E, reason: denied what it later confirmed}
  plain: {}
engine: duckdb
store: sqlite:///kept/here.db
detect: {gap_hours: 6}
"""


def watch_with(folder: Path, settings: str) -> Watch:
    """Open a watch with these settings."""
    (folder / "watch.yml").write_text(settings, encoding="utf-8")
    return open_watch(folder)


@pytest.mark.parametrize("engine", ["duckdb", "local", "local[2]", "local[*]", "spark://sea:7077", "spark://a:1,b:2"])
def test_an_engine_is_duckdb_or_a_spark_master(tmp_path: Path, engine: str) -> None:
    """Nothing is started to find out whether an engine may be named so."""
    assert watch_with(tmp_path, f"title: T\nengine: '{engine}'").engine == engine


def test_every_setting_is_read(tmp_path: Path) -> None:
    """All keys of watch.yml arrive typed, ratings oldest first, paths taken from the folder."""
    watch = watch_with(tmp_path, FULL)
    kcna, plain = watch.sources
    assert (watch.title, watch.regimes, watch.lists) == (
        "Autumn 2024",
        ("un1718",),
        (tmp_path / "lists/un.xml", "ofac-sdn"),
    )
    assert (watch.engine, watch.gap_hours) == ("duckdb", 6.0)
    assert watch.store_url == f"sqlite:///{tmp_path}/kept/here.db"
    assert (kcna.id, kcna.kind, kcna.reliability, kcna.interest) == (
        "kcna",
        SourceKind.AGENCY,
        Reliability.D,
        ("state:kp",),
    )
    assert [rating.since for rating in kcna.ratings] == [date(2024, 1, 1), date(2025, 1, 1)]
    assert kcna.ratings[0] == Rating(date(2024, 1, 1), Reliability.E, "denied what it later confirmed")
    assert (plain.name, plain.kind, plain.reliability) == ("plain", SourceKind.PUBLISHER, Reliability.F)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", None),
        ("extract:", None),
        ("extract: {engine: rules, url: 'http://localhost:11434/v1', model: m}", None),
        (
            "extract: {engine: model, url: 'http://localhost:11434/v1', model: m}",
            SecondReader("http://localhost:11434/v1", "m", 60.0),
        ),
        (
            "extract: {engine: model, url: 'https://h.example/v1/', model: 'a/b:c', timeout: 5}",
            SecondReader("https://h.example/v1/", "a/b:c", 5.0),
        ),
    ],
)
def test_a_model_reads_only_where_it_is_switched_on(
    tmp_path: Path, settings: str, expected: SecondReader | None
) -> None:
    """Without `engine: model` there is none, whatever else is set."""
    assert watch_with(tmp_path, f"title: T\n{settings}").second_reader == expected


def test_a_refused_setting_is_not_repeated(tmp_path: Path) -> None:
    """A password that was put into the address stands in no message."""
    with pytest.raises(WatchError) as caught:
        watch_with(tmp_path, "title: T\nextract: {url: 'http://me:sesame@h/v1'}")
    assert "sesame" not in str(caught.value)


def test_the_template_shows_how_a_model_is_switched_on(tmp_path: Path) -> None:
    """What stands there in comments is a setting that is read when its marks are taken away."""
    folder = new_watch(tmp_path / "w").folder
    assert open_watch(folder).second_reader is None
    told = (folder / "watch.yml").read_text(encoding="utf-8")
    (paragraph,) = [part for part in told.split("\n\n") if "# extract:" in part]
    lines = [line.removeprefix("# ") for line in paragraph[paragraph.index("# extract:") :].splitlines()]
    assert watch_with(tmp_path, "\n".join(["title: T", *lines])).second_reader is not None


def test_the_template_shows_how_others_are_told(tmp_path: Path) -> None:
    """So it is with receivers of alerts: nobody in a new watch, three by the comments."""
    folder = new_watch(tmp_path / "w").folder
    assert open_watch(folder).alerting.receivers == ()
    told = (folder / "watch.yml").read_text(encoding="utf-8")
    lines = [line.removeprefix("# ") for line in told[told.index("# alerts:") :].splitlines()]
    assert len(watch_with(tmp_path, "\n".join(["title: T", *lines])).alerting.receivers) == 3


@pytest.mark.parametrize("settings", ["title: T", "title: T\nlists:\nsources:\nstore:\ndetect:\n", "\ufefftitle: T"])
def test_only_the_title_is_required(tmp_path: Path, settings: str) -> None:
    """A key left out or left empty takes its default; a byte order mark is no letter."""
    watch = watch_with(tmp_path, settings)
    expected = Watch(tmp_path, "T", ("un1718",), (), (), "duckdb", f"sqlite:///{tmp_path}/store.db", None)
    assert watch == expected
    assert (watch.evidence_folder, watch.report_folder) == (tmp_path / "evidence", tmp_path / "report")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("", "watch.yml: expected settings as `key: value`"),
        ("- title", "watch.yml: expected settings as `key: value`"),
        ("1: 2", "watch.yml: expected settings as `key: value`"),
        ("regimes: [un1718]", "watch.yml: title is missing."),
        ("title: ' '", "watch.yml: title: String should have at least 1 character."),
        ("title: 2024", "watch.yml: title: Input should be a valid string."),
        ("title: T\ncolour: red", "watch.yml: colour is not a known key."),
        ("title: T\nsources: {a: {trust: A}}", "watch.yml: sources.a.trust is not a known key."),
        ("title: T\nsources: {a: {reliability: G}}", "watch.yml: sources.a.reliability: Input should be 'A', 'B'"),
        ("title: T\nsources: {a: {ratings: [{reliability: A}]}}", "sources.a.ratings.0.since is missing."),
        ("title: T\nsources: [a]", "watch.yml: sources: Input should be a valid dictionary."),
        ("title: T\nlists: un.xml", "watch.yml: lists: Input should be a valid tuple."),
        ("title: T\nengine: spark", "engine: the engine 'spark' is not known; write duckdb, local[2] "),
        ("title: T\nstore: postgresql://x/y", "store: only a SQLite file is supported so far"),
        ("title: T\nstore: 'sqlite://'", "store: only a SQLite file is supported so far"),
        ("title: T\nstore: here.db", "store: only a SQLite file is supported so far"),
        ("title: T\ndetect: {gap_hours: 0}", "detect.gap_hours: Input should be greater than 0."),
        ("title: T\ndetect: {gap_hours: .nan}", "detect.gap_hours: Input should be"),
        ("title: T\ndetect: {gap_hours: yes}", "detect.gap_hours: Input should be a valid number."),
        ("title: T\nextract: model", "extract: Input should be a valid dictionary"),
        ("title: T\nextract: {engine: magic}", "extract.engine: there is no engine 'magic' to read with; write rules"),
        ("title: T\nextract: {engine: [model]}", "extract.engine: there is no engine ['model'] to read with"),
        ("title: T\nextract: {engine: model}", "extract: the engine model needs a url and a model"),
        ("title: T\nextract: {engine: model, model: m}", "extract: the engine model needs a url and a model"),
        ("title: T\nextract: {engine: model, url: 'http://h/v1'}", "extract: the engine model needs a url and a model"),
        (
            "title: T\nextract: {engine: model, url: 'http://h', model: ' '}",
            "extract.model: String should have at least",
        ),
        ('title: T\nextract: {model: "a\\nb"}', "extract.model: the name must be printable."),
        ("title: T\nextract: {url: localhost:11434}", "extract.url: this is no web address"),
        ("title: T\nextract: {url: 'file:///etc/passwd'}", "extract.url: this is no web address"),
        ("title: T\nextract: {url: 'http://h:99999/v1'}", "extract.url: this is no web address"),
        ("title: T\nextract: {url: 'http://[::1/v1'}", "extract.url: this is no web address"),
        ("title: T\nextract: {url: 'http:// h/v1'}", "extract.url: this is no web address"),
        ("title: T\nextract: {url: 'http://me:secret@h/v1'}", "extract.url: the address holds more than a place"),
        ("title: T\nextract: {url: 'http://h/v1?key=secret'}", "extract.url: the address holds more than a place"),
        ("title: T\nextract: {timeout: 0}", "extract.timeout: Input should be greater than 0."),
        ("title: T\nextract: {timeout: '60'}", "extract.timeout: Input should be a valid number."),
        ("title: T\nextract: {api_key: secret}", "extract.api_key is not a known key."),
        ("title: T\ntitle: U", "watch.yml, line 2: the key 'title' stands here twice."),
        ("title: &t T\nengine: *t", "watch.yml, line 2: aliases are not allowed."),
        ("title: T\nlists: [a", "watch.yml, line 2: expected ',' or ']'"),
        ("title: !!python/object/apply:os.getcwd []", "watch.yml, line 1: could not determine a constructor"),
        ("title: T\nsources: {a: {ratings: [{since: 2024-13-40}]}}", "watch.yml: the file is not readable as YAML"),
        ("title: T\nlists: " + "[" * 3000, "watch.yml: the file is not readable as YAML"),
        ("title: \x01", "watch.yml: the file is not readable as YAML"),
    ],
)
def test_wrong_settings_are_refused_in_one_sentence(tmp_path: Path, settings: str, said: str) -> None:
    """The refusal names the file, the key or line, and the reason, on one line."""
    with pytest.raises(WatchError) as caught:
        watch_with(tmp_path, settings)
    assert str(tmp_path / "watch.yml") in str(caught.value)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are one sentence, not a traceback."""
    (tmp_path / "watch.yml").write_bytes(b"title: \xff\xfe")
    with pytest.raises(WatchError, match="not readable as YAML in UTF-8"):
        open_watch(tmp_path)


def test_a_missing_folder_or_file_is_named(tmp_path: Path) -> None:
    """Without folder or watch.yml the user is told how to start one."""
    with pytest.raises(WatchError, match=r"there is no such folder; start a watch with `bongsu new "):
        open_watch(tmp_path / "nowhere")
    with pytest.raises(WatchError, match=r"there is no watch\.yml; start a watch with `bongsu new "):
        open_watch(tmp_path)


@pytest.mark.parametrize(
    "title", ["Autumn 2024", "봉수: 'a' \"b\" # {c}", "  two\n lines ", "no", "[a", "&a", "\\x", "{title}"]
)
def test_a_new_watch_opens_with_its_title(tmp_path: Path, title: str) -> None:
    """Whatever the title holds, the file that is written reads back as that title."""
    watch = new_watch(tmp_path / "deep" / "watch", title)
    assert watch.title == " ".join(title.split())
    assert watch == open_watch(tmp_path / "deep" / "watch")
    assert watch.evidence_folder.is_dir()
    assert evidence_files(watch) == ()


def test_a_new_watch_is_titled_after_its_folder(tmp_path: Path) -> None:
    """Without a title the folder's name serves."""
    assert new_watch(tmp_path / "autumn-2024").title == "autumn-2024"


def test_a_new_watch_keeps_out_of_an_old_one(tmp_path: Path) -> None:
    """A folder that holds a watch is refused, and its settings stay as they were."""
    watch_with(tmp_path, FULL)
    with pytest.raises(WatchError, match=r"watch\.yml exists already"):
        new_watch(tmp_path, "Other")
    assert (tmp_path / "watch.yml").read_text(encoding="utf-8") == FULL


def test_a_new_watch_needs_a_place_and_a_title(tmp_path: Path) -> None:
    """A file in the way, or a title of control characters, is refused."""
    (tmp_path / "file").write_text("")
    with pytest.raises(WatchError, match="cannot be created here"):
        new_watch(tmp_path / "file" / "watch", "T")
    with pytest.raises(WatchError, match="must be printable"):
        new_watch(tmp_path / "watch", "a\x00b")


def test_evidence_is_found_in_all_folders_and_sorted(tmp_path: Path) -> None:
    """Files are found at any depth, in a fixed order; hidden ones are left out."""
    watch = new_watch(tmp_path / "w")
    for name in ("b.txt", "a/z.md", "a/b/c/봉수.html", ".hidden", ".git/config", "a/.DS_Store"):
        path = watch.evidence_folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    names = [path.relative_to(watch.evidence_folder).as_posix() for path in evidence_files(watch)]
    assert names == ["a/b/c/봉수.html", "a/z.md", "b.txt"]
    assert evidence_problems(watch) == ()


def test_links_and_devices_are_reported_not_read(tmp_path: Path) -> None:
    """A link may lead anywhere and a pipe never ends: both are named as problems and left out."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key.txt").write_text("secret")
    watch = new_watch(tmp_path / "w")
    (watch.evidence_folder / "folder").symlink_to(tmp_path / "secret")
    (watch.evidence_folder / "file.txt").symlink_to(tmp_path / "secret" / "key.txt")
    (watch.evidence_folder / "round").symlink_to(watch.evidence_folder)
    os.mkfifo(watch.evidence_folder / "pipe")
    assert evidence_files(watch) == ()
    problems = evidence_problems(watch)
    assert [problem.where for problem in problems] == ["file.txt", "folder", "pipe", "round"]
    assert [problem.what.split(";")[0] for problem in problems][1:3] == [
        "A link is not followed",
        "This is not a regular file",
    ]


def test_a_missing_evidence_folder_is_a_problem(tmp_path: Path) -> None:
    """Nothing to read is said, not passed over."""
    watch = watch_with(tmp_path, "title: T")
    assert evidence_files(watch) == ()
    (problem,) = evidence_problems(watch)
    assert (problem.where, problem.what) == ("evidence", "The folder cannot be read (No such file or directory).")
