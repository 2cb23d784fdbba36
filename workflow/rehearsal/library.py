"""The demo's library of results (演示成果库): entries of a matter that is over, a public one, sharing sessions; by the verbs."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from approvals.people import directory
from workflow.core import kinds
from workflow.core.models import Matter
from workflow.registers.models import Result
from workflow.registers.results import attending, entering, sessions, summaries

CAME = "zhou，国际教育学院\n王芳，材料学院\n李娜，材料学院\n赵敏，经济管理学院\n孙悦，外国语学院"
GUIDE = "各学院近三年因公出访与来访成果摘编。"
TALK = "校内报告会讲稿。对方学校把企业导师引入课堂，值得职业教育借鉴。"
SUMMARY = "双方商定自下一学年起每年互派学生，并在职业教育师资培训、课程共建和双元制实训基地管理方面交流经验。"


def demo(cast: Mapping[str, Any], *, now: datetime) -> Iterator[Result]:
    """Entered once; nothing where no matter has come far enough."""
    over = [kind.code for kind in kinds.installed() if kind.yields]
    first = Matter.objects.filter(kind__in=over, state="sharing").order_by("pk").first()
    if first is None or Result.objects.filter(origin="").exists():
        return
    yield from _of(first, cast, now=now)
    guide = entering.Entry("paper", "职业教育国际化案例汇编", timezone.localdate(now), text=GUIDE)
    office = directory.posts_of(cast["chen"], on=timezone.localdate(now))[0].post.unit
    yield entering.enter(guide, unit=office, by=cast["chen"], now=now)
    _share(first, cast, now=now)


def _of(matter: Matter, cast: Mapping[str, Any], *, now: datetime) -> Iterator[Result]:
    today, owner = timezone.localdate(now), matter.owner
    contact = {"name": "艾米莉亚·哈特", "post": "国际处处长", "email": "office@uni.example", "phone": "+61 8 5550 0100"}
    entries = (
        entering.Entry("paper", "双元制职业教育师资培养的观察与思考", today, text=TALK),
        entering.Entry("agreement", "学生交流协议（拟签）", today, due_on=today + timedelta(days=45), person=owner),
        entering.Entry("task", "寄送课程大纲英文版", today, due_on=today + timedelta(days=5), person=owner),
        entering.Entry("task", "邀请对方明年五月来校", today, due_on=today - timedelta(days=2), person=owner),
        entering.Entry("contact", "对方学校国际处", today, contact=contact),
    )
    made = [entering.enter(entry, matter=matter, by=owner, now=now) for entry in entries]
    summaries.write(made[0], title="职业教育国际交流取得新进展", summary=SUMMARY, by=cast["chen"], now=now)
    summaries.publish(made[0], by=cast["chen"], now=now)
    yield from made


def _share(matter: Matter, cast: Mapping[str, Any], *, now: datetime) -> None:
    """A session of the office for that matter, and one to come for the others that wait."""
    office, today = cast["chen"], timezone.localdate(now)
    held = sessions.plan(
        topic="职业教育国际交流成果分享会", held_on=today, place="行政楼报告厅", presenters=str(matter.owner), matters=[matter],
        by=office, now=now,
    )  # fmt: skip
    attending.attend(held, CAME, by=office, now=now)
    sessions.record(sessions.sign(held, by=office, now=now), by=office, now=now)
    others = list(sessions.waiting_for(office))
    if others:
        sessions.plan(
            topic="来访成果交流会", held_on=today + timedelta(days=7), place="图书馆三楼", presenters="国际处", matters=others,
            by=office, now=now,
        )  # fmt: skip
