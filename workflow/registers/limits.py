"""The limits in force on a day (执行标准): the national defaults, and over them what the school has dated."""

from datetime import date

from .models.limits import Limit
from .national import DEFAULTS, NATIONAL, Limits, limits_from

__all__ = ["DEFAULTS", "NATIONAL", "Limits", "limits_on"]


def limits_on(day: date) -> Limits:
    """One query. Of two rows in force for one code the one that began later counts."""
    rows = Limit.objects.on(day).order_by("since", "pk").values_list("code", "kind", "value")
    return limits_from(rows)
