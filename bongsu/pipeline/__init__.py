"""The verbs of Bongsu, and the only place that knows the order of the stages.

Heavy libraries (tables, web pages) are imported by the verb that needs them, so that the others start at once.
"""

from bongsu.lang.languages import is_read, passages
from bongsu.pipeline.bulk import FileScreening
from bongsu.pipeline.concluding import Found, findings
from bongsu.pipeline.lawbook import check_law, law
from bongsu.pipeline.loading import ChosenList, ListChoice, choose_lists, list_choices
from bongsu.pipeline.outcome import Outcome, Progress
from bongsu.pipeline.phrasing import Phrases, list_change_words, match_change_words, phrases
from bongsu.pipeline.reading import read
from bongsu.pipeline.running import run
from bongsu.pipeline.screening import SURE, WORTH_SHOWING, screen, subject_of, watch_lists
from bongsu.pipeline.shelving import (
    STALE,
    ListStatus,
    add_list,
    compare_editions,
    find_edition,
    shelf_status,
    update_lists,
)
from bongsu.pipeline.starting import new
from bongsu.pipeline.tracking import ships

__all__ = [
    "STALE", "SURE", "WORTH_SHOWING", "ChosenList", "FileScreening", "Found", "ListChoice", "ListStatus", "Outcome",
    "Phrases", "Progress", "add_list", "check_law", "choose_lists", "compare_editions", "find_edition", "findings",
    "is_read", "law", "list_change_words", "list_choices", "match_change_words", "new", "passages", "phrases",
    "read", "run", "screen", "shelf_status", "ships", "subject_of", "update_lists", "watch_lists",
]  # fmt: skip
