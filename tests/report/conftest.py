"""Dossiers of real records, in our own words, and a page that can be asked for its parts."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from bongsu.model.claim import Claim, Stance
from bongsu.model.designation import Designation, ListedName, Match
from bongsu.model.errors import Problem
from bongsu.model.event import Category, Event, EventKind, Item, Place, Quantity, days
from bongsu.model.evidence import Evidence, Source, SourceKind
from bongsu.model.finding import Assessment, Finding, Fires, Incident
from bongsu.model.grade import Credibility, Handling, Reliability
from bongsu.model.party import Party, PartyKind, named, state
from bongsu.model.provision import Checked, Force, Provision
from bongsu.model.record import content_id
from bongsu.report import Dossier, write_page

NORTH = state("kp", "North Korea")
SOUTH = state("kr", "South Korea")
RUSSIA = state("ru", "Russia")
KPA = named("Korean People's Army", PartyKind.ARMED_FORCE, "kp")
EMPTY = Dossier("Quiet week", None, Assessment((), (), Fires(1, ())), {}, {}, {}, {}, {}, (), (), {})


@dataclass
class Desk:
    """Puts a dossier together, piece by piece, as the stages would."""

    dossier: Dossier = EMPTY
    texts: dict[str, str] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    incidents: list[Incident] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def receive(self, source: str, path: str, day: date | None, text: str, **more: object) -> str:
        """Take a text in as evidence and return its id."""
        key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        record = Evidence(key, source, path, "text/plain", published=day, language="en")
        self.evidence[key] = replace(record, **more)  # type: ignore[arg-type]
        self.texts[key] = text
        return key

    def claim(
        self, event: Event, stance: Stance, evidence: str, quote: str, speaker: Party | None = None, **more: object
    ) -> str:
        """Record a claim where its quote stands and return its id."""
        start = self.texts[evidence].index(quote)
        made = Claim(event, stance, evidence, quote, "test", start, start + len(quote), speaker=speaker)
        made = replace(made, **more)  # type: ignore[arg-type]
        self.claims[made.id] = made
        return made.id

    def incident(self, event: Event, claims: list[str], grade: Credibility, *origins: str, denied: str = "") -> str:
        """Record an incident and return its id."""
        key = content_id("incident", sorted(claims))
        disputed = (denied,) if denied else ()
        reasons = (f"{len(origins)} independent origins",)
        self.incidents.append(Incident(key, event, tuple(sorted(claims)), origins, grade, reasons, disputed))
        return key

    def find(self, incident: str, provision: Provision, grade: Credibility, day: date) -> Finding:
        """Record that the incident meets the provision."""
        assert provision.wording is not None
        reasons = ("agent and objects are within the rule",)
        made = Finding(provision.id, incident, grade, provision.wording, provision.severity, reasons, day, day)
        self.findings.append(made)
        return made

    def close(self, **more: object) -> Dossier:
        """Return the dossier of everything recorded."""
        fires = Fires(4, ("an incident of severity 5 is confirmed", "two incidents changed this month"))
        made = replace(
            self.dossier,
            assessment=Assessment(tuple(self.incidents), tuple(self.findings), fires),
            claims=self.claims,
            evidence=self.evidence,
            texts=self.texts,
            provisions={item.id: item for item in LAW},
            sources=SOURCES,
        )
        return replace(made, **more)  # type: ignore[arg-type]


def rule(key: str, paragraph: str, text: str, severity: int, checked: Checked, **more: object) -> Provision:
    """Return a provision of a resolution named in its id."""
    year = {"1718": 2006, "1874": 2009, "2270": 2016, "2321": 2016, "2397": 2017}[key.split("-")[1]]
    made = Provision(
        id=key,
        instrument=f"S/RES/{key.split('-')[1]} ({year})",
        paragraph=paragraph,
        force=Force.BINDING,
        binds=("North Korea",),
        text=text,
        severity=severity,
        checked=checked,
        in_force_from=date(year, 3, 2),
    )
    return replace(made, **more)  # type: ignore[arg-type]


LAW = (
    rule(
        "UNSCR-1718-2",
        "2",
        "North Korea shall launch no further ballistic missile.",
        5,
        Checked.UNVERIFIED,
        force=Force.DEMAND,
        read_with=("UNSCR-1874-2",),
    ),
    rule(
        "UNSCR-1718-5",
        "5",
        "Every activity of the ballistic-missile programme is to be suspended.",
        4,
        Checked.UNVERIFIED,
    ),
    rule("UNSCR-1874-2", "2", "No launch that uses ballistic-missile technology.", 5, Checked.PARTIAL),
    rule(
        "UNSCR-1874-9",
        "9",
        "North Korea shall not export arms, nor provide training, advice or services on them.",
        5,
        Checked.VERIFIED,
        binds=("North Korea", "all UN Member States"),
        exemptions=("small arms notified to the Committee beforehand",),
        theory="Soldiers who fight beside another army provide it a service related to arms; argued by several states.",
        read_with=("UNSCR-2270-8",),
    ),
    rule(
        "UNSCR-2397-27",
        "27",
        "States should work for a solution through dialogue.",
        2,
        Checked.VERIFIED,
        force=Force.CALLS_UPON,
        binds=("all UN Member States",),
    ),
)
SOURCES = {
    "yonhap": Source("yonhap", "Yonhap News Agency", SourceKind.AGENCY, Reliability.B),
    "kcna": Source("kcna", "Korean Central News Agency", SourceKind.AGENCY, Reliability.D, ("state:kp",)),
    "un": Source("un", "UN press service", SourceKind.OFFICE, Reliability.A),
    "blog": Source("blog", "Front-line blog", SourceKind.PUBLISHER, Reliability.E),
}
RUMOUR = (
    "Readers have asked about the training camps in the east. Word in the market is that North Korean soldiers are "
    "already in Russia, though nobody has shown a picture.\nOther news follows."
)
SEOUL = (
    "Seoul, 18 October.\nThe National Intelligence Service said on Friday that about 1,500 North Korean special troops "
    "had been shipped to Vladivostok.\nIt showed satellite pictures. Moscow had earlier called such reports a hoax: "
    "“There are no soldiers of the North in our ranks,” said a spokesman of the Kremlin."
)
ADMITTED = (
    "평양.\nThe Central Military Commission said that units of the Korean People's Army took part in the fighting "
    "for the Kursk region,\non the order of the head of state."
)
LAUNCH = (
    "Seoul. The Joint Chiefs of Staff said the North fired a long-range ballistic missile off its east coast on the "
    "morning of 31 October. Tokyo measured a flight of more than 80 minutes."
)
VETO = (
    "New York. Russia vetoed the draft that would have renewed the Panel of Experts for a year. Thirteen members "
    "voted in favour and China abstained."
)


def troops(quantity: Quantity | None = None) -> Event:
    """Return soldiers sent from the North to Russia in October 2024."""
    when = days(date(2024, 10, 8), date(2024, 10, 13), "Asia/Seoul")
    objects = (Item("soldiers", Category.TROOPS, quantity),)
    return Event(EventKind.TROOP_DEPLOYMENT, (NORTH,), (RUSSIA,), objects, Place("Vladivostok", "ru"), when)


def tell_of_troops(desk: Desk) -> None:
    """Record the story of the soldiers: rumoured, asserted, denied, admitted."""
    told = desk.receive("blog", "articles/rumour.txt", date(2024, 10, 4), RUMOUR, handling=Handling.GREEN)
    seoul = desk.receive(
        "yonhap", "articles/seoul.html", date(2024, 10, 18), SEOUL, url="https://example.org/nis?a=1&b=2"
    )
    home = desk.receive("kcna", "articles/kcna.txt", date(2025, 4, 28), ADMITTED, title="쿠르스크 해방")
    nis = named("National Intelligence Service", PartyKind.ORGANISATION, "kr", "South Korea's intelligence service")
    kremlin = named("Kremlin", PartyKind.ORGANISATION, "ru", "spokesman")
    event = troops(Quantity(value=1500, qualifier="about"))
    ids = [
        desk.claim(
            troops(),
            Stance.RUMOURED,
            told,
            "Word in the market is that North Korean soldiers are already in Russia",
            hedge="Word in the market is",
        ),
        desk.claim(
            event,
            Stance.ASSERTED,
            seoul,
            SEOUL.split("\n")[1],
            nis,
            relayed_by=(named("Yonhap", PartyKind.ORGANISATION),),
        ),
        desk.claim(
            troops(), Stance.DENIED, seoul, "There are no soldiers of the North in our ranks", kremlin, negated=False
        ),
        desk.claim(
            troops(),
            Stance.CONFIRMED,
            home,
            ADMITTED.split("\n")[1],
            replace(KPA, role="Central Military Commission"),
        ),
    ]
    incident = desk.incident(
        event, ids, Credibility.CONFIRMED, "National Intelligence Service", "KCNA", denied="Kremlin"
    )
    desk.find(incident, LAW[3], Credibility.CONFIRMED, date(2024, 10, 18))


def tell_of_launch(desk: Desk) -> None:
    """Record a launch that meets three paragraphs with cautions of every kind."""
    key = desk.receive("yonhap", "articles/launch.txt", date(2024, 10, 31), LAUNCH)
    chiefs = named("Joint Chiefs of Staff", PartyKind.ARMED_FORCE, "kr")
    when = days(date(2024, 10, 31), date(2024, 10, 31), "Asia/Seoul")
    missile = (Item("long-range ballistic missile", Category.BALLISTIC_MISSILE, Quantity(value=1)),)
    event = Event(EventKind.MISSILE_LAUNCH, (NORTH,), (), missile, Place("east coast", "kp"), when)
    ids = [
        desk.claim(
            event,
            Stance.ASSERTED,
            key,
            "the North fired a long-range ballistic missile off its east coast on the morning of 31 October",
            chiefs,
        )
    ]
    ids.append(
        desk.claim(
            event, Stance.ASSERTED, key, "Tokyo measured a flight of more than 80 minutes.", state("jp", "Japan")
        )
    )
    incident = desk.incident(event, ids, Credibility.PROBABLY_TRUE, "Joint Chiefs of Staff", "Japan")
    for provision in LAW[:3]:
        desk.find(incident, provision, Credibility.PROBABLY_TRUE, date(2024, 10, 31))


def tell_of_veto(desk: Desk) -> None:
    """Record the veto, which is no breach."""
    key = desk.receive("un", "articles/veto.txt", date(2024, 3, 28), VETO)
    event = Event(EventKind.VETO, (RUSSIA,), when=days(date(2024, 3, 28), date(2024, 3, 28), "America/New_York"))
    desk.incident(
        event,
        [
            desk.claim(
                event,
                Stance.ASSERTED,
                key,
                "Russia vetoed the draft that would have renewed the Panel of Experts for a year.",
            )
        ],
        Credibility.CONFIRMED,
        "UN press service",
    )


@pytest.fixture
def desk() -> Desk:
    """A desk with nothing on it."""
    return Desk()


@pytest.fixture
def autumn(desk: Desk) -> Dossier:
    """The autumn of 2024: soldiers, a launch, a veto, a match and two problems."""
    tell_of_veto(desk)
    tell_of_launch(desk)
    tell_of_troops(desk)
    commission = Designation(
        "un:KPe.900", "un", PartyKind.STATE, (ListedName("KOREA NORTH TRADING"),), "DPRK", listed_on=date(2009, 7, 16)
    )
    return desk.close(
        title="Autumn 2024",
        as_of=date(2025, 4, 30),
        designations={commission.id: commission},
        matches=(Match("North Korea", commission.id, 0.71, "KOREA NORTH", ("two of three words are the same",)),),
        problems=(
            Problem("tracks/tanker.csv:17", "the latitude is no number; correct or drop the row.", 3),
            Problem("articles/torn.xml", "the file ends in the middle of a tag; fetch it again.", fatal=True),
        ),
    )


@pytest.fixture
def a_finding() -> Callable[..., None]:
    """Record one more incident, with one finding under the law of that number."""

    def record(desk: Desk, grade: Credibility, provision: int = 0, number: int = 0) -> None:
        text = f"Case {number}: they fired it, said an officer."
        key = desk.receive("blog", f"articles/{number}.txt", date(2024, 11, 1), text)
        event = Event(EventKind.MISSILE_LAUNCH, (NORTH,), when=days(date(2024, 11, 1), date(2024, 11, 1)))
        claim = desk.claim(event, Stance.ASSERTED, key, "they fired it", SOUTH)
        desk.find(desk.incident(event, [claim], grade, "South Korea"), LAW[provision], grade, date(2024, 11, 1))

    return record


@pytest.fixture
def empty() -> Dossier:
    """A dossier that holds nothing."""
    return EMPTY


@dataclass
class Node:
    """An element of a page: its tag, attributes, children and text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Yield this element and all below it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, tag: str, **attributes: str) -> list["Node"]:
        """Return the elements below with this tag and these attributes (``class_`` matches one word of it)."""
        return [node for node in self.walk() if node.tag == tag and node.has(attributes)]

    def has(self, wanted: dict[str, str]) -> bool:
        """Return whether each wanted word stands in the attribute of that name."""
        return all(value in self.attributes.get(key.rstrip("_"), "").split() for key, value in wanted.items())

    @property
    def text(self) -> str:
        """All text below, with single blanks."""
        return " ".join(self._words().split())

    def _words(self) -> str:
        return "".join(child if isinstance(child, str) else child._words() for child in self.children)


class _Builder(HTMLParser):
    """Builds nodes, and refuses a page whose tags do not close in order."""

    VOID = frozenset({"meta", "link", "br", "img", "path"})

    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(node)
        if tag not in self.VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Node:
    """Return the page as a tree."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"<{builder.open[-1].tag}> is never closed"
    return builder.open[0]


@pytest.fixture
def page(tmp_path: Path) -> Callable[[Dossier], Node]:
    """Write a dossier's page and return it as a tree."""
    return lambda dossier: parse(write_page(dossier, tmp_path).read_text("utf-8"))


QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Headless Chromium, or a skip that says what is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        pytest.skip("needs Chromium: chromium, chromium-browser or google-chrome on the path")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=list(QUIET))
        yield opened
        opened.close()
