"""Stop a running round (终止): the applicant withdrew; nothing is left open, no process is left dead."""

from approvals.actions.decide import close_unneeded
from approvals.models import Assignment, Round


def stop(subject, *, outcome: str, now) -> None:
    """End the open round of a held subject, if there is one, with that outcome."""
    round = Round.objects.select_related("process").filter(subject_id=subject.pk, outcome="").first()
    if round is None:
        return
    close_unneeded(list(Assignment.objects.open().filter(panel__round=round)), now=now)
    round.panels.filter(outcome="").update(outcome="unneeded")
    round.process.flow_class.instance.cancel(round.process)
    round.outcome, round.ended_at = outcome, now
    round.save(update_fields=["outcome", "ended_at"])
