"""How the papers of a visit write of people, choices and days: in Chinese on every screen, so not in the catalogue."""

from datetime import date

from django.utils import timezone

from workflow.core.countries import name_of
from workflow.matters.visits import people
from workflow.matters.visits.application import Application, Guest, Host
from workflow.printing.wording import count, day

SEX = {"male": "男", "female": "女"}
PURPOSES = {"friendly": "友好访问", "research": "科研合作", "lecture": "学术讲座", "honorary": "授予荣誉职称", "other": "其他"}
LEVELS = {"school": "校级", "college": "院级"}
INVITED_BY = {"unit": "由单位邀请", "individual": "由个人邀请"}
VISAS = {
    "visa_free": "免签入境", "f_visa": "凭访问签证（F）入境", "other_visa": "凭其他签证或居留证件入境",
    "permit": "凭港澳台居民通行证件入境", "none_needed": "无须签证",
}  # fmt: skip
HOSTING = {"full": "全部招待", "partial": "部分招待", "self": "外宾自理"}
COSTS = {
    "lodging": "住宿", "meals": "日常伙食", "banquet": "宴请", "buffet": "冷餐", "cocktail": "酒会", "tea": "茶会",
    "transport": "交通", "interpreting": "翻译", "venue": "场地设备", "fee": "讲课费", "gifts": "礼品", "other": "其他",
}  # fmt: skip
BY_COURTESY = {"male": "先生", "female": "女士"}


def country(code: str | None) -> str:
    """The country in Chinese."""
    return name_of(code, "zh-hans") if code else ""


def countries(application: Application) -> str:
    """Where the guests come from."""
    return "、".join(country(code) for code in application.countries)


def leader(matter) -> Guest:
    """The head of the delegation, on the list that counts; an empty one while nobody is named."""
    listed = people.listed(matter)
    marked = [guest for guest in listed if guest.leader] or listed
    return marked[0] if marked else Guest()


def companions(matter) -> list[Guest]:
    """Everybody else."""
    head = leader(matter)
    return [guest for guest in people.listed(matter) if guest is not head and guest != head]


def host(application: Application) -> Host:
    """The host person (主请人)."""
    return application.host or Host()


def escorts(application: Application) -> list[Host]:
    """Those of ours who go along, without the host person."""
    return [one for one in application.hosts if not one.host]


def whose(one: Host) -> str:
    """Unit and post of one of ours."""
    return f"{one.unit}{one.post}"


def short(on: date | None) -> str:
    """7月6日."""
    return f"{on.month}月{on.day}日" if on else ""


def moment(at) -> str:
    """7月6日14:30, in the school's time."""
    there = timezone.localtime(at)
    return f"{short(there.date())}{there:%H:%M}"


def stay(application: Application) -> str:
    """Entry, days at the school, departure (日程，含离境)."""
    first, last = application.china_from or application.starts, application.china_to or application.ends
    if not (first and last):
        return ""
    at_school = f"{day(application.starts)}至{day(application.ends)}在校访问" if application.starts and application.ends else ""
    return "，".join(part for part in (f"{day(first)}入境", at_school, f"{day(last)}离境") if part) + "。"


def paid(application: Application) -> str:
    """Who bears what (费用负担)."""
    way = HOSTING.get(application.hosting or "", "")
    if application.hosting == "self" or not way or not application.days_paid:
        return way
    return f"{way}：招待{count(application.guests_paid or application.size)}人{application.days_paid}天，其余自理"


def gifts(application: Application) -> str:
    """礼品／数量."""
    return "；".join(
        f"{gift.what}{count(gift.number)}件" + (f"（单价{gift.value}元）" if gift.value is not None else "")
        for gift in application.gifts
    )


def local(at) -> date:
    """The day of a moment at the school."""
    return timezone.localdate(at)
