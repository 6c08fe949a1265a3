"""Kinds of events that behave alike: done by speaking, admitted by their actor, going from one to another."""

from bongsu.model.event import EventKind

SPEECH = frozenset({EventKind.STATEMENT, EventKind.THREAT})
"""Events that are done by speaking: their agent is their speaker."""

DEEDS = frozenset(EventKind) - SPEECH - {
    EventKind.VETO, EventKind.DESIGNATION, EventKind.AGREEMENT, EventKind.OFFICIAL_VISIT, EventKind.MONITORING_BODY,
    EventKind.ENFORCEMENT,
}  # fmt: skip
"""Events that their own actor admits when it tells of them."""

PASSING = frozenset({
    EventKind.ARMS_TRANSFER, EventKind.TECHNOLOGY_TRANSFER, EventKind.PETROLEUM_TRANSFER, EventKind.GOODS_TRANSFER,
    EventKind.FINANCIAL_TRANSFER, EventKind.TROOP_DEPLOYMENT, EventKind.MILITARY_TRAINING, EventKind.OVERSEAS_LABOUR,
})  # fmt: skip
"""Events in which something or somebody goes from one party to another."""

ROBBED = frozenset(
    """
    exchange exchanges bank banks firm firms company companies institution institutions contractor contractors user
    users customers investors casino broker businesses hospitals hospital shipbuilder manufacturer manufacturers
    agencies universities startup startups project projects
    """.split()
)
"""Nouns for those from whom money and secrets are stolen over networks."""

WATCHERS = frozenset(
    """
    United Nations|UN General Assembly|UN Security Council|1718 Committee|Panel of Experts|UN Human Rights Council
    |OHCHR|Multilateral Sanctions Monitoring Team (MSMT)|International Atomic Energy Agency (IAEA)
    |Financial Action Task Force|Interpol
    """.replace("\n    ", "").split("|")
)
"""Bodies that watch, judge and tell: they ship, launch, steal and evade nothing."""
