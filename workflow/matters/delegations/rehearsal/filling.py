"""What a trips file does not say (补充表): one visible table; everything in it is invented."""

from datetime import timedelta

from workflow.core.countries import name as country
from workflow.matters.delegations.application import Application

NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"  # members who are only counted: 随员甲, 随员乙 …
TITLES = {"visit": "校际交流", "training": "专题培训", "conference": "参加国际会议", "research": "合作研究", "teaching": "讲学"}
NOT_BUSINESS = ("抵达", "返程", "自由活动")
REST_OF_THE_DAYS = "校际会谈"
MEMBER = {
    "unit": "国际教育学院", "post": "教师", "level": "", "person_kind": "staff", "family_along": False,
    "secret_related": False, "passport_kind": "official", "teaching_cover": "covered", "teaching_note": "已调停课",
    "sex": "male", "born": "1980-05-01", "last_trip": "无", "trips_this_year": 0, "phone": "0000-0000000",
}
LEG = {"city": "首府", "host_address": "校本部", "invitation_from_host_country": True, "invitation_issuer": "host"}
BUDGET = [
    ("international_travel", "6200.00", "经济舱往返，按人"), ("lodging", "900.00", "按标准，每人每天"),
    ("meals", "400.00", "包干，每人每天"), ("incidentals", "200.00", "包干，每人每天"), ("insurance", "180.00", "按人"),
]
WHOLE = {
    "organiser": "澜江大学", "necessity": "落实年度合作计划，商定交流名额与课程互认。",
    "expected_results": "续签交流协议，形成课程互认清单。",
    "fund_source": "学校国际交流专项", "funds_in_budget": True, "paid_by_host": False, "in_plan": True,
    "plan_reference": "年度计划第 6 项", "off_plan_reason": "",
    "declarations": {"no_family": True, "no_agency": True, "no_secrets": True, "single_passport_kind": True},
}


def fill(application: Application, *, invitation: str) -> dict:
    """A complete draft after the application: what the file says stands, the rest comes from the table."""
    draft = application.model_dump(mode="json")
    draft |= {name: value for name, value in WHOLE.items() if not draft[name] or name == "declarations"}
    draft["group_name"] = draft["title"]
    draft["purpose"] = draft["purpose"] or _purpose(application)
    draft["organiser_documents"] = "征求意见函、任务通知书 第 1 号" if application.joined else ""
    draft["members"] = [_member(member, number) for number, member in enumerate(draft["members"])]
    draft["legs"] = _legs(draft["legs"], application, invitation)
    draft["itinerary"] = _days(draft["itinerary"], application)
    draft["budget"] = [
        {"kind": kind, "amount": amount, "currency": "CNY", "source": why, "note": ""} for kind, amount, why in BUDGET
    ]
    return draft


def _purpose(application: Application) -> str:
    places = "、".join(country(code, "zh-hans") for code in application.countries)
    return f"赴{places}{TITLES.get(application.task_type or 'visit', '交流')}。"


def _member(member: dict, number: int) -> dict:
    kept = {name: value for name, value in member.items() if value not in (None, "")}
    teaches = kept.get("post", "").endswith(("教授", "讲师", "教师"))
    return {**MEMBER, "teaching_or_research": teaches, "name": f"随员{NAMES[number % len(NAMES)]}", **kept}


def _legs(legs: list[dict], application: Application, invitation: str) -> list[dict]:
    """The stays share the days of the trip, the last one takes the rest."""
    assert application.starts is not None, "a trip that is rehearsed has its dates"
    share = max(1, (application.days or 1) // max(1, len(legs)))
    filled = []
    for number, leg in enumerate(legs):
        arrives = application.starts + timedelta(days=number * share)
        last = number == len(legs) - 1
        leaves = application.ends if last else arrives + timedelta(days=share)
        kept = {name: value for name, value in leg.items() if value not in (None, "")}
        filled.append({**LEG, **kept, "arrives": str(arrives), "leaves": str(leaves), "invitation": invitation})
    return filled


def _days(told: list[dict], application: Application) -> list[dict]:
    """One line a day: the first and the last as told, the days between as told or with talks."""
    assert application.starts is not None, "a trip that is rehearsed has its dates"
    count = application.days or 0
    words = [day["activity"] for day in told]
    if len(words) < count:
        middle = [*words[1:-1], *[REST_OF_THE_DAYS] * count]
        words = [*words[:1], *middle[: count - 2], *words[-1:]]
    return [
        {
            "date": str(application.starts + timedelta(days=number)), "half": "day", "activity": word, "flight": "",
            "substantive": not any(mark in word for mark in NOT_BUSINESS),
        }
        for number, word in enumerate(words[:count])
    ]
