"""The one flow of the house: a loop over the steps of a published route.

Opened; step after step; closed. Countersigning and every other verb change rows, never this graph. The names
``Rounds.opened``, ``.step``, ``.more``, ``.closed`` and ``.end`` stand in the database: whoever renames one brings the
migration that ``docs/evolving.md`` describes.
"""

from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Max
from viewflow import this
from viewflow.workflow import flow

from approvals import routes
from approvals.actions.convene import convene
from approvals.actions.settle import go_on
from approvals.models import Assignment, Barred, Round


@contextmanager
def subject_held(flow_class, process_pk):
    """The subject's row is the house's only lock: page, API, flow and clock all queue here."""
    with transaction.atomic():
        apps.get_model(settings.APPROVALS_SUBJECT_MODEL).objects.select_for_update(of=("self",)).filter(
            rounds__process=process_pk
        ).values_list("pk").first()
        yield


class Step(flow.View):
    """The phases of one step, a panel each, side by side; over when all have settled or one has refused."""

    def __init__(self):
        super().__init__(lambda request, **kwargs: None)  # its pages are ours, not Viewflow's
        self.onCreate(self.assemble)

    def assemble(self, activation):
        """The subject enters the stage of the step, forward or back, and its panels are asked."""
        round, where = activation.process.round, activation.task.data
        round.subject.enter(round.stage_of(where["step"]), now=round.now)
        convene(round, where["step"], task=activation.task, now=round.now, keep=where.get("keep", False))


class Rounds(flow.Flow):
    """Opened; step after step of the route; closed (审批轮次)."""

    lock_impl = staticmethod(subject_held)

    opened = flow.StartHandle(this.begin).Next(this.step, task_data=this.first_step)
    step = Step().Next(this.more)
    more = flow.If(this.next_step).Then(this.step, task_data=this.next_step).Else(this.closed)
    closed = flow.Function(this.close).Next(this.end)
    end = flow.End()

    def begin(self, activation, round):
        activation.process.save()  # a start handle has not stored it yet
        round.process = activation.process
        round.save(update_fields=["process"])

    def first_step(self, activation):
        round = activation.process.round
        begins = round.begins or round.steps()[0]
        return {"step": begins, "then": None, "keep": round.reopens_id is not None}

    def next_step(self, activation):
        return activation.process.round.said["next"]

    def close(self, activation):
        round, said = activation.process.round, activation.process.round.said
        round.outcome, round.ended_at = said["outcome"], round.now
        round.save(update_fields=["outcome", "ended_at"])
        round.subject.conclude(said["outcome"], now=round.now, why=said["why"])


def open_round(subject, *, kind: str, now) -> Round:
    """Begin the round of a submission: bar whom it concerns, freeze the facts, ask the first step."""
    bar(subject)
    facts = subject.facts()
    round = Round(route=routes.in_force(kind), digest=subject.digest, facts=facts, amount=facts.get("amount"))
    return _begin(subject, round, now=now)


def reopen_round(subject, *, now) -> Round:
    """Go on where the last round ended (重新打开): the same content, the same route, the step that ended it asked again."""
    last = subject.rounds.select_related("route").last()
    ended = last.panels.select_related("phase").order_by("-pk").first()
    # Whoever ended it speaks once more; the others' word stands.
    spoken = Assignment.objects.filter(panel__task=ended.task_id, verdict__in=["reject", "back"])
    if last.outcome == "agree":  # also where it stands from before the step was asked again
        spoken = Assignment.objects.filter(panel__round__in=last.chain(), panel__phase__step=ended.phase.step, verdict="agree")
    spoken.update(verdict="void", closed_for=Assignment.ClosedFor.REOPENED)
    again = Round(
        route=last.route, digest=last.digest, facts=last.facts, amount=last.amount, reopens=last, purpose=last.purpose
    )
    again.begins = ended.phase.step
    return _begin(subject, again, now=now)


def _begin(subject, round: Round, *, now) -> Round:
    round.subject, round.opened_at, round.now = subject, now, now
    round.no = (subject.rounds.aggregate(last=Max("no"))["last"] or 0) + 1
    round.save()
    Rounds.opened.run(round=round)
    go_on(round, now=now)
    return round


def bar(subject) -> None:
    """Fill Barred (回避) from the subject; once barred, always barred."""
    Barred.objects.bulk_create(
        [Barred(subject_id=subject.pk, person_id=person, why=why) for person, why in subject.barred()], ignore_conflicts=True
    )
