"""Values that only the steps of a visit take: an instant, a gift's worth, a guest of the list."""

from datetime import datetime
from typing import Annotated, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from pydantic import AfterValidator, BeforeValidator


def _instant(value: Any) -> Any:
    """2026-07-06T14:30, with or without an offset; without one it is the school's time."""
    if isinstance(value, str) and "T" not in value and " " not in value.strip():
        raise ValueError(_("Give the hour, too, like 2026-07-06T14:30."))
    return value


def _aware(value: datetime) -> datetime:
    if not 1900 <= value.year <= 2100:
        raise ValueError(_("Give the hour, too, like 2026-07-06T14:30."))
    return timezone.make_aware(value) if timezone.is_naive(value) else value


Instant = Annotated[datetime, BeforeValidator(_instant), AfterValidator(_aware)]
