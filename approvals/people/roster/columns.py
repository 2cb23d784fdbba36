"""The columns of the roster: their names in both languages, how long a value may be, the words it may be."""

from django.utils.translation import get_language

from approvals.people.models import Duty, Holding, Person, Post, Role, RoleGrant, Unit

COLUMNS = {  # field of a line: the names a heading may have, the first two are used by complaints
    "username": ("staff number", "工号"),
    "name": ("name", "姓名"),
    "email": ("e-mail", "邮箱", "email"),
    "phone": ("phone", "电话", "手机"),
    "unit": ("unit code", "单位编码", "单位代码"),
    "unit_name": ("unit name", "单位名称"),
    "parent": ("parent unit code", "上级单位", "上级单位编码"),
    "title": ("post title", "职务"),
    "level": ("level", "级别"),
    "duty": ("duty", "职责"),
    "role": ("role", "角色"),
    "since": ("since", "开始日期"),
    "until": ("until", "结束日期"),
}
FIELD_OF = {heading: field for field, headings in COLUMNS.items() for heading in headings}

_STORED_IN = {
    "username": (Person, "username"),
    "name": (Person, "name"),
    "email": (Person, "email"),
    "phone": (Person, "phone"),
    "unit": (Unit, "code"),
    "unit_name": (Unit, "name"),
    "parent": (Unit, "code"),
    "title": (Post, "title"),
    "level": (Post, "level"),
}
LONGEST: dict[str, int] = {
    field: getattr(model._meta.get_field(name), "max_length", 0) for field, (model, name) in _STORED_IN.items()
}

DUTIES = {"单位负责人": Duty.HEAD, "校领导": Duty.SCHOOL_LEADER} | {duty.value: duty for duty in Duty}
ROLES = {
    "外事办": Role.FAO,
    "外事秘书": Role.SECRETARY,
    "人事": Role.PERSONNEL,
    "保密": Role.SECRECY,
    "财务": Role.FINANCE,
    "教务": Role.TEACHING,
    "证照专办员": Role.CUSTODIAN,
    "档案员": Role.ARCHIVIST,
    "领导小组": Role.LEADING_GROUP,
    "管理员": Role.ADMINISTRATOR,
} | {role.value: role for role in Role}


def heading(column: str) -> str:
    """What the reader calls the column."""
    return COLUMNS[column][0 if get_language() == "en" else 1]


NOUNS = (Unit, Person, Post, Holding, RoleGrant)
