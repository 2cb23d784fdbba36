"""What a trips file does not say (补充表): one visible table; everything in it is invented."""

from typing import Any

from workflow.matters.visits.application import Application

NAMES = "甲乙丙丁戊己庚辛壬癸"  # guests who are only counted: 来宾甲, 来宾乙 …
GUEST = {"post": "教授", "title": "", "rank": None, "sex": None, "born": None}
COSTS = [  # kind, yuan for one person on one day or occasion, stars, why
    ("lodging", 500, 4, "四星级标准间"), ("meals", 200, None, "日常伙食"), ("banquet", 280, None, "宴请一次"),
    ("transport", 60, None, "市内用车"),
]  # fmt: skip
WHOLE: dict[str, Any] = {
    "mode": "in_person", "purpose": "friendly", "purpose_detail": "会谈校际合作，参观实验室。",
    "expected_results": "续签交流协议。",
    "level": "college", "host_rank": "other", "school_leader": False, "invited_by": "unit", "promised": False, "unit_agrees": True,
    "important": False, "police_filing": False, "propaganda_filing": False, "hosting": "partial", "fund_source": "学校国际交流专项",
    "reciprocity": False, "invitation_wanted": False, "visa_basis": "visa_free", "lodging": "hotel", "no_ties": False,
    "high_rank": False, "special_region": False,
}  # fmt: skip
ONLINE = {"hosting": "self", "fund_source": ""}  # nobody is hosted
MOST_DAYS_PAID = 5


def fill(application: Application, *, host: dict[str, Any]) -> dict[str, Any]:
    """A complete draft after the application: what the file says stands, the rest comes from the table."""
    draft = application.model_dump(mode="json")
    unsaid = WHOLE if application.comes else WHOLE | ONLINE
    draft |= {name: value for name, value in unsaid.items() if draft[name] in (None, "")}
    draft["department"] = draft["department"] or host["unit"]
    draft["hosts"] = draft["hosts"] or [host | {"phone": "0000-0000000", "host": True}]
    draft["declarations"] = {"no_secrets": True}
    draft["guests"] = [_guest(guest, number, application) for number, guest in enumerate(draft["guests"])]
    if draft["hosting"] != "self" and application.comes and not draft["costs"]:
        _pay(draft, application)
    return draft


def _guest(guest: dict[str, Any], number: int, application: Application) -> dict[str, Any]:
    kept = {name: value for name, value in guest.items() if value not in (None, "")}
    country = application.countries[0] if application.countries else None
    named = {"name": f"来宾{NAMES[number % len(NAMES)]}", "country": country, "unit": application.home_unit}
    return {**GUEST, **named, "key": f"g{number + 1}", **kept}


def _pay(draft: dict[str, Any], application: Application) -> None:
    size, days = application.size or 1, min(application.days or 1, MOST_DAYS_PAID)
    draft |= {"guests_paid": size, "days_paid": days}
    draft["costs"] = [
        {"kind": kind, "people": size, "times": times, "amount": f"{each * size * times}.00", "stars": stars, "basis": why,
         "staff": 0 if kind == "banquet" else None}
        for kind, each, stars, why in COSTS for times in [1 if kind == "banquet" else days]
    ]  # fmt: skip
