"""The API, put together (接口总成): what is true of every matter, then what each kind brings."""

from django.apps import apps
from django.utils.module_loading import import_string
from ninja import NinjaAPI

from workflow.api import (
    deputyships,
    errors,
    figures,
    files,
    inbox,
    incidents,
    many,
    matters,
    outside,
    progress,
    results,
    signing,
    steps,
    talk,
)
from workflow.api.auth import ANYBODY
from workflow.api.keyed import keyed
from workflow.api.reading import OnlyJson, Readable
from workflow.core import kinds
from workflow.core.texts import later as _

api = NinjaAPI(
    title="Waishi", version="1", urls_namespace="api", openapi_url=None, docs_url=None, auth=ANYBODY,
    parser=OnlyJson(), renderer=Readable(),
    description=_("Programs act for a person: what the person may see and do, the program may, within the scopes of its token."),
)  # fmt: skip
errors.install(api)
api.add_decorator(keyed, mode="view")
api.add_router("", matters.router)
api.add_router("", steps.router())
api.add_router("", inbox.router)
api.add_router("", outside.router)
api.add_router("", deputyships.router)
api.add_router("", talk.router)
api.add_router("", signing.router)
api.add_router("", many.router)
api.add_router("", files.router)
api.add_router("", incidents.router)
api.add_router("", progress.router)
api.add_router("", figures.router)
if apps.is_installed("workflow.oversight"):
    api.add_router("", import_string("workflow.api.oversight.router"))
api.add_router("", results.router)
for kind in kinds.installed():
    if kind.api:
        api.add_router(kind.api.prefix, kind.api.router)
