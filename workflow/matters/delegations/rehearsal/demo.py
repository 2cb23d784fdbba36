"""The demo's matters (演示事项): one in every state of the life, made by the verbs, ending about now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from workflow.matters.delegations.application import Application
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.rehearsal.demo import Tour, answer, made


@dataclass(frozen=True)
class Trip(Tour):
    """A demo delegation: where to, whom it visits, and when it leaves counted from today."""

    countries: tuple[str, ...]
    hosts: tuple[str, ...]
    leaves_in: int
    days: int
    others: tuple[str, ...] = ()
    track: str = "general"
    task: str = "visit"


TOURS = (
    Trip("draft", "gu", "赴日本大阪参加高等教育国际化会议", 1, ("JP",), ("大阪北摄学院",), 80, 5),
    Trip("vetting", "gu", "赴日本、韩国校际交流团组", 2, ("JP", "KR"), ("东京临海工科大学", "首尔汉岸大学"), 100, 8, ("zhou",)),
    Trip("notice", "zhao", "赴德国开展合作研究", 9, ("DE",), ("卡塞尔应用科技大学",), 90, 12, ("tu",), "academic", "research"),
    Trip("approval", "gu", "赴法国商谈学分互认", 24, ("FR",), ("里昂工学院",), 70, 5),
    Trip("documents", "zhao", "赴新加坡访问团组", 40, ("SG",), ("狮城理工大学",), 45, 5, ("tu",)),
    Trip("briefing", "gu", "赴中国香港参加博士生论坛", 45, ("HK",), ("香江学院",), 20, 3, (), "academic", "conference"),
    Trip("ready", "zhou", "赴马来西亚开展合作研究", 60, ("MY",), ("槟城理工大学",), 4, 5, (), "academic", "research"),
    Trip("abroad", "gu", "赴泰国商谈学生交流", 70, ("TH",), ("曼谷湄南理工大学",), -2, 5),
    Trip("returned", "zhao", "赴英国参加质量保障研讨会", 90, ("GB",), ("利兹应用大学",), -12, 5, (), "academic", "conference"),
    Trip("sharing", "gu", "赴澳大利亚访问团组", 120, ("AU",), ("珀斯科技大学",), -40, 5, ("zhou",)),
    Trip("archived", "zhao", "赴新西兰访问团组", 170, ("NZ",), ("惠灵顿理工学院",), -90, 5, ("tu",)),
    Trip("sent_back", "zhao", "赴意大利材料学术访问", 5, ("IT",), ("都灵理工学院",), 75, 6, (), "academic", "research"),
    Trip("rejected", "gu", "赴马尔代夫考察", 20, ("MV",), ("马累学院",), 60, 5),
    Trip("withdrawn", "gu", "赴加拿大访问团组", 15, ("CA",), ("温哥华理工学院",), 120, 5),
    Trip("cancelled", "tu", "赴越南访问团组", 60, ("VN",), ("河内工业大学",), 3, 4),
    Trip("suspended", "gu", "赴俄罗斯访问团组", 18, ("RU",), ("喀山国立大学",), 50, 5),
)
SIDE = {
    "sent_back": ("vetting", answer("back", "请补充访问期间的教学安排和对方导师的联系方式。")),
    "rejected": ("vetting", answer("reject", "任务不明确，不予批准。")),
    "withdrawn": ("vetting", lambda walk: walk.step("withdraw", walk.owner, why="对方改期，重新申请。")),
    "cancelled": ("ready", lambda walk: _call_off(walk)),
    "suspended": ("vetting", lambda walk: walk.step("suspend", "chen", why="目的地安全提醒，暂缓办理。")),
}


def demo() -> Iterator[Delegation]:
    """The demo's delegations, one after the other: a passport is out once at a time."""
    return made(TOURS, walk=Walk, content=_application, aside=SIDE)


def _application(tour: Trip, cast: dict) -> Application:
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


def _call_off(walk: Walk) -> None:
    """Cancelled with the passports out: the errand to hand them in stays."""
    walk.draw()
    walk.step("cancel", walk.owner, why="对方因故取消接待。")
