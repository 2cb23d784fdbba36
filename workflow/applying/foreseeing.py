"""What will become of it (预计流程): the way of a matter if its draft were handed in now."""

from datetime import date
from typing import Any

from approvals.forecast import Foreseen, forecast
from workflow.applying.content import Application
from workflow.applying.form import Form, form_of


def foresee(matter: Any, application: Application, *, on: date) -> list[Foreseen]:
    """The phases of the route in force that will apply, with names, days and what is known of earlier matters."""
    return forecast(matter.kind, matter.facts_of(application), barred=_barred(matter, application), on=on)


def condition(form: Form, foreseen: Foreseen) -> str:
    """What a phase waits for beside people, in words."""
    return str(form.conditions.get(foreseen.phase.evidence, ""))


def _barred(matter: Any, application: Application) -> set[int]:
    people = {person.person_id for person in form_of(matter).carried(application).people if person.person_id}
    return {person for person, _why in matter.barred()} | people
