"""For every step of a delegation: who takes it, and facts with which it is taken wherever the life allows it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from workflow.core.models import RuleException
from workflow.duties.models import Objection, Pledge
from workflow.matters.delegations.rehearsal.walk import TOPICS, Walk
from workflow.registers.models import Loan, Passport
from workflow.registers.passports.documents import needed_by

Facts = dict[str, Any]
WHY = "说明理由。"
REPORT = {"done": "会谈。", "not_done": "", "results": "意向。", "follow_up": "寄文本。", "discipline": "无。", "money_note": "无。"}


def _exception(walk: Walk) -> Facts:
    return {"rule": "OUT-01", "reason": WHY, "evidence": walk.attach("proof", "说明", by=walk.owner).pk}


def _objection(walk: Walk) -> Facts:
    found = Objection.objects.filter(notice__matter_id=walk.matter.pk, resolved_on=None).first()
    return {"objection": found.pk if found else 0, "upheld": False, "answer": WHY}


def _permit(walk: Walk) -> Facts:
    scan = walk.attach("permit", "批件", by="chen").pk
    return {"number": "外批〔2026〕7号", "issued_on": walk.today, "authority": "省外办", "people": 9, "days": 30, "scan": scan}


def _visa(walk: Walk) -> Facts:
    walk.register_passports()
    missing = [row for row in walk.going() if not hasattr(row, "visa")] or walk.going()
    return {"participant": missing[0].pk if missing else 0, "needed": False, "ready": False}


def _briefing(walk: Walk) -> Facts:
    everybody = [row.pk for row in walk.going()]
    return {"held_on": walk.today, "presenter": "陈立夏", "topics": TOPICS, "attended": everybody}


def _unsigned(walk: Walk):
    signed = Pledge.objects.filter(participant__matter_id=walk.matter.pk).values_list("participant_id", flat=True)
    return next((row for row in walk.going() if row.pk not in set(signed)), None)


def _pledge(walk: Walk) -> Facts:
    row = _unsigned(walk)
    if row is None or row.person_id:
        return {"participant": row.pk if row else 0}
    return {"participant": row.pk, "scan": walk.attach("pledge", "承诺书", by="chen").pk}


def _draw(walk: Walk) -> Facts:
    walk.register_passports()
    for row, kind, found in needed_by(walk.matter):
        free = [p for p in found if p.where == Passport.Where.IN_CUSTODY]
        if free and not Loan.objects.open().filter(participant=row, passport__kind=kind).exists():
            return {"participant": row.pk, "passport": free[0].pk, "purpose": "exit" if walk.matter.state == "ready" else "visa",
                    "drawn_on": walk.today, "handed_to": row.name}  # fmt: skip
    return {"participant": 0, "passport": 0, "purpose": "exit", "drawn_on": walk.today, "handed_to": ""}


def _back(walk: Walk) -> Facts:
    loan = Loan.objects.open().filter(matter_id=walk.matter.pk).first()
    return {"passport": loan.passport_id if loan else 0, "returned_on": walk.today}


def _home(walk: Walk) -> Facts:
    trip = walk.matter
    return {"left_on": trip.starts_on, "came_home_on": trip.ends_on, "people_back": len(walk.going())}


def _settled(walk: Walk) -> Facts:
    lines = walk.matter.application.budget
    return {"lines": [{"kind": x.kind, "approved": str(x.amount), "actual": str(x.amount)} for x in lines]}


def _published(walk: Walk) -> Facts:
    return {"opened_on": walk.today, "place": "校园网公示栏", "contact": "国际处"}


def _said(walk: Walk) -> Facts:
    return {"why": WHY}


def _nothing(walk: Walk) -> Facts:
    return {}


VERBS: dict[str, tuple[str, Callable[[Walk], Facts]]] = {
    "ask_confirmation": ("mi", _nothing),
    "ask_exception": ("gu", _exception),
    "decide_exception": ("chen", lambda walk: {"rule": "OUT-01", "granted": True, "why": WHY}),
    "submit": ("gu", _nothing),
    "withdraw": ("gu", _said),
    "correct": ("gu", lambda walk: {"path": "members.0.phone", "value": "0000-1111111", "why": WHY}),
    "open_notice": ("chen", _published),
    "record_objection": ("chen", lambda walk: {"received_on": walk.today, "from_whom": "", "text": "有异议。"}),
    "settle_objection": ("chen", _objection),
    "record_permit": ("chen", _permit),
    "record_visa": ("qiao", _visa),
    "hold_briefing": ("chen", _briefing),
    "sign_pledge": ("gu", _pledge),
    "draw_passport": ("qiao", _draw),
    "take_passport_back": ("qiao", _back),
    "depart": ("gu", lambda walk: {"left_on": walk.matter.starts_on, "tickets_match": True}),
    "come_home": ("gu", _home),
    "hand_in_report": ("gu", lambda walk: dict(REPORT)),
    "accept_report": ("chen", _nothing),
    "return_report": ("chen", _said),
    "publish_second_notice": ("mi", _published),
    "settle": ("song", _settled),
    "share": ("gu", lambda walk: {"held_on": walk.today, "form": "session", "title": "分享会", "place": "会议室", "attendance": 9}),
    "archive": ("dang", _nothing),
    "cancel": ("gu", _said),
    "suspend": ("chen", _said),
    "resume": ("chen", _said),
    "reopen": ("chen", _said),
}
READY_ON = {"draw_passport": lambda m: m.starts_on - timedelta(days=2), "depart": lambda m: m.starts_on,
            "come_home": lambda m: m.ends_on + timedelta(days=1)}  # fmt: skip


def who_and_facts(walk: Walk, step: str) -> tuple[Any, Facts]:
    """The right person and facts for the step, as things stand."""
    who, facts = VERBS[step]
    if step == "sign_pledge" and walk.matter.revision_id:
        row = _unsigned(walk)
        who = (row.person if row.person_id else "chen") if row else who
    return walk.person(who), facts(walk)


def asked_for(walk: Walk) -> bool:
    """Whether an exception waits to be decided."""
    return RuleException.objects.filter(matter_id=walk.matter.pk, granted=None).exists()
