"""The best rule by governors, on words made up for it."""

from bongsu.extract.certainty.judgement import Certainty
from tests.quality.factuality import Judged
from tests.quality.governors import Governed, best_rule, ceilings, constructions, disagreements, excused, right

PLANS = [Governed(Judged(value, Certainty.UNCERTAIN), "to after noun", "plan") for value in (3.0, 3.0, 0.0)]
CAN = Governed(Judged(0.0, Certainty.UNCERTAIN), "clause", "can")


def test_the_best_rule_gives_the_step_that_most_words_bear() -> None:
    """Two of three under one governor are certain; what the rule does not know stays as it was judged."""
    rule = best_rule(PLANS)
    assert rule == {PLANS[0].key: Certainty.CERTAIN}
    assert right(PLANS, rule) == 2 / 3
    assert right(PLANS, {}) == 1 / 3
    assert right([CAN], rule) == 1.0


def test_the_tables_tell_rules_and_constructions_apart() -> None:
    """One column for each part, one row for each rule and construction."""
    parts = {"train": PLANS, "dev": [CAN]}
    assert "| best rule of train | 0.667 | 1.000 |" in ceilings(parts)
    assert "| all certain | 0.667 | 0.000 |" in ceilings(parts)
    assert "| infinitives | 2 / 1 / 0 | 0 / 0 / 0 |" in constructions(parts)
    assert "| modal can | 0 / 0 / 0 | 0 / 1 / 0 |" in constructions(parts)


def test_governors_that_mostly_bear_another_step_are_listed() -> None:
    """The counts are of certain, uncertain and denied words; where both parts agree nothing is said."""
    assert "| plan | 2 / 1 / 0 | 0 / 1 / 0 |" in disagreements([*PLANS, CAN], [PLANS[2], CAN])
    assert "can" not in disagreements([*PLANS, CAN], [PLANS[2], CAN])


def test_errors_that_another_corpus_asks_for_are_counted() -> None:
    """Two certain words under "plan", which another part leaves open; nothing is known of what it does not have."""
    assert excused(PLANS, [PLANS[2]]) == (2, 2)
    assert excused(PLANS, [CAN]) == (2, 0)
