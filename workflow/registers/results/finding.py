"""Finding results (查找): what somebody may see of the library, and what a query asks for."""

from datetime import date

from django.db import models
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When
from django.utils import timezone

from approvals.people.models import Role
from approvals.people.models.unit import offspring
from workflow.core.access import EVERYTHING
from workflow.core.models import Matter, Participant

from . import words
from .rights import school_roles, standing_of


class Findable(models.QuerySet):
    """A queryset of results that answers for one person."""

    def visible_to(self, person, *, on: date | None = None):
        """What the person entered or answers for, what their units brought, what came of matters they may see.

        The office, the leading group, the archivist see all; a report that is not accepted yet is seen by who may see its
        matter; a contact only by its unit, by who entered it, by the office and the leading group.
        """
        on = on or timezone.localdate()
        if school_roles(person, on=on) & {Role.FAO, Role.LEADING_GROUP}:
            return self
        standing = standing_of(person, on=on)
        own, ours = Q(by=person) | Q(person=person), Q(unit__in=standing.units)
        if standing.over:
            ours |= Q(unit__in=offspring(sorted(standing.over)))
        if standing.roles & EVERYTHING:
            return self.filter(~Q(kind="contact") | own | ours)
        entered = Q(entered_at__isnull=False)
        seen = Q(matter__in=Matter.objects.visible_to(person).values("pk"))
        return self.filter(own | ours & entered | seen & ~Q(kind="contact"))

    def in_library(self):
        """Without what was handed in and not accepted yet."""
        return self.filter(entered_at__isnull=False)

    def public(self):
        """What the office published (公开成果)."""
        return self.filter(published_at__isnull=False)

    def still_open(self):
        """Tasks and agreements in sight without an outcome."""
        return self.filter(kind__in=("task", "agreement"), outcome="")

    def matching(self, text: str):
        """Rows that contain every word of the text; see ``words``."""
        asked = words.terms(text)
        if not asked:
            return self.none() if text.strip() else self
        query, found = words.asked(asked), self
        if query:
            found = found.filter(words__holds=query)
        for word in asked:
            found = found.filter(folded__contains=word)
        return found

    def titles_first(self, text: str):
        """Those whose title has every word of the text before the others, the newest first."""
        titled = Q(*(Q(folded_title__contains=word) for word in words.terms(text)))
        ranked = self.annotate(titled=Case(When(titled, then=Value(True)), default=Value(False), output_field=BooleanField()))
        return ranked.order_by("-titled", "-pk")

    def of_person(self, name: str):
        """What somebody of that name entered, answers for, or travelled for."""
        travelled = Participant.objects.filter(matter=OuterRef("matter"), name__contains=name)
        return self.filter(Q(by__name__contains=name) | Q(person__name__contains=name) | Exists(travelled))

    def listed(self):
        """Rows for a list: without what only the search looks at."""
        return self.select_related("unit", "matter", "person", "by").defer(
            "folded", "folded_title", "words", "sample", "matter__draft", "matter__words"
        )
