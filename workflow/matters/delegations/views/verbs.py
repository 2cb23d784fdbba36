"""What the buttons of a part do to the draft (表单动作): add, remove, split a day, bring somebody from the roster."""

from typing import Any

from approvals.people import directory
from approvals.people.models import Holding, Person
from workflow.matters.delegations.forms import lines, people

ADDED = {"add-leg": "legs", "add-member": "members", "add-line": "budget"}
REMOVED = {"remove-leg": "legs", "remove-member": "members", "remove-line": "budget", "remove-day": "itinerary"}
FIRST_BOX = {"legs": "country", "members": "name", "budget": "kind", "itinerary": "activity"}


def carried_out(verb: str, argument: str, draft: dict[str, Any], *, by, today) -> str:
    """Do what the button says; returns the path of the box to go on with, empty where there is none."""
    number = int(argument) if argument.isdecimal() else -1
    if verb in ADDED:
        return _at(ADDED[verb], lines.add(draft, ADDED[verb]))
    if verb == "add-person":
        return _at("members", lines.add(draft, "members", _known(number, by=by, today=today)), "person_kind")
    if verb == "usual-lines":
        return _at("budget", lines.add_usual_costs(draft), "amount")
    if verb == "split-day":
        return _at("itinerary", lines.add_half(draft, number))
    if verb in REMOVED:
        lines.remove(draft, REMOVED[verb], number)
    return ""


def _at(name: str, number: int, box: str = "") -> str:
    return f"{name}.{number}.{box or FIRST_BOX[name]}"


def _known(pk: int, *, by, today) -> dict[str, Any]:
    """Somebody of the directory as a member; of the telephone numbers only one's own is filled in."""
    holding = Holding.objects.on(today).of_people_there(today).filter(person_id=pk).select_related("person", "post__unit")
    held = directory.posts_of(holding[0].person, on=today) if holding else []
    if held:
        member = people.from_holding(held[0])
    else:
        person = Person.objects.active().filter(pk=pk).first()
        member = {"person_id": person.pk, "name": person.name} if person else {}
    return member | ({"phone": by.phone} if pk == by.pk and by.phone else {})
