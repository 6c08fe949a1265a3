"""Screening over HTTP, in the words of yente's API, so that clients written for yente need no change.

Written after yente 5.5 (https://github.com/opensanctions/yente): requests, responses and errors have its shapes.
What is different, and which parameters are taken but not used, stands in docs/screening.md.
"""

from bongsu.web.screening.app import screening_app
from bongsu.web.screening.desk import Desk
from bongsu.web.screening.serving import address, listen, serve

__all__ = ["Desk", "address", "listen", "screening_app", "serve"]
