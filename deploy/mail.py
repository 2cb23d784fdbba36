"""E-mail in the demo (演示邮件): a line on the console for each letter; nothing leaves the machine."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class OneLine(BaseEmailBackend):
    """To whom and about what; the words themselves can be read under the person's notices."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            print(f"mail to {', '.join(message.to)}: {message.subject}", flush=True)
        return len(email_messages)
