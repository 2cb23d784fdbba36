"""The administrators' pages for the office's calendar (调休表) and for the routes in force (审批路线), to be read only."""

from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals import calendar
from approvals.models import Phase, Route, SpecialDay

# Groups mean nothing here, and Viewflow's rows are the flow's own: nobody mends them by hand.
for model in map(apps.get_model, ("auth.Group", "viewflow.Process", "viewflow.Task")):
    if admin.site.is_registered(model):
        admin.site.unregister(model)

YEARS_BACK = 2  # old deadlines are still counted on pages of the archive


@admin.register(SpecialDay)
class SpecialDayAdmin(admin.ModelAdmin):
    """Holidays and the days worked instead. What is known of the State Council's notices can be loaded."""

    list_display = ["date", "works", "name"]
    list_filter = ["works"]
    date_hierarchy = "date"
    search_fields = ["name"]
    change_list_template = "desk/admin/special_days.html"

    def get_urls(self) -> list:
        load = path("load/", self.admin_site.admin_view(self.load), name="approvals_specialday_load")
        return [load, *super().get_urls()]

    def load(self, request: HttpRequest) -> HttpResponse:
        """POST: the published years from two years ago on; what the office entered itself stays."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        this_year = timezone.localdate().year
        years = calendar.load(range(this_year - YEARS_BACK, this_year + 2))
        messages.success(request, _("Loaded: %(years)s.") % {"years": ", ".join(map(str, years))})
        if this_year + 1 not in years:
            told = _("The holidays of %(year)d are not published yet; enter them here when they are.")
            messages.warning(request, told % {"year": this_year + 1})
        return redirect("admin:approvals_specialday_changelist")


class ReadOnly:
    """A published route is never edited; a round keeps the version it was opened with."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class PhaseInline(ReadOnly, admin.TabularInline):
    model = Phase
    fields = ["step", "stage", "name", "who", "quorum", "days", "when", "evidence"]


@admin.register(Route)
class RouteAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["kind", "purpose", "version", "published_at", "note"]
    list_filter = ["kind", "purpose"]
    inlines = [PhaseInline]
