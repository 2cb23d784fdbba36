"""Round (轮次): what is decided between a submission and its outcome. One Viewflow process each."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from approvals.conditions import holds
from approvals.models.route import Phase


class Round(models.Model):
    """The application of one revision on one version of a route; ended rounds are never changed."""

    subject = models.ForeignKey(settings.APPROVALS_SUBJECT_MODEL, models.PROTECT, related_name="rounds")
    process = models.OneToOneField("viewflow.Process", models.PROTECT, related_name="round", null=True)
    route = models.ForeignKey("approvals.Route", models.PROTECT, related_name="rounds")
    purpose = models.CharField(max_length=40, default="application")
    no = models.PositiveIntegerField(default=1)
    digest = models.CharField(max_length=64)
    facts = models.JSONField(default=dict)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)  # of the facts, for deputies with a limit
    reopens = models.ForeignKey("self", models.PROTECT, related_name="reopened_as", null=True)
    outcome = models.CharField(max_length=20, default="")  # "", agree, reject, back, withdrawn
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["no"]
        constraints = [
            models.UniqueConstraint(fields=["subject"], condition=Q(outcome=""), name="one_open_round_per_subject"),
            models.UniqueConstraint(fields=["subject", "no"], name="one_round_per_no"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} round {self.no}"

    now = None  # the instant of the move under way; the flow has no argument for it
    begins = None  # the step a reopened round begins at
    asked = None  # the id of the task of the step asked last in this move
    stands = False  # whether something said before stands in it, so that it may be over at once

    def chain(self) -> list[int]:
        """The ids of this round and, where it was reopened, of those it goes on from."""
        found, before = [self.pk], self.reopens
        while before is not None:
            found.append(before.pk)
            before = before.reopens
        return found

    def applying(self):
        """The phases of this round's route whose condition its facts fulfil, in order of steps."""
        if not hasattr(self, "_applying"):
            route = self._state.fields_cache.get("route")
            phases = route.phases.all() if route else Phase.objects.filter(route=self.route_id)
            self._applying = [phase for phase in phases if holds(phase.when, self.facts)]
        return self._applying

    def phases(self, step: int):
        """The phases asked side by side in that step."""
        return [phase for phase in self.applying() if phase.step == step]

    def steps(self) -> list[int]:
        """The steps of this round, ascending; a step whose phases all do not apply is left out."""
        return sorted({phase.step for phase in self.applying()})

    def stage_of(self, step: int) -> str:
        """The stage of the subject's life in which that step is decided."""
        return self.phases(step)[0].stage


class RouteMove(models.Model):
    """A running round was moved to another version of its route (改走另一版路线); moving back undoes it."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="moves")
    source = models.ForeignKey("approvals.Route", models.PROTECT, related_name="+")
    target = models.ForeignKey("approvals.Route", models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.CharField(max_length=200, default="")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.source_id} → {self.target_id}"
