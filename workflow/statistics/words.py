"""The words of the figures (统计用语): what a way, a dimension and each of its values is called."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from workflow.core import kinds
from workflow.core.counting import DOMESTIC, EVENT, IN, OUT
from workflow.core.countries import name_of

WAYS = {
    OUT: gettext_lazy("Groups sent abroad"), IN: gettext_lazy("Guests from abroad"), DOMESTIC: gettext_lazy("Domestic guests"),
    EVENT: gettext_lazy("Lectures"),
}  # fmt: skip
DIMENSIONS = {
    "origin": gettext_lazy("By origin"), "region": gettext_lazy("By region"), "track": gettext_lazy("By track"),
    "task": gettext_lazy("By task"), "level": gettext_lazy("By level"), "guest_class": gettext_lazy("By class of guest"),
    "unit_name": gettext_lazy("By unit"), "joined": gettext_lazy("By organiser"), "planned": gettext_lazy("By plan"),
    "month": gettext_lazy("By month"), "country": gettext_lazy("By country and region"),
}  # fmt: skip
OWN = {
    "region": {
        "abroad": pgettext_lazy("figures", "Foreign countries"), "hong_kong": pgettext_lazy("figures", "Hong Kong, China"),
        "macau": pgettext_lazy("figures", "Macao, China"), "taiwan": pgettext_lazy("figures", "Taiwan, China"),
        "domestic": pgettext_lazy("figures", "Domestic"),
    },
    "joined": {"false": gettext_lazy("Organised by the school"), "true": gettext_lazy("Joined with another unit")},
    "planned": {"true": gettext_lazy("In the annual plan"), "false": gettext_lazy("Not in the annual plan")},
    "origin": {
        "foreign": pgettext_lazy("figures", "Foreign countries"), "hk_macau": pgettext_lazy("figures", "Hong Kong and Macao"),
        "taiwan": pgettext_lazy("figures", "Taiwan, China"), "domestic": pgettext_lazy("figures", "Domestic"),
    },
}  # fmt: skip
UNSTATED = pgettext_lazy("figures", "Not stated")


def named(dimension: str, value: str) -> str:
    """What that value is called; what nobody stated is called so."""
    if dimension == "country":
        return name_of(value)
    if dimension == "month":
        return _("month %(number)s") % {"number": value}
    if dimension == "unit_name" and value:
        return value
    return str(_known(dimension).get(value, value) or UNSTATED)


def _known(dimension: str) -> dict:
    brought = [kind.figures.names.get(dimension, {}) for kind in kinds.installed() if kind.figures]
    return OWN.get(dimension, {}) | {code: name for names in brought for code, name in names.items()}


def codes(dimension: str) -> dict[str, str]:
    """Name, lower-case → code: how a ledger writes it."""
    return {str(name).casefold(): code for code, name in _known(dimension).items()}
