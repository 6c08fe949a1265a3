"""What is read of a sentence meets the paragraphs that speak of it, and no neighbour of it does."""

from dataclasses import replace
from datetime import date

import pytest

from bongsu.extract import read_claims
from bongsu.model.claim import Claim, Stance
from bongsu.model.designation import Designation, ListedName
from bongsu.model.event import Category, Event, EventKind, Item, days
from bongsu.model.evidence import Document, Evidence
from bongsu.model.party import PartyKind, named, state
from bongsu.pipeline.indexing import lookup_of
from bongsu.pipeline.screening import screen_parties
from bongsu.regimes import applies, load

REGIME = load("un1718")


def met(text: str, published: str = "2018-05-01") -> set[str]:
    """Return which provisions the claims of a text reach, that of a denied or negated one left out."""
    evidence = Evidence("e" * 64, "desk", "a.txt", "text/plain", published=date.fromisoformat(published))
    told = [claim for claim in read_claims(Document(evidence, text, None)) if not claim.negated]
    return {
        provision.id.removeprefix("UNSCR-")
        for claim in told
        for provision in REGIME.provisions
        if applies(provision, claim.event)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China refused to inspect the North Korean tanker Blue Heron.", {"2270-18"}),
        ("China inspected the North Korean tanker Blue Heron.", set()),
        ("China refused to inspect the South Korean tanker Blue Heron.", set()),
        ("China did not inspect the North Korean containers.", {"2270-18"}),
        ("An Air Koryo plane with rifles on board landed in Tehran.", {"2270-21"}),
        ("An Air Koryo plane with tourists on board landed in Tehran.", set()),
        ("An Air Koryo plane with rifles on board landed in Pyongyang.", set()),
        ("Singapore refuelled the North Korean ship Blue Heron, which carried rifles.", {"1874-17"}),
        ("Singapore refuelled the North Korean ship Blue Heron, which carried rice.", set()),
        ("Singapore refuelled the South Korean ship Blue Heron, which carried rifles.", set()),
        ("Mongolia registered the North Korean tanker Blue Heron.", {"2321-24"}),
        ("Togo refused to deregister two North Korean tankers.", {"2321-24"}),
        ("Togo deregistered two North Korean tankers.", set()),
        ("A Russian society certified a North Korean freighter.", {"2321-9"}),
        ("A Russian insurer insured the North Korean tanker Blue Heron.", {"2321-9", "2321-22"}),
        ("A Russian insurer insured the Panamanian tanker Blue Heron.", set()),
        ("A Hong Kong firm chartered its tanker to a North Korean company.", {"2321-8"}),
        ("A North Korean bank opened a branch in Dandong.", {"2270-33"}),
        ("A North Korean bank opened a branch in Pyongyang.", set()),
        ("Moscow extended export credits to North Korea.", {"2321-32"}),
        ("A Chinese trader sent money to North Korea for its missile programme.", {"2094-11"}),
        ("A Chinese trader sent money to North Korea for its farms.", set()),
        ("A Chinese firm set up a joint venture with a North Korean company.", {"2371-12"}),
        ("North Korea rented out its embassy building in Berlin to a hostel.", {"2321-18"}),
        ("A Hong Kong owner hired North Korean seafarers.", {"2321-23"}),
        ("An Italian university taught North Korean students nuclear physics.", {"1718-8-c", "2270-17", "2321-11"}),
        ("An Italian university taught South Korean students nuclear physics.", set()),
        ("North Korean agents killed a man with VX.", {"2371-15"}),
        ("Malaysia expelled the North Korean ambassador.", set()),
        ("Japan froze the bank accounts of a North Korean firm.", set()),
    ],
)
def test_a_sentence_meets_its_paragraphs(text: str, expected: set[str]) -> None:
    """Events that a plain sentence tells reach the provisions on them; done duties and others' affairs reach none."""
    assert met(text) == expected


HARBOUR = Designation(
    "un:KPe.999", "un", PartyKind.ORGANISATION, (ListedName("Harbour Lantern Trading Corporation"),), "DPRK",
    countries=("kp",), listed_on=date(2017, 9, 11),
)  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (HARBOUR, {"1718-8-d", "2375-3"}),
        (replace(HARBOUR, listed_on=date(2017, 12, 22)), {"1718-8-d", "2397-3"}),
        (replace(HARBOUR, listed_on=date(2018, 3, 30)), {"1718-8-d"}),
        (replace(HARBOUR, programme="Taliban"), set()),
    ],
)
def test_dealings_with_the_listed_meet_what_listed_them(entry: Designation, expected: set[str]) -> None:
    """A payment to a firm breaches the freeze, and the paragraph that put it on the list that day, no other."""
    text = "A Chinese trader sent money to Harbour Lantern Trading Corporation on 1 May 2018."
    payment = Event(
        EventKind.FINANCIAL_TRANSFER,
        (state("cn", "China"),),
        (named("Harbour Lantern Trading Corporation", PartyKind.ORGANISATION, "kp"),),
        (Item("money", Category.FUNDS),),
        when=days(date(2018, 5, 1), date(2018, 5, 1)),
    )
    claim = Claim(payment, Stance.ASSERTED, "e" * 64, text, "by hand")
    _, listings = screen_parties([claim], lookup_of([entry]), [REGIME])
    reached = {p.id.removeprefix("UNSCR-") for p in REGIME.provisions if applies(p, payment, listings["un1718"])}
    assert reached == expected
