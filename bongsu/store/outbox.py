"""The outbox: what each receiver was told, and what waits to be sent.

An alert is written with its items in one transaction, before it is sent, and marked as sent after its receiver has
taken it. So nothing is lost; what is killed between the two is sent again, under the same id. Of one state of one
finding a receiver gets one alert: receiver, finding and number are the key of an item, and the database holds it.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from bongsu.model.alert import Alert, Notice, Told
from bongsu.model.errors import StoreError
from bongsu.store import schema
from bongsu.store.ledger import Ledger


class Outbox:
    """The alerts of one watch; every method is one transaction of its ledger, and raises StoreError as it does."""

    def __init__(self, ledger: Ledger) -> None:
        self._database = ledger.database

    def told(self, receiver: str) -> dict[str, Told]:
        """Return the last state of every subject that was queued for this receiver, by subject."""
        item = schema.alert_item.c
        query = (
            select(item.subject, item.state, item.title, item.number)
            .where(item.receiver == receiver)
            .order_by(item.subject, item.number)
        )
        return {row[0]: Told(row[1], json.loads(row[2]), row[3]) for row in self._database.rows(query)}

    def queue(self, alerts: Sequence[tuple[Alert, Sequence[Notice]]]) -> bool:
        """Write alerts with what they tell, all or none; return False where another process wrote one of them first."""
        try:
            with self._database.writing() as connection:
                last = connection.scalar(select(func.max(schema.alert.c.position))) or 0
                for position, (alert, notices) in enumerate(alerts, last + 1):
                    connection.execute(insert(schema.alert).values(position=position, **_row(alert)))
                    connection.execute(insert(schema.alert_item), [_item(alert, notice) for notice in notices])
        except StoreError as error:
            if isinstance(error.__cause__, IntegrityError):
                return False
            raise
        return True

    def alerts(self) -> tuple[Alert, ...]:
        """Return every alert, those that wait and those that were sent, in the order of queueing."""
        alert, item = schema.alert, schema.alert_item.c
        count = select(func.count()).where(item.alert == alert.c.id).scalar_subquery()
        return tuple(_alert(row) for row in self._database.rows(select(alert, count).order_by(alert.c.position)))

    def sent(self, alert: str, at: datetime, remark: str | None = None) -> None:
        """Mark an alert as taken by its receiver."""
        self._update(alert, sent=at.isoformat(), trouble=_quoted(remark))

    def failed(self, alert: str, trouble: str) -> None:
        """Count a try that its receiver did not take, and keep why."""
        self._update(alert, tries=schema.alert.c.tries + 1, trouble=_quoted(trouble))

    def withdraw(self, alert: str) -> None:
        """Take back an alert that was not sent, with what it tells: that counts as never told."""
        with self._database.writing() as connection:
            waits = select(schema.alert.c.id).where(schema.alert.c.id == alert, schema.alert.c.sent.is_(None))
            if connection.scalar(waits) is not None:
                connection.execute(schema.alert_item.delete().where(schema.alert_item.c.alert == alert))
                connection.execute(schema.alert.delete().where(schema.alert.c.id == alert))

    def _update(self, alert: str, **values: Any) -> None:
        with self._database.writing() as connection:
            connection.execute(schema.alert.update().where(schema.alert.c.id == alert).values(**values))


def _row(alert: Alert) -> dict[str, Any]:
    return {
        "id": alert.id,
        "receiver": alert.receiver,
        "name": json.dumps(alert.name),
        "body": alert.body,
        "evidence": json.dumps(alert.evidence),
        "queued": alert.queued.isoformat(),
        "tries": alert.tries,
    }


def _item(alert: Alert, notice: Notice) -> dict[str, Any]:
    return {
        "receiver": alert.receiver,
        "subject": notice.subject,
        "number": notice.told.number,
        "state": notice.told.state,
        "title": json.dumps(notice.told.title),
        "alert": alert.id,
    }


def _alert(row: Any) -> Alert:
    return Alert(
        id=row.id,
        receiver=row.receiver,
        name=json.loads(row.name),
        items=row[-1],
        body=row.body,
        evidence=tuple(json.loads(row.evidence)),
        queued=datetime.fromisoformat(row.queued),
        tries=row.tries,
        sent=datetime.fromisoformat(row.sent) if row.sent else None,
        trouble=None if row.trouble is None else json.loads(row.trouble),
    )


def _quoted(text: str | None) -> str | None:
    return None if text is None else json.dumps(text)
