"""The reader: who says what about whom, how sure, when, where in the text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu.extract import read_claims
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Category, EventKind
from tests.extract.texts import document, only, read

TROOPS, ARMS, LAUNCH = EventKind.TROOP_DEPLOYMENT, EventKind.ARMS_TRANSFER, EventKind.MISSILE_LAUNCH


BOTH = ["Russia", "North Korea"]


def names(claim: Claim) -> tuple[list[str], list[str]]:
    """Return the names of agents and recipients."""
    return [party.name for party in claim.event.agents], [party.name for party in claim.event.recipients]


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("North Korea sent troops to Russia.", TROOPS, Stance.ASSERTED),
        ("NATO confirmed that North Korea sent troops to Russia.", TROOPS, Stance.CONFIRMED),
        ("North Korea admitted that it had sent soldiers to Russia.", TROOPS, Stance.CONFIRMED),
        ("There are rumours that North Korean soldiers are fighting for Russia.", TROOPS, Stance.RUMOURED),
        ("North Korea may have sent troops to Russia.", TROOPS, Stance.UNVERIFIED),
        ("North Korea has reportedly sent troops to Russia.", TROOPS, Stance.UNVERIFIED),
        ("North Korea is believed to have sent troops to Russia.", TROOPS, Stance.UNVERIFIED),
        ("The Pentagon could not confirm that North Korea sent troops to Russia.", TROOPS, Stance.UNVERIFIED),
        ("Seoul suspects that North Korea sent troops to Russia.", TROOPS, Stance.UNVERIFIED),
        ("Kyiv alleged that North Korea had sent troops to Russia.", TROOPS, Stance.UNVERIFIED),
        ("Kyiv claimed that North Korea had sent troops to Russia.", TROOPS, Stance.ASSERTED),
        ("Kyiv accused North Korea of sending troops to Russia.", TROOPS, Stance.ASSERTED),
        ("North Korea denied that it had sent troops to Russia.", TROOPS, Stance.DENIED),
        ("North Korea plans to send troops to Russia.", TROOPS, Stance.PLANNED),
        ("North Korea will send troops to Russia.", TROOPS, Stance.PLANNED),
        ("If North Korea sends troops to Russia, Seoul will respond.", TROOPS, Stance.PLANNED),
        ("Shin confirmed Russia appeared to be supplying weapons to North Korea.", ARMS, Stance.UNVERIFIED),
        (
            "North Korea has conducted nuclear tests and is barred from trade.",
            EventKind.NUCLEAR_ACTIVITY,
            Stance.ASSERTED,
        ),
        ("It is unclear whether North Korea sent troops to Russia.", TROOPS, Stance.UNVERIFIED),
        ("North Korea must decide whether to send troops to Russia.", TROOPS, Stance.PLANNED),
        ("North Korea fired a suspected intercontinental ballistic missile.", LAUNCH, Stance.ASSERTED),
        ("Rumours are circulating among traders that North Korea sent troops to Russia.", TROOPS, Stance.RUMOURED),
        ("Suspicions have grown that North Korea sent troops to Russia.", TROOPS, Stance.UNVERIFIED),
        ("Drones are shipped across the border to Russia.", ARMS, Stance.ASSERTED),
        ("Kishida said his country cannot tolerate the drills of Iran.", EventKind.STATEMENT, Stance.ASSERTED),
    ],
)
def test_stance_follows_the_words_whose_scope_holds_the_event(text: str, kind: EventKind, stance: Stance) -> None:
    """Verbs of saying, hedges, modals, plans and conditions set the stance; a hedge beats a confirmation."""
    assert only(text, kind).stance is stance


def test_a_hedge_outside_the_clause_does_not_reach_the_event() -> None:
    """A "may" after "but" says nothing of what stands before it."""
    claim = only("North Korea sent troops to Russia, but Moscow may deny it.", TROOPS)
    assert claim.stance is Stance.ASSERTED


def test_a_negated_event_is_marked() -> None:
    """The words "did not" make the claim say that it did not happen."""
    assert only("North Korea did not send troops to Russia, Kim Song said.", TROOPS).negated


def test_a_denied_accusation_has_two_voices() -> None:
    """Who denies and who claims both stand, each with its stance."""
    claims = read("North Korea again denied U.S. claims that it was shipping artillery shells to Russia.")
    voices = {(claim.speaker.name, claim.stance) for claim in claims if claim.speaker and claim.event.kind is ARMS}
    assert voices == {("North Korea", Stance.DENIED), ("United States", Stance.ASSERTED)}


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("Kirby said North Korea sent troops to Russia.", TROOPS, "John Kirby"),
        ("North Korea sent troops to Russia, Kirby said on Tuesday.", TROOPS, "John Kirby"),
        ("North Korea sent troops to Russia, said Kirby.", TROOPS, "John Kirby"),
        ("According to NATO, North Korea sent troops to Russia.", TROOPS, "NATO"),
        ("North Korea sent troops to Russia, according to NATO.", TROOPS, "NATO"),
        ("Campbell dropped another bombshell: North Korea is sending weapons to Russia.", ARMS, "Campbell"),
        ("Japan's Defence Minister Gen Nakatani said North Korea fired a ballistic missile.", LAUNCH, "Gen Nakatani"),
        ("U.S. officials said North Korea sent troops to Russia.", TROOPS, "United States' officials"),
        (
            "A spokesman for the Ministry of Defence of Ukraine said Russia received shells from North Korea.",
            ARMS,
            "Ukraine's Ministry of Defence",
        ),
    ],
)
def test_the_speaker_is_found_wherever_the_sentence_puts_it(text: str, kind: EventKind, speaker: str) -> None:
    """Before, after and inverted, by office and by body."""
    claim = only(f"Kurt Campbell, U.S. deputy secretary of state, spoke. {text}", kind)
    assert claim.speaker is not None
    assert speaker in claim.speaker.name


def test_the_publisher_speaks_where_nobody_is_named() -> None:
    """What a paper says on its own is the paper's claim."""
    claim = only("North Korea sent troops to Russia.", TROOPS, "Reuters")
    assert claim.speaker is not None
    assert claim.speaker.name == "Reuters"


def test_an_agency_that_quotes_an_office_relays_it() -> None:
    """The office speaks, the agency passes it on."""
    claim = only("Yonhap reported that the Joint Chiefs of Staff said North Korea fired a ballistic missile.", LAUNCH)
    assert claim.speaker is not None
    assert "Joint Chiefs" in claim.speaker.name
    assert [party.name for party in claim.relayed_by] == ["Yonhap News Agency"]


def test_a_state_s_own_press_admits_its_deeds() -> None:
    """What the actor's own agency tells of the actor is an admission, of others it is a claim."""
    own = only("The DPRK test-fired an intercontinental ballistic missile.", LAUNCH, "KCNA")
    other = only("The ROK sent drones over Pyongyang.", EventKind.PROVOCATION, "KCNA")
    assert (own.stance, other.stance) == (Stance.CONFIRMED, Stance.ASSERTED)


def test_a_failed_check_of_these_claims_is_a_stance_on_what_was_told() -> None:
    """The rumour of one sentence is unverified by the speaker of the next."""
    claims = read(
        "There are rumors of North Korean soldiers fighting for Russia. "
        "Although Campbell was unable to verify these claims, he is watching. "
    )
    stances = [claim.stance for claim in claims if claim.event.kind is TROOPS]
    assert stances == [Stance.RUMOURED, Stance.UNVERIFIED]


@pytest.mark.parametrize(
    ("text", "kind", "agents", "recipients"),
    [
        ("North Korea shipped artillery shells to Russia.", ARMS, ["North Korea"], ["Russia"]),
        ("Russia received artillery shells from North Korea.", ARMS, ["North Korea"], ["Russia"]),
        ("Artillery shells were delivered to Russia by North Korea.", ARMS, ["North Korea"], ["Russia"]),
        ("North Korea supplied Russia with artillery shells.", ARMS, ["North Korea"], ["Russia"]),
        ("Pyongyang has sent Moscow ballistic missiles.", ARMS, ["North Korea"], ["Russia"]),
        ("Arms deals between Russia and North Korea go on.", ARMS, BOTH, BOTH),
        ("North Korean soldiers are fighting for Russia in Kursk.", TROOPS, ["North Korea"], ["Russia"]),
        ("Russia, which vetoed the resolution, was alone.", EventKind.VETO, ["Russia"], []),
        ("Iran relies on Chinese-owned boats that ship drones to Russia.", ARMS, ["China"], ["Russia"]),
        ("Japan condemned North Korea.", EventKind.STATEMENT, ["Japan"], ["North Korea"]),
        ('David Cameron said: "We will not stand by while Russia arms its allies."', EventKind.STATEMENT,
         ["David Cameron"], ["Russia"]),
        ("South Korea, Japan and the United States held a joint exercise.", EventKind.MILITARY_EXERCISE,
         ["South Korea", "Japan", "United States"], []),
    ],
)  # fmt: skip
def test_who_did_it_to_whom(text: str, kind: EventKind, agents: list[str], recipients: list[str]) -> None:
    """Active, passive, giving, taking, relative clauses and coordination."""
    assert names(only(text, kind)) == (agents, recipients)


def test_a_pronoun_stands_for_the_last_subject() -> None:
    """They is the state that the sentence before was about."""
    text = "North Korea is threatening its neighbour. They destroyed roads and railways near the border."
    claim = only(text, EventKind.PROVOCATION)
    assert names(claim)[0] == ["North Korea"]


def test_a_missile_is_ballistic_only_when_the_text_says_so() -> None:
    """The category is that of the words."""
    plain = only("North Korea fired a missile.", LAUNCH).event.objects[0]
    ballistic = only("North Korea fired a ballistic missile.", LAUNCH).event.objects[0]
    cruise = only("North Korea fired a cruise missile.", LAUNCH).event.objects[0]
    assert [item.category for item in (plain, ballistic, cruise)] == [
        Category.MISSILE, Category.BALLISTIC_MISSILE, Category.CRUISE_MISSILE,
    ]  # fmt: skip


def test_a_day_of_the_week_is_the_last_one_before_publication() -> None:
    """Tuesday in a text of Friday 18 October is the 15th, in Korean days for a Korean event."""
    when = only("North Korea blew up roads near the border on Tuesday.", EventKind.PROVOCATION).event.when
    assert (when.first_day(), when.last_day(), when.zone) == (date(2024, 10, 15), date(2024, 10, 15), "Asia/Seoul")


def test_the_day_of_the_report_is_not_the_day_of_the_event() -> None:
    """A date beside the verb of saying dates the saying."""
    when = only("North Korea has sent troops to Russia, Kirby said on Wednesday.", TROOPS).event.when
    assert not when.stated


def test_an_event_without_a_date_lies_before_its_publication() -> None:
    """Nothing is invented: the beginning is open."""
    when = only("North Korea sent troops to Russia.", TROOPS).event.when
    assert (when.earliest, when.last_day(), when.stated) == (None, date(2024, 10, 18), False)


def test_quantities_keep_their_range() -> None:
    """Up to 12,000 has an upper end only."""
    quantity = only("North Korea sent up to 12,000 troops to Russia.", TROOPS).event.objects[0].quantity
    assert quantity is not None
    assert (quantity.value, quantity.low, quantity.high) == (None, None, 12000.0)


def test_a_dateline_is_no_part_of_the_sentence() -> None:
    """The words "SEOUL, October 18 - " neither acts nor dates."""
    claim = only("SEOUL, October 18 - North Korea has sent troops to Russia.", TROOPS)
    assert names(claim)[0] == ["North Korea"]
    assert not claim.event.when.stated


def test_a_sea_is_no_state() -> None:
    """China in the South China Sea and the South in it act in nothing."""
    claim = only("Japan is worried about drills in the South China Sea.", EventKind.STATEMENT)
    assert names(claim)[1] == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_survived_and_quotes_are_exact(text: str) -> None:
    """Whatever stands in a text, every claim quotes its own place."""
    for claim in read_claims(document(text)):
        assert claim.start is not None
        assert claim.end is not None
        assert text[claim.start : claim.end] == claim.quote


WORDS = st.sampled_from(
    "North Korea sent fired a missile troops to Russia , . “ ” said Kirby may not denied that by of 12 : Kim".split()
)


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_order_of_the_field_s_words_is_survived(text: str) -> None:
    """Sentences that no one would write are read without an error, and quoted exactly."""
    assert all(text[claim.start : claim.end] == claim.quote for claim in read_claims(document(text)))


def test_reading_twice_gives_the_same_claims() -> None:
    """The reader keeps nothing between documents."""
    text = "Kim Yong-hyun, South Korea's defence minister, said North Korea sent troops to Russia. He condemned it."
    assert read(text) == read(text)


def test_who_detects_a_launch_has_not_launched_it() -> None:
    """The missiles that Seoul detects are those of the state that the text spoke of."""
    claims = read("North Korea fired missiles on Friday. South Korea detected two ballistic missiles near Kaechon.")
    assert [names(claim)[0] for claim in claims if claim.event.kind is LAUNCH] == [["North Korea"], ["North Korea"]]
    assert [names(claim)[0] for claim in read("Japan detected a ballistic missile.")] == [[]]


def test_an_acknowledged_test_is_the_one_told_before() -> None:
    """A confirmation of "that test" is a stance on the launch of the sentence before."""
    claims = read("North Korea fired a ballistic missile on Thursday. The Kremlin confirmed that test on Friday.")
    stances = [claim.stance for claim in claims if claim.event.kind is LAUNCH]
    assert stances == [Stance.ASSERTED, Stance.CONFIRMED]


@pytest.mark.parametrize(
    "text",
    [
        "North Korea admitted for the first time on Monday that it had sent soldiers to Russia.",
        "On Monday, Kirby said North Korea had sent soldiers to Russia.",
        "Kirby said on Monday North Korea had sent soldiers to Russia.",
        "North Korea had sent soldiers to Russia, Kirby told reporters on Monday.",
    ],
)
def test_no_date_of_the_saying_is_taken_for_the_deed_s(text: str) -> None:
    """Before the verb of saying, behind it, or before its "that"."""
    assert not only(text, TROOPS).event.when.stated


def test_a_date_inside_what_is_said_is_the_deed_s() -> None:
    """The saying has its day, the deed its own."""
    when = only("Kirby said on Friday that North Korea sent soldiers to Russia on October 10.", TROOPS).event.when
    assert when.first_day() == date(2024, 10, 10)


def test_a_year_that_is_not_over_ends_with_the_publication() -> None:
    """What is said to have happened in a year did so before it was told."""
    when = only("It was the first time that North Korea fired a ballistic missile in 2024.", LAUNCH).event.when
    assert (when.first_day(), when.last_day()) == (date(2024, 1, 1), date(2024, 10, 18))


def test_a_date_before_another_noun_dates_that_one() -> None:
    """The day of the exercises is not the day of the launch."""
    text = "North Korea fired a ballistic missile days before the August 17-27 joint military exercises."
    assert not only(text, LAUNCH).event.when.stated


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Although Moscow signed a treaty in June, North Korea sent soldiers to Russia.", None),
        ("North Korea sent soldiers to Russia, while Seoul held drills in August.", None),
        ("North Korea sent soldiers to Russia after Kim met Putin in September 2023.", None),
        ("In May North Korea sent soldiers to Russia, although Moscow signed a treaty in June.", date(2024, 5, 1)),
        ("North Korea sent soldiers to Russia while holding drills in August.", date(2024, 8, 1)),
        ("North Korea sent soldiers to Russia after talks in August.", date(2024, 8, 1)),
    ],
)
def test_a_date_in_another_clause_dates_that_one(text: str, first: date | None) -> None:
    """A clause with its own subject and verb keeps its date; a participle or a noun shares it."""
    assert only(text, TROOPS).event.when.first_day() == first


def test_a_state_up_to_a_day_ends_with_the_publication_at_the_latest() -> None:
    """What is counted as of a month did not all happen in it, nor after it was told."""
    when = only("As of October 2024, North Korea had sent 9,000 soldiers to Russia.", TROOPS).event.when
    assert (when.first_day(), when.last_day()) == (None, date(2024, 10, 18))


def test_a_plan_keeps_the_time_that_lies_ahead() -> None:
    """What will happen this year is not cut at the publication."""
    when = only("North Korea will fire a ballistic missile in 2024, Kirby said.", LAUNCH).event.when
    assert when.last_day() == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("The Taiwanese exchange BitWort claims that North Korea stole its funds.", EventKind.CYBER_THEFT,
         "Taiwanese exchange BitWort"),
        ("North Korea sent workers to Russia, diplomatic sources told reporters.", EventKind.OVERSEAS_LABOUR,
         "diplomatic sources"),
        ("North Korea fired a missile, Japan's defence ministry said Friday.", LAUNCH, "Japan's defence ministry"),
        ("Kurt Campbell, the U.S. deputy secretary of state, said North Korea sent troops to Russia.", TROOPS,
         "Kurt Campbell"),
        ("The report alleges that North Korea sent troops to Russia.", TROOPS, "the report"),
        ("The NIS spoke a day after the Pentagon confirmed that North Korea had sent troops to Russia.", TROOPS,
         "Pentagon"),
        ("NATO said North Korea sent troops to Russia. \u201cThe North sent shells to Moscow.\u201d", ARMS, "NATO"),
        ("North Korea sent troops to Russia. Moscow neither confirmed nor denied the presence of the troops.", TROOPS,
         "Russia"),
    ],
)  # fmt: skip
def test_speakers_without_a_known_name_are_named_as_the_text_names_them(
    text: str, kind: EventKind, speaker: str
) -> None:
    """Sources, firms, an apposition, the clause after "after", a quotation that goes on, a refusal to say."""
    said = [claim.speaker for claim in read(text) if claim.event.kind is kind][-1]
    assert said is not None
    assert said.name == speaker


@pytest.mark.parametrize(
    ("text", "kind", "agents", "recipients"),
    [
        ("The Democratic People\u2019s Republic of Korea shipped shells to Russia.", ARMS, ["North Korea"], ["Russia"]),
        ("Japan condemned North Korea for its launch of a missile.", LAUNCH, ["North Korea"], []),
        ("Russia launched North Korean missiles into Ukraine.", LAUNCH, ["Russia"], ["Ukraine"]),
        ("Italy was condemned by France.", EventKind.STATEMENT, ["France"], ["Italy"]),
        ("French President Emmanuel Macron and Polish Prime Minister Donald Tusk signed a treaty.",
         EventKind.AGREEMENT, ["Emmanuel Macron", "Donald Tusk"], []),
    ],
)  # fmt: skip
def test_condemned_acts_belong_to_the_condemned(
    text: str, kind: EventKind, agents: list[str], recipients: list[str]
) -> None:
    """The state that judges is not the one that acts; a passive turns the sides; titles part no list of persons."""
    assert names([claim for claim in read(text) if claim.event.kind is kind][-1]) == (agents, recipients)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The spokesman, who did not give details, said Russia had sent shells to North Korea.", Stance.ASSERTED),
        ("The official, who asked not to be named, said Russia sent shells to North Korea.", Stance.ASSERTED),
        ("The envoy, without naming a source, said Russia sent shells to North Korea.", Stance.ASSERTED),
        ("An official who was not authorized to speak said Russia would send shells to North Korea.", Stance.PLANNED),
        ("The spokesman did not say that Russia had sent shells to North Korea.", Stance.UNVERIFIED),
    ],
)
def test_what_is_not_told_in_an_aside_is_told_all_the_same(text: str, stance: Stance) -> None:
    """A negation between a speaker and his verb says something of him, and nothing of what he says."""
    claim = only(text, ARMS)
    assert claim.stance is stance
    assert claim.negated is False


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to a diplomat, North Korea sent shells to Russia.", "diplomat"),
        ("According to two officials briefed on the matter, North Korea sent shells to Russia.", "officials"),
        ("According to satellite images, North Korea sent shells to Russia.", "satellite images"),
        ("According to South Korea's military, North Korea sent shells to Russia.", "South Korea's military"),
    ],
)
def test_whom_a_sentence_accords_to_is_never_the_accused(text: str, speaker: str) -> None:
    """The source stands before the comma; who acts behind it has admitted nothing."""
    claim = only(text, ARMS)
    assert claim.speaker is not None
    assert claim.speaker.name == speaker
    assert claim.stance is Stance.ASSERTED
