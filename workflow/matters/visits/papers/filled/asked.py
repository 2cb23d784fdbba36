"""The fields that F16 and F17 have in common, looked up.

来访时间 is taken as the days in China, 停留 as the days at the school. The application has one field for 专业、学术领域: it is
printed as 专业, the other stays for the hand.
"""

from workflow.matters.visits import invitations
from workflow.matters.visits.application import Application
from workflow.matters.visits.application import Guest as Applied
from workflow.matters.visits.papers.asked import Guest, Visit
from workflow.matters.visits.papers.filled import words


def visit(matter) -> Visit:
    """The newest revision, with the list of names that counts."""
    application, host = matter.application, words.host(matter.application)
    return Visit(
        title=application.title, size=application.size, china_from=application.china_from or application.starts,
        china_to=application.china_to or application.ends, starts=application.starts, ends=application.ends,
        purpose=application.purpose or "", purpose_detail=application.purpose_detail, topic=application.talk_topic,
        invitation=_invitation(matter, application), fund_source=application.fund_source, gifts=words.gifts(application),
        expected=application.expected_results, leader=guest(words.leader(matter)),
        companions=tuple(map(guest, words.companions(matter))), host=host.name, contact=matter.owner.name, phone=host.phone,
        department=application.department, level=application.level or "", school_leader=application.school_leader,
        unit_agrees=application.unit_agrees, police_filing=application.police_filing,
        propaganda_filing=application.propaganda_filing,
    )  # fmt: skip


def guest(one: Applied) -> Guest:
    """A guest as the forms write one."""
    sex = words.SEX.get(one.sex or "", "")
    return Guest(one.name, words.country(one.country), sex, one.born, one.unit, one.title, one.post, one.specialty)


def _invitation(matter, application: Application) -> str:
    """Who invites, whether by a letter, and on what the guests enter: as recorded, before that as applied for."""
    recorded = invitations.of(matter)
    letter = f"邀请函{recorded.letter_number}" if recorded and recorded.letter_number else ""
    wanted = {True: "需要邀请函", False: "不需要邀请函", None: ""}[application.invitation_wanted]
    basis = recorded.visa_basis if recorded and recorded.visa_basis else application.visa_basis
    said = (words.INVITED_BY.get(application.invited_by or "", ""), letter or wanted, words.VISAS.get(basis or "", ""))
    return "；".join(part for part in said if part)
