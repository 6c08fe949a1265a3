"""Alerts on their way out: each sender hands one body to one receiver, and says whether it was taken."""

from bongsu.dispatch.mail import mail
from bongsu.dispatch.webhook import post

__all__ = ["mail", "post"]
