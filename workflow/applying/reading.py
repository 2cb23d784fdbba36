"""Reads a raw draft (草稿) as people typed it: what can be read is read, what cannot is named with its remedy.

The draft itself is not touched, so nothing typed is ever lost.
"""

from copy import deepcopy
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from workflow.applying.content import Application

SENTENCES = {
    "extra_forbidden": gettext_lazy("This field is not part of the application; leave it out."),
    "bool_parsing": gettext_lazy("Answer yes or no."),
    "bool_type": gettext_lazy("Answer yes or no."),
    "int_parsing": gettext_lazy("Give a whole number."),
    "int_type": gettext_lazy("Give a whole number."),
    "int_from_float": gettext_lazy("Give a whole number."),
    "int_parsing_size": gettext_lazy("This number is too large."),
    "decimal_parsing": gettext_lazy("Give an amount like 1234.50."),
    "decimal_type": gettext_lazy("Give an amount like 1234.50."),
    "decimal_max_places": gettext_lazy("Give at most two places after the point."),
    "decimal_max_digits": gettext_lazy("This amount is too large."),
    "decimal_whole_digits": gettext_lazy("This amount is too large."),
    "literal_error": gettext_lazy("Choose one of the answers offered."),
    "string_type": gettext_lazy("Give a text."),
    "string_pattern_mismatch": gettext_lazy("This value does not have the right form."),
    "too_long": gettext_lazy("There are too many lines here."),
    "greater_than_equal": gettext_lazy("This number is too small."),
    "less_than_equal": gettext_lazy("This number is too large."),
}


A = TypeVar("A", bound=Application)


def read(application: type[A], draft: Any) -> tuple[A, dict[str, str]]:
    """The application as far as it can be read, and for every unreadable value its path and what would be right."""
    if not isinstance(draft, dict):
        return application(), {"": _("This is not a draft.")}
    rest = deepcopy(draft)
    troubles: dict[str, str] = {}
    while True:
        try:
            return application.model_validate(rest), dict(sorted(troubles.items()))
        except ValidationError as error:
            for fault in error.errors(include_url=False, include_input=False):
                path = fault["loc"]
                troubles.setdefault(".".join(map(str, path)), _sentence(fault))
                _take_out(rest, path)


def _sentence(fault: Any) -> str:
    if fault["type"] == "value_error":
        return str(fault["ctx"]["error"])
    return str(SENTENCES.get(fault["type"]) or _("This cannot be read: %(why)s.") % {"why": fault["msg"]})


def _take_out(content: Any, path: tuple[int | str, ...]) -> None:
    """Empties the place of an unreadable value; lines of a list keep their numbers."""
    *way, last = path
    for step in way:
        content = _inside(content, step)
    if isinstance(content, list):
        content[int(last)] = {}
    elif isinstance(content, dict):
        content.pop(last, None)


def _inside(content: Any, step: int | str) -> Any:
    if isinstance(content, list):
        return content[int(step)]
    return content.get(step) if isinstance(content, dict) else None
