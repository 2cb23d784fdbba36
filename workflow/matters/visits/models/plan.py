"""The reception plan (接待方案, F18) and what it asks of each department."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Plan(models.Model):
    """One version of the plan; the newest counts."""

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="reception_plans")
    version = models.PositiveSmallIntegerField()
    programme = models.TextField(_("programme"))
    escort = models.CharField(_("who escorts them"), max_length=200, default="")
    route = models.TextField(_("route of the visit"), default="")
    catering = models.TextField(_("board, lodging, transport"), default="")
    handed_in_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["matter", "version"], name="one_plan_per_version")]

    def __str__(self) -> str:
        return f"{self.matter_id}/{self.version}"


class Task(models.Model):
    """What one department does for the reception (接待分工): a to-do in its queue, due by the time it is needed."""

    class What(models.TextChoices):
        PICK_UP = "pick_up", _("Pick-up and farewell")
        ROOM = "room", _("Room")
        MEETING = "meeting", _("Meeting")
        MEAL = "meal", _("Meal")
        GIFT = "gift", _("Gift")
        CAR = "car", _("Car")
        INTERPRETER = "interpreter", _("Interpreter")
        OTHER = "other", _("Other task")

    class Role(models.TextChoices):
        """The departments a plan may name, by the role that holds their queue."""

        LOGISTICS = "logistics", _("logistics office")
        PROTOCOL = "protocol", _("school office")
        SECURITY = "security", _("security office")
        PROPAGANDA = "propaganda", _("propaganda department")
        FAO = "fao", _("foreign-affairs office")
        SECRETARY = "secretary", _("foreign-affairs secretary")

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="reception_tasks")
    what = models.CharField(_("task"), max_length=20, choices=What.choices)
    detail = models.CharField(_("in detail"), max_length=200, default="")
    role = models.CharField(_("department"), max_length=20, choices=Role.choices)
    needed_at = models.DateTimeField(_("needed at"))
    dropped_at = models.DateTimeField(null=True)  # a later plan does not ask for it
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    note = models.CharField(_("note"), max_length=200, default="")

    class Meta:
        ordering = ["needed_at", "id"]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.detail}".strip()
