"""Who is told what (消息): step → event, recipients, words. Whose turn it is hears of that by their to-do."""

from approvals.people.models import Person

SAID = {
    "ask_confirmation": "matter.confirmed_needed",
    "ask_exception": "exception.asked",
    "decide_exception": "exception.decided",
    "submit": "matter.submitted",
    "withdraw": "matter.withdrawn",
    "correct": "matter.corrected",
    "record_permit": "permit.recorded",
    "approve": "matter.approved",
    "reject": "matter.rejected",
    "send_back": "matter.sent_back",
    "hand_in_plan": "visit.planned",
    "arrive": "visit.arrived",
    "leave": "visit.departed",
    "accept_summary": "summary.accepted",
    "return_summary": "summary.sent_back",
    "cancel": "matter.cancelled",
    "suspend": "matter.suspended",
    "resume": "matter.resumed",
    "reopen": "matter.reopened",
    "archive": "matter.archived",
}
TO_THE_HOSTS = {"approve", "cancel", "suspend", "resume", "reopen", "hand_in_plan", "arrive", "leave", "archive"}
TO_THE_ASKED = {"withdraw", "suspend", "cancel", "reopen"}
WORDS = ("why", "rule", "granted", "path", "number", "people")


def messages(matter, step: str, facts: dict):
    """(event, recipients, words) of a step: the applicant and the preparer always; the hosts and the asked by step."""
    if step not in SAID:
        return
    to = {person.pk: person for person in (matter.owner, matter.preparer) if person}
    if step in TO_THE_HOSTS:
        to |= {p.pk: p for p in Person.objects.filter(taking_part__matter=matter.pk, taking_part__dropped_at=None)}
    if step in TO_THE_ASKED:
        to |= {p.pk: p for p in Person.objects.filter(assignments__subject=matter.pk)}
    words = {name: facts[name] for name in WORDS if facts.get(name) is not None}
    if "path" in words:
        words["fields"] = words.pop("path")
    yield SAID[step], list(to.values()), words
