"""What F18 is filled with: the newest version of the plan, and what the application says of guests and costs."""

from workflow.matters.visits import people, reception
from workflow.matters.visits.models import Task
from workflow.matters.visits.papers.f18 import Cost, Duty, Person, ReceptionPlan
from workflow.matters.visits.papers.filled import words

DEPARTMENTS = {
    "logistics": "后勤处", "protocol": "学校办公室", "security": "保卫处", "propaganda": "宣传部", "fao": "国际处",
    "secretary": "接待部门外事秘书",
}  # fmt: skip
TASKS = {
    "pick_up": "接送站", "room": "住房", "meeting": "会见会谈", "meal": "用餐", "gift": "礼品", "car": "用车",
    "interpreter": "翻译", "other": "其他",
}  # fmt: skip


def reception_plan(matter) -> ReceptionPlan:
    """F18 as it was handed in last."""
    application, plan = matter.application, reception.plan_of(matter)
    guests = (Person(one.name, one.post, words.country(one.country), one.unit) for one in people.listed(matter))
    ours = [one for one in [application.host, *words.escorts(application)] if one]
    return ReceptionPlan(
        title=application.title, home_unit=application.home_unit, size=application.size, starts=application.starts,
        ends=application.ends, purpose=application.purpose_detail or words.PURPOSES.get(application.purpose or "", ""),
        level=words.LEVELS.get(application.level or "", ""), guests=tuple(guests), programme=plan.programme if plan else "",
        duties=tuple(_duty(task) for task in Task.objects.filter(matter_id=matter.pk, dropped_at=None)),
        catering=plan.catering if plan else "", route=plan.route if plan else "", escort=plan.escort if plan else "",
        staff=tuple(Person(one.name, words.whose(one)) for one in ours), costs=tuple(map(_cost, application.costs)),
        hosting=words.paid(application), fund_source=application.fund_source, department=application.department,
        signed_on=words.local(plan.handed_in_at) if plan else None,
    )  # fmt: skip


def lacks(matter) -> list[str]:
    """There is nothing to print before the plan was handed in."""
    return reception.lacking(matter)


def _duty(task: Task) -> Duty:
    return Duty(DEPARTMENTS.get(task.role, ""), TASKS.get(task.what, ""), task.detail, words.moment(task.needed_at))


def _cost(line) -> Cost:
    people, times = (str(number) if number else "" for number in (line.people, line.times))
    return Cost(words.COSTS.get(line.kind, line.kind), people, times, line.amount, line.basis)
