"""Numbers of quotes: one for each, the same every time, and every sentence leads to one."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind
from bongsu.report import Dossier
from bongsu.report.citations import COPIED, Notes, numbered, runs
from bongsu.report.hostile import anchor
from bongsu.report.incidents import incidents

LONG = "Officials in the capital said that a column of lorries had crossed the bridge at night."
THREAT = Event(EventKind.THREAT)


def claim(quote: str, evidence: str = "e1", start: int = 0, stance: Stance = Stance.ASSERTED, **more: Any) -> Claim:
    """Return a claim that stands there."""
    return Claim(THREAT, stance, evidence, quote, "test", start, start + len(quote), **more)


def test_claims_of_one_quote_share_a_number() -> None:
    """What one sentence asserts and denies is one quote; another place of it has its own number."""
    one, other = claim("He said so."), claim("He said so.", stance=Stance.DENIED)
    again = claim("He said so.", start=300)
    assert list(numbered([one, other, again]).values()) == [1, 1, 2]


def test_copies_share_a_number_where_chance_does_not() -> None:
    """The same long words in another text are a copy, however they are broken into lines; short ones are chance."""
    assert len(LONG) >= COPIED
    copies = [claim(LONG), claim(LONG.replace(" ", "\n", 1), "e2", 40)]
    chance = [claim("He said so."), claim("He said so.", "e2")]
    assert list(numbered([*copies, *chance]).values()) == [1, 1, 2, 3]


def test_rows_of_a_table_are_no_copies() -> None:
    """Two rows that read the same are two records."""
    first, second = (replace(claim(LONG), start=None, end=None, row=(row,)) for row in (1, 2))
    assert list(numbered([first, second]).values()) == [1, 2]


@given(st.sets(st.integers(1, 60)))
def test_runs_name_every_number_once(numbers: set[int]) -> None:
    """Written as runs, no number is lost, and none is added."""
    found = runs(sorted(numbers))
    assert [number for first, last in found for number in range(first, last + 1)] == sorted(numbers)
    assert all(first == last or last - first >= 2 for first, last in found)


def test_each_claim_has_a_number_and_a_way_back(autumn: Dossier, page: Callable[[Dossier], Any]) -> None:
    """Beside each claim stands the number of its quote, which holds its words, day and place, and leads back to it."""
    tree = page(autumn)
    for item in autumn.assessment.incidents:
        for key in item.claims:
            place = f"{anchor(item.id)}-{anchor(key)}"
            (shown,) = tree.all("li", id=place)
            (link,) = shown.all("a", role="doc-noteref")
            (note,) = tree.all("li", id=link.attributes["href"][1:])
            held = autumn.claims[key]
            assert " ".join(held.quote.split()) in note.text
            assert autumn.evidence[held.evidence].path in note.text
            assert f"characters {held.start}–{held.end}" in note.text
            assert f"#{place}" in {back.attributes["href"] for back in note.all("a", role="doc-backlink")}


def test_sentences_on_an_incident_carry_citations(autumn: Dossier, page: Callable[[Dossier], Any]) -> None:
    """Facts, reasons, dissent and verdicts each lead to quotes, those of dissent to the denial."""
    tree = page(autumn)
    (section,) = [node for node in tree.all("section", class_="incident") if "Troop" in node.text]
    for part in (*section.all("p", class_="facts"), *section.all("p", class_="verdict")):
        assert part.all("a", role="doc-noteref")
    (credibility,) = section.all("div", class_="credibility")
    assert all(item.all("a", role="doc-noteref") for item in credibility.all("li"))
    (denial,) = [node for node in section.all("li", class_="claim") if "denied" in node.text]
    number = denial.all("a", role="doc-noteref")[0].text
    assert re.search(rf"Denied by Kremlin \[{number}\]", credibility.text)


def test_a_reason_of_dissent_rests_on_the_denial(autumn: Dossier) -> None:
    """Reasons that tell who denies it lead to the claims against, all others to those for it."""
    (troops,) = [item for item in incidents(autumn, {}) if item.on("against")]
    assert troops.behind("denied by Kremlin: shown as dissent, no refutation") == troops.ids("against")
    assert troops.behind("2 independent origins: A; B") == troops.ids("for")


def test_words_that_name_somebody_rest_on_his_claims(autumn: Dossier) -> None:
    """A reason that names one speaker cites him alone; a name inside a longer word, or nobody's, narrows nothing."""
    (troops,) = [item for item in incidents(autumn, {}) if item.on("against")]
    (service,) = [view.claim.id for view in troops.claims if view.said_by == "National Intelligence Service"]
    assert troops.behind("one origin only: National Intelligence Service") == (service,)
    assert troops.behind("one origin only: National Intelligence Services") == troops.ids("for")
    assert troops.told_by("denied by Kremlin", troops.incident.claims) == troops.ids("against")


def test_numbers_do_not_depend_on_order_of_reading(autumn: Dossier) -> None:
    """The same records in another order of reading are numbered the same."""
    turned = replace(autumn, claims=dict(reversed(list(autumn.claims.items()))))
    first, second = (Notes.of(incidents(one, {})) for one in (autumn, turned))
    assert first.numbers == second.numbers
    assert [note.number for note in first.citations] == list(range(1, len(first.citations) + 1))


def test_nothing_is_cited_of_what_is_not_at_hand(autumn: Dossier) -> None:
    """A claim that no incident holds has no number, and gives no empty bracket."""
    assert Notes.of(incidents(autumn, {})).cite(["claim:nobody"]) == ""
