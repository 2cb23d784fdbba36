"""The stay (在访): arrival and departure, lodging, talks, gifts, checks."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

PERSON = settings.AUTH_USER_MODEL


class Stay(models.Model):
    """When they really came and went, and how many; ``strangers`` came and stand in no approved list."""

    matter = models.OneToOneField("core.Matter", models.PROTECT, related_name="stay")
    arrived_at = models.DateTimeField(_("arrived at"))
    people = models.PositiveSmallIntegerField(_("people who came"))
    strangers = models.JSONField(default=list)
    left_at = models.DateTimeField(_("left at"), null=True)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(left_at=None) | Q(left_at__gte=F("arrived_at")), name="left_not_before_arriving")
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.arrived_at}"


class Lodging(models.Model):
    """The registration with the police (住宿登记) of a lodging that is no hotel."""

    matter = models.OneToOneField("core.Matter", models.PROTECT, related_name="lodging_registration")
    address = models.CharField(_("address"), max_length=200)
    registered_at = models.DateTimeField(_("registered at"))
    reference = models.CharField(_("number of the slip"), max_length=60, default="")
    slip = models.ForeignKey("core.Attachment", models.PROTECT, related_name="+", null=True)
    late = models.BooleanField(default=False)
    why_late = models.CharField(_("why it is late"), max_length=200, default="")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.matter_id} {self.reference}"


class Talk(models.Model):
    """A talk that was given (讲座)."""

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="talks")
    topic = models.CharField(_("topic"), max_length=200)
    speaker = models.CharField(_("speaker"), max_length=100)
    held_on = models.DateField(_("held on"))
    audience = models.PositiveIntegerField(_("audience"), default=0)
    as_approved = models.BooleanField(_("as approved"))
    note = models.CharField(_("note"), max_length=200, default="")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.topic


class Present(models.Model):
    """A gift given or received (礼品登记); a received one above the limit is handed in (上交)."""

    class Way(models.TextChoices):
        GIVEN = "given", _("given")
        RECEIVED = "received", _("received")

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="presents")
    way = models.CharField(_("way"), max_length=10, choices=Way.choices)
    what = models.CharField(_("what"), max_length=100)
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    value = models.DecimalField(_("value of one, in yuan"), max_digits=9, decimal_places=2)
    who = models.CharField(_("giver or receiver"), max_length=100)
    eminent = models.BooleanField(default=False)
    on = models.DateField(_("on"))
    handed_in_on = models.DateField(_("handed in on"), null=True)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.what


class Check(models.Model):
    """What was looked at during the visit (涉外活动检查记录): escort, route, secret places, photographs."""

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="visit_checks")
    checked_on = models.DateField(_("checked on"))
    escorted = models.BooleanField(_("never without an escort"))
    kept_route = models.BooleanField(_("kept to the route"))
    no_secret_places = models.BooleanField(_("entered no secret place"))
    no_photos = models.BooleanField(_("took no photographs of restricted areas"))
    note = models.TextField(_("note"), default="")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.checked_on}"
