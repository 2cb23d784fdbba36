"""The administrators' pages for people and the organisation (人员维护). Nothing is deleted here: it ends on a day."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from approvals.people.leaving import deactivate, left_open, reinstate
from approvals.people.models import Holding, Person, Post, RoleGrant, Unit

admin.site.site_header = admin.site.site_title = _("Waishi: people and settings")


class NothingIsDeleted:
    """Records stay; they are ended instead."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class DatedAdmin(NothingIsDeleted, admin.ModelAdmin):
    """Of what somebody held, only the end can be changed: last year's dean stays last year's dean."""

    date_hierarchy = "since"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = [field.name for field in self.model._meta.fields if field.name not in ("id", "until")]
        return fields if obj else ()


class PersonChangeForm(UserChangeForm):
    acting: Person  # set by the admin for the request: who fills the form in

    class Meta:
        model = Person
        fields = "__all__"  # narrowed by the fieldsets below

    def clean_is_active(self) -> bool:
        active = self.cleaned_data["is_active"]
        if not active and self.instance.pk == self.acting.pk:
            raise ValidationError(_("Nobody deactivates their own account; ask another administrator."))
        return active


class PersonAddForm(AdminUserCreationForm):
    class Meta:
        model = Person
        fields = ("username", "name", "email", "phone")


@admin.register(Person)
class PersonAdmin(NothingIsDeleted, UserAdmin):
    form, add_form = PersonChangeForm, PersonAddForm
    change_form_template = "desk/admin/person.html"
    fieldsets = [
        (None, {"fields": ["username", "password", "name", "email", "phone"]}),
        (_("Account"), {"fields": ["language", "is_active", "left_on", "last_login"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "name", "email", "phone", "usable_password", "password1", "password2"]})
    ]
    readonly_fields = ["left_on", "last_login"]
    list_display = ["username", "name", "email", "phone", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["username", "name", "name_key"]
    ordering = ["name_key", "pk"]
    filter_horizontal = ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[ModelForm]:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"acting": request.user})

    def save_model(self, request: HttpRequest, obj: Person, form: ModelForm, change: bool) -> None:
        """The account ends and opens again by its verbs, which end sessions and keys too."""
        wanted, changed = obj.is_active, change and "is_active" in form.changed_data
        if changed:
            obj.is_active = not wanted
        super().save_model(request, obj, form, change)
        if changed and isinstance(request.user, Person):
            (reinstate if wanted else deactivate)(obj, by=request.user, on=timezone.localdate())
            if not wanted and (count := left_open(obj)):
                told = gettext("%(count)d to-dos still wait for %(name)s; hand them over with the button on this person's page.")
                messages.warning(request, told % {"count": count, "name": obj})


@admin.register(Unit)
class UnitAdmin(NothingIsDeleted, admin.ModelAdmin):
    list_display = ["code", "name", "name_en", "kind", "parent"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["code", "name", "name_en"]
    autocomplete_fields = ["parent"]


@admin.register(Post)
class PostAdmin(NothingIsDeleted, admin.ModelAdmin):
    list_display = ["title", "unit", "level", "duty"]
    list_filter = ["duty"]
    list_select_related = ["unit"]
    search_fields = ["title", "unit__name"]
    autocomplete_fields = ["unit"]


@admin.register(Holding)
class HoldingAdmin(DatedAdmin):
    list_display = ["person", "post", "since", "until"]
    list_select_related = ["person", "post__unit"]
    search_fields = ["person__name", "person__username", "post__title", "post__unit__name"]
    autocomplete_fields = ["person", "post"]


@admin.register(RoleGrant)
class RoleGrantAdmin(DatedAdmin):
    list_display = ["person", "role", "unit", "since", "until"]
    list_filter = ["role"]
    list_select_related = ["person", "unit"]
    search_fields = ["person__name", "person__username"]
    autocomplete_fields = ["person", "unit"]
