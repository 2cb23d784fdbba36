"""What will become of it (预计流程): the way of a delegation if its draft were handed in now."""

from datetime import date

from django.utils.translation import gettext as _

from approvals.forecast import Foreseen, forecast


def foresee(matter, application, *, on: date) -> list[Foreseen]:
    """The phases of the route in force that will apply, with names, days and what is known of earlier trips."""
    return forecast("delegation", matter.facts_of(application), barred=_barred(matter, application), on=on)


def condition(foreseen: Foreseen) -> str:
    """What a phase waits for beside people, in words."""
    return {"notice": _("until the notice has run its time"), "permit": _("once the permit is in")}.get(
        foreseen.phase.evidence, ""
    )


def _barred(matter, application) -> set[int]:
    travellers = {member.person_id for member in application.members if member.person_id}
    return {person for person, _why in matter.barred()} | travellers
