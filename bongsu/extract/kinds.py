"""Kinds of events that behave alike: done by speaking, admitted by their actor, going from one to another."""

from bongsu.model.event import EventKind

SPEECH = frozenset({EventKind.STATEMENT, EventKind.THREAT})
"""Events that are done by speaking: their agent is their speaker."""

DEEDS = frozenset(EventKind) - SPEECH - {
    EventKind.VETO, EventKind.DESIGNATION, EventKind.AGREEMENT, EventKind.OFFICIAL_VISIT, EventKind.MONITORING_BODY,
}  # fmt: skip
"""Events that their own actor admits when it tells of them."""

PASSING = frozenset({
    EventKind.ARMS_TRANSFER, EventKind.TECHNOLOGY_TRANSFER, EventKind.PETROLEUM_TRANSFER, EventKind.GOODS_TRANSFER,
    EventKind.FINANCIAL_TRANSFER, EventKind.TROOP_DEPLOYMENT, EventKind.MILITARY_TRAINING, EventKind.OVERSEAS_LABOUR,
})  # fmt: skip
"""Events in which something or somebody goes from one party to another."""
