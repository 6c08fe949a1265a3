"""The page's structure, its citations, its silence on the network, and its sameness."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bongsu.model.claim import Stance
from bongsu.model.errors import WatchError
from bongsu.model.event import Event, EventKind, Quantity
from bongsu.model.evidence import Source
from bongsu.model.finding import Account, Assessment, Fires, Turn
from bongsu.model.grade import Credibility, Handling
from bongsu.model.party import PartyKind, named
from bongsu.model.provision import Checked
from bongsu.model.ruling import Judgement, Withdrawal
from bongsu.report import Dossier, write_page
from bongsu.report.claims import stands
from bongsu.report.hostile import anchor
from bongsu.report.page import render
from bongsu.report.wording import day

Page = Callable[[Dossier], Any]
EVIL = "<script>alert('x')</script><b onclick=\"x\">&amp;"


def test_each_claim_is_cited_in_its_incident(autumn: Dossier, page: Page) -> None:
    """Quote, speaker, stance, source, reliability, date, file and place stand in the incident's section."""
    tree = page(autumn)
    for finding in autumn.assessment.findings:
        incident = next(item for item in autumn.assessment.incidents if item.id == finding.incident)
        (section,) = tree.all("section", id=anchor(incident.id))
        for claim in (autumn.claims[key] for key in incident.claims):
            (item,) = section.all("li", id=f"{anchor(incident.id)}-{anchor(claim.id)}")
            held = autumn.evidence[claim.evidence]
            source = autumn.sources[held.source]
            assert item.all("mark")[0].text == claim.quote
            wanted = [claim.stance.value, source.name, source.reliability.words, day(held.published), held.path]
            wanted += [stands(claim), claim.hedge or "", claim.speaker.name if claim.speaker else "in its own voice"]
            assert [words for words in wanted if words not in item.text] == []


def test_a_claim_says_why_it_should_be_looked_at(autumn: Dossier, page: Page) -> None:
    """The reason stands with the claim it is about, as words and nothing else."""
    key = autumn.assessment.incidents[0].claims[0]
    doubted = replace(autumn.claims[key], review=f"the model reads stance denied here {EVIL}")
    told = [
        node.text for node in page(replace(autumn, claims={**autumn.claims, key: doubted})).all("li", class_="claim")
    ]
    marked = [text for text in told if "To be looked at: the model reads stance denied here <script>" in text]
    assert 0 < len(marked) < len(told)
    assert all(doubted.quote in text for text in marked)


def test_how_belief_changed_is_told_day_by_day(autumn: Dossier, page: Page) -> None:
    """Each turn with its day, grade and words, each amount with who says it, each judgement signed; all escaped."""
    met = {finding.incident for finding in autumn.assessment.findings}
    first = next(item for item in autumn.assessment.incidents if item.id in met)
    others = [item for item in autumn.assessment.incidents if item is not first]
    turns = (
        Turn(date(2024, 10, 16), Credibility.CANNOT_BE_JUDGED, "rumoured", first.claims),
        Turn(None, Credibility.POSSIBLY_TRUE, f"asserted by {EVIL}", first.claims),
    )
    accounts = (Account("troops", Quantity(1500), ("South Korea", EVIL), first.claims),)
    judged = (Judgement(first.id, Credibility.DOUBTFUL, EVIL, datetime(2024, 11, 1, tzinfo=UTC), "one picture"),)
    told = replace(first, history=turns, accounts=accounts, judgements=judged)
    tree = page(replace(autumn, assessment=replace(autumn.assessment, incidents=(told, *others))))
    (section,) = tree.all("section", id=anchor(first.id))
    shown = [item.text for item in section.all("ol", class_="turns")[0].all("li")]
    assert [words in line for words, line in zip(("16 October 2024", "undated"), shown, strict=True)] == [True, True]
    assert "asserted by <script>" in shown[1]
    assert "troops: 1,500" in section.all("ul", class_="accounts")[0].text
    assert "1 November 2024: one picture" in section.all("div", class_="judgements")[0].text
    assert not tree.all("script")


def test_withdrawn_evidence_says_so(autumn: Dossier, page: Page) -> None:
    """What was taken back stands in the annex, with who took it back and why."""
    key = next(iter(autumn.evidence))
    taken = Withdrawal(key, "A. Analyst", datetime(2024, 11, 1, tzinfo=UTC), "its publisher took it back")
    (row,) = page(replace(autumn, withdrawn={key: taken})).all("tr", id=anchor(key))
    assert "Withdrawn 1 November 2024 by A. Analyst: its publisher took it back" in row.text


def test_claims_stand_on_their_side_in_date_order(autumn: Dossier, page: Page) -> None:
    """The rumour is neither, the denial against, the assertion before the admission that came later."""
    (section,) = [node for node in page(autumn).all("section", class_="incident") if "Troop" in node.text]
    sides = {
        name: section.all("div", class_=name)[0].all("li", class_="claim") for name in ("for", "against", "neither")
    }
    stances = {name: [item.all("span", class_="stance")[0].text for item in items] for name, items in sides.items()}
    assert stances == {"for": ["asserted", "confirmed"], "against": ["denied"], "neither": ["rumoured"]}
    assert "relayed by Yonhap" in section.text
    assert "speaks for North Korea" in section.text


def test_one_incident_lists_each_provision_and_its_claims_once(autumn: Dossier, page: Page) -> None:
    """A launch that meets three paragraphs is told once, with three provisions."""
    (section,) = [node for node in page(autumn).all("section", class_="incident") if "Missile" in node.text]
    assert len(section.all("p", class_="verdict")) == 3
    assert len(section.all("li", class_="claim")) == 2


def test_provision_says_whom_it_binds_and_why(autumn: Dossier, page: Page) -> None:
    """Text, bound, force, term, exemptions, theory and what it is read with stand under the incident."""
    (section,) = [node for node in page(autumn).all("section", class_="incident") if "Troop" in node.text]
    rule = autumn.provisions["UNSCR-1874-9"]
    for words in (rule.text, "all UN Member States", "binding", "since 2 March 2009", *rule.exemptions, rule.theory):
        assert str(words) in section.text
    assert "UNSCR-2270-8 (provision not loaded, paragraph number unverified)" in section.text


def test_no_paragraph_is_named_without_its_caution(autumn: Dossier, page: Page) -> None:
    """Wherever an unverified paragraph's id or citation is printed, its caution stands in the same element."""
    texts = ["".join(part for part in node.children if isinstance(part, str)) for node in page(autumn).walk()]
    seen = 0
    for rule in (rule for rule in autumn.provisions.values() if rule.checked is not Checked.VERIFIED):
        for name in (rule.id, f"{rule.instrument}, paragraph {rule.paragraph}"):
            for text in (text for text in texts if re.search(re.escape(name) + r"(?![\w-])", text)):
                seen += 1
                assert f"{name} ({rule.caution})" in text
    assert seen >= 6


def test_findings_are_always_conditional(autumn: Dossier, page: Page) -> None:
    """Every verdict reads "if true, it would ..."."""
    verdicts = [node.text for node in page(autumn).all("p", class_="verdict")]
    assert len(verdicts) == len(autumn.assessment.findings)
    assert all(text.startswith("If true, it would ") for text in verdicts)


def test_table_of_findings_leads_to_each_incident(autumn: Dossier, page: Page) -> None:
    """One row per incident: severity, provisions, grade and words, origins, the tally; every link has its target."""
    tree = page(autumn)
    missiles, troops = tree.all("table", class_="findings")[0].all("tbody")
    assert [len(theme.all("tr")) for theme in (missiles, troops)] == [2, 2]
    rows = troops.all("tr")[1:]
    for words in (
        "5 of 5, gravest",
        "1 confirmed by other sources",
        "2 independent origins",
        "first seen 18 October 2024",
    ):
        assert words in rows[0].text
    assert "2 for, 1 against, 1 neither" in rows[0].text
    assert {node.text for node in tree.all("p", class_="would")} == {"if true, would breach"}
    targets = {node.attributes["id"] for node in tree.walk() if "id" in node.attributes}
    wanted = {link.attributes["href"][1:] for link in tree.all("a") if link.attributes["href"].startswith("#")}
    assert wanted <= targets


def test_ids_are_unique(autumn: Dossier, page: Page) -> None:
    """No two elements share an id."""
    ids = [node.attributes["id"] for node in page(autumn).walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))


def test_veto_is_told_as_no_breach(autumn: Dossier, page: Page) -> None:
    """An incident without a finding stands in the other table, with its quote and place."""
    (section,) = page(autumn).all("section", id="others")
    assert "none is a breach by itself" in section.text
    assert "Russia vetoed the draft" in section.text
    assert "characters 10–90" in section.text


def test_what_could_not_be_read_is_counted(autumn: Dossier, page: Page) -> None:
    """Each problem is named, the count is the sum, and the summary points to it."""
    tree = page(autumn)
    (section,) = tree.all("section", id="unread")
    assert "4 files, rows or records in 2 places" in section.text
    assert "tracks/tanker.csv:17" in section.text
    assert "4 files, rows or records could not be read" in tree.all("section", id="summary")[0].text


def test_evidence_is_listed_with_hash_and_mark(autumn: Dossier, page: Page) -> None:
    """Every piece stands with its SHA-256, source, day and handling mark; the page carries the closest mark."""
    (section,) = page(autumn).all("section", id="evidence")
    for item in autumn.evidence.values():
        (row,) = section.all("tr", id=anchor(item.id))
        assert [part for part in (item.id, day(item.published), item.handling.value) if part not in row.text] == []
    assert autumn.handling is Handling.GREEN


@pytest.mark.parametrize("level", range(-1, 8))
def test_as_many_beacons_burn_as_the_level_says(empty: Dossier, page: Page, level: int) -> None:
    """One to five flames, and as many in words."""
    lit = min(max(level, 1), 5)
    tree = page(replace(empty, assessment=Assessment((), (), Fires(level, ("because",)))))
    (svg,) = tree.all("svg")
    assert len(svg.all("path", class_="flame")) == lit
    assert svg.attributes["aria-label"] == f"{lit} of 5 beacons lit"
    assert "because" in tree.all("section", class_="fires")[0].text


def test_page_asks_for_nothing_outside(autumn: Dossier, page: Page) -> None:
    """Nothing but links to follow by hand leads outside: no script, no image, no font, no style from elsewhere."""
    tree = page(autumn)
    for node in tree.walk():
        for name, value in node.attributes.items():
            outside = re.search(r"https?:|//", value)
            assert not outside or (node.tag, name) == ("a", "href")
    assert {node.tag for node in tree.walk()} & {"script", "img", "iframe", "object", "embed", "form", "base"} == set()
    assert not re.search(r"url\(|@import|https?:", tree.all("style")[0].text)
    policy = next(node.attributes["content"] for node in tree.all("meta") if "http-equiv" in node.attributes)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_links_outside_give_nothing_away(autumn: Dossier, page: Page) -> None:
    """Each outside link sends no referrer and hands over no window."""
    links = [node for node in page(autumn).all("a") if node.attributes["href"].startswith("http")]
    assert {link.attributes["href"] for link in links} == {"https://example.org/nis?a=1&b=2"}
    assert all(link.attributes["rel"] == "noreferrer noopener" for link in links)


@pytest.fixture
def hostile(desk: Any, a_finding: Callable[..., None]) -> Dossier:
    """A dossier in which every string of the evidence is hostile, with one finding."""
    a_finding(desk, Credibility.DOUBTFUL)
    text = f"before {EVIL} after"
    key = desk.receive(
        EVIL, f"{EVIL}.txt", date(2024, 1, 1), text, title=EVIL, url="javascript:alert(1)", language='en" x="'
    )
    who = named(EVIL, PartyKind.PERSON, role=EVIL)
    event = Event(EventKind.THREAT, (who,), (who,))
    claim = desk.claim(event, Stance.ASSERTED, key, EVIL, who, relayed_by=(who,), hedge=EVIL)
    desk.incident(event, [claim], Credibility.DOUBTFUL, EVIL, denied=EVIL)
    return desk.close(title=EVIL, sources={EVIL: Source(EVIL, EVIL, interest=(EVIL,))})  # type: ignore[no-any-return]


def test_hostile_strings_are_text(hostile: Dossier, page: Page) -> None:
    """Tags in titles, names, quotes, publishers and file names add no element, and are read as they were written."""
    tree = page(hostile)
    assert tree.all("script") == []
    assert all("onclick" not in node.attributes for node in tree.walk())
    assert tree.all("title")[0].text == EVIL
    assert EVIL in [node.text for node in tree.all("mark")]


def test_script_address_is_no_link(hostile: Dossier, page: Page) -> None:
    """A javascript: address is shown, and cannot be followed."""
    tree = page(hostile)
    assert "javascript:alert(1)" in tree.text
    assert not [node for node in tree.all("a") if not node.attributes["href"].startswith("#")]


@pytest.mark.parametrize("text", ["half \ud83d of it", "turn \u202eround", "nul \x00 byte", "x" * 50_000])
def test_odd_characters_do_not_stop_the_page(desk: Any, page: Page, text: str) -> None:
    """Lone surrogates, bidi controls, NUL and endless words are written in a form that can be seen and stored."""
    key = desk.receive("blog", f"{text[:20]}.txt", None, text, title=text)
    event = Event(EventKind.STATEMENT, (named(text, PartyKind.PERSON),))
    desk.incident(event, [desk.claim(event, Stance.ASSERTED, key, text)], Credibility.DOUBTFUL, text)
    words = page(desk.close(title=text)).text
    assert not re.search("[\ud800-\udfff\u202e\x00]", words)
    assert text[:4] in words


def test_missing_records_are_said(desk: Any, a_finding: Callable[..., None], page: Page) -> None:
    """A source, a piece of evidence, a claim or a provision that is not at hand is named, with a caution."""
    a_finding(desk, Credibility.DOUBTFUL)
    dossier = desk.close(sources={}, provisions={})
    (section,) = page(dossier).all("section", class_="incident")
    assert "blog F reliability cannot be judged" in section.text
    assert "UNSCR-1718-2 (provision not loaded, paragraph number unverified)" in section.text
    assert "is not at hand" in page(replace(dossier, evidence={})).all("section", class_="incident")[0].text
    assert "not shown: 1 claim of this incident" in page(replace(dossier, claims={})).text


def test_finding_without_incident_is_said(autumn: Dossier, page: Page) -> None:
    """A finding whose incident is missing is not dropped in silence, nor claims that belong to no incident."""
    (summary,) = page(replace(autumn, assessment=replace(autumn.assessment, incidents=()))).all("section", id="summary")
    assert "names an incident that is not at hand" in summary.text
    assert "Outside every incident: 7 claims" in summary.text


def test_empty_dossier_reads_well(empty: Dossier, page: Page) -> None:
    """Without evidence the page says so in each section, and draws one fire."""
    tree = page(empty)
    assert "No evidence has been read" in tree.all("section", id="summary")[0].text
    assert "No finding" in tree.all("section", id="findings")[0].text
    assert "every file, row and record was read" in tree.all("section", id="unread")[0].text
    assert tree.all("table") == []


def test_page_is_made_for_every_reader(autumn: Dossier, page: Page) -> None:
    """English is declared, the skip link works, headings descend without gaps, tables have captions and scopes."""
    tree = page(autumn)
    assert tree.all("html")[0].attributes["lang"] == "en"
    assert tree.all("a", class_="skip")[0].attributes["href"] == "#main"
    levels = [int(node.tag[1]) for node in tree.walk() if re.fullmatch("h[1-6]", node.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(table.all("caption") for table in tree.all("table"))
    assert all("scope" in head.attributes for head in tree.all("th"))


def test_same_dossier_gives_same_bytes(autumn: Dossier, tmp_path: Path) -> None:
    """No clock, no chance, no order of dictionaries: the page depends on the dossier alone."""
    turned = replace(
        autumn,
        claims=dict(reversed(list(autumn.claims.items()))),
        evidence=dict(reversed(list(autumn.evidence.items()))),
        provisions=dict(reversed(list(autumn.provisions.items()))),
    )
    first = write_page(autumn, tmp_path / "one").read_bytes()
    assert write_page(turned, tmp_path / "two").read_bytes() == first


def test_page_is_replaced_whole(autumn: Dossier, empty: Dossier, tmp_path: Path) -> None:
    """The folder is made, the old page gives way to the new, and no draft is left."""
    folder = tmp_path / "watch" / "report"
    write_page(empty, folder)
    path = write_page(autumn, folder)
    assert path == folder / "index.html"
    assert path.read_text("utf-8") == render(autumn)
    assert [item.name for item in folder.iterdir()] == ["index.html"]


def test_folder_that_cannot_be_written_is_one_sentence(empty: Dossier, tmp_path: Path) -> None:
    """A file where the folder should be is reported by its path."""
    (tmp_path / "report").write_text("in the way")
    with pytest.raises(WatchError, match=r"index\.html: the report cannot be written"):
        write_page(empty, tmp_path / "report")


def test_page_grows_with_its_findings_and_no_faster(a_finding: Callable[..., None], desk: Any) -> None:
    """Two thousand findings take ten times the page of two hundred, and every one of them stands in it."""
    sizes = []
    for number in range(2_000):
        a_finding(desk, Credibility.DOUBTFUL, number=number)
        if number + 1 in (200, 2_000):
            sizes.append(render(desk.close()))
    assert sizes[1].count('class="verdict"') == 2_000
    assert len(sizes[1]) < 11 * len(sizes[0])
