"""Delegation (团组): a matter with a draft that saves itself; what is submitted stands in its revisions."""

from django.db import models

from workflow.core.models import Matter
from workflow.core.models.matter import MatterQuerySet
from workflow.duties import notices, permits
from workflow.matters.delegations.application import Application, read
from workflow.matters.delegations.steps import Steps


class Delegation(Steps, Matter):
    """A group that travels on official business (因公临时出国（境）团组).

    ``draft`` is what has been typed so far, values as they stand in the fields, also those that cannot be read yet;
    it is edited while nothing is decided (draft, sent back, withdrawn) and outside of the digest otherwise.
    """

    draft = models.JSONField(default=dict)
    objects = MatterQuerySet.as_manager()  # type: ignore[misc]

    @property
    def application(self) -> Application:
        """What was submitted last; before the first submission, what can be read of the draft."""
        if self.revision_id:
            return Application.model_validate(self.revision.content)
        return read(self.draft)[0]

    def typed(self) -> tuple[Application, dict[str, str]]:
        """The draft as far as it can be read, and a sentence for each value that cannot."""
        return read(self.draft)

    def facts(self) -> dict:
        """Facts that the conditions of the route look at."""
        return self.facts_of(self.application)

    def facts_of(self, application: Application) -> dict:
        """The same of an application that is not handed in yet."""
        return super().facts() | {
            "track": application.track,
            "joined": application.joined,
            "teachers_travel": any(member.teaching_or_research for member in application.members),
        }

    def evidence(self, code: str, *, today) -> None:
        """The notice ran its time without an open objection; the permit is in."""
        {"notice": notices.elapsed, "permit": permits.elapsed}[code](self, today=today)
