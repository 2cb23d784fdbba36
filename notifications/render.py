"""From an event and its facts to words (消息的文字), in the language of the person who will read them.

The wording is in templates/messages/<event>/{subject.txt,body.txt}. Beside its facts every event has ``title``,
``number`` and ``matter`` (title and number as one name). Days come as ISO text and are shown as the reader writes them.
"""

import re
from datetime import date, datetime
from functools import cache
from typing import Any

from babel.dates import format_date
from django.conf import settings
from django.template import Context, Engine
from django.utils import timezone, translation
from django.utils.translation import get_language, pgettext, to_locale
from django.utils.translation import gettext as _

from notifications.events import WORDS, events
from notifications.models import Message

__all__ = ["events", "letter", "render"]

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d\S*)?")


@cache
def _engine() -> Engine:
    """Plain text: nothing is escaped, and nothing but translation is loaded."""
    return Engine(dirs=[str(WORDS)], autoescape=False, builtins=["django.templatetags.i18n"])


def render(message: Message) -> tuple[str, str]:
    """Subject (one line) and body of a message, without its address."""
    with translation.override(getattr(message.recipient, "language", "") or settings.LANGUAGE_CODE):
        context = Context(_words(message), autoescape=False)
        subject = _engine().get_template(f"{message.event}/subject.txt").render(context)
        body = _engine().get_template(f"{message.event}/body.txt").render(context)
    return " ".join(subject.split()), "\n".join(line.strip() for line in body.splitlines() if line.strip())


def letter(message: Message) -> tuple[str, str]:
    """Subject and body for a channel outside the system; the body ends with the address, which only opens a page."""
    subject, body = render(message)
    return subject, f"{body}\n\n{settings.PUBLIC_URL.rstrip('/')}{message.url}\n"


def _words(message: Message) -> dict[str, Any]:
    names = {"title": message.title, "number": message.number}
    matter = _("%(title)s (%(number)s)") % names if message.number else message.title
    return {name: readable(fact) for name, fact in message.facts.items()} | names | {"matter": matter}


def readable(fact: Any) -> Any:
    """A day or an instant as the reader writes it; anything else as it is."""
    if not isinstance(fact, str) or not ISO_DAY.fullmatch(fact):
        return fact
    try:
        if "T" not in fact:
            return _day(date.fromisoformat(fact), pgettext("day", "d MMM y (EEE)"))
        instant = datetime.fromisoformat(fact)
    except ValueError:
        return fact
    instant = timezone.make_aware(instant) if timezone.is_naive(instant) else instant
    instant, pattern = timezone.localtime(instant), pgettext("day", "d MMM y")
    return f"{_day(instant, pattern)} {instant:%H:%M}"


def _day(value: date, pattern: str) -> str:
    return format_date(value, pattern, locale=to_locale(get_language() or settings.LANGUAGE_CODE))
