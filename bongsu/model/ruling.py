"""What a person decided, with name, time and reason: a judgement on an incident, or evidence that is withdrawn.

Both stand beside what was computed and change no record of it: a grade that was computed stays visible, evidence that
was withdrawn stays in the store.
"""

from dataclasses import dataclass, field
from datetime import datetime

from bongsu.model.grade import Credibility
from bongsu.model.record import content_id, to_json


@dataclass(frozen=True, slots=True)
class Judgement:
    """This person holds an incident for so credible, for this reason.

    Attributes:
        incident: its id when it was judged.
        at: when it was signed, aware.
        claims: ids of the claims that it held then; an incident that holds most of them is the same, whatever its id.
        id: content hash of the other fields, so that none can be changed unseen.
    """

    incident: str
    credibility: Credibility
    by: str
    at: datetime
    reason: str
    claims: tuple[str, ...] = ()
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Give the judgement the id of its content."""
        object.__setattr__(self, "id", _signed("judgement", self))


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """This person withdrew a piece of evidence, for this reason: its publisher took it back, or it is not what it was.

    Attributes:
        evidence: its id.
        at: when it was signed, aware.
        id: content hash of the other fields.
    """

    evidence: str
    by: str
    at: datetime
    reason: str
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Give the withdrawal the id of its content."""
        object.__setattr__(self, "id", _signed("withdrawal", self))


Ruling = Judgement | Withdrawal


def _signed(prefix: str, ruling: object) -> str:
    content = to_json(ruling)
    del content["id"]
    return content_id(prefix, content)
