"""Delegation (团组): a matter with its steps; what is submitted stands in its revisions."""

from collections.abc import Callable

from workflow.core.models import Matter
from workflow.core.models.matter import MatterQuerySet
from workflow.duties import notices, permits
from workflow.matters.delegations.application import Application
from workflow.matters.delegations.steps import Steps

EVIDENCE: dict[str, Callable[..., object]] = {"notice": notices.elapsed, "permit": permits.elapsed}


class Delegation(Steps, Matter):
    """A group that travels on official business (因公临时出国（境）团组)."""

    objects = MatterQuerySet.as_manager()  # type: ignore[misc]

    def facts_of(self, application: Application) -> dict:
        """Facts that the conditions of the route look at."""
        return super().facts_of(application) | {
            "track": application.track,
            "joined": application.joined,
            "teachers_travel": any(member.teaching_or_research for member in application.members),
        }

    def evidence(self, code: str, *, today) -> None:
        """The notice ran its time without an open objection; the permit is in."""
        EVIDENCE[code](self, today=today)
