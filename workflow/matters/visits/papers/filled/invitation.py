"""What the letter of invitation is filled with; its words come from templates/papers/F19, and a school may write its own.

What the applicant wrote of the purpose stands in the Chinese version; the English one names the purpose in our words, because
nobody may sign what a machine would have translated.
"""

import unicodedata
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from workflow.core.countries import name_of
from workflow.matters.visits import invitations, people
from workflow.matters.visits.application import Application, Guest
from workflow.matters.visits.papers.filled import f19, words
from workflow.matters.visits.papers.invitation import Invitation, Invited
from workflow.printing.texts import FixedText
from workflow.printing.wording import day

PLACES = ("学校", "被邀请人", "来访单位", "起", "止", "事由", "费用")
CHINESE, ENGLISH = FixedText("F19/chinese", *PLACES), FixedText("F19/english", *PLACES)
BORNE = {
    "full": "访问期间的接待费用由我校承担。", "partial": "访问期间的接待费用由我校部分承担，其余由贵方自理。",
    "self": "访问费用由贵方自理。",
}  # fmt: skip
BORNE_ENGLISH = {
    "full": "Our university will bear the costs of your stay.",
    "partial": "Our university will bear a part of the costs of your stay; the rest is borne by the visitors.",
    "self": "The costs of the visit are borne by the visitors.",
}
PURPOSES = {
    "friendly": "The purpose of the visit is to strengthen the friendship between our institutions.",
    "research": "The purpose of the visit is co-operation in research.",
    "lecture": "The purpose of the visit is an academic lecture.",
    "honorary": "The purpose of the visit is the conferment of an honorary title.",
}
SEX, COURTESY = {"male": "M", "female": "F"}, {"male": "Mr", "female": "Ms"}


def invitation(matter) -> Invitation:
    """The letter to the head of the delegation, or to the guests' unit while nobody is named."""
    application, head, recorded = matter.application, words.leader(matter), invitations.of(matter)
    host, sent_on = words.host(application), recorded.sent_on if recorded else None
    return Invitation(
        school=settings.SCHOOL, school_english=settings.SCHOOL_ENGLISH, to=_dear(application, head), to_english=_dear_english(head),
        chinese=CHINESE.filled(**_facts(application)), english=ENGLISH.filled(**_facts_english(application)),
        guests=tuple(map(_invited, people.listed(matter))), contact=_contact("联系人：", "　电话：", host),
        contact_english=_contact("Contact: ", ", telephone ", host), on=sent_on, on_english=english(sent_on),
        number=recorded.letter_number if recorded and recorded.letter_number else matter.number or "",
    )  # fmt: skip


def lacks(matter) -> list[str]:
    """Nobody is invited before the approval (IN-01); and a letter has a head in both languages."""
    english = [] if settings.SCHOOL_ENGLISH else [_("Set SCHOOL_NAME_ENGLISH: the letter has an English head.")]
    return [*invitations.lacks(matter), *f19.lacks(matter), *english]


def english(on: date | None) -> str:
    """12 November 2026."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}" if on else ""


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def in_english(words: str) -> bool:
    """Whether somebody who reads no Chinese can read it."""
    return bool(words) and not any(unicodedata.east_asian_width(character) == "W" for character in words)


def _facts(application: Application) -> dict[str, str]:
    many = (application.size or 1) > 1
    why = application.purpose_detail or f"来访目的：{words.PURPOSES.get(application.purpose or '', '')}。"
    return {
        "学校": settings.SCHOOL, "被邀请人": f"您一行{application.size}人" if many else "您", "来访单位": application.home_unit,
        "起": day(application.starts), "止": day(application.ends), "事由": why, "费用": BORNE.get(application.hosting or "", ""),
    }  # fmt: skip


def _facts_english(application: Application) -> dict[str, str]:
    size = application.size or 1
    topic = f" Topic: {application.talk_topic}." if in_english(application.talk_topic) else ""
    return {
        "学校": settings.SCHOOL_ENGLISH, "来访单位": application.home_unit_english or application.home_unit,
        "被邀请人": f"you and your delegation ({size} people in all)" if size > 1 else "you",
        "起": english(application.starts), "止": english(application.ends),
        "事由": PURPOSES.get(application.purpose or "", "") + topic, "费用": BORNE_ENGLISH.get(application.hosting or "", ""),
    }  # fmt: skip


def _dear(application: Application, head: Guest) -> str:
    return f"尊敬的{head.name}{words.BY_COURTESY.get(head.sex or '', '')}" if head.name else f"{application.home_unit}"


def _dear_english(head: Guest) -> str:
    """A title before the name, as in Dr. and Prof., takes the place of Mr and Ms."""
    if not head.name:
        return "Dear Sir or Madam,"
    titled = head.name.split()[0].endswith(".")
    courtesy = "" if titled else COURTESY.get(head.sex or "", "")
    return f"Dear {courtesy} {head.name}," if courtesy else f"Dear {head.name},"


def _contact(word: str, telephone: str, host) -> str:
    return word + host.name + (telephone + host.phone if host.phone else "") if host.name else ""


def _invited(one: Guest) -> Invited:
    born = f"{one.born:%Y.%m.%d}" if one.born else ""
    return Invited(
        one.name, words.SEX.get(one.sex or "", ""), SEX.get(one.sex or "", ""), born, english(one.born), words.country(one.country),
        name_of(one.country, "en") if one.country else "", one.post, one.post if in_english(one.post) else "",
    )
