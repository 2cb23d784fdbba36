"""Who is told what (消息): step → event, recipients, words. Whose turn it is hears of that by their to-do."""

from workflow.applying import messages as applying

SAID = applying.SAID | {
    "open_notice": "notice.opened",
    "record_objection": "objection.received",
    "record_permit": "permit.recorded",
    "depart": "matter.departed",
    "come_home": "matter.returned",
    "accept_report": "report.accepted",
    "return_report": "report.sent_back",
}
messages = applying.teller(SAID, to_the_group=applying.TO_THE_GROUP | {"depart"})
