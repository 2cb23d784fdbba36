"""E-mail (电子邮件): plain text, one connection a letter, the same Message-ID at every attempt."""

import smtplib
from urllib.parse import urlparse

from django.conf import settings
from django.core.mail import BadHeaderError, EmailMessage

from notifications.channels.base import Undelivered
from notifications.models import Message
from notifications.render import letter


def deliver(message: Message) -> None:
    """Hand one letter to the mail server."""
    if not message.recipient.is_active or not message.recipient.email:
        raise Undelivered("no longer reachable by e-mail", permanent=True)
    subject, body = letter(message)
    try:
        _envelope(message, subject, body).send()
    except (smtplib.SMTPException, BadHeaderError, OSError) as error:
        raise _reason(error) from error


def _envelope(message: Message, subject: str, body: str) -> EmailMessage:
    """The title is a person's text: a line break in it must not become a header."""
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=body,
        to=[message.recipient.email],
        headers={"Message-ID": message_id(message), "Auto-Submitted": "auto-generated"},
    )


def message_id(message: Message) -> str:
    return f"<{message.idempotency_key}@{urlparse(settings.PUBLIC_URL).hostname or 'localhost'}>"


def _reason(error: Exception) -> Undelivered:
    """What the server said, as a number: its sentence may hold an address. 5xx is for ever, all else for now."""
    if isinstance(error, BadHeaderError):
        return Undelivered("unfit for a header", permanent=True)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return Undelivered(f"SMTP {max(codes)}", permanent=min(codes) >= 500)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Undelivered(f"SMTP {error.smtp_code}", closed=True)  # our password, not this letter
    if isinstance(error, smtplib.SMTPConnectError):
        return Undelivered(f"SMTP {error.smtp_code}", closed=True)
    if isinstance(error, smtplib.SMTPResponseException):
        return Undelivered(f"SMTP {error.smtp_code}", permanent=error.smtp_code >= 500)
    cut = isinstance(error, smtplib.SMTPServerDisconnected) or not isinstance(error, smtplib.SMTPException)
    return Undelivered(type(error).__name__, closed=cut)  # no answer: the next letter would only wait as long
