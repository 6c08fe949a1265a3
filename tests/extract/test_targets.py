"""To whom it was done, where the kind of event tells where to look."""

import pytest

from bongsu.model.event import EventKind
from tests.extract.texts import read

THEFT, LISTED, LABOUR, EVASION = (
    EventKind.CYBER_THEFT,
    EventKind.DESIGNATION,
    EventKind.OVERSEAS_LABOUR,
    EventKind.SANCTIONS_EVASION,
)


def parties(text: str, kind: EventKind) -> tuple[list[str], list[str]]:
    """Return the names of agents and recipients of the last claim of this kind in a text."""
    event = [claim.event for claim in read(text, "The Daily Post") if claim.event.kind is kind][-1]
    return [party.name for party in event.agents], [party.name for party in event.recipients]


@pytest.mark.parametrize(
    ("text", "agents", "victims"),
    [
        ("Hackers stole $40 million from the exchange CoinHarbor, the FBI said.", [], ["CoinHarbor"]),
        ("North Korean hackers stole $40 million from Japanese banks.", ["North Korea"], ["Japan"]),
        ("North Korea carried out cyber attacks against officials from rival South Korea.", ["North Korea"],
         ["South Korea"]),
        ("The Finnish exchange CoinHarbor said the Lazarus Group was behind a cyber attack.", [],
         ["Finnish exchange CoinHarbor"]),
        ("The security firm Northlight said the Lazarus Group was behind a cyber attack.", [], []),
        ("North Korea stole funds from financial institutions.", ["North Korea"], ["financial institutions"]),
        ("Kimsuky hacked the company Hanjo Marine.", ["Kimsuky"], ["Hanjo Marine"]),
        ("North Korean hackers targeted South Korean contractors.", ["North Korea"], ["South Korea"]),
        ("The theft of cryptocurrency from the exchange CoinHarbor was the work of Lazarus.", [], ["CoinHarbor"]),
        ("The Finnish exchange CoinHarbor said hackers had stolen $30 million from its wallets.", [],
         ["Finnish exchange CoinHarbor"]),
    ],
)  # fmt: skip
def test_whom_hackers_rob(text: str, agents: list[str], victims: list[str]) -> None:
    """The victim stands behind "from", is broken into, or tells of its own loss; who tells of others' is none."""
    found = parties(text, THEFT)
    assert found[1] == victims
    assert not agents or found[0] == agents


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Treasury designated two Chinese nationals and Dalian Hai Logistics Co. for laundering funds for North Korea.",
         ["China", "Dalian Hai Logistics Co"]),
        ("Japan imposed sanctions on Iran's Mehr Shipping Company and on Hong Kong-based Wing Lo Trading Limited.",
         ["Mehr Shipping Company", "Wing Lo Trading Limited"]),
        ("The EU announced sanctions targeting Russian firms and North Korean generals.", ["Russia", "North Korea"]),
        ("Russian shipping companies were sanctioned by Japan over oil for North Korea.", ["Russia"]),
        ("Britain sanctioned four Russian firms for supplying oil to North Korea.", ["Russia"]),
    ],
)  # fmt: skip
def test_who_is_put_on_a_list(text: str, listed: list[str]) -> None:
    """All whom the sentence names up to the reason; a state that only says where a firm is adds nothing."""
    assert parties(text, LISTED)[1] == listed


@pytest.mark.parametrize(
    ("text", "agents", "listed"),
    [
        ("Japan designated the Harbour Bank.", ["Japan"], ["Harbour Bank"]),
        ("The Blue Heron was designated by the U.S. Treasury in May.", ["U.S. Treasury"], ["Blue Heron"]),
        ("Blue Heron was sanctioned by Britain.", ["United Kingdom"], ["Blue Heron"]),
        ("Harbour Trading Ltd, designated by Japan in 2020, shipped coal.", ["Japan"], ["Harbour Trading Ltd"]),
        ("Harbour Trading Ltd and Blue Sea Shipping Co were sanctioned by Japan.", ["Japan"],
         ["Harbour Trading Ltd", "Blue Sea Shipping Co"]),
        ("The United States designated Iran in 2017.", ["United States"], ["Iran"]),
    ],
)  # fmt: skip
def test_who_designates_whom_without_a_word_of_sanctions(text: str, agents: list[str], listed: list[str]) -> None:
    """A state or body and somebody named are enough, active, passive or as a participle."""
    assert parties(text, LISTED) == (agents, listed)


@pytest.mark.parametrize(
    "text",
    [
        "Japan designated Harbour Bank as the host of the talks.",
        "The port was designated by Kim Jong Un.",
        "Japan designated two envoys.",
    ],
)
def test_who_is_made_something_is_put_on_no_list(text: str) -> None:
    """A host, a port, an envoy: no list, or nobody who could keep one."""
    assert not [claim for claim in read(text) if claim.event.kind is LISTED]


def test_a_list_s_date_is_not_that_of_the_deed() -> None:
    """An aside keeps its date."""
    (coal,) = [
        claim
        for claim in read("Harbour Trading Ltd, designated by Japan in 2020, shipped coal.")
        if claim.event.kind is EventKind.GOODS_TRANSFER
    ]
    assert not coal.event.when.stated


@pytest.mark.parametrize(
    ("text", "agents", "hosts"),
    [
        ("North Koreans worked in Russia to earn money for the North Korean leader.", ["North Korea"], ["Russia"]),
        ("North Korean labourers work at building sites across Russia.", ["North Korea"], ["Russia"]),
        ("North Korea sent workers to a plant in Mongolia.", ["North Korea"], ["Mongolia"]),
        ("North Korean workers were sent to Kursk, a region seized by Ukrainian forces.", ["North Korea"], ["Russia"]),
        ("China has hired thousands of North Korean workers.", ["North Korea"], ["China"]),
    ],
)
def test_whose_people_work_where(text: str, agents: list[str], hosts: list[str]) -> None:
    """The workers' state lends them; where they work has them, whoever gets the money or held the place before."""
    assert parties(text, LABOUR) == (agents, hosts)


@pytest.mark.parametrize(
    "text",
    [
        "The Panel of Experts is investigating violations of sanctions.",
        "The United Nations monitors the evasion of sanctions.",
        "Japan is probing violations of UN sanctions.",
    ],
)
def test_who_watches_does_not_do_it(text: str) -> None:
    """Bodies that watch and judge, and states that investigate, are no agents of what they look at."""
    assert all(not claim.event.agents for claim in read(text) if claim.event.kind is EVASION)


@pytest.mark.parametrize(
    ("text", "kind", "agents", "recipients"),
    [
        ("Experts are looking into violations of the sanctions on Iran.", EVASION, ["Iran"], []),
        ("Japan demanded talks with Iran before it takes aid from Russia.", EventKind.STATEMENT, ["Japan"], ["Iran"]),
        ("Japan urged Iran and Russia to return to talks.", EventKind.STATEMENT, ["Japan"], ["Iran", "Russia"]),
        ("Japan expressed concern over military ties between Moscow and Pyongyang.", EventKind.STATEMENT, ["Japan"],
         ["Russia", "North Korea"]),
        ("Japan said the launch was a flagrant violation of Council resolutions.", EventKind.STATEMENT, ["Japan"], []),
        ("Japan criticised Russia\u2019s ambassador over the deployment of North Korean troops.",
         EventKind.TROOP_DEPLOYMENT, ["North Korea"], []),
        ("Russian and Chinese warships held drills, joined later by Iran.", EventKind.MILITARY_EXERCISE,
         ["Russia", "China"], []),
    ],
)  # fmt: skip
def test_a_position_is_on_all_whom_its_object_names(
    text: str, kind: EventKind, agents: list[str], recipients: list[str]
) -> None:
    """Both sides of "between", none behind "before", never one's own state; troops are their own state's."""
    assert parties(text, kind) == (agents, recipients)


@pytest.mark.parametrize(
    ("text", "kind", "agents", "recipients"),
    [
        ("North Korea supplied Russia with shells, according to Ukraine.", EventKind.ARMS_TRANSFER, ["North Korea"],
         ["Russia"]),
        ("A Russian tanker made a ship-to-ship transfer with the North Korean tanker Chon Un.",
         EventKind.SHIP_TO_SHIP_TRANSFER, ["Russia"], ["North Korea", "Chon Un"]),
        ("North Korea received refined oil through ship-to-ship transfers.", EventKind.SHIP_TO_SHIP_TRANSFER, [],
         ["North Korea"]),
        ("Groups in Jordan demanded that Iran withdraw.", EventKind.STATEMENT, ["Groups in Jordan"], ["Iran"]),
        ("China opposes the drills, Foreign Ministry spokesman Mao Li said.", EventKind.STATEMENT, ["China"], []),
        ("Japan spoke of sanctions against Iranian firms for selling drones to Russia.", EventKind.ARMS_TRANSFER,
         ["Iran"], ["Russia"]),
        ("Iran resumed exports of drones to Russia, images taken by France show.", EventKind.ARMS_TRANSFER, ["Iran"],
         ["Russia"]),
    ],
)  # fmt: skip
def test_words_beside_an_event_have_no_part_in_it(
    text: str, kind: EventKind, agents: list[str], recipients: list[str]
) -> None:
    """Behind "according to", in a place, in what closes the sentence, behind another's "by" nobody acts."""
    assert parties(text, kind) == (agents, recipients)


@pytest.mark.parametrize(
    ("text", "kind", "agents"),
    [
        ("NATO said it was deeply concerned by the transfer of missiles.", EventKind.ARMS_TRANSFER, []),
        ("In a call with his Iranian counterpart, Kenji Mori expressed concern over Russia's launches.",
         EventKind.STATEMENT, ["Kenji Mori"]),
        ("Russia held talks with Iran on Monday.", EventKind.AGREEMENT, ["Russia", "Iran"]),
    ],
)  # fmt: skip
def test_who_is_concerned_or_called_does_nothing(text: str, kind: EventKind, agents: list[str]) -> None:
    """Whoever takes a position on a deed has no part in it; the other end of a call takes no position."""
    assert parties(text, kind)[0] == agents


@pytest.mark.parametrize(
    ("text", "kind", "agents", "recipients"),
    [
        ("North Korea continued its import of refined petroleum.", EventKind.PETROLEUM_TRANSFER, [], ["North Korea"]),
        ("Wagner paid for the first delivery of rockets from Iran.", EventKind.ARMS_TRANSFER, ["Iran"],
         ["Wagner Group"]),
        ("Moscow hides its arms purchases from North Korea.", EventKind.ARMS_TRANSFER, ["North Korea"], ["Russia"]),
        ("Japan accused Russia of trying to hide its arms purchases from Iran.", EventKind.ARMS_TRANSFER, ["Iran"],
         ["Russia"]),
        ("Balloons fell, said South Korean officials, who responded by resuming loudspeaker broadcasts.",
         EventKind.PROVOCATION, ["South Korea"], ["North Korea"]),
    ],
)  # fmt: skip
def test_who_imports_receives(text: str, kind: EventKind, agents: list[str], recipients: list[str]) -> None:
    """Imports and purchases are the receiver's, and "its" is of whoever is accused."""
    assert parties(text, kind) == (agents, recipients)


@pytest.mark.parametrize(
    ("text", "kind", "agents", "recipients"),
    [
        ("Hackers working for the North Korean regime stole $6 million from Bybee.", THEFT, ["North Korea"], ["Bybee"]),
        ("Hackers affiliated with North Korea stole $6 million in crypto.", THEFT, ["North Korea"], []),
        ("CoinHarbor said its network was hacked.", THEFT, [], ["CoinHarbor"]),
        ("Japan will put sanctions on Iran, minister Kenji Mori said Friday, freezing the assets of two banks.", LISTED,
         ["Japan"], []),
        ("Iran named officers who were helping Russian forces fire missiles.", EventKind.MISSILE_LAUNCH, ["Russia"],
         []),
    ],
)  # fmt: skip
def test_who_acts_for_whom(text: str, kind: EventKind, agents: list[str], recipients: list[str]) -> None:
    """Hackers act for whom they work; a gerund behind the closing speaker is the first subject's; helpers fire none."""
    assert parties(text, kind) == (agents, recipients)


@pytest.mark.parametrize(
    ("text", "kind", "agents", "recipients"),
    [
        ("Iran's army said Israeli drones had flown over Tehran and warned of retaliation.", EventKind.THREAT, ["Iran"],
         ["Israel"]),
        ("Kyiv condemned Russia's use of North Korean missiles.", EventKind.ARMS_TRANSFER, ["North Korea"], ["Russia"]),
        ("Iranian tankers were near Malta. Japan says that they conducted a ship-to-ship transfer.",
         EventKind.SHIP_TO_SHIP_TRANSFER, ["Iran"], []),
    ],
)  # fmt: skip
def test_who_is_meant_by_what_is_told(text: str, kind: EventKind, agents: list[str], recipients: list[str]) -> None:
    """Who said warned too, of whom he tells; "they" of what one tells are others; arms are from where they are."""
    assert parties(text, kind) == (agents, recipients)


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        ("Iran shipped drones to Russia. In return, Iran has received oil.", EventKind.PETROLEUM_TRANSFER,
         [(["Russia"], ["Iran"])]),
        ("Iran shipped drones to Russia. Later Iran received oil.", EventKind.PETROLEUM_TRANSFER, [([], ["Iran"])]),
        ("Iran received missile technology in return for the troops it sent to Russia.",
         EventKind.TECHNOLOGY_TRANSFER, [(["Russia"], ["Iran"])]),
        ("Russia supplied Iran with oil, in return for which Tehran shipped missiles.", EventKind.PETROLEUM_TRANSFER,
         [(["Russia"], ["Iran"])]),
        ("The oil that Russia sent to Iran was old.", EventKind.PETROLEUM_TRANSFER, [(["Russia"], ["Iran"])]),
        ("Spain captured two Iranian soldiers sent by Tehran to Kursk.", EventKind.TROOP_DEPLOYMENT,
         [(["Iran"], ["Russia"])]),
        ("Spain said its forces had captured two Iranian soldiers who were sent to Russia.",
         EventKind.TROOP_DEPLOYMENT, [(["Iran"], ["Russia"])]),
        ("The bank did not respond to a request for comment on the transfer of arms to Russia.",
         EventKind.ARMS_TRANSFER, [([], ["Russia"])]),
    ],
)  # fmt: skip
def test_who_gives_in_return(text: str, kind: EventKind, sides: list[tuple[list[str], list[str]]]) -> None:
    """What is given in return comes from the other side; what it is for is not sent twice; a captor sends none."""
    events = [claim.event for claim in read(text) if claim.event.kind is kind]
    found = [([party.name for party in event.agents], [party.name for party in event.recipients]) for event in events]
    assert found == sides


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Blue Orchid Shipping Ltd was asked. The company sold oil to Iran.", ["Blue Orchid Shipping Ltd"]),
        ("Blue Orchid Shipping Ltd was asked. The owner of the company said Laos sold oil to Iran.", ["Laos"]),
        ("The Orchid Institute was asked. The company sold oil to Iran.", []),
    ],
)
def test_the_company_acts(text: str, agents: list[str]) -> None:
    """It is the firm named last, and no institute."""
    assert parties(text, EventKind.PETROLEUM_TRANSFER)[0] == agents


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("North Koreans sent to Kursk had been killed.", [EventKind.TROOP_DEPLOYMENT]),
        ("North Koreans sent to Kursk worked on farms.", [EventKind.OVERSEAS_LABOUR]),
        ("The workers sent to Kursk had been killed.", [EventKind.OVERSEAS_LABOUR]),
        ("The soldiers sent to Kursk built roads.", [EventKind.TROOP_DEPLOYMENT]),
        ("Iranians fought in Syria.", [EventKind.TROOP_DEPLOYMENT]),
        ("Russia received hundreds of North Koreans.", [EventKind.OVERSEAS_LABOUR]),
        ("A flood killed three Iranians.", []),
        ("Iranians suffered in the war.", []),
        ("Iran sent soldiers and workers to Syria.", [EventKind.OVERSEAS_LABOUR, EventKind.TROOP_DEPLOYMENT]),
    ],
)
def test_people_of_a_nation_are_what_the_words_beside_them_say(text: str, kinds: list[EventKind]) -> None:
    """Workers where there is work, soldiers where they are sent or fight in a war, else no soldiers."""
    assert [claim.event.kind for claim in read(text)] == kinds
