"""Telling others: what is new goes into the outbox, and from there to its receivers, each up to its handling mark."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu.model.alert import Alert, FeedFile, Mailbox, Receiver, Webhook
from bongsu.model.errors import BongsuError, SendingError
from bongsu.model.grade import Handling
from bongsu.pipeline.outcome import Progress, Telling, quietly
from bongsu.pipeline.sharing import dossier_within

if TYPE_CHECKING:
    from bongsu.report import Dossier
    from bongsu.store import Ledger, Outbox, Watch

WAITS = (1.0, 4.0)
"""Seconds before the second and the third try of one alert; then the next run tries again."""

MOST_TRIES = 30
"""Tries after which runs give an alert up; `bongsu alerts --send` tries it again."""

Sleep = Callable[[float], None]


@dataclass(frozen=True)
class AlertStatus:
    """One alert, as the outbox has it; ``known`` tells whether its receiver still stands in watch.yml."""

    alert: Alert
    known: bool

    @property
    def standing(self) -> str:
        """What became of it, in a word or two."""
        if self.alert.sent:
            return "sent"
        if not self.known:
            return "not sent: its receiver has gone or changed"
        return "given up" if self.alert.tries >= MOST_TRIES else "waits"


def tell(watch: "Watch", ledger: "Ledger", progress: Progress = quietly, sleep: Sleep = time.sleep) -> Telling:
    """Queue what is new for each receiver of a watch, and send what waits; whatever happens is told, never raised."""
    if not watch.alerting.receivers:
        return Telling()
    progress("telling others", 0, 1)
    written, troubles = 0, list[str]()
    dossiers: dict[Handling, Dossier] = {}
    for receiver in watch.alerting.receivers:
        try:
            if receiver.ceiling not in dossiers:
                dossiers[receiver.ceiling] = dossier_within(watch, ledger, receiver.ceiling, progress)
            written += _queued(watch, ledger, receiver, dossiers[receiver.ceiling])
        except (BongsuError, OSError) as error:
            troubles.append(f"{receiver.name}: {error}")
    try:
        told = send_waiting(watch, ledger, sleep)
    except (BongsuError, OSError) as error:
        told = Telling(troubles=(str(error),))
    return Telling(told.sent + written, told.waiting, (*troubles, *told.troubles))


def _queued(watch: "Watch", ledger: "Ledger", receiver: Receiver, dossier: "Dossier") -> int:
    """Queue what is new for a receiver; a feed is written at once. Return how many feeds were."""
    from bongsu.report.alerts import alerts, news
    from bongsu.report.exports import export
    from bongsu.report.printing import write_bytes
    from bongsu.store import Outbox

    if isinstance(receiver.way, FeedFile):
        path, made = watch.folder / receiver.way.path, export(dossier, "atom")
        if path.is_file() and path.read_bytes() == made:
            return 0
        write_bytes(path, made, "the feed")
        return 1
    outbox = Outbox(ledger)
    notices = news(dossier, outbox.told(receiver.key), watch.alerting.fires)
    outbox.queue(alerts(dossier, receiver, notices, datetime.now(UTC)))
    return 0


def send_waiting(watch: "Watch", ledger: "Ledger", sleep: Sleep = time.sleep, *, anew: bool = False) -> Telling:
    """Send what waits for the receivers of a watch, in the order of queueing.

    Where a receiver does not take one alert its further ones wait, too. What was closed since it was written is not
    sent: it is taken back, and the next run tells what is left of it.

    Args:
        watch: names the receivers.
        ledger: the store.
        sleep: waits so many seconds.
        anew: also what was given up.
    """
    from bongsu.report.alerts import may_go
    from bongsu.store import Outbox

    outbox = Outbox(ledger)
    receivers = {receiver.key: receiver for receiver in watch.alerting.receivers}
    marks = {key: item.handling for key, item in ledger.evidence().items()}
    sent, troubles = 0, dict[str, str]()
    for alert in outbox.alerts():
        receiver = receivers.get(alert.receiver)
        if alert.sent or receiver is None or receiver.key in troubles:
            continue
        if not may_go(alert.evidence, marks, receiver.ceiling):
            outbox.withdraw(alert.id)
            continue
        if alert.tries >= MOST_TRIES and not anew:
            continue
        trouble = _delivered(outbox, alert, receiver, sleep)
        if trouble is None:
            sent += 1
        else:
            troubles[receiver.key] = f"{receiver.name} {trouble}"
    left = sum(1 for alert in outbox.alerts() if not alert.sent and alert.receiver in receivers)
    return Telling(sent, left, tuple(troubles.values()))


def _delivered(outbox: "Outbox", alert: Alert, receiver: Receiver, sleep: Sleep) -> str | None:
    """Send one alert, again after a while where that may help; return why it was not taken, or None."""
    for wait in (*WAITS, None):
        try:
            remark = _handed(alert, receiver)
        except SendingError as error:
            outbox.failed(alert.id, str(error))
            if wait is None or not error.passing:
                return str(error)
            sleep(wait)
            continue
        outbox.sent(alert.id, datetime.now(UTC), remark)
        return None
    return None


def _handed(alert: Alert, receiver: Receiver) -> str | None:
    from bongsu import dispatch
    from bongsu.report.alerts import letter, subject_line
    from bongsu.sources.fetching import is_at_home

    if isinstance(receiver.way, Webhook):
        return dispatch.post(alert, receiver.way, receiver.seconds, is_at_home)
    if isinstance(receiver.way, Mailbox):
        return dispatch.mail(alert, receiver.way, receiver.seconds, subject_line(alert), letter(alert))
    return None


def alerts(folder: Path) -> list[AlertStatus]:
    """Return every alert of a watch, those that wait and those that were sent.

    Raises:
        WatchError: the folder is no watch.
    """
    from bongsu.store import Ledger, Outbox, open_watch

    watch = open_watch(folder)
    known = {receiver.key for receiver in watch.alerting.receivers}
    with Ledger.open(watch.store_url) as ledger:
        return [AlertStatus(alert, alert.receiver in known) for alert in Outbox(ledger).alerts()]


def send_alerts(folder: Path) -> Telling:
    """Send what waits now, also what runs have given up.

    Raises:
        WatchError: the folder is no watch.
    """
    from bongsu.store import Ledger, open_watch

    watch = open_watch(folder)
    with Ledger.open(watch.store_url) as ledger:
        return send_waiting(watch, ledger, anew=True)
