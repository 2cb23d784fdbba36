"""Sentences (提示语) for values that cannot be read: where, and what would be right."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.applying.reading import SENTENCES

MORE = {
    "missing": gettext_lazy("This is missing."),
    "extra_forbidden": gettext_lazy("There is no such field; leave it out."),
    "string_too_long": gettext_lazy("This text is too long."),
    "string_too_short": gettext_lazy("This text is too short."),
    "list_type": gettext_lazy("Give a list."),
    "dict_type": gettext_lazy("Give an object with named fields."),
    "model_type": gettext_lazy("Give an object with named fields."),
    "model_attributes_type": gettext_lazy("Give an object with named fields."),
    "too_short": gettext_lazy("There are too few lines here."),
}


def sentences(faults: Iterable[dict[str, Any]]) -> list[str]:
    """One sentence for each value, each said once: ``legs.0.arrives: This is not a date …``."""
    return list(dict.fromkeys(_at(fault["loc"], _sentence(fault)) for fault in faults))


def _at(place: tuple, sentence: str) -> str:
    """The place without its source (body, query …) and the name of the body."""
    source, *way = place
    where = ".".join(map(str, way[1:] if source == "body" else way))
    return f"{where}: {sentence}" if where else sentence


def _sentence(fault: dict[str, Any]) -> str:
    if fault["type"] == "value_error":
        return str(fault["ctx"]["error"])
    known = MORE.get(fault["type"]) or SENTENCES.get(fault["type"])
    return str(known or _("This cannot be read: %(why)s.") % {"why": fault["msg"]})
