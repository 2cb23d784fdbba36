"""F9: everybody briefed, all but one pledged; forty, at three sessions."""

from dataclasses import replace
from datetime import date

from tests.workflow.printing.samples import group
from tests.workflow.printing.samples.hard import FORTY_NAMES
from workflow.matters.delegations.papers.f09 import TOPICS, BriefingForm, Session, Traveller, briefing_form

CODE, DRAW = "F9", briefing_form
HELD = date(2026, 11, 25)
PLAIN = BriefingForm(
    group=group.GROUP, leader=group.LEADER, places=group.PLACES, leaves=group.LEAVES, returns=group.RETURNS,
    sessions=(Session(HELD, "陈立夏", tuple(TOPICS)[:6], "2026版"),),
    travellers=tuple(
        Traveller(name, f"{unit}　{post}", HELD, "2026年11月25日\n系统签署" if at < 3 else "")
        for at, (name, _, _, unit, post, _) in enumerate(group.PEOPLE)
    ),
)  # fmt: skip
TORTURE = replace(
    PLAIN, sessions=PLAIN.sessions * 3, travellers=tuple(Traveller(name, group.UNIT, HELD, "2026年11月25日\n纸质签署") for name in FORTY_NAMES)
)
