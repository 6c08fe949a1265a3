"""How sure a text is of any one of its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.extract import Certainty, judge
from bongsu.model.claim import Stance

CERTAIN, UNCERTAIN, DENIED = Certainty.CERTAIN, Certainty.UNCERTAIN, Certainty.DENIED


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("The firm closed the plant.", "closed", CERTAIN),
        ("The firm will close the plant.", "close", CERTAIN),
        ("The firm may close the plant.", "close", UNCERTAIN),
        ("The firm did not close the plant.", "close", DENIED),
        ("The firm denied that it closed the plant.", "closed", DENIED),
        ("The firm said it closed the plant.", "closed", CERTAIN),
        ("If the firm closes the plant, workers will leave.", "closes", UNCERTAIN),
        ("The firm has the right to close the plant.", "close", UNCERTAIN),
        ("The firm is unwilling to close the plant.", "close", UNCERTAIN),
        ("The firm reportedly closed the plant.", "closed", UNCERTAIN),
        ("The index nearly broke the record.", "broke", DENIED),
        ("The index rose nearly 3 percent.", "rose", CERTAIN),
        ("The firm may sell, but workers left on Monday.", "left", CERTAIN),
    ],
)
def test_certainty_follows_the_cue_whose_scope_holds_the_word(text: str, word: str, certainty: Certainty) -> None:
    """Hedges, plans, denials, negations and conditions hold for their clause; "will" is sure of what is to come."""
    assert judge(text, text.index(word)).certainty is certainty


@pytest.mark.parametrize(
    ("text", "inside", "stance", "certainty", "outside"),
    [
        ("The port, which reopened in May, is suspected of shipping coal.", "shipping", "unverified", UNCERTAIN,
         "reopened"),
        ("The alleged transfer followed a visit to Busan.", "transfer", "unverified", UNCERTAIN, "visit"),
        ("The crew allegedly sold the oil after the ship docked.", "sold", "unverified", UNCERTAIN, "docked"),
        ("The tanker appears to have loaded oil, but the crew left on Monday.", "loaded", "unverified", UNCERTAIN,
         "left"),
        ("The ship likely carried coal, which it loaded in Nampo.", "carried", "unverified", UNCERTAIN, "loaded"),
        ("There are rumours that the ship sank, and the owner sold the cargo.", "sank", "rumoured", UNCERTAIN, "sold"),
        ("Seoul, which closed the road, was unable to verify that the convoy crossed it.", "crossed", "unverified",
         UNCERTAIN, "closed"),
        ("Tokyo could neither confirm nor deny that the ship sank, but it closed the port.", "sank", "unverified",
         UNCERTAIN, "closed"),
        ("Moscow did not deny that the train crossed the border, but it closed the road.", "crossed", "unverified",
         UNCERTAIN, "closed"),
        ("Moscow denied that the train crossed the border, but the bridge reopened.", "crossed", "denied", DENIED,
         "reopened"),
        ("Beijing rejected reports that the ships met, and it expelled the envoy.", "met", "denied", DENIED,
         "expelled"),
        ("The firm plans to sell the ship that it bought in March.", "sell", "planned", UNCERTAIN, "bought"),
        ("The firm would sell the ship that sank.", "sell", "planned", UNCERTAIN, "sank"),
        ("If the ship sails, the port will close, said the owner, who left.", "sails", "planned", UNCERTAIN, "left"),
        ("The owner, who sold two ships, vowed to buy a third.", "buy", "planned", UNCERTAIN, "sold"),
        ("The ship did not sail because the engine failed.", "sail", "asserted", DENIED, "failed"),
    ],
)  # fmt: skip
def test_a_cue_holds_inside_its_scope_and_not_outside(
    text: str, inside: str, stance: str, certainty: Certainty, outside: str
) -> None:
    """Suspected, alleged, rumoured, unverified, denied, planned, negated: each ends where its clause does."""
    judged = judge(text, text.index(inside))
    assert (judged.stance, judged.certainty) == (stance, certainty)
    assert judge(text, text.index(outside)).certainty is CERTAIN


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("The firm managed to sell the ship.", "sell", CERTAIN),
        ("The firm did not manage to sell the ship.", "sell", DENIED),
        ("The firm failed to sell the ship.", "sell", DENIED),
        ("The firm did not fail to sell the ship.", "sell", CERTAIN),
        ("The firm forgot to pay the crew.", "pay", DENIED),
        ("The firm refused to sell the ship.", "sell", DENIED),
        ("The firm did not refuse to sell the ship.", "sell", UNCERTAIN),
        ("The storm forced the ship to turn.", "turn", CERTAIN),
        ("The storm did not force the ship to turn.", "turn", UNCERTAIN),
        ("The navy prevented the ship from leaving.", "leaving", DENIED),
        ("The crew wants to buy and sell oil.", "sell", UNCERTAIN),
        ("The crew was unable to start the engine.", "start", DENIED),
        ("The firm was the first to sell oil.", "sell", CERTAIN),
        ("The shares fell to close at 20.", "close", CERTAIN),
        ("The firm sold the ship to cut its debt.", "cut", CERTAIN),
        ("The firm is seeking a loan to cut its debt.", "cut", UNCERTAIN),
        ("The port is to open in May.", "open", CERTAIN),
        ("The port was to open in May.", "open", UNCERTAIN),
        ("The ban allowed smugglers to raise prices.", "raise", CERTAIN),
        ("The ban will allow smugglers to raise prices.", "raise", UNCERTAIN),
        ("Pyongyang to reopen the port", "reopen", CERTAIN),
        ("The firm will sell the ship to cut its debt.", "cut", CERTAIN),
        ("The firm may sell the ship to cut its debt.", "cut", UNCERTAIN),
        ("The firm is going to sell the ship.", "sell", UNCERTAIN),
        ("Shares fell before going back up to close at 20.", "close", CERTAIN),
        ("It won a loan from an oil refining group to cut its debt.", "cut", CERTAIN),
        ("The dispute remains to be settled.", "settled", UNCERTAIN),
        ("The crew was told not to load the oil.", "load", DENIED),
        ("The crew was told to load the oil.", "load", UNCERTAIN),
        ("The firm decided not to sell the ship.", "sell", DENIED),
        ("The crew managed not to spill the oil.", "spill", DENIED),
        ("The crew hopes not to spill the oil.", "spill", UNCERTAIN),
    ],
)
def test_an_infinitive_is_as_sure_as_its_governor_makes_it(text: str, word: str, certainty: Certainty) -> None:
    """Implicative verbs pass facts on or turn them round, others leave them open; tense and negation count."""
    assert judge(text, text.index(word)).certainty is certainty


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("The crew knows that the ship sank.", "sank", CERTAIN),
        ("The crew does not know that the ship sank.", "sank", CERTAIN),
        ("The owner regrets that the ship sank.", "sank", CERTAIN),
        ("The crew pretended that the ship sank.", "sank", UNCERTAIN),
        ("The owner does not think that the ship sank.", "sank", UNCERTAIN),
        ("The ship was sold, the owner believes.", "sold", UNCERTAIN),
        ("The owner insisted that the ship be sold.", "sold", UNCERTAIN),
        ("The firm said it would close the port.", "close", CERTAIN),
        ("The firm said it would close the port if prices fell.", "close", UNCERTAIN),
        ("The ship left before the storm began.", "began", CERTAIN),
        ("The firm will pay when the ship leaves.", "leaves", UNCERTAIN),
        ("Did the ship leave the port?", "leave", UNCERTAIN),
        ("Stop the ships.", "Stop", UNCERTAIN),
        ("No ship left the port.", "left", DENIED),
        ("There is no ship that left the port.", "left", CERTAIN),
        ("The ship is not seaworthy.", "seaworthy", DENIED),
        ("The treaty was not signed or sealed.", "sealed", DENIED),
        ("The crew was drowning or swimming.", "swimming", UNCERTAIN),
        ("The crew was drowning and swimming.", "swimming", CERTAIN),
        ("The owner could not find the ship.", "find", DENIED),
        ("The owner can\u2019t find the ship.", "find", DENIED),
        ("The owner might not find the ship.", "find", UNCERTAIN),
        ("An announcement that it would close the port followed.", "close", CERTAIN),
        ("A hope that it would close the port followed.", "close", UNCERTAIN),
        ("Boeing claims that its jet leads the market.", "leads", CERTAIN),
    ],
)
def test_a_clause_is_as_sure_as_what_opens_it(text: str, word: str, certainty: Certainty) -> None:
    """Known, thought, wished, asked, ordered, said in the past of the future."""
    assert judge(text, text.index(word)).certainty is certainty


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("There was a risk of war after the merger.", "war", UNCERTAIN),
        ("There was a risk of war after the merger.", "merger", CERTAIN),
        ("The firm announced plans for a merger.", "merger", UNCERTAIN),
        ("The proposed merger followed a strike.", "merger", UNCERTAIN),
        ("The proposed merger followed a strike.", "strike", CERTAIN),
        ("Talks on a takeover bid ended.", "takeover", UNCERTAIN),
        ("The rebels accused the firm of selling oil.", "selling", UNCERTAIN),
        ("The ship left the port without paying.", "paying", DENIED),
        ("The launch was cancelled.", "launch", DENIED),
        ("The deal could lead to a strike.", "strike", UNCERTAIN),
        ("The deal could end the strike.", "strike", CERTAIN),
        ("The firm has not made a bid.", "bid", UNCERTAIN),
        ("A few strikes followed.", "strikes", CERTAIN),
        ("It fears any strike.", "strike", UNCERTAIN),
        ("The deal may have a large effect.", "effect", UNCERTAIN),
        ("There will be no war, but there may be a strike.", "strike", UNCERTAIN),
        ("A strike or a war followed.", "war", UNCERTAIN),
        ("The navy may carry out the attack.", "attack", UNCERTAIN),
        ("The firm shelved the merger.", "merger", DENIED),
        ("It recalled an aborted attack on the port.", "attack", DENIED),
    ],
)
def test_an_event_named_by_a_noun_hangs_on_what_governs_it(text: str, word: str, certainty: Certainty) -> None:
    """A risk of, plans for, the object of an open verb; what is known stays known."""
    assert judge(text, text.index(word)).certainty is certainty


@pytest.mark.parametrize(
    ("text", "word", "cue"),
    [
        ("The firm may have closed the plant.", "closed", "may"),
        ("The firm refused to close the plant.", "close", "refused"),
        ("There was a risk of war.", "war", "risk"),
        ("The plant did not close.", "close", "not"),
        ("The plant closed.", "closed", None),
    ],
)
def test_the_cue_is_told(text: str, word: str, cue: str | None) -> None:
    """A judgement says what set the stance."""
    assert judge(text, text.index(word)).cue == cue


def test_a_modal_before_the_perfect_is_a_guess() -> None:
    """What may have happened is unverified; what may happen is planned."""
    text = "The firm may have closed the plant and may sell the ship."
    assert judge(text, text.index("closed")).stance is Stance.UNVERIFIED
    assert judge(text, text.index("sell")).stance is Stance.PLANNED


@given(st.text(min_size=1, max_size=200), st.data())
def test_every_offset_of_any_text_is_judged(text: str, data: st.DataObject) -> None:
    """No text and no place in it raises."""
    assert judge(text, data.draw(st.integers(0, len(text) - 1))).certainty in Certainty


_WORDS = st.sampled_from(
    """
    the a ship to of that if not no will may said denied plans refused seeking be was have without and , . ? closing
    closed risk any which before until "
    """.split()
)


@given(st.lists(_WORDS, min_size=1, max_size=25), st.data())
def test_every_word_of_any_row_of_governing_words_is_judged(row: list[str], data: st.DataObject) -> None:
    """However governors pile up, the climb ends."""
    text = " ".join(row)
    assert judge(text, data.draw(st.integers(0, len(text) - 1))).certainty in Certainty


def test_a_blank_is_judged_as_the_word_after_it() -> None:
    """Between two sentences it is the second one that tells, whatever the first one says."""
    text = "The firm may close the plant.\n\nSales rose. "
    assert judge(text, text.index("\n")) == judge(text, text.index("Sales"))
    assert judge(text, len(text) - 1).certainty is CERTAIN


@pytest.mark.parametrize("offset", [-1, 5])
def test_a_place_outside_the_text_is_refused(offset: int) -> None:
    """An offset must lie in the text."""
    with pytest.raises(ValueError, match="not inside"):
        judge("words", offset)
