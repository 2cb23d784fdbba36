"""The description as a page (接口文档): drawn on the server, no script, nothing from elsewhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from approvals.people.models import Scope
from workflow.api.document import document, operations_of
from workflow.core import kinds

GROUPS = {
    "matters": _("Matters"), "steps": _("Steps"), "inbox": _("Inbox"), "files": _("Files"),
}  # fmt: skip


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """To the page."""
    return redirect("api:docs")


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The description as JSON. It tells nothing that the published source does not."""
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The description as a page."""
    found = document()
    return render(request, "api/docs.html", {
        "groups": _groups(found), "schemas": _schemas(found["components"]["schemas"]), "about": found["info"]["description"],
    })  # fmt: skip


def _groups(found: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [_row(*each) for each in operations_of(found["paths"])]
    names = GROUPS | _of_kinds()
    tags = list(dict.fromkeys([*names, *(row["tag"] for row in rows)]))
    return [{"code": tag, "name": names.get(tag, tag), "rows": [row for row in rows if row["tag"] == tag]} for tag in tags]


def _of_kinds() -> dict[str, Any]:
    """What each kind brings stands under its name."""
    return {tag: kind.name for kind in kinds.installed() if kind.api for tag in kind.api.router.tags or []}


def _row(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    body = operation.get("requestBody", {}).get("content", {})
    return {
        "tag": operation["tags"][0], "id": operation["operationId"], "method": method.upper(), "path": path,
        "title": operation["summary"], "text": operation.get("description", ""), "scope": Scope(operation["x-scope"]).label,
        "parameters": [_parameter(parameter) for parameter in operation.get("parameters", [])],
        "takes": [_content(media_type, said["schema"]) for media_type, said in body.items()],
        "gives": [
            _content(media_type, content["schema"], status=status)
            for status, said in operation["responses"].items() if status < "400"
            for media_type, content in said.get("content", {}).items()
        ],
    }  # fmt: skip


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": parameter["name"], "place": parameter["in"], "required": parameter["required"],
        "type": type_of(parameter["schema"]), "text": parameter.get("description", ""),
    }


def _content(media_type: str, schema: dict[str, Any], *, status: str = "") -> dict[str, Any]:
    inline = [] if "$ref" in schema else _fields(schema)
    return {"media_type": media_type, "status": status, "type": type_of(schema), "schema": _named(schema), "fields": inline}


def _schemas(schemas: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"name": name, "text": schema.get("description", ""), "fields": _fields(schema), "type": type_of(schema)}
        for name, schema in sorted(schemas.items())
    ]


def _fields(schema: dict[str, Any]) -> list[dict[str, Any]]:
    required = schema.get("required", [])
    return [
        {
            "name": name, "type": type_of(said), "schema": _named(said), "required": name in required,
            "text": said.get("description", ""),
        }
        for name, said in schema.get("properties", {}).items()
    ]


def type_of(schema: dict[str, Any]) -> str:
    """A type in a few characters: ``date``, ``[Leg]``, ``agree | back``."""
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[-1]
    if "enum" in schema or "const" in schema:
        return " | ".join(str(value) for value in schema.get("enum", [schema.get("const")]))
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " | ".join(dict.fromkeys(type_of(each) for each in schema[several]))
    if schema.get("type") == "array":
        return f"[{type_of(schema.get('items', {}))}]"
    return str(schema.get("format") or schema.get("type") or "any")


def _named(schema: dict[str, Any]) -> str:
    """The schema it leads to, if there is one."""
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[-1]
    inner = [schema.get("items", {}), *schema.get("anyOf", [])]
    return next((name for each in inner if each and (name := _named(each))), "")
