"""Who is told what (消息) of the steps every kind has: step → event, recipients, words. Whose turn it is hears by their to-do."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from approvals.people.models import Person

SAID = {
    "ask_confirmation": "matter.confirmed_needed",
    "ask_exception": "exception.asked",
    "decide_exception": "exception.decided",
    "submit": "matter.submitted",
    "withdraw": "matter.withdrawn",
    "correct": "matter.corrected",
    "approve": "matter.approved",
    "reject": "matter.rejected",
    "send_back": "matter.sent_back",
    "cancel": "matter.cancelled",
    "suspend": "matter.suspended",
    "resume": "matter.resumed",
    "reopen": "matter.reopened",
    "archive": "matter.archived",
}
TO_THE_GROUP = frozenset({"approve", "cancel", "suspend", "resume", "reopen", "archive"})
TO_THE_ASKED = frozenset({"withdraw", "suspend", "cancel", "reopen"})
WORDS = ("why", "rule", "granted", "path", "number")
Told = Iterator[tuple[str, list[Person], dict[str, Any]]]


def teller(
    said: Mapping[str, str] = SAID, *, to_the_group: Collection[str] = TO_THE_GROUP, words: Collection[str] = WORDS
) -> Callable[[Any, str, dict[str, Any]], Told]:
    """(event, recipients, words) of a step: the applicant and the preparer always; the group and the asked by step."""

    def messages(matter: Any, step: str, facts: dict[str, Any]) -> Told:
        if step not in said:
            return
        to = {person.pk: person for person in (matter.owner, matter.preparer) if person}
        if step in to_the_group:
            to |= {p.pk: p for p in Person.objects.filter(taking_part__matter=matter.pk, taking_part__dropped_at=None)}
        if step in TO_THE_ASKED:
            to |= {p.pk: p for p in Person.objects.filter(assignments__subject=matter.pk)}
        told = {name: facts[name] for name in words if facts.get(name) is not None}
        if "path" in told:
            told["fields"] = told.pop("path")
        yield said[step], list(to.values()), told

    return messages
