"""The measures themselves, on made-up sentences: a wrong measure would hold a wrong floor."""

from pathlib import Path

import pytest

from bongsu.extract import Certainty
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.party import state
from tests.extract.texts import read
from tests.quality import factuality, gold_records
from tests.quality.article_scores import measure
from tests.quality.correspondence import NARROW, OUTSIDE, SAME, country, of_cameo, of_plover
from tests.quality.figures import Count
from tests.quality.gold_records import Actor, Coding, Record
from tests.quality.labels import Labelled, same_party

ARMS = "North Korea shipped artillery shells to Russia."
AID = of_cameo("072")


@pytest.mark.parametrize(
    ("code", "fit"),
    [
        *((code, SAME) for code in ("072", "0331", "111")),
        ("129", NARROW),
        *((code, OUTSIDE) for code in ("075", "063", "190", "990")),
    ],
)
def test_a_code_answers_to_our_kinds_by_its_root(code: str, fit: str) -> None:
    """An exception inside a root, and a root that nobody knows, lie outside."""
    assert of_cameo(code).fit == fit
    assert bool(of_cameo(code).kinds) is (fit != OUTSIDE)


def test_a_class_answers_to_our_kinds_unless_its_context_lies_outside() -> None:
    """Military aid is ours, asylum is not."""
    assert EventKind.ARMS_TRANSFER in of_plover("AID", ["", "military"]).kinds
    assert of_plover("AID", ["", "refugee"]).fit == of_plover("PROTEST").fit == OUTSIDE


def test_an_actor_is_met_by_its_state_or_its_name() -> None:
    """A shared word does not make one state another."""
    assert Actor("Seoul's ministry", "kr").is_one_of([state("kr", "South Korea")])
    assert not Actor("South Korea", "kr").is_one_of([state("kp", "North Korea")])
    assert not Actor().is_one_of([state("kp", "North Korea")])
    assert country("PRKGOV") == "kp"
    assert country("---MIL") is None


def _measured(text: str, *codings: Coding) -> dict[str, tuple[float, int]]:
    figures = gold_records.measure([Record(text, codings)]).figures
    return {name: (figure.value, figure.items) for name, figure in figures.items() if figure.items}


@pytest.mark.parametrize(
    ("text", "source", "target", "want"),
    [
        (ARMS, "kp", "ru", {"found": (1.0, 1), "agent": (1.0, 1), "recipient": (1.0, 1)}),
        (ARMS, "ru", "kp", {"found": (1.0, 1), "agent": (0.0, 1), "recipient": (0.0, 1)}),
        ("The weather stayed mild.", "kp", "ru", {"found": (0.0, 1)}),
    ],
)
def test_a_coded_event_is_found_with_its_parties(
    text: str, source: str, target: str, want: dict[str, tuple[float, int]]
) -> None:
    """Parties are judged only where the event is found, each on its side."""
    coding = Coding("AID", AID, (Actor(None, source),), (Actor(None, target),))
    assert _measured(text, coding) == want


def test_what_both_do_may_stand_on_either_side() -> None:
    """A mutual event asks for its actors only."""
    coding = Coding("AID", AID, (Actor(None, "ru"), Actor(None, "kp")), (Actor(None, "kp"),), mutual=True)
    assert _measured(ARMS, coding) == {"found": (1.0, 1), "agent": (1.0, 1)}


def test_nothing_coded_asks_for_silence() -> None:
    """A claim in a sentence outside our field is an alarm of its kind."""
    assert _measured("The weather stayed mild.") == {"silent": (1.0, 1)}
    loud = gold_records.measure([Record(ARMS, ())])
    assert loud.figures["silent"].value == 0.0
    assert loud.alarms == {"arms_transfer": 1}


def test_marked_words_are_judged_in_three_steps(tmp_path: Path) -> None:
    """Values above 2 are certain and below -2 denied; what lies between is uncertain."""
    rows = [("They", "_"), ("left", "3.0"), (".", "_")], [("They", "_"), ("may", "_"), ("leave", "0.5"), (".", "_")]
    text = "\n\n".join("\n".join(f"{at}\t{word}\t{value}" for at, (word, value) in enumerate(row)) for row in rows)
    (tmp_path / "a.conll").write_text(text, encoding="utf-8")
    judged = factuality.of_columns(tmp_path / "a.conll")
    assert (
        [one.wanted for one in judged] == [one.certainty for one in judged] == [Certainty.CERTAIN, Certainty.UNCERTAIN]
    )
    figures = factuality.measure(judged).figures
    assert figures["three_steps"].value == 1.0
    assert figures["three_steps"].trivial == {"all certain": 0.5, "commonest step": 0.5}
    assert figures["mean_error"].value == 0.25


def test_a_target_is_a_span_of_words(tmp_path: Path) -> None:
    """The first word of the span is judged."""
    line = '{"text": "He denied it . They may leave .", "targets": [{"span1": [6, 7], "label": -2.5}]}'
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    (judged,) = factuality.of_targets(tmp_path / "a.jsonl")
    assert (judged.wanted, judged.certainty) == (Certainty.DENIED, Certainty.UNCERTAIN)


def _labelled(claims: tuple[Claim, ...], *labels: dict[str, object]) -> Labelled:
    plain = {"sent_idx": 0, "actor": None, "target": None, "attributed_to": None, "status": "asserted"}
    return Labelled("one", [(0, len(ARMS))], [plain | label for label in labels], claims)


def test_kinds_count_once_in_a_sentence_and_parties_where_the_label_tells_them() -> None:
    """Hit, missed and spare kinds by the label's name; nobody is asked for where the label names nobody."""
    article = _labelled(read(ARMS), {"action": "arms_transfer", "actor": "Pyongyang"}, {"action": "threat"})
    score = measure([article])
    assert score.kinds == {"arms_transfer": Count(hit=1), "threat": Count(missed=1)}
    assert score.figures["kind_precision"].value == score.figures["agent"].value == score.figures["stance"].value == 1.0
    assert score.figures["kind_recall"].value == 0.5
    assert score.figures["recipient"].items == 0
    assert measure([_labelled(read(ARMS))]).kinds == {"arms_transfer": Count(extra=1)}


@pytest.mark.parametrize(
    ("label", "names", "want"),
    [
        ("Moscow", ["Russia"], True),
        (["Russia", "China"], ["China"], True),
        ("Iran", ["Russia"], False),
        (None, [], None),
    ],
)
def test_half_of_the_labelled_parties_are_enough(label: object, names: list[str], want: bool | None) -> None:
    """A seat of government stands for its state; a label without party asks nothing."""
    assert same_party(label, names) is want
