"""What was found, as one page that anyone can open: nothing outside is asked for, everything is cited."""

from bongsu.report.dossier import Dossier
from bongsu.report.page import render, write_page
from bongsu.report.paper import printed

__all__ = ["Dossier", "printed", "render", "write_page"]
