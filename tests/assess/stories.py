"""Claims for assessments, made of real records."""

from datetime import date

from bongsu.assess import Record
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Category, Event, EventKind, Item, When, days
from bongsu.model.evidence import Evidence, Source, SourceKind
from bongsu.model.grade import Reliability
from bongsu.model.party import Party, PartyKind, named, state
from bongsu.regimes import load

KP, KR, RU, US = (
    state(code, name)
    for code, name in [("kp", "North Korea"), ("kr", "South Korea"), ("ru", "Russia"), ("us", "United States")]
)
NIS = named("National Intelligence Service", PartyKind.ORGANISATION, "kr")
NATO = named("NATO", PartyKind.ORGANISATION)
DAY = date(2024, 10, 18)


def troops(
    stance: Stance = Stance.ASSERTED,
    speaker: Party | None = NIS,
    day: date = DAY,
    *,
    source: str = "desk",
    negated: bool = False,
    when: When | None = None,
    kind: EventKind = EventKind.TROOP_DEPLOYMENT,
    agents: tuple[Party, ...] = (KP,),
    recipients: tuple[Party, ...] = (RU,),
    category: Category | None = Category.TROOPS,
    quote: str = "quote",
    relayed_by: tuple[Party, ...] = (),
) -> Claim:
    """Return a claim that North Korea sent troops to Russia, published on a day by a source."""
    objects = (Item(category.value, category),) if category else ()
    event = Event(kind, agents, recipients, objects, when=when or days(None, day, stated=False))
    return Claim(
        event, stance, f"{source}/{day}", quote, "test", 0, 5, speaker=speaker, negated=negated, relayed_by=relayed_by
    )


def record(*claims: Claim, reliability: Reliability = Reliability.B, kind: SourceKind = SourceKind.AGENCY) -> Record:
    """Return the evidence, sources and law that the claims are assessed with."""
    evidence = {}
    for claim in claims:
        source, day = claim.evidence.split("/")
        evidence[claim.evidence] = Evidence(
            claim.evidence, source, "path", "text/plain", published=date.fromisoformat(day)
        )
    sources = {item.source: Source(item.source, item.source, kind, reliability) for item in evidence.values()}
    return Record(evidence, sources, [load("un1718")])
