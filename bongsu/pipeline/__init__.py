"""The verbs of Bongsu, and the only place that knows the order of the stages.

Heavy libraries (tables, web pages) are imported by the verb that needs them, so that the others start at once.
"""

from bongsu.lang.languages import is_read, passages
from bongsu.pipeline.alerting import AlertStatus, alerts, send_alerts
from bongsu.pipeline.answering import (
    Answer,
    Inquiry,
    OpenList,
    alert_line,
    country_code,
    country_name,
    entry_of,
    find,
    marks,
    open_lists,
)
from bongsu.pipeline.bulk import FileScreening
from bongsu.pipeline.charting import as_geojson, draw_map
from bongsu.pipeline.concluding import findings
from bongsu.pipeline.exporting import FORMATS, dataset_name, entity_id, export_list, follow_the_money, schema_of
from bongsu.pipeline.following import Arrival, follow
from bongsu.pipeline.found import Found
from bongsu.pipeline.grouping import Party as ListedParty
from bongsu.pipeline.lawbook import check_law, lacking_cases, law, law_coverage, law_names
from bongsu.pipeline.listening import Heard, Listening, listen
from bongsu.pipeline.loading import ChosenList, ListChoice, choose_lists, list_choices
from bongsu.pipeline.outcome import Outcome, Progress, Telling
from bongsu.pipeline.phrasing import (
    Phrases,
    amount_words,
    list_change_words,
    listing_words,
    match_change_words,
    phrases,
    sighting_words,
)
from bongsu.pipeline.reading import read
from bongsu.pipeline.rising import ALL as ALL_KINDS
from bongsu.pipeline.rising import Rising, rising
from bongsu.pipeline.ruling import judge, withdraw
from bongsu.pipeline.running import run
from bongsu.pipeline.screening import (
    SURE,
    WORTH_SHOWING,
    birth_days,
    by_party,
    screen,
    screened,
    subject_of,
    watch_lists,
)
from bongsu.pipeline.sea import Sea, ships
from bongsu.pipeline.sharing import PAPER, WATCH_FORMATS, export_watch
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
from bongsu.pipeline.trading import Trade, draw_chart, fetch_trade, trade, years_in_words
from bongsu.regimes import Regime

__all__ = [
    "ALL_KINDS", "FORMATS", "PAPER", "STALE", "SURE", "WATCH_FORMATS", "WORTH_SHOWING", "AlertStatus", "Answer",
    "Arrival", "ChosenList", "FileScreening", "Found", "Heard", "Inquiry", "ListChoice", "ListStatus", "ListedParty",
    "Listening", "OpenList", "Outcome", "Phrases", "Progress", "Regime", "Rising", "Sea", "Telling", "Trade",
    "add_list", "alert_line", "alerts", "amount_words", "as_geojson", "birth_days", "by_party", "check_law",
    "choose_lists", "compare_editions", "country_code", "country_name", "dataset_name", "draw_chart", "draw_map",
    "entity_id", "entry_of", "export_list", "export_watch", "fetch_trade", "find", "find_edition", "findings",
    "follow", "follow_the_money", "handling_of", "is_read", "judge", "lacking_cases", "law", "law_coverage",
    "law_names", "list_change_words", "list_choices", "listen", "listing_words", "marks", "match_change_words", "new",
    "open_lists", "passages", "phrases", "read", "rising", "run", "schema_of", "screen", "screened", "send_alerts",
    "shelf_status", "ships", "sighting_words", "subject_of", "trade", "update_lists", "watch_lists", "withdraw",
    "years_in_words",
]  # fmt: skip
