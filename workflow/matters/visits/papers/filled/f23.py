"""What the five papers of secrecy are filled with: the visit as an activity, its plan, its checks, and the fixed texts."""

from workflow.matters.visits import people, reception
from workflow.matters.visits.models import Check as Checked
from workflow.matters.visits.models import Task
from workflow.matters.visits.papers.f23 import Activity, Approval, Check, Checks, Handed, Person, Pledge, SecrecyPlan
from workflow.matters.visits.papers.filled import words
from workflow.matters.visits.papers.filled.f18 import DEPARTMENTS, TASKS
from workflow.printing.texts import FixedText
from workflow.registers.papers.opinions import opinions_of

MEASURES, PLEDGE = FixedText("F23/measures"), FixedText("F23/pledge", "活动")


def activity(matter) -> Activity:
    """The host person is responsible; the route is the one of the newest plan."""
    application, host, plan = matter.application, words.host(matter.application), reception.plan_of(matter)
    return Activity(
        name=f"{application.title}来访", department=application.department, responsible=host.name, phone=host.phone,
        starts=application.starts, ends=application.ends, guests=_guests(matter), size=application.size,
        nature=application.purpose_detail or words.PURPOSES.get(application.purpose or "", ""), route=plan.route if plan else "",
        staff=tuple(Person(one.name, words.whose(one)) for one in application.hosts),
        no_secrets=application.declarations.no_secrets or None,
    )  # fmt: skip


def approval(matter) -> Approval:
    """《保密审批表》with the opinions of unit and secrecy office."""
    opinions = opinions_of(matter)
    return Approval(activity(matter), opinions["unit"], opinions["secrecy"])


def secrecy_plan(matter) -> SecrecyPlan:
    """《保密工作方案》; who does what comes from the plan of the reception."""
    tasks = Task.objects.filter(matter_id=matter.pk, dropped_at=None)
    duties = dict.fromkeys(f"{DEPARTMENTS.get(task.role, '')}：{TASKS.get(task.what, '')}" for task in tasks)
    return SecrecyPlan(activity(matter), MEASURES.words(), "；".join(duties) + "。" if duties else "")


def handed(matter) -> Handed:
    """《审查审批表》; what is handed over is written by hand."""
    return Handed(activity(matter))


def pledge(matter) -> Pledge:
    """《承诺书》for everybody of ours."""
    of = activity(matter)
    return Pledge(of, PLEDGE.filled(活动=of.name))


def checks(matter) -> Checks:
    """《检查记录表》, a sheet for each check, an open one where nobody has looked yet."""
    rows = Checked.objects.filter(matter_id=matter.pk).select_related("by")
    return Checks(activity(matter), tuple(map(_check, rows)))


def _check(row: Checked) -> Check:
    answers = (row.escorted, row.kept_route, row.no_secret_places, row.no_photos)
    return Check(row.checked_on, answers, row.note, row.by.name)


def _guests(matter) -> str:
    """The unit, and everybody by name with the country."""
    names = (f"{one.name}（{words.country(one.country)}）" if one.country else one.name for one in people.listed(matter))
    return "：".join(part for part in (matter.application.home_unit, "、".join(filter(None, names))) if part)
