"""How the forms write of a member (人员): in Chinese on every screen, so that the words stand here and not in the catalogue."""

from datetime import date

from workflow.matters.delegations.application import Member

SEX = {"male": "男", "female": "女"}
KINDS = {"staff": "在编人员", "retired_rehired": "离退休返聘", "student": "学生", "other": "其他"}


def sex(member: Member) -> str:
    return SEX.get(member.sex or "", "")


def born(member: Member) -> str:
    """1980.05, as the forms ask: the year and the month."""
    return f"{member.born:%Y.%m}" if member.born else ""


def age(member: Member, *, on: date | None) -> int | None:
    """Full years on that day."""
    if member.born is None or on is None:
        return None
    return on.year - member.born.year - ((on.month, on.day) < (member.born.month, member.born.day))


def post(member: Member) -> str:
    """Post and level (职务及职别)."""
    return f"{member.post} {member.level}".strip()


def kind(member: Member) -> str:
    return KINDS.get(member.person_kind or "", "")
