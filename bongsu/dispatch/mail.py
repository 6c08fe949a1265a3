"""Alerts by mail: plain text over SMTP, encrypted unless the settings say otherwise."""

import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from bongsu.dispatch.limits import secret, within
from bongsu.model.alert import Alert, Mailbox, Security
from bongsu.model.errors import SendingError


def mail(alert: Alert, to: Mailbox, seconds: float, subject: str, text: str) -> str | None:
    """Hand an alert to a mail server; return a remark where it refused some of the addresses.

    The id of the message is made of the alert's, so that a double is known as one.

    Args:
        alert: what is sent.
        to: from where, over which server, and to whom.
        seconds: for which it may take in all.
        subject: one line.
        text: the letter.

    Raises:
        SendingError: the server took it for nobody.
    """
    return within(seconds, lambda: _mail(written(alert, to, subject, text), to, seconds))


def written(alert: Alert, to: Mailbox, subject: str, text: str) -> EmailMessage:
    """Return the message: the same alert gives the same bytes."""
    message = EmailMessage(policy=SMTP)
    message["From"] = to.sender
    message["To"] = ", ".join(to.to)
    message["Subject"] = subject
    message["Date"] = format_datetime(alert.queued)
    message["Message-ID"] = f"<{alert.id.replace(':', '.')}@{to.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, cte="base64")
    return message


def _mail(message: EmailMessage, to: Mailbox, seconds: float) -> str | None:
    try:
        with _opened(to, seconds) as server:
            if to.security is Security.STARTTLS:
                server.starttls(context=ssl.create_default_context())
            if to.user and to.password_from:
                server.login(to.user, secret(to.password_from))
            refused = server.send_message(message, to.sender, list(to.to))
    except smtplib.SMTPAuthenticationError as error:  # its words may repeat what was sent
        raise SendingError(f"refuses user or password (code {error.smtp_code})", passing=False) from error
    except smtplib.SMTPRecipientsRefused as error:
        raise SendingError("refuses every address", passing=_all_passing(error)) from error
    except smtplib.SMTPResponseException as error:
        raise SendingError(f"refuses the mail (code {error.smtp_code})", passing=error.smtp_code < 500) from error
    except smtplib.SMTPNotSupportedError as error:
        raise SendingError("lacks what the settings ask for (encryption or a log-in)", passing=False) from error
    except ssl.SSLError as error:
        raise SendingError("has no certificate that is trusted", passing=False) from error
    except (smtplib.SMTPException, OSError) as error:
        raise SendingError(f"cannot be reached ({type(error).__name__})") from error
    return f"refused for {', '.join(sorted(refused))}" if refused else None


def _all_passing(error: smtplib.SMTPRecipientsRefused) -> bool:
    return all(code < 500 for code, _ in error.recipients.values())


def _opened(to: Mailbox, seconds: float) -> smtplib.SMTP:
    if to.security is Security.TLS:
        return smtplib.SMTP_SSL(to.host, to.port, timeout=seconds, context=ssl.create_default_context())
    return smtplib.SMTP(to.host, to.port, timeout=seconds)
