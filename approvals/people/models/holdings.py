"""Who held what, from when to when: last year's dean stays last year's dean.

``until`` is the last day (included); empty means until further notice. The same person cannot hold the same thing
twice on one day: an exclusion constraint guarantees it.
"""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy

from approvals.people.models.person import Person
from approvals.people.models.unit import Post, Unit

# The span since–until as a range of dates, both ends included.
DAYS = Func("since", "until", Value("[]"), function="DATERANGE", output_field=DateRangeField())


def _dated(name: str, *same: tuple[object, str]) -> list[models.BaseConstraint]:
    return [
        models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name=f"{name}_ends_after_it_begins"),
        ExclusionConstraint(
            name=f"{name}_once_on_a_day",
            expressions=[*same, (DAYS, RangeOperators.OVERLAPS)],  # type: ignore[list-item]
            violation_error_message=gettext_lazy("This is already recorded for some of these days."),
        ),
    ]


class Dated(models.QuerySet):
    def on(self, day: date) -> "Dated":
        """Those in force on that day."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)

    def of_people_there(self, day: date) -> "Dated":
        """Without those who had left by that day (离职): nobody can be asked who is gone."""
        return self.filter(Q(person__is_active=True) | Q(person__left_on__gt=day))


class Holding(models.Model):
    """A person holds a post (任职)."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings", verbose_name=gettext_lazy("post"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings", verbose_name=gettext_lazy("person"))
    since = models.DateField(gettext_lazy("since"))
    until = models.DateField(gettext_lazy("until"), null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        ordering = ["-since", "pk"]
        verbose_name = gettext_lazy("holding of a post")
        verbose_name_plural = gettext_lazy("holdings of posts")
        constraints = _dated("holding", ("post", RangeOperators.EQUAL), ("person", RangeOperators.EQUAL))

    def __str__(self) -> str:
        return f"{self.post} {self.person}"


class Role(models.TextChoices):
    """What somebody does for the procedure, whatever their post (角色)."""

    FAO = "fao", gettext_lazy("foreign-affairs office")
    SECRETARY = "secretary", gettext_lazy("foreign-affairs secretary")
    PERSONNEL = "personnel", gettext_lazy("personnel")
    SECRECY = "secrecy", gettext_lazy("secrecy office")
    FINANCE = "finance", gettext_lazy("finance")
    TEACHING = "teaching", gettext_lazy("teaching affairs")
    PROPAGANDA = "propaganda", gettext_lazy("propaganda department")
    SECURITY = "security", gettext_lazy("security office")
    PROTOCOL = "protocol", gettext_lazy("school office")
    LOGISTICS = "logistics", gettext_lazy("logistics office")
    CUSTODIAN = "custodian", gettext_lazy("passport custodian")
    ARCHIVIST = "archivist", gettext_lazy("archivist")
    LEADING_GROUP = "leading_group", gettext_lazy("leading group for foreign affairs")
    ADMINISTRATOR = "administrator", gettext_lazy("administrator")


class RoleGrant(models.Model):
    """A person has a role (角色授予), in one unit or, without a unit, in the whole school."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="grants", verbose_name=gettext_lazy("person"))
    role = models.CharField(gettext_lazy("role"), max_length=20, choices=Role.choices)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="grants", verbose_name=gettext_lazy("unit"),
        help_text=gettext_lazy("Empty: the whole school."),
    )  # fmt: skip
    since = models.DateField(gettext_lazy("since"))
    until = models.DateField(gettext_lazy("until"), null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        ordering = ["-since", "pk"]
        verbose_name = gettext_lazy("grant of a role")
        verbose_name_plural = gettext_lazy("grants of roles")
        constraints = _dated(
            "grant",
            ("person", RangeOperators.EQUAL),
            ("role", RangeOperators.EQUAL),
            (Coalesce("unit", 0), RangeOperators.EQUAL),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.person}"
