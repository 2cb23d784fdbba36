"""Addresses of the API. Nobody is sent to the sign-in page here: who is not known gets 401."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt

from workflow.api import cabinet, docs
from workflow.api.api import api
from workflow.api.errors import not_found

app_name = "api"
urlpatterns: list[Any] = [
    path("", login_not_required(docs.root), name="root"),
    path("openapi.json", login_not_required(docs.openapi), name="openapi"),
    path("docs", login_not_required(docs.docs), name="docs"),
]
of_cabinets: list[Any] = [pattern for pattern in cabinet.api.urls[0] if pattern.name != "api-root"]
for operation in of_cabinets:
    operation.callback = login_not_required(operation.callback)
urlpatterns += [
    path("cabinet/openapi.json", login_not_required(cabinet.openapi), name="cabinet_openapi"),
    path("cabinet/", include((of_cabinets, "cabinet"))),
]
operations: list[Any] = [pattern for pattern in api.urls[0] if pattern.name != "api-root"]
for operation in operations:
    operation.callback = login_not_required(operation.callback)
urlpatterns += operations
urlpatterns.append(re_path("", csrf_exempt(login_not_required(not_found)), name="nothing"))
