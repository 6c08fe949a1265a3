"""What was found, as one page that anyone can open: nothing outside is asked for, everything is cited."""

from bongsu.report.dossier import Dossier
from bongsu.report.page import write_page

__all__ = ["Dossier", "write_page"]
