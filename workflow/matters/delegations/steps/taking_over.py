"""Taking over (接管): how a school starts on any day, with trips that were approved on paper."""

from datetime import date

from django_fsm import GET_STATE, transition

from workflow.matters.delegations import takeover
from workflow.matters.delegations.application import Application


class TakingOver:
    """The one step that leads from a draft into the middle of a life; the office takes it for an import."""

    @transition(
        "state", source=["draft"], target=GET_STATE(lambda matter, **facts: facts["state"], states=takeover.STATES)
    )
    def take_over(
        self, *, by, now, state: str, application: Application, permit: dict, left_on: date | None = None,
        came_home_on: date | None = None, people_back: int | None = None, reason: str = "", out: bool = False,
        drawn_on: date | None = None,
    ):
        """A trip under way on paper goes on here from that state (由纸质接管), with its permit and what is out."""
        return takeover.take_over(
            self, state=state, application=application, permit=permit, left_on=left_on, came_home_on=came_home_on,
            people_back=people_back, reason=reason, out=out, drawn_on=drawn_on, by=by, now=now,
        )
