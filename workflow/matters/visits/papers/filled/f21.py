"""What F21 is filled with where a visit brings a talk: the head of the delegation speaks, as far as nobody else is named."""

from django.utils.translation import gettext as _

from workflow.matters.lectures_paper import LectureForm, Speaker
from workflow.matters.visits.papers.filled import words
from workflow.printing.wording import day
from workflow.registers.papers.opinions import opinions_of


def lecture_form(matter) -> LectureForm:
    """F21 of the newest revision; time, venue, audience and language are for the hand."""
    application, host, opinions = matter.application, words.host(matter.application), opinions_of(matter)
    return LectureForm(
        speakers=(_speaker(words.leader(matter)),), topic=application.talk_topic,
        script=True if application.talk_script else None, department=application.department, host=host.name, phone=host.phone,
        fund_source=application.fund_source, of_propaganda=opinions["propaganda"], of_security=opinions["security"],
        of_office=opinions["office"], of_leader=opinions["leader"],
    )  # fmt: skip


def lacks(matter) -> list[str]:
    """A form for whoever speaks in public."""
    return [] if matter.application.talks else [_("Nobody gives a talk on this visit.")]


def _speaker(one) -> Speaker:
    sex = words.SEX.get(one.sex or "", "")
    return Speaker(one.name, words.country(one.country), sex, day(one.born), one.unit, one.title, one.post, one.specialty)
