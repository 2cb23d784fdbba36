"""Recording a roster (入库): all of it or nothing; without ``apply`` everything is tried and taken back."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from approvals.people.models import Holding, Person, Post, RoleGrant, Unit
from approvals.people.roster.lines import Complaints, Line, understood
from approvals.people.roster.sheet import read


@dataclass
class Outcome:
    """What was, or would be, new and changed, and everything that is wrong; with complaints nothing was recorded."""

    created: Counter = field(default_factory=Counter)
    changed: Counter = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)
    applied: bool = False


def import_roster(path: Path, *, apply: bool = False) -> Outcome:
    """Read, check and, with ``apply``, record a roster in one transaction."""
    complaints, outcome = Complaints(), Outcome()
    lines = understood(read(path), complaints)
    with transaction.atomic():
        if not complaints.found:
            _Recorder(complaints, outcome).record(lines)
        outcome.complaints = complaints.sentences()
        outcome.applied = apply and not outcome.complaints
        transaction.set_rollback(not outcome.applied)
    return outcome


class _Recorder:
    def __init__(self, complaints: Complaints, outcome: Outcome):
        self.complaints, self.outcome = complaints, outcome
        self.units = {unit.code: unit for unit in Unit.objects.select_for_update()}
        self.people = {person.username: person for person in Person.objects.select_for_update()}

    def record(self, lines: list[Line]) -> None:
        """Units before their parents' links, both before people's posts: a file may list them in any order."""
        steps: list[Callable[[Line], None]] = [self._unit, self._parent, self._person, self._post_and_role]
        for step in steps:
            for line in lines:
                step(line)

    def _unit(self, line: Line) -> None:
        if not line.unit:
            return
        if line.unit not in self.units and not line.unit_name:
            return self.complaints.add(line.row, "unit_name", _("empty, but the unit is not known yet."))
        unit = self.units.setdefault(line.unit, Unit(code=line.unit))
        self._save(unit, name=line.unit_name)

    def _parent(self, line: Line) -> None:
        if not line.parent or line.unit not in self.units:
            return
        unit, parent = self.units[line.unit], self.units.get(line.parent)
        if parent is None or parent.pk is None:
            return self.complaints.add(line.row, "parent", _("this unit is not known."))
        if unit in (parent, *parent.ancestors()):
            return self.complaints.add(line.row, "parent", _("a unit cannot stand below itself."))
        self._save(unit, parent=parent)

    def _person(self, line: Line) -> None:
        person = self.people.get(line.username)
        if person is None and not line.name:
            return self.complaints.add(line.row, "name", _("empty, but the person is not known yet."))
        if person is None:
            person = self.people[line.username] = Person(username=line.username)
            person.set_unusable_password()
        if not person.is_active:
            return self.complaints.add(line.row, "username", _("this account is deactivated; reinstate it first."))
        self._save(person, name=line.name, email=line.email, phone=line.phone)

    def _post_and_role(self, line: Line) -> None:
        person, unit = self.people.get(line.username), self.units.get(line.unit)
        if person is None or person.pk is None or (line.unit and unit is None):
            return
        if line.title and unit:
            post = Post.objects.filter(unit=unit, title=line.title).first() or Post(unit=unit, title=line.title)
            self._save(post, level=line.level, duty=line.duty)
            self._dated(Holding, line, post=post, person=person)
        if line.role:
            self._dated(RoleGrant, line, person=person, role=line.role, unit=unit)

    def _dated(self, model: type[models.Model], line: Line, **what: Any) -> None:
        """The same holding is the one that began on the same day; its end is what the file says."""
        held = model._default_manager.filter(since=line.since, **what).first() or model(since=line.since, **what)
        try:
            with transaction.atomic():
                self._save(held, _empty_too=True, until=line.until)
        except IntegrityError:
            self.complaints.add(line.row, "since", _("already recorded for some of these days."))

    def _save(self, row: Any, *, _empty_too: bool = False, **values: Any) -> None:
        """Save what is new or differs, and count it."""
        new = row._state.adding
        told = {name: value for name, value in values.items() if value or _empty_too}
        if not new and all(getattr(row, name) == value for name, value in told.items()):
            return
        for name, value in told.items():
            setattr(row, name, value)
        row.save()
        (self.outcome.created if new else self.outcome.changed)[type(row)] += 1
