"""Stop a running round (终止): the applicant withdrew; nothing is left open, no process is left dead."""

from approvals.actions.held import OFF_THE_MAP
from approvals.actions.settle import close_unneeded
from approvals.errors import NotNow
from approvals.models import Assignment, Round


def stop(subject, *, outcome: str, by=None, now) -> None:
    """End the open round of a held subject, if there is one, with that outcome; raises NotNow where its flow is gone."""
    round = Round.objects.select_related("process").filter(subject_id=subject.pk, outcome="").first()
    if round is None:
        return
    if round.process.flow_class is None:
        raise NotNow(str(OFF_THE_MAP))
    close_unneeded(Assignment.objects.open().filter(panel__round=round), closed_for="withdrawn", by=by, now=now)
    round.panels.filter(outcome="").update(outcome="unneeded", ended_at=now)
    round.process.flow_class.instance.cancel(round.process)
    round.outcome, round.ended_at = outcome, now
    round.save(update_fields=["outcome", "ended_at"])
