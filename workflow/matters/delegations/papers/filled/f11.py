"""What F11 is filled with: the members of the newest revision."""

from django.utils.translation import gettext as _

from workflow.matters.delegations.application import Member
from workflow.matters.delegations.papers.f11 import Applying, PassportForms
from workflow.matters.delegations.papers.filled import people
from workflow.registers.passports.documents import kinds_for

TWO = frozenset(
    {
        "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "司空", "夏侯", "长孙",
        "宇文", "轩辕", "端木", "独孤", "南宫", "呼延",
    }
)  # fmt: skip
"""Surnames of two characters (复姓)."""


def passport_forms(matter) -> PassportForms:
    """F11."""
    return PassportForms(tuple(_applying(member) for member in matter.application.members))


def lacks(matter) -> list[str]:
    """Hong Kong, Macao and Taiwan are entered with permits of their own (S42)."""
    if "official" in kinds_for(matter.places):
        return []
    return [_("This trip asks for no passport: Hong Kong, Macao and Taiwan have permits of their own.")]


def _applying(member: Member) -> Applying:
    surname, given = split(member.name)
    return Applying(
        surname, given, sex=people.sex(member), born=member.born, document="因公护照", level=member.level,
        unit_and_post="　".join(part for part in (member.unit, member.post) if part),
    )


def split(name: str) -> tuple[str, str]:
    """Surname and given name of a Han name of two to four characters; of any other name nobody but its bearer says."""
    plain = name.strip()
    if not 2 <= len(plain) <= 4 or not all("\u3400" <= letter <= "\u9fff" or letter > "\U00020000" for letter in plain):
        return "", plain
    long = 2 if plain[:2] in TWO and len(plain) > 2 else 1
    return ("", plain) if long == 1 and len(plain) == 4 else (plain[:long], plain[long:])
