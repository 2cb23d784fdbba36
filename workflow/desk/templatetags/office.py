"""How the office writes (写法): dates, money, deadlines, states and icons, the same on every page.

The library is a builtin: no template needs to load it. Every word comes from the catalogue, every format too,
so a further language is a catalogue and nothing else.
"""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from uuid import uuid4

from babel.core import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_name
from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _
from lucide.templatetags.lucide import lucide

from workflow.core.countries import name as name_of
from workflow.core.life import State
from workflow.desk.deadlines import level_of, note_on, words_for
from workflow.desk.states import LEVEL_ICONS, look_of

register = template.Library()

_ATTRIBUTES = re.compile(r' (?:width|height|fill|stroke|stroke-width|stroke-linecap|stroke-linejoin)="[^"]*"')


def _locale() -> Locale:
    return Locale.parse(to_locale(get_language() or "en"))


def _local(value: date) -> date:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


@lru_cache(maxsize=256)
def _icon(name: str) -> SafeString:
    drawing = lucide(name, size=None, **{"class": "icon", "aria-hidden": "true"})
    opening, shapes = " ".join(drawing.split()).split(">", 1)
    return mark_safe(_ATTRIBUTES.sub("", opening) + ">" + shapes)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A lucide icon, inline, in the colour of its words; the style sheet gives size and stroke."""
    return _icon(str(name))


@register.simple_tag
def state_tag(state: State | str, label: str = "") -> SafeString:
    """A state in one or two words, with icon and colour: no colour ever stands alone.

    A state of a life brings name and look (``{% state_tag matter.stands_at %}``); others are drawn in ``desk.states``.
    """
    look, name = (state, state.name) if isinstance(state, State) else (look_of(str(state)), label)
    return format_html('<span class="tag {}">{} {}</span>', look.level, _icon(look.icon), label or name)


@register.filter
def level_icon(level: str) -> str:
    """The icon of a level (ok, warn, bad, info), where nobody chose another."""
    return LEVEL_ICONS.get(str(level or ""), "info")


@register.filter
def worst(verdicts: list) -> str:
    """The gravest level among verdicts."""
    levels = {v.get("level", "") if isinstance(v, dict) else getattr(v, "level", "") for v in verdicts}
    return next((level for level in ("bad", "warn") if level in levels), "")


@register.filter
def day(value: date | None, form: str = "") -> str:
    """2026年12月3日（周四）; ``|day:"short"`` leaves the year out, ``|day:"plain"`` the day of the week."""
    if not value:
        return ""
    pattern = {"short": _("d MMM (EEE)"), "plain": _("d MMM y")}.get(form, _("d MMM y (EEE)"))
    return format_date(_local(value), pattern, locale=_locale())


@register.filter
def month(value: date) -> str:
    """2026年12月."""
    return format_date(value, _("MMMM y"), locale=_locale())


@register.filter
def weekday(value: date) -> str:
    """周四, in as little room as there is."""
    return format_date(value, "EEE", locale=_locale())


@register.filter
def daytime(value: datetime | None, form: str = "plain") -> str:
    """2026年12月3日 15:20."""
    return f"{day(value, form)} {_local(value):%H:%M}" if value else ""


@register.filter
def money(value: object, currency: str = "CNY") -> str:
    """¥98,600.00; another currency stands after its amount (175 美元)."""
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return ""
    if currency == "CNY":
        return f"{'-' if amount < 0 else ''}¥{abs(amount):,.2f}"
    locale = _locale()
    return f"{format_decimal(amount, locale=locale)} {get_currency_name(currency, locale=locale)}"


@register.filter
def country(code: str) -> str:
    """The name of a country or region (国家、地区) in the reader's language, from our own table."""
    return str(name_of(code)) if code else ""


@register.filter
def due(value: date | None, now: date) -> str:
    """剩 2 个工作日, 今天到期, 逾期 3 个工作日."""
    return words_for(_local(value), now=_local(now)) if value and now else ""


@register.filter
def due_level(value: date | None, now: date) -> str:
    """The class of a deadline: late, soon or nothing."""
    return level_of(_local(value), now=_local(now)) if value and now else ""


@register.filter
def due_note(value: date | None, now: date) -> str:
    """Says so where a deadline touches a year whose holidays are not published yet."""
    return note_on(_local(value), now=_local(now)) if value and now else ""


@register.filter
def person(value: object) -> str:
    """A person's name; what nobody did, the system did (系统)."""
    return str(value) if value else _("The system")


@register.simple_tag
def once() -> SafeString:
    """The key that lets a form be carried out once, however often it is sent."""
    return format_html('<input type="hidden" name="_once" value="{}">', uuid4().hex)
