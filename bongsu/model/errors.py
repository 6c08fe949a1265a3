"""Every error that Bongsu raises on purpose.

    BongsuError                 caught by the command line: one sentence, exit code 1
    ├── RecordError             JSON that is not the record it claims to be
    ├── EvidenceError           a piece of evidence cannot be read: where, what, what to do
    │   └── MissingColumnsError a table lacks columns that its kind needs
    ├── ListError               a sanctions list cannot be read or is not what it should be
    ├── LawError                a provision file breaks its own rules: file and line
    ├── LexiconError            a file of the reader's words breaks its own rules: file, row and key
    ├── SecondReadingError  a model gave no answer, or none that can be read
    ├── WatchError              a watch folder or its watch.yml is not usable
    ├── SendingError        an alert was not taken by its receiver
    ├── ServeError              the endpoint cannot listen where it should
    └── StoreError              the watch's store refuses: changed record, newer schema, locked

A doubtful row or file is no exception to the caller of a whole job: it is a `Problem`, counted and shown.
"""

from dataclasses import dataclass


class BongsuError(Exception):
    """Whatever Bongsu raises on purpose; its text is one sentence for the user."""


class RecordError(BongsuError):
    """JSON that does not hold the record it should."""


class EvidenceError(BongsuError):
    """A piece of evidence that cannot be read."""


class MissingColumnsError(EvidenceError):
    """A table without the columns that its kind needs."""


class ListError(BongsuError):
    """A sanctions list that cannot be read."""


class LawError(BongsuError):
    """A provision file that breaks its own rules; the text starts with file and line."""


class LexiconError(BongsuError):
    """A file of the reader's words that breaks its own rules; the text starts with the file."""


class SecondReadingError(BongsuError):
    """A model that was asked to read a text and gave no answer, or none that can be read."""


class WatchError(BongsuError):
    """A watch folder that cannot be used."""


class SendingError(BongsuError):
    """An alert that its receiver did not take; the text holds no secret.

    Attributes:
        passing: whether it may be taken if it is sent again soon.
    """

    def __init__(self, said: str, *, passing: bool = True) -> None:
        super().__init__(said)
        self.passing = passing


class ServeError(BongsuError):
    """An endpoint that cannot listen where it should."""


class StoreError(BongsuError):
    """The store refuses what was asked of it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the evidence that could not be read, said once, counted and never dropped.

    Attributes:
        where: file name inside the watch, with line or record number where there is one.
        what: one sentence that says what is wrong and what to do.
        count: how many rows or records this one sentence stands for.
        fatal: True when nothing of the file could be used.
    """

    where: str
    what: str
    count: int = 1
    fatal: bool = False
