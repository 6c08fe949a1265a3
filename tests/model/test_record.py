"""Records to JSON and back, and ids made of content."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu.model.claim import Claim, Stance
from bongsu.model.designation import Designation, Identifier, ListedName, Match
from bongsu.model.errors import RecordError
from bongsu.model.event import HS_EDITIONS, Event, EventKind, HsCode, Item, Place, Quantity, When, days
from bongsu.model.evidence import Evidence, Source
from bongsu.model.finding import Assessment, Finding, Incident
from bongsu.model.grade import Credibility
from bongsu.model.party import Identifiers, Party, PartyKind, state
from bongsu.model.provision import Case, Checked, Condition, Force, Provision, Verdict, Wording
from bongsu.model.record import content_id, from_json, to_json

# surrogates cannot be written as UTF-8; what reads evidence replaces them
st.register_type_strategy(str, st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(
    When, st.builds(When, earliest=st.none(), latest=st.none() | st.datetimes(timezones=st.just(UTC)))
)
st.register_type_strategy(
    HsCode,
    st.builds(HsCode, st.text("0123456789", min_size=2, max_size=12), st.none() | st.sampled_from(HS_EDITIONS)),
)

RECORDS = [Claim, Designation, Match, Evidence, Source, Incident, Finding, Assessment, Case]


@pytest.mark.parametrize("kind", RECORDS)
@settings(max_examples=40)
@given(data=st.data())
def test_every_record_survives_json(kind: type[Any], data: st.DataObject) -> None:
    """What is written as JSON text comes back as the same record."""
    record = data.draw(st.from_type(kind))
    text = json.dumps(to_json(record), ensure_ascii=False)
    assert from_json(kind, json.loads(text)) == record


@given(
    st.recursive(st.builds(Condition), lambda inner: st.builds(Condition, parts=st.tuples(inner, inner)), max_leaves=6)
)
def test_nested_conditions_survive_json(condition: Condition) -> None:
    """A condition of any depth comes back."""
    assert from_json(Condition, json.loads(json.dumps(to_json(condition)))) == condition


def test_a_provision_survives_json() -> None:
    """A provision with its cases and conditions comes back."""
    case = Case("a case", Verdict.BREACH, Event(EventKind.VETO))
    condition = Condition("kind", ("veto",))
    provision = Provision(
        "X-1", "X", "1", Force.BINDING, ("all",), "text", 3, Checked.PARTIAL, condition, cases=(case,)
    )
    assert from_json(Provision, to_json(provision)) == provision


def claim(**changes: Any) -> Claim:
    """Return a claim that Russia vetoed something on 28 March 2024, New York time."""
    event = Event(
        EventKind.VETO, (state("ru", "Russia"),), when=days(date(2024, 3, 28), date(2024, 3, 28), "America/New_York")
    )
    fields: dict[str, Any] = {
        "event": event,
        "stance": Stance.ASSERTED,
        "evidence": "e" * 64,
        "quote": "q",
        "rule": "r",
    }
    fields.update(changes)
    return Claim(**fields)


def test_a_claim_shows_its_event_flat_and_its_id_first() -> None:
    """The JSON of a claim has the event's fields beside its own, under the names of the design."""
    keys = list(to_json(claim()))
    assert keys[0] == "id"
    assert {"kind", "agents", "recipients", "objects", "place", "when", "stance", "speaker", "hedge"} <= set(keys)
    assert "event" not in keys


def test_the_same_content_has_the_same_id_and_other_content_another() -> None:
    """A claim's id is a hash of what it says and where."""
    assert claim().id == claim().id
    assert claim().id != claim(quote="other").id
    assert claim().id != claim(negated=True).id


def test_a_reason_for_review_changes_no_id_and_is_written_only_where_there_is_one() -> None:
    """The claim is the same claim whether or not a person should look at it."""
    doubted = claim(review="read by the model only")
    assert doubted.id == claim().id
    assert to_json(doubted)["review"] == "read by the model only"
    assert "review" not in to_json(claim())
    assert from_json(Claim, to_json(doubted)) == doubted


def test_a_whole_number_in_a_float_field_hashes_as_the_float_that_comes_back() -> None:
    """An int where a float belongs does not make a claim that cannot be read again."""
    event = Event(
        EventKind.ARMS_TRANSFER, objects=(Item("shells", quantity=Quantity(low=2)),), place=Place(lat=38, lon=125)
    )
    record = claim(event=event)
    assert from_json(Claim, json.loads(json.dumps(to_json(record)))) == record


def test_identifiers_show_only_what_is_known() -> None:
    """A party's JSON names the numbers it has and no empty ones."""
    ship = Party("imo:9161003", "A", PartyKind.VESSEL, identifiers=Identifiers(imo="9161003"))
    assert to_json(ship)["identifiers"] == {"imo": "9161003"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"stance": "shouted"}, "'shouted' is not a Stance"),
        ({"colour": "red"}, "unknown field 'colour'"),
        ({"quote": 3}, "expected str"),
        ({"negated": "yes"}, "expected bool"),
        ({"agents": "Russia"}, "expected a list"),
        ({"quote": "changed"}, "not that of its content"),
        ({"when": {"earliest": "yesterday"}}, "is not a datetime"),
        ({"when": {"earliest": "2024-03-28T00:00:00"}}, "without zone"),
    ],
)
def test_what_is_not_the_record_is_refused(change: dict[str, Any], reason: str) -> None:
    """Unknown keys, wrong types, unknown words and a wrong id are refused with a reason."""
    with pytest.raises(RecordError, match=reason):
        from_json(Claim, to_json(claim()) | change)


def test_a_missing_field_is_refused() -> None:
    """A record without a field that it needs is refused."""
    with pytest.raises(RecordError, match="missing"):
        from_json(Identifier, {"kind": "imo"})


def test_content_ids_do_not_depend_on_the_order_of_keys() -> None:
    """Canonical JSON sorts keys, so that equal contents have equal ids."""
    assert content_id("x", {"a": 1, "b": 2}) == content_id("x", {"b": 2, "a": 1})


def test_a_finding_is_known_by_provision_and_incident() -> None:
    """A finding keeps its id when its credibility changes."""
    first = Finding("P", "I", Credibility.DOUBTFUL, Wording.WOULD_BREACH, 3, ())
    second = Finding("P", "I", Credibility.CONFIRMED, Wording.WOULD_BREACH, 3, ("admitted",))
    assert first.id == second.id


def test_a_listed_name_has_latin_script_unless_said() -> None:
    """Designations read from lists without scripts are Latin."""
    assert ListedName("KOMID").script == "Latn"


def test_a_claim_that_lacks_a_field_is_refused_though_its_id_fits_the_rest() -> None:
    """An id that is right for what is there makes no record of what is not."""
    told = to_json(claim())
    del told["quote"]
    with pytest.raises(RecordError, match="quote"):
        from_json(Claim, {**told, "id": Claim.identified(told)})
