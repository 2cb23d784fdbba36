"""The stay (在访): arrival, lodging registration, talks, gifts, checks, departure."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.duties.evidence import blank, digest_of, not_yet, own_file, refuse
from workflow.duties.settlements import amount
from workflow.matters.visits import invitations, judging, people, reception
from workflow.matters.visits.models.stay import Check, Lodging, Present, Stay, Talk
from workflow.matters.visits.rules.staying import lodging_hours
from workflow.registers.limits import limits_on

EARLY = timedelta(days=1)  # guests may come the evening before; what is earlier was not approved


def of(matter) -> Stay | None:
    """When they came and went."""
    return Stay.objects.filter(matter_id=matter.pk).first()


def arrive(matter, *, arrived_at: datetime, people_came: int, strangers: Sequence[str] = (), by, now: datetime) -> dict:
    """The guests are there (到访), or the session online has begun: with names, basis of entry, letter and plan.

    Raises NotComplete while any of them is missing, or for a day that was not approved.
    """
    refuse(
        *invitations.lacking(matter), *reception.lacking(matter), *judging.arrival_blocks(matter, now=now),
        _not_yet_at(arrived_at, now=now), *_not_approved(matter, arrived_at),
        "" if people_came > 0 else _("Say how many people came."),
    )  # fmt: skip
    unknown = [name.strip() for name in strangers if name.strip()]
    Stay.objects.create(matter_id=matter.pk, arrived_at=arrived_at, people=people_came, strangers=unknown, by=by)
    return {"arrived_at": arrived_at.isoformat(), "people": people_came, "strangers": unknown}


def _not_approved(matter, arrived_at: datetime) -> list[str]:
    day = timezone.localdate(arrived_at)
    first, last = matter.starts_on - EARLY, matter.ends_on
    if first <= day <= last:
        return []
    return [_("Approved from %(first)s to %(last)s; another time needs another approval.") % {
        "first": date_format(matter.starts_on, "DATE_FORMAT"), "last": date_format(last, "DATE_FORMAT")}]  # fmt: skip


def _not_yet_at(at: datetime, *, now: datetime) -> str:
    return _("This time lies in the future; record it when it has happened.") if at > now else ""


# --- lodging ----------------------------------------------------------------------------------------------------------


def hours(matter) -> int:
    """Within how many hours the lodging is registered (IN-11, IN-12); 0 where nobody has to."""
    return lodging_hours(matter.application, limits_on(matter.limits_on))


def register_lodging(
    matter, *, address: str, registered_at: datetime, reference: str = "", slip=None, why_late: str = "", by, now: datetime
) -> dict:
    """The lodging was registered with the police (住宿登记); later than the hours allow only with a word why."""
    if not hours(matter):
        raise NotNow(_("Nothing is to be registered: the guests stay in a hotel, or not overnight."))
    if Lodging.objects.filter(matter_id=matter.pk).exists():
        raise NotNow(_("The lodging is registered already."))
    slip = own_file(matter, slip)
    arrived_at = matter.stay.arrived_at
    late = registered_at > arrived_at + timedelta(hours=hours(matter))
    refuse(
        *blank([(_("address"), address)]), _not_yet_at(registered_at, now=now),
        _("The registration lies before the arrival.") if registered_at < arrived_at else "",
        _("Later than the law allows; say why.") if late and not why_late.strip() else "",
    )  # fmt: skip
    row = Lodging.objects.create(
        matter_id=matter.pk, address=address.strip()[:200], registered_at=registered_at, reference=reference.strip()[:60],
        slip=slip, late=late, why_late=why_late.strip()[:200], by=by, at=now,
    )  # fmt: skip
    return {"registered_at": registered_at.isoformat(), "reference": row.reference, "late": late, "slip": digest_of(slip)}


def lodging_lacking(matter) -> bool:
    """Whether somebody still has to register it."""
    return bool(hours(matter)) and not Lodging.objects.filter(matter_id=matter.pk).exists()


# --- what happens -----------------------------------------------------------------------------------------------------


def log_talk(
    matter, *, topic: str, speaker: str, held_on: date, audience: int = 0, as_approved: bool = True, note: str = "", by, now
) -> dict:
    """A talk was given (讲座纪实); one that was not as approved says how."""
    refuse(
        *blank([(_("topic"), topic), (_("speaker"), speaker)]), not_yet(held_on, now=now), *_outside(matter, held_on),
        _("Say what was not as approved.") if not as_approved and not note.strip() else "",
    )  # fmt: skip
    row = Talk.objects.create(
        matter_id=matter.pk, topic=topic.strip()[:200], speaker=speaker.strip()[:100], held_on=held_on, audience=audience,
        as_approved=as_approved, note=note.strip()[:200], by=by, at=now,
    )  # fmt: skip
    return {"talk": row.pk, "topic": row.topic, "held_on": held_on.isoformat(), "as_approved": as_approved}


def log_present(
    matter, *, way: str, what: str, value, who: str, on: date, number: int = 1, eminent: bool = False, by, now
) -> dict:
    """A gift was given or received (礼品登记); above the limit a received one is handed in (S95)."""
    worth = amount(value)
    refuse(
        *blank([(_("what"), what), (_("giver or receiver"), who)]),
        "" if way in Present.Way.values else _("Say whether it was given or received."),
        "" if worth is not None else _("Write the value in yuan like 180.00."),
        "" if number > 0 else _("Say how many."),
        not_yet(on, now=now), *_outside(matter, on),
    )  # fmt: skip
    row = Present.objects.create(
        matter_id=matter.pk, way=way, what=what.strip()[:100], number=number, value=worth or Decimal(0), who=who.strip()[:100],
        eminent=eminent, on=on, by=by, at=now,
    )  # fmt: skip
    return {"present": row.pk, "way": way, "what": row.what, "number": number, "value": str(row.value)}


def to_hand_in(matter) -> list[Present]:
    """Received gifts above the limit that are still kept."""
    least = limits_on(matter.limits_on).gift_received_yuan
    return list(Present.objects.filter(matter_id=matter.pk, way="received", value__gt=least, handed_in_on=None))


def hand_in_present(matter, *, present: int, on: date, by, now) -> dict:
    """A gift that was received was handed in to the school (礼品上交)."""
    row = Present.objects.filter(matter_id=matter.pk, pk=present, way="received").first()
    if row is None:
        raise NotComplete(_("Choose a gift that was received on this visit."))
    if row.handed_in_on:
        raise NotNow(_("It is handed in already."))
    refuse(not_yet(on, now=now), _("It was received later.") if on < row.on else "")
    row.handed_in_on = on
    row.save(update_fields=["handed_in_on"])
    return {"present": row.pk, "what": row.what, "on": on.isoformat()}


def log_check(matter, *, checked_on: date, note: str = "", by, now, **answers: bool) -> dict:
    """What was looked at during the visit (检查记录, IN-15); whatever was not in order says what happened."""
    wrong = [name for name, kept in answers.items() if not kept]
    refuse(
        not_yet(checked_on, now=now), *_outside(matter, checked_on),
        _("Say what was not in order.") if wrong and not note.strip() else "",
    )  # fmt: skip
    row = Check.objects.create(matter_id=matter.pk, checked_on=checked_on, note=note.strip(), by=by, at=now, **answers)
    return {"check": row.pk, "checked_on": checked_on.isoformat(), "wrong": wrong, "note": row.note}


def check_lacking(matter) -> bool:
    """Whether nobody has filled in the list of checks; for guests from abroad who come in person."""
    application = matter.application
    return application.foreign and application.comes and not Check.objects.filter(matter_id=matter.pk).exists()


def _outside(matter, day: date) -> list[str]:
    if day >= timezone.localdate(matter.stay.arrived_at):
        return []
    return [_("The guests were not there yet on that day.")]


def leave(matter, *, left_at: datetime, by, now: datetime) -> dict:
    """The guests have left (离访): lodging registered, checks filled in."""
    stay = matter.stay
    refuse(
        _("IN-11: the lodging is not registered yet.") if lodging_lacking(matter) else "",
        _("IN-15: the list of checks is not filled in yet.") if check_lacking(matter) else "",
        _not_yet_at(left_at, now=now),
        _("They left before they came.") if left_at < stay.arrived_at else "",
    )  # fmt: skip
    stay.left_at = left_at
    stay.save(update_fields=["left_at"])
    return {"left_at": left_at.isoformat()}


def team(matter) -> list[Any]:
    """The people of ours: the applicant, the host person, the staff who go along."""
    rows = people.own(matter).exclude(person=None).select_related("person")
    return list(({row.person_id: row.person for row in rows} | {matter.owner_id: matter.owner}).values())
