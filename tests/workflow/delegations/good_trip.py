"""A trip that lacks nothing and breaks no rule: five days at one host in Japan, three people."""

from typing import Any

from workflow.matters.delegations.application import Application

LETTER = "a" * 64


def a_member(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "key": f"m{number}", "name": "赵钱孙李周吴郑王"[number % 8] + "一", "unit": "外国语学院", "post": "教授",
        "teaching_or_research": True, "leader": number == 1, "family_along": False, "secret_related": False,
        "passport_kind": "official", "teaching_cover": "none_needed", "person_kind": "staff",
    } | changes  # fmt: skip


def a_leg(
    country: str = "JP", arrives: str = "2025-06-02", leaves: str = "2025-06-06", **changes: Any
) -> dict[str, Any]:
    return {
        "country": country, "city": "仙台", "host": "仙台工业大学", "arrives": arrives, "leaves": leaves,
        "invitation": LETTER, "invitation_from_host_country": True, "invitation_issuer": "host",
    } | changes  # fmt: skip


def some_days(first: int = 2, last: int = 6) -> list[dict[str, Any]]:
    return [
        {"date": f"2025-06-{day:02}", "activity": "校际会谈", "substantive": day < last}
        for day in range(first, last + 1)
    ]


def a_draft(**changes: Any) -> dict[str, Any]:
    return {
        "title": "赴日本访问团组", "organiser": "澜江大学", "track": "general", "task_type": "visit",
        "purpose": "商谈联合培养", "necessity": "协议到期", "starts": "2025-06-02", "ends": "2025-06-06",
        "fund_source": "学校事业费", "in_plan": True,
        "members": [a_member(1), a_member(2), a_member(3)], "legs": [a_leg()], "itinerary": some_days(),
        "budget": [{"kind": "lodging", "amount": "12000", "source": "4 晚 × 3 人 × 1000"}],
        "declarations": {"no_family": True, "no_agency": True, "no_secrets": True, "single_passport_kind": True},
    } | changes  # fmt: skip


def a_trip(**changes: Any) -> Application:
    return Application.model_validate(a_draft(**changes))
