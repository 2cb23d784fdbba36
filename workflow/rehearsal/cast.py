"""The cast (虚构人员): 澜江大学, its units, posts and roles; every name is invented."""

from datetime import date

from django.db import transaction

from approvals import calendar
from approvals.people.models import Holding, Person, Post, RoleGrant, Unit

SINCE = date(2020, 9, 1)
PASSWORD = "waishi-demo-2026"
UNITS = [  # code, name, English name, parent, kind
    ("LJU", "澜江大学", "Lanjiang University", None, "school"),
    ("CIE", "国际教育学院", "College of International Education", "LJU", "college"),
    ("MAT", "材料学院", "School of Materials", "LJU", "college"),
    ("FAO", "国际处", "Office of International Affairs", "LJU", "office"),
    ("HR", "人事处", "Personnel Office", "LJU", "office"),
    ("SEC", "保密办", "Secrecy Office", "LJU", "office"),
    ("FIN", "财务处", "Finance Office", "LJU", "office"),
    ("TEA", "教务处", "Teaching Affairs Office", "LJU", "office"),
    ("ARC", "档案馆", "Archives", "LJU", "office"),
    ("PUB", "宣传部", "Publicity Department", "LJU", "office"),
    ("GUA", "保卫处", "Security Office", "LJU", "office"),
    ("PRO", "学校办公室", "School Office", "LJU", "office"),
    ("LOG", "后勤处", "Logistics Office", "LJU", "office"),
]
PEOPLE = [  # username, name, unit, post, level, duty, roles (role, of the own unit?)
    ("gu", "顾行之", "CIE", "教授", "正高", "", []),
    ("zhou", "周予安", "CIE", "讲师", "中级", "", []),
    ("cheng", "程述", "CIE", "院长", "处级", "head", []),
    ("mi", "米筱", "CIE", "外事秘书", "科员", "", [("secretary", True)]),
    ("zhao", "赵明川", "MAT", "教授", "正高", "", []),
    ("shen", "沈墨白", "MAT", "院长", "处级", "head", []),
    ("tu", "阿布都热合曼·吐尔逊", "MAT", "副教授", "副高", "", []),
    ("su", "苏禾", "MAT", "外事秘书", "科员", "", [("secretary", True)]),
    ("chen", "陈立夏", "FAO", "出访科科长", "科级", "", [("fao", False)]),
    ("lin", "林晚晴", "FAO", "副处长", "副处级", "", [("fao", False)]),
    ("qiao", "乔木", "FAO", "证照专办员", "科员", "", [("custodian", False)]),
    ("he", "何军", "HR", "人事科科长", "科级", "", [("personnel", False)]),
    ("meng", "孟归", "SEC", "保密办主任", "处级", "", [("secrecy", False)]),
    ("song", "宋知微", "FIN", "预算科科长", "科级", "", [("finance", False)]),
    ("jiao", "焦闻", "TEA", "教务科科长", "科级", "", [("teaching", False)]),
    ("dang", "党知非", "ARC", "档案员", "科员", "", [("archivist", False)]),
    ("xuan", "宣颂", "PUB", "新闻科科长", "科级", "", [("propaganda", False)]),
    ("wei", "卫平野", "GUA", "治安科科长", "科级", "", [("security", False)]),
    ("tang", "唐知礼", "PRO", "秘书科科长", "科级", "", [("protocol", False)]),
    ("hou", "侯勤之", "LOG", "接待科科长", "科级", "", [("logistics", False)]),
    ("ji", "纪怀远", "LJU", "副校长", "校级", "school_leader", []),
    ("wen", "闻九皋", "LJU", "外事工作领导小组成员", "校级", "", [("leading_group", False)]),
    ("guan", "管弦", "LJU", "系统管理员", "科员", "", [("administrator", False)]),
]
YEARS = range(2024, 2028)


@transaction.atomic
def gather() -> dict[str, Person]:
    """The cast by username, made where it is missing; found again at every later call."""
    known = {person.username: person for person in Person.objects.filter(username__in=[row[0] for row in PEOPLE])}
    if len(known) == len(PEOPLE):
        return known
    calendar.load(YEARS)
    units = _units()
    return {row[0]: known.get(row[0]) or _person(units, *row) for row in PEOPLE}


def _units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for code, name, english, parent, kind in UNITS:
        units[code] = Unit.objects.get_or_create(
            code=code, defaults={"name": name, "name_en": english, "parent": units.get(parent or ""), "kind": kind}
        )[0]
    return units


def _person(units, username, name, unit, title, level, duty, roles) -> Person:
    person = Person(username=username, name=name, email=f"{username}@lanjiang.example")
    person.set_password(PASSWORD)
    person.save()
    post = Post.objects.get_or_create(unit=units[unit], title=title, defaults={"level": level, "duty": duty})[0]
    Holding.objects.create(person=person, post=post, since=SINCE)
    for role, own_unit in roles:
        RoleGrant.objects.create(person=person, role=role, unit=units[unit] if own_unit else None, since=SINCE)
    return person
