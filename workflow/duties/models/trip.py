"""Trip (行程执行): when the group really left and came home."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Trip(models.Model):
    """The border dates, and the reason when it took longer than approved."""

    matter = models.OneToOneField("core.Matter", models.PROTECT, related_name="trip")
    left_on = models.DateField(_("left the country on"))
    tickets_match = models.BooleanField(_("the tickets match the permit"))
    departed_recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    departed_recorded_at = models.DateTimeField()
    came_home_on = models.DateField(_("came home on"), null=True)
    came_home_recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    came_home_recorded_at = models.DateTimeField(null=True)
    people_back = models.PositiveSmallIntegerField(_("people who came home"), null=True)
    overstay_reason = models.TextField(_("why it took longer"), default="")
    force_majeure = models.BooleanField(_("force majeure"), default=False)
    excuse_proof = models.ForeignKey(
        "core.Attachment", models.PROTECT, related_name="+", null=True, verbose_name=_("proof of force majeure")
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(came_home_on=None) | Q(came_home_on__gte=F("left_on")), name="home_not_before_leaving"
            )
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.left_on}"
