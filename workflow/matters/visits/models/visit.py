"""Visit (来访): a matter with its steps; what is submitted stands in its revisions."""

from collections.abc import Iterable
from typing import Any

from workflow.core.models import Matter
from workflow.core.models.matter import MatterQuerySet
from workflow.duties import permits
from workflow.matters.visits import people
from workflow.matters.visits.application import facts_of
from workflow.matters.visits.steps import Steps


class Visit(Steps, Matter):
    """Guests who visit the school (外宾来访)."""

    objects = MatterQuerySet.as_manager()  # type: ignore[misc]

    def facts_of(self, application: Any) -> dict:
        """Facts that the conditions of the route look at."""
        return super().facts_of(application) | facts_of(application)

    def barred(self) -> Iterable[tuple[int, str]]:
        """Beside those of every matter the host person and the staff who go along, from the first draft on."""
        found = dict(people.concerned(self.application)) | dict(super().barred())
        yield from found.items()

    def evidence(self, code: str, *, today) -> None:
        """The permit is in, and covers the head-count and the days."""
        {"permit": permits.elapsed}[code](self, today=today, people=self.application.size or 0)
