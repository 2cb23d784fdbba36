"""What F17 is filled with: the newest summary, the talks, promises, gifts and costs."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from workflow.matters.visits import accounts
from workflow.matters.visits.models import Present as Logged
from workflow.matters.visits.models import Promise as Promised
from workflow.matters.visits.models import Spent, Talk
from workflow.matters.visits.papers.f17 import Cost, Present, Promise, Summary
from workflow.matters.visits.papers.filled import words
from workflow.matters.visits.papers.filled.asked import visit
from workflow.printing.wording import day

OUTCOMES = {"": "办理中", "kept": "已办结", "released": "对方不再要求", "handed_on": "转其他事项办理"}
WAYS = {"given": "赠", "received": "收"}


def summary_form(matter) -> Summary:
    """F17 as it was handed in last."""
    summary = accounts.newest(matter)
    said = (summary.leaders_met, summary.done, summary.results, summary.problems) if summary else ("",) * 4
    return Summary(
        visit=visit(matter), leaders_met=said[0], done=said[1], results=said[2], problems=said[3], talks=_talks(matter),
        promises=tuple(map(_promise, Promised.objects.filter(matter_id=matter.pk).select_related("person"))),
        presents=tuple(map(_present, Logged.objects.filter(matter_id=matter.pk))), costs=tuple(_costs(matter)),
    )  # fmt: skip


def lacks(matter) -> list[str]:
    """There is nothing to print before the summary was handed in."""
    return [] if accounts.newest(matter) else [_("The summary was not handed in yet.")]


def _talks(matter) -> str:
    return "\n".join(
        f"“{talk.topic}”（{talk.speaker}），{day(talk.held_on)}，听众{talk.audience}人，"
        + ("按批准内容进行" if talk.as_approved else f"与批准内容不一致：{talk.note}")
        for talk in Talk.objects.filter(matter_id=matter.pk)
    )


def _promise(row: Promised) -> Promise:
    return Promise(row.what, row.person.name, row.due_on, OUTCOMES.get(row.outcome, ""))


def _present(row: Logged) -> Present:
    on = words.short(row.on) + (f"（{words.short(row.handed_in_on)}上交）" if row.handed_in_on else "")
    return Present(WAYS.get(row.way, ""), row.what, row.number, row.value, row.who, on)


def _costs(matter) -> Iterable[Cost]:
    """Planned and spent by kind, in the order of the application."""
    planned = [(line.kind, line.amount, line) for line in matter.application.costs if line.amount is not None]
    spent = [(line.kind, line.amount, line) for line in Spent.objects.filter(matter_id=matter.pk)]
    for kind in dict.fromkeys(kind for kind, _amount, _line in planned + spent):
        often = "；".join(_often(line) for other, _amount, line in spent or planned if other == kind and _often(line))
        yield Cost(words.COSTS.get(kind, kind), _sum(planned, kind), _sum(spent, kind), often)


def _sum(lines, kind: str) -> Decimal | None:
    found = [amount for other, amount, _line in lines if other == kind]
    return sum(found, Decimal()) if found else None


def _often(line) -> str:
    return f"{line.people}×{line.times}" if line.people and line.times else ""
