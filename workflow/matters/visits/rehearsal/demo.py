"""The demo's visits (演示事项): one in every state of the life, made by the verbs, ending about now."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from workflow.matters.visits.application import Application
from workflow.matters.visits.models import Visit
from workflow.matters.visits.rehearsal.walk import Walk
from workflow.rehearsal.demo import Tour, answer, made


@dataclass(frozen=True)
class Stop(Tour):
    """A demo visit: from where, of which unit, who heads it, and when it begins counted from today."""

    country: str
    unit: str
    head: str
    comes_in: int
    days: int = 2
    size: int = 2
    more: dict[str, Any] = field(default_factory=dict)


LECTURE = {"purpose": "lecture", "talk_topic": "材料失效分析", "talk_subject": "other"}
OFFICIAL = {"guest_class": "consular", "level": "school", "host_rank": "bureau", "school_leader": True}
CAMPUS = {"lodging": "elsewhere", "lodging_address": "专家楼 301 室"}
TOURS = (
    Stop("draft", "gu", "釜山海洋大学代表团来访", 1, "KR", "釜山海洋大学", "金哲洙", 60),
    Stop("vetting", "zhao", "卡塞尔应用科技大学教授来校讲学", 3, "DE", "卡塞尔应用科技大学", "约纳斯·韦伯", 75, 4, 1, LECTURE),
    Stop("approval", "gu", "法国驻华使馆文教官员来访", 12, "FR", "法国驻华使馆", "克莱尔·马丁", 110, 1, 2, OFFICIAL),
    Stop("invited", "gu", "狮城理工大学访问团", 20, "SG", "狮城理工大学", "陈美玲", 45, 2, 3, {"guests": []}),
    Stop("preparing", "zhao", "都灵理工学院合作研究团组", 40, "IT", "都灵理工学院", "马可·罗西", 12, 3, 2, {"purpose": "research"}),
    Stop("hosting", "gu", "喀山国立大学代表团来访", 60, "RU", "喀山国立大学", "安娜·伊万诺娃", -1, 3, 2, CAMPUS),
    Stop("departed", "zhao", "珀斯科技大学招生官来访", 65, "AU", "珀斯科技大学", "艾玛·布朗", -3, 2),
    Stop("summary", "gu", "温哥华理工学院线上会谈", 70, "CA", "温哥华理工学院", "戴维·威尔逊", -8, 1, 2, {"mode": "online"}),
    Stop("sharing", "gu", "仙台工业大学代表团来访", 90, "JP", "仙台工业大学", "佐藤健", -25, 2),
    Stop("archived", "zhao", "利兹应用大学代表团来访", 130, "GB", "利兹应用大学", "奥利弗·史密斯", -60, 3),
    Stop("sent_back", "zhao", "惠灵顿理工学院学者来访", 5, "NZ", "惠灵顿理工学院", "露西·格林", 70, 2),
    Stop("rejected", "gu", "某商会考察团来访", 25, "MY", "槟城商会", "林国强", 50, 2, 2, {"guest_class": "community"}),
    Stop("withdrawn", "gu", "首尔汉岸大学代表团来访", 15, "KR", "首尔汉岸大学", "朴志勋", 90, 2),
    Stop("cancelled", "zhao", "河内工业大学代表团来访", 55, "VN", "河内工业大学", "阮文明", 9, 2),
    Stop("suspended", "gu", "曼谷湄南理工大学代表团来访", 18, "TH", "曼谷湄南理工大学", "颂猜", 55, 2),
)  # fmt: skip
SIDE = {
    "sent_back": ("vetting", answer("back", "请补充来访人员简历和会谈提纲。")),
    "rejected": ("vetting", answer("reject", "来访目的不明确，不予接待。")),
    "withdrawn": ("vetting", lambda walk: walk.step("withdraw", walk.owner, why="对方改期，重新申请。")),
    "cancelled": ("preparing", lambda walk: walk.step("cancel", walk.owner, why="对方因故不能成行。")),
    "suspended": ("vetting", lambda walk: walk.step("suspend", "chen", why="等待上级意见，暂缓办理。")),
}


def demo() -> Iterator[Visit]:
    """The demo's visits, one after the other."""
    return made(TOURS, walk=Walk, content=_application, aside=SIDE)


def _application(tour: Stop, cast: dict) -> Application:
    comes = timezone.localdate() + timedelta(days=tour.comes_in)
    names = [tour.head, *(f"随员{n}" for n in range(2, tour.size + 1))]
    guests = [
        {"key": f"g{n}", "name": name, "country": tour.country, "post": "院长" if n == 1 else "教授", "leader": n == 1,
         "unit": tour.unit, "rank": tour.more.get("host_rank", "other") if n == 1 else None}
        for n, name in enumerate(names, 1)
    ]  # fmt: skip
    return Application.model_validate({
        "title": tour.title, "origin": "foreign", "guest_class": "university", "places": [{"country": tour.country}],
        "home_unit": tour.unit, "size": tour.size, "starts": comes, "ends": comes + timedelta(days=tour.days - 1),
        "guests": guests, **tour.more,
    })  # fmt: skip
