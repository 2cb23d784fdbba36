"""F19: two guests who need a letter."""

from dataclasses import replace

from tests.workflow.printing.samples.guests import AGREED, COMPANIONS, LEADER, UNIT, VISIT
from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from workflow.matters.visits.papers.f19 import Guest, InvitationForm, invitation_form

CODE, DRAW = "F19", invitation_form
GUESTS = tuple(
    Guest(one.name, one.country, one.sex, one.born, one.unit or UNIT, one.post, one.specialty) for one in (LEADER, COMPANIONS[1])
)
PLAIN = InvitationForm(
    guests=GUESTS, purpose=VISIT.purpose_detail, programme="2026年12月1日入境，12月2日至4日在校访问，12月8日离境。",
    costs="部分招待：学校承担3天食宿，国际旅费由对方自理。", of_office=(AGREED,),
)  # fmt: skip
TORTURE = replace(
    PLAIN, purpose=PURPOSE, guests=tuple(Guest(name, "德国", unit=UNIT * 2, post=UNIT, specialty=UNIT) for name in FORTY_NAMES)
)
