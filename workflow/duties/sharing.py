"""Sharing the results (成果分享): colleagues hear or read what the trip brought."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from workflow.duties.evidence import blank, digest_of, not_yet, own_file, refuse
from workflow.duties.models import Sharing, Trip


def share(
    matter, *, held_on: date, form: str, title: str, place: str = "", attendance: int = 0, material=None,
    by, now: datetime,
) -> dict:
    """Record a session (分享会), a publication or another occasion."""
    material = own_file(matter, material)
    refuse(
        *blank([(_("title"), title)]),
        "" if form in Sharing.Form.values else _("Choose a form: session, publication or other."),
        not_yet(held_on, now=now),
        _before_the_return(matter, held_on),
        _unproven(form, place, attendance, material),
    )
    sharing = Sharing.objects.create(
        matter_id=matter.pk, held_on=held_on, form=form, title=title.strip(), place=place.strip(),
        attendance=attendance, material=material, by=by, at=now,
    )
    return {
        "sharing": sharing.pk, "held_on": held_on.isoformat(), "form": str(form), "title": sharing.title,
        "place": sharing.place, "attendance": attendance, "material": digest_of(material),
    }


def _before_the_return(matter, held_on: date) -> str:
    trip = Trip.objects.filter(matter_id=matter.pk).first()
    if trip and trip.came_home_on and held_on < trip.came_home_on:
        return _("Results are shared after the return.")
    return ""


def _unproven(form: str, place: str, attendance: int, material) -> str:
    if form == Sharing.Form.SESSION and (not place.strip() or attendance < 1):
        return _("A session has a place, and somebody who listened.")
    if form != Sharing.Form.SESSION and not place.strip() and material is None:
        return _("Say where it can be read, or attach the material.")
    return ""


def lacking(matter) -> list[str]:
    """Whether the results are still to be shared."""
    return [] if Sharing.objects.filter(matter_id=matter.pk).exists() else [_("The results were not shared yet.")]
