"""Reading and writing bodies (报文读写): JSON that says so, and Chinese that stays Chinese."""

import json
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser
from ninja.renderers import JSONRenderer


class OnlyJson(Parser):
    """Bodies are JSON and say so: what the key of a request stands for is then exactly what is read."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise ValueError(request.content_type)
        return json.loads(request.body)


class Readable(JSONRenderer):
    """Chinese stays Chinese."""

    json_dumps_params = {"ensure_ascii": False}
