"""Limits in the administration pages: what is in force is history, a change is a new dated row."""

from django.contrib import admin
from django.utils import timezone

from .models import Limit, Retention


@admin.register(Limit)
class LimitAdmin(admin.ModelAdmin):
    list_display = ["code", "value", "unit", "since", "until", "published", "source"]
    list_filter = ["published", "code"]
    search_fields = ["code", "source", "note"]
    fields = ["code", "kind", "value", "unit", "since", "until", "source", "note", "published"]

    def get_readonly_fields(self, request, obj=None):
        """Once in force only the end and the note can be written."""
        if obj is None or not obj.in_force(today=timezone.localdate()):
            return []
        return [name for name in self.fields if name not in ("until", "note")]

    def has_delete_permission(self, request, obj=None):
        in_force = obj is not None and obj.in_force(today=timezone.localdate())
        return super().has_delete_permission(request, obj) and not in_force


@admin.register(Retention)
class RetentionAdmin(admin.ModelAdmin):
    """How long packages of a kind are kept; what is sealed already keeps its period."""

    list_display = ["kind", "period", "source"]
