"""A key with which a program acts for a person (接口令牌). Only its digest is stored."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from approvals.people.models.person import Person


class Scope(models.TextChoices):
    """What a program may do with the key."""

    READ = "read", pgettext_lazy("token", "read")
    WRITE = "write", pgettext_lazy("token", "write")
    DECIDE = "decide", pgettext_lazy("token", "decide")


class ApiToken(models.Model):
    """One key of one person, with a name, what it may do and a last day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="tokens", verbose_name=gettext_lazy("person"))
    name = models.CharField(gettext_lazy("what it is for"), max_length=100)
    prefix = models.CharField(max_length=16, unique=True)
    digest = models.CharField(max_length=64)
    scopes = ArrayField(
        models.CharField(max_length=10, choices=Scope.choices), verbose_name=gettext_lazy("permissions")
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(gettext_lazy("valid until"))
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = gettext_lazy("API token")
        verbose_name_plural = gettext_lazy("API tokens")
        constraints = [
            models.CheckConstraint(
                condition=Q(scopes__contained_by=["read", "write", "decide"], scopes__len__gt=0),
                name="token_scopes_are_known",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def permissions(self) -> str:
        """What it may do, in the reader's words."""
        return ", ".join(str(Scope(scope).label) for scope in self.scopes)
