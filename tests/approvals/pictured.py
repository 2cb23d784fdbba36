"""Rounds made up for the picture and the BPMN: any number of phases side by side, names of any length."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from approvals.progress import PhaseState, Progress, State, Step, Who

TODAY = date(2026, 3, 10)
AT = timezone.make_aware(datetime(2026, 3, 4, 10, 30))
LONG = "关于国际学术交流与合作事项经费预算安排及保密审查前置程序执行情况的归口管理部门会同业务主管部门联合审核并提出书面意见的环节之一"
NASTY = [
    "<script>alert('&\"')</script>", "]]> & < > \" '", "阿布都热合曼·吐尔逊·买买提明·艾合买提江·阿卜杜拉·努尔麦麦提·玉素甫卡德尔",
    "محمد عبد الرحمن بن عبد الله", "\u202eevil\u202c name", "a\x00b\x0bc\ufffe", "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren",
    "x" * 60, "字" * 60, "👩‍👩‍👧‍👦 family", "e\u0301\u0301\u0301 combining", "WWWWWWWWWWWWWWWWWWWWWWWW MMMMMMMMMM",
]  # fmt: skip


def phase(code: str, state: State = State.COMING, **changes: Any) -> PhaseState:
    facts: dict[str, Any] = {"name": f"环节{code}", "asks": "财务处", "days": 3}
    if state == State.DONE:
        facts |= {"who": (Who("程述", verdict="agree", at=AT),), "opened_at": AT, "ended_at": AT, "took": 1, "times": 1}
    if state == State.ACTIVE:
        facts |= {"who": (Who("宋知会"), Who("财务处")), "opened_at": AT, "due_on": date(2026, 3, 12), "times": 1}
    return PhaseState(code=code, state=state, **facts | changes)


def progress(*steps: list[PhaseState], **changes: Any) -> Progress:
    told: dict[str, Any] = {"kind": "delegation", "version": 1, "round": 1, "title": "赴日本访问团组", "number": "OUT-2026-0001"}
    made = tuple(Step(no, "vetting", tuple(phases)) for no, phases in enumerate(steps, start=1))
    return Progress(steps=made, today=TODAY, opened_at=AT, **told | changes)


def crowded(names: list[str]) -> list[PhaseState]:
    """Phases side by side, one of each state in turn, everything said of each as long as it gets."""
    said = {
        "who": tuple(Who(name, in_place_of=names[0], recorded_by=names[-1], verdict="agree", at=AT, added=True) for name in names[:5]),
        "took": 12, "ended_at": AT, "opened_at": AT, "times": 4, "note": LONG, "when": {"fact": "x", "is": 1}, "asks": LONG,
    }  # fmt: skip
    states = list(State)
    return [phase(f"c{no}", states[no % len(states)], name=name, **said) for no, name in enumerate(names)]
