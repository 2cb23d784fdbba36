"""All addresses: each room brings its own."""

from django.contrib import admin
from django.urls import include, path

from deploy import health, source

urlpatterns = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("source/", source.archive, name="source"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("workflow.api.urls")),
    path("notices/", include("notifications.urls")),
    path("", include("approvals.people.urls")),
    path("", include("workflow.desk.urls")),
    path("", include("workflow.matters.delegations.urls")),
]
