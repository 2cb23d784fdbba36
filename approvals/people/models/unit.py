"""Units of the university (单位) and the posts in them (职务)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import RawSQL
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

LINEAGE = """
    WITH RECURSIVE up(id, parent_id, height) AS (
        SELECT id, parent_id, 0 FROM people_unit WHERE id = %s
        UNION ALL
        SELECT unit.id, unit.parent_id, up.height + 1 FROM people_unit unit JOIN up ON unit.id = up.parent_id
    ) CYCLE id SET looped USING path
"""


def lineage(unit_id: int | None) -> RawSQL:
    """The unit and everything above it, as a subquery of ids."""
    return RawSQL(LINEAGE + "SELECT id FROM up WHERE NOT looped", [unit_id])  # noqa: S611 - the id is a parameter


OFFSPRING = """
    WITH RECURSIVE down(id) AS (
        SELECT id FROM people_unit WHERE id = ANY(%s)
        UNION
        SELECT unit.id FROM people_unit unit JOIN down ON unit.parent_id = down.id
    ) SELECT id FROM down
"""


def offspring(unit_ids: list[int]) -> RawSQL:
    """The units and everything below them, as a subquery of ids."""
    return RawSQL(OFFSPRING, [unit_ids])  # noqa: S611 - the ids are a parameter


class Unit(models.Model):
    """A school, a college or an office (单位); units form a tree."""

    class Kind(models.TextChoices):
        SCHOOL = "school", gettext_lazy("university")
        COLLEGE = "college", gettext_lazy("college")
        OFFICE = "office", gettext_lazy("office")

    code = models.CharField(gettext_lazy("unit code"), max_length=32, unique=True)
    name = models.CharField(gettext_lazy("unit name"), max_length=100)
    name_en = models.CharField(gettext_lazy("English name"), max_length=200, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=gettext_lazy("parent unit")
    )
    kind = models.CharField(gettext_lazy("kind of unit"), max_length=10, choices=Kind.choices, default=Kind.COLLEGE)

    class Meta:
        ordering = ["code"]
        verbose_name = gettext_lazy("unit")
        verbose_name_plural = gettext_lazy("units")
        constraints = [
            models.CheckConstraint(condition=~models.Q(parent=models.F("pk")), name="unit_is_not_its_own_parent")
        ]

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name

    def clean(self) -> None:
        if self.pk and self.parent and self.pk in (self.parent_id, *(u.pk for u in self.parent.ancestors())):
            raise ValidationError({"parent": _("A unit cannot stand below itself.")})

    def ancestors(self) -> list["Unit"]:
        """The units above (上级单位), nearest first."""
        sql = LINEAGE + (
            "SELECT unit.* FROM people_unit unit JOIN up ON up.id = unit.id"
            " WHERE NOT up.looped AND up.height > 0 ORDER BY up.height"
        )
        return list(Unit.objects.raw(sql, [self.pk]))


class Duty(models.TextChoices):
    """What a post answers for, beyond its title."""

    NONE = "", gettext_lazy("no duty")
    HEAD = "head", gettext_lazy("head of unit")
    SCHOOL_LEADER = "school_leader", gettext_lazy("school leader")


class Post(models.Model):
    """A post (职务) in a unit, whoever holds it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name=gettext_lazy("unit"))
    title = models.CharField(gettext_lazy("post title"), max_length=100)
    level = models.CharField(gettext_lazy("post level"), max_length=40, blank=True)
    duty = models.CharField(gettext_lazy("duty"), max_length=20, choices=Duty.choices, default=Duty.NONE, blank=True)

    class Meta:
        ordering = ["unit__code", "pk"]
        verbose_name = gettext_lazy("post")
        verbose_name_plural = gettext_lazy("posts")
        constraints = [models.UniqueConstraint(fields=["unit", "title"], name="one_post_per_unit_and_title")]

    def __str__(self) -> str:
        return f"{self.unit} {self.title}"
