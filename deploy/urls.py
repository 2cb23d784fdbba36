"""All addresses: each room and each kind brings its own."""

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from deploy import demo_clock, health, source
from workflow.core import kinds
from workflow.desk.views import door

urlpatterns = [
    *([path("demo/clock/", demo_clock.skipping, name="demo_clock")] if settings.DEMO else []),
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("source/", source.archive, name="source"),
    path("admin/login/", door.administrators),
    path("admin/", admin.site.urls),
    path("api/v1/", include("workflow.api.urls")),
    path("notices/", include("notifications.urls")),
    path("", include("approvals.people.urls")),
    path("", include("workflow.desk.urls")),
    path("", include("workflow.applying.urls")),
    *([path("", include("workflow.oversight.urls"))] if apps.is_installed("workflow.oversight") else []),
    *(path("", include(kind.urls)) for kind in kinds.installed() if kind.urls),
]
