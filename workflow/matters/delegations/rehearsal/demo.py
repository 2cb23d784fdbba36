"""The demo's matters (演示事项): one in every state of the life, made by the verbs, ending about now."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone

from approvals.models import Assignment
from workflow.matters.delegations.application import Application
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.rehearsal.cast import gather


class Tour(NamedTuple):
    """One demo matter: where it stands, who applies, what for, and when it leaves counted from today."""

    state: str
    owner: str
    title: str
    countries: tuple[str, ...]
    hosts: tuple[str, ...]
    leaves_in: int
    days: int
    submitted_ago: int
    others: tuple[str, ...] = ()
    track: str = "general"
    task: str = "visit"


TOURS = (
    Tour("draft", "gu", "赴日本大阪参加高等教育国际化会议", ("JP",), ("大阪北摄学院",), 80, 5, 1),
    Tour("vetting", "gu", "赴日本、韩国校际交流团组", ("JP", "KR"), ("东京临海工科大学", "首尔汉岸大学"), 100, 8, 2, ("zhou",)),
    Tour("notice", "zhao", "赴德国开展合作研究", ("DE",), ("卡塞尔应用科技大学",), 90, 12, 9, ("tu",), "academic", "research"),
    Tour("approval", "gu", "赴法国商谈学分互认", ("FR",), ("里昂工学院",), 70, 5, 24),
    Tour("documents", "zhao", "赴新加坡访问团组", ("SG",), ("狮城理工大学",), 45, 5, 40, ("tu",)),
    Tour("briefing", "gu", "赴中国香港参加博士生论坛", ("HK",), ("香江学院",), 20, 3, 45, (), "academic", "conference"),
    Tour("ready", "zhou", "赴马来西亚开展合作研究", ("MY",), ("槟城理工大学",), 4, 5, 60, (), "academic", "research"),
    Tour("abroad", "gu", "赴泰国商谈学生交流", ("TH",), ("曼谷湄南理工大学",), -2, 5, 70),
    Tour("returned", "zhao", "赴英国参加质量保障研讨会", ("GB",), ("利兹应用大学",), -12, 5, 90, (), "academic", "conference"),
    Tour("sharing", "gu", "赴澳大利亚访问团组", ("AU",), ("珀斯科技大学",), -40, 5, 120, ("zhou",)),
    Tour("archived", "zhao", "赴新西兰访问团组", ("NZ",), ("惠灵顿理工学院",), -90, 5, 170, ("tu",)),
    Tour("sent_back", "zhao", "赴意大利材料学术访问", ("IT",), ("都灵理工学院",), 75, 6, 5, (), "academic", "research"),
    Tour("rejected", "gu", "赴马尔代夫考察", ("MV",), ("马累学院",), 60, 5, 20),
    Tour("withdrawn", "gu", "赴加拿大访问团组", ("CA",), ("温哥华理工学院",), 120, 5, 15),
    Tour("cancelled", "tu", "赴越南访问团组", ("VN",), ("河内工业大学",), 3, 4, 60),
    Tour("suspended", "gu", "赴俄罗斯访问团组", ("RU",), ("喀山国立大学",), 50, 5, 18),
)
SIDE = {
    "sent_back": ("vetting", lambda walk: _decide(walk, "back", "请补充访问期间的教学安排和对方导师的联系方式。")),
    "rejected": ("vetting", lambda walk: _decide(walk, "reject", "任务不明确，不予批准。")),
    "withdrawn": ("vetting", lambda walk: walk.step("withdraw", walk.owner, why="对方改期，重新申请。")),
    "cancelled": ("ready", lambda walk: _call_off(walk)),
    "suspended": ("vetting", lambda walk: walk.step("suspend", "chen", why="目的地安全提醒，暂缓办理。")),
}


def make() -> Iterator[Delegation]:
    """The demo's matters, one after the other; the cast is gathered first."""
    cast = gather()
    for tour in sorted(TOURS, key=lambda tour: -tour.submitted_ago):  # as it happened: a passport is out once at a time
        yield _made(tour, cast)


def _made(tour: Tour, cast: dict) -> Delegation:
    walk = Walk(cast, timezone.now() - timedelta(days=tour.submitted_ago), owner=tour.owner)
    straight, turn = SIDE.get(tour.state, (tour.state, None))
    walk.until(straight, _application(tour, cast))
    if turn:
        turn(walk)
    return walk.matter


def _application(tour: Tour, cast: dict) -> Application:
    leaves = timezone.localdate() + timedelta(days=tour.leaves_in)
    people = [cast[name] for name in (tour.owner, *tour.others)]
    return Application.model_validate({
        "title": tour.title, "track": tour.track, "task_type": tour.task, "starts": str(leaves),
        "ends": str(leaves + timedelta(days=tour.days - 1)),
        "members": [_member(person, number) for number, person in enumerate(people)],
        "legs": [{"country": code, "host": host} for code, host in zip(tour.countries, tour.hosts, strict=True)],
        "itinerary": [{"activity": "抵达，安顿"}, {"activity": "校际会谈"}, {"activity": "返程"}],
    })


def _member(person, number: int) -> dict:
    post = person.holdings.select_related("post__unit").first().post
    return {"key": f"m{number + 1}", "person_id": person.pk, "name": person.name, "leader": number == 0, "unit": post.unit.name,
            "post": post.title, "level": post.level, "teaching_or_research": True}


def _decide(walk: Walk, verdict: str, opinion: str) -> None:
    first = Assignment.objects.open().filter(subject_id=walk.matter.pk).first()
    walk.decide(first, verdict, opinion)


def _call_off(walk: Walk) -> None:
    """Cancelled with the passports out: the errand to hand them in stays."""
    walk.draw()
    walk.step("cancel", walk.owner, why="对方因故取消接待。")
