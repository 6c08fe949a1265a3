"""Lists as other tools read them."""

from collections.abc import Iterator
from datetime import date

from bongsu.model.designation import Designation
from bongsu.model.edition import Publication
from bongsu.model.errors import ListError
from bongsu.model.record import Json
from bongsu.pipeline.shelving import find_edition

FORMATS = ("ftm",)
"""FollowTheMoney, one entity in each line."""


def export_list(name: str, form: str = "ftm", on: date | None = None) -> Iterator[Json]:
    """Return the entities of a list on the shelf, each entry followed by what speaks of it.

    Args:
        name: the list's short name.
        form: one of `FORMATS`.
        on: the day whose edition is meant, as far as listed by then; the newest where it is left out.

    Raises:
        ListError: no such list, edition or format.
    """
    from bongsu.report import followthemoney

    if form not in FORMATS:
        raise ListError(f"{form}: lists are exported as {', '.join(FORMATS)}.")
    held, entries = find_edition(name, on)
    of = publication(held.list, held.day)
    return (found for entry in entries for found in followthemoney.entities(entry, of))


def follow_the_money(entry: Designation, of: Publication, *, nested: bool = False) -> Json:
    """Return an entry as a FollowTheMoney entity, alone or with its sanction inside."""
    from bongsu.report import followthemoney

    return followthemoney.nested(entry, of) if nested else followthemoney.entity(entry, of)


def entity_id(entry: Designation) -> str:
    """Return the id of an entry's FollowTheMoney entity: ``un-KPe.001``."""
    from bongsu.report import followthemoney

    return followthemoney.entity_id(entry.id)


def schema_of(entry: Designation) -> str:
    """Return the FollowTheMoney schema of an entry."""
    from bongsu.report import followthemoney

    return followthemoney.schema_of(entry)


def dataset_name(name: str) -> str:
    """Return a list's name as FollowTheMoney spells datasets: ``ofac_sdn``."""
    from bongsu.report import followthemoney

    return followthemoney.dataset_name(name)


def publication(name: str, day: date | None) -> Publication:
    """Return what is known of a list of this name, as it stood on a day."""
    from bongsu.sources.lists import settings

    said = settings().get(name)
    return Publication(name, said.title, said.publisher, said.page, day) if said else Publication(name, day=day)
