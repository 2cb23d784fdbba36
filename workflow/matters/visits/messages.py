"""Who is told what (消息): step → event, recipients, words. Whose turn it is hears of that by their to-do."""

from workflow.applying import messages as applying

SAID = applying.SAID | {
    "record_permit": "permit.recorded",
    "hand_in_plan": "visit.planned",
    "arrive": "visit.arrived",
    "leave": "visit.departed",
    "accept_summary": "summary.accepted",
    "return_summary": "summary.sent_back",
}
messages = applying.teller(
    SAID, to_the_group=applying.TO_THE_GROUP | {"hand_in_plan", "arrive", "leave"}, words=(*applying.WORDS, "people")
)
