"""The OpenAPI description (接口说明): what ninja knows, and what is true of every operation here."""

import functools
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext_lazy as _

from workflow.api.api import api
from workflow.api.errors import KINDS, Refused
from workflow.api.keyed import HEADER, LONGEST

PREFIX = "/api/v1/"
KEY = {
    "in": "header", "name": HEADER, "required": False, "schema": {"type": "string", "maxLength": LONGEST},
    "description": _("A key of your own: the same key is carried out once; with another body it is refused (幂等键)."),
}  # fmt: skip
REFUSED = {"application/json": {"schema": {"$ref": "#/components/schemas/Refused"}}}
Operation = dict[str, Any]


@functools.cache
def document() -> dict[str, Any]:
    """The whole description; its words are lazy, each reader gets their own language."""
    made = dict(api.get_openapi_schema(path_prefix=PREFIX))
    made["components"]["schemas"]["Refused"] = Refused.model_json_schema()
    made["servers"] = [{"url": "/"}]
    paths = {_plain(path): operations for path, operations in made["paths"].items()}
    for _path, method, operation in operations_of(paths):
        _complete(method, operation)
    return made | {"paths": paths}


def operations_of(paths: dict[str, dict[str, Operation]]) -> Iterator[tuple[str, str, Operation]]:
    """Every operation as (path, method, operation)."""
    for path, operations in paths.items():
        for method, operation in operations.items():
            yield path, method, operation


def _plain(path: str) -> str:
    """A path without Django's converters: OpenAPI names its parameters only."""
    return path.replace("{int:", "{").replace("{slug:", "{")


def _complete(method: str, operation: Operation) -> None:
    """The key of a POST, the scope of the token, and how it is refused."""
    if method == "post":
        operation["parameters"] = [*operation.get("parameters", []), KEY]
    operation.setdefault("x-scope", "read" if method == "get" else "write")
    for status in KINDS:
        operation["responses"].setdefault(status, {"description": HTTPStatus(status).phrase, "content": REFUSED})
    operation["responses"] = {str(status): said for status, said in operation["responses"].items()}
