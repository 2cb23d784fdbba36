"""What the buttons of a page do to the draft (表单动作): add, remove, the usual lines, somebody of the directory; or the kind's."""

from typing import Any

from django.http import Http404

from approvals.people import directory
from approvals.people.models import Holding, Person
from workflow.applying import lines
from workflow.applying.form import Form

TOLD = ("name", "unit", "post", "level")  # what the directory has said already


def carried_out(form: Form, verb: str, argument: str, draft: dict[str, Any], *, by, today) -> str:
    """Do what the button says (``add:guests``, ``remove:guests:2``); the path of the box to go on with, empty for none."""
    name, _colon, said = argument.partition(":")
    number = int(said) if said.isdecimal() else -1
    if verb in form.verbs:
        return form.verbs[verb](draft, int(name) if name.isdecimal() else -1)
    if verb not in ("add", "person", "usual", "remove"):
        return ""
    if name not in form.lists:
        raise Http404
    if verb == "add":
        return _at(form, name, lines.add(form, draft, name))
    if verb == "person":
        return _at(form, name, lines.add(form, draft, name, _fitting(form, name, known(number, by=by, today=today))), skip=TOLD)
    if verb == "usual":
        return _at(form, name, lines.add_usual(form, draft, name), skip=(form.lists[name].usual_key,))
    lines.remove(draft, name, number)
    return ""


def _fitting(form: Form, name: str, line: dict[str, Any]) -> dict[str, Any]:
    """As much of it as a line of that list may say."""
    return {field: value for field, value in line.items() if field in form.fields_of(name)}


def _at(form: Form, name: str, number: int, skip: tuple[str, ...] = ()) -> str:
    """The first box that is still to be written."""
    boxes = [box.name for box in form.lists[name].boxes if box.name not in skip]
    return f"{name}.{number}.{boxes[0]}"


def known(pk: int, *, by, today) -> dict[str, Any]:
    """Somebody of the directory as a line; of the telephone numbers only one's own is filled in."""
    holding = Holding.objects.on(today).of_people_there(today).filter(person_id=pk).select_related("person", "post__unit")
    held = directory.posts_of(holding[0].person, on=today) if holding else []
    if held:
        line = lines.from_holding(held[0]) | {"level": held[0].post.level}
    else:
        person = Person.objects.active().filter(pk=pk).first()
        line = {"person_id": person.pk, "name": person.name} if person else {}
    return line | ({"phone": by.phone} if pk == by.pk and by.phone else {})
