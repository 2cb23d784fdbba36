"""What F19 is filled with: the guests by name, and the opinions of unit, office and leader."""

from django.utils.translation import gettext as _

from workflow.matters.visits import people
from workflow.matters.visits.papers.f19 import Guest, InvitationForm
from workflow.matters.visits.papers.filled import words
from workflow.registers.papers.opinions import opinions_of


def invitation_form(matter) -> InvitationForm:
    """F19 of the newest revision; a block to write in where nobody is named yet."""
    application, opinions = matter.application, opinions_of(matter)
    return InvitationForm(
        guests=tuple(map(_guest, people.listed(matter))) or (Guest(),),
        purpose=application.purpose_detail or words.PURPOSES.get(application.purpose or "", ""), programme=words.stay(application),
        costs=words.paid(application), of_unit=opinions["unit"], of_office=opinions["office"], of_leader=opinions["leader"],
    )  # fmt: skip


def lacks(matter) -> list[str]:
    """A form for guests in the sense of the rules: a domestic group needs none."""
    return [] if matter.application.foreign else [_("This paper is for guests from abroad, Hong Kong, Macao or Taiwan.")]


def _guest(one) -> Guest:
    sex = words.SEX.get(one.sex or "", "")
    return Guest(one.name, words.country(one.country), sex, one.born, one.unit, one.post, one.specialty)
