"""For every step of a visit: who takes it, and facts with which it is taken wherever the life allows it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from workflow.matters.visits import accounts, reception
from workflow.matters.visits.models import Present, Promise, Task
from workflow.matters.visits.rehearsal.walk import DEPARTMENTS, Walk

Facts = dict[str, Any]
WHY = "说明理由。"
SUMMARY = {"done": "会谈。", "results": "意向。", "leaders_met": "", "problems": ""}
KEPT = {"escorted": True, "kept_route": True, "no_secret_places": True, "no_photos": True}


def _exception(walk: Walk) -> Facts:
    return {"rule": "IN-06", "reason": WHY, "evidence": walk.attach("proof", "说明", by=walk.owner).pk}


def _permit(walk: Walk) -> Facts:
    scan = walk.attach("permit", "批件", by="chen").pk
    return {"number": "外批〔2026〕7号", "issued_on": walk.today, "authority": "省外办", "people": 9, "days": 30, "scan": scan}


def _names(walk: Walk) -> Facts:
    return {"guests": walk.names(), "why": WHY}


def _plan(walk: Walk) -> Facts:
    return {"programme": "会谈。", "escort": "顾行之", "route": "行政楼", "catering": "", "tasks": walk.tasks()}


def _task(walk: Walk) -> Facts:
    found = reception.open_tasks(walk.matter) or list(Task.objects.filter(matter_id=walk.matter.pk))
    return {"task": found[0].pk if found else 0}


def _arrival(walk: Walk) -> Facts:
    return {"arrived_at": walk.now, "people": walk.matter.application.size or 2}


def _lodging(walk: Walk) -> Facts:
    return {"address": "专家楼 3 号", "registered_at": walk.now, "reference": "0001", "why_late": WHY}


def _present(walk: Walk) -> Facts:
    return {"way": "received", "what": "茶具", "value": "300.00", "who": "来宾", "on": walk.today}


def _handed_in(walk: Walk) -> Facts:
    kept = Present.objects.filter(matter_id=walk.matter.pk, way="received", handed_in_on=None)
    return {"present": kept[0].pk if kept else 0, "on": walk.today}


def _promise(walk: Walk) -> Facts:
    return {"what": "寄送协议文本", "person": walk.cast["zhou"].pk, "due_on": walk.today + timedelta(days=30)}


def _closed(walk: Walk) -> Facts:
    found = accounts.open_promises(walk.matter).first()
    return {"promise": found.pk if found else 0, "outcome": Promise.Outcome.KEPT}


def _said(walk: Walk) -> Facts:
    return {"why": WHY}


def _nothing(walk: Walk) -> Facts:
    return {}


VERBS: dict[str, tuple[str, Callable[[Walk], Facts]]] = {
    "ask_confirmation": ("mi", _nothing),
    "ask_exception": ("gu", _exception),
    "decide_exception": ("chen", lambda walk: {"rule": "IN-06", "granted": True, "why": WHY}),
    "submit": ("gu", _nothing),
    "withdraw": ("gu", _said),
    "correct": ("gu", lambda walk: {"path": "hosts.0.phone", "value": "0000-1111111", "why": WHY}),
    "record_permit": ("chen", _permit),
    "name_guests": ("gu", _names),
    "record_basis": ("chen", lambda walk: {"visa_basis": "visa_free"}),
    "send_letter": ("chen", lambda walk: {"number": "外邀〔2026〕1号", "sent_on": walk.today}),
    "hand_in_plan": ("gu", _plan),
    "do_task": ("hou", _task),
    "arrive": ("gu", _arrival),
    "register_lodging": ("gu", _lodging),
    "log_talk": ("gu", lambda walk: {"topic": "材料失效", "speaker": "佐藤健", "held_on": walk.today}),
    "log_present": ("gu", _present),
    "hand_in_present": ("gu", _handed_in),
    "log_check": ("gu", lambda walk: {"checked_on": walk.today, **KEPT}),
    "leave": ("gu", lambda walk: {"left_at": walk.now}),
    "hand_in_summary": ("gu", lambda walk: dict(SUMMARY)),
    "accept_summary": ("chen", _nothing),
    "return_summary": ("chen", _said),
    "make_promise": ("gu", _promise),
    "close_promise": ("zhou", _closed),
    "settle": ("song", lambda walk: {"lines": walk.spent()}),
    "share": ("gu", lambda walk: {"held_on": walk.today, "form": "session", "title": "分享会", "place": "会议室", "attendance": 9}),
    "archive": ("dang", _nothing),
    "cancel": ("gu", _said),
    "suspend": ("chen", _said),
    "resume": ("chen", _said),
    "reopen": ("chen", _said),
}
READY_ON = {"arrive": lambda m: m.starts_on, "leave": lambda m: m.ends_on}


def who_and_facts(walk: Walk, step: str) -> tuple[Any, Facts]:
    """The right person and facts for the step, as things stand."""
    who, facts = VERBS[step]
    if step == "do_task":
        open_ = reception.open_tasks(walk.matter)
        who = DEPARTMENTS[open_[0].role] if open_ else who
    return walk.person(who), facts(walk)
