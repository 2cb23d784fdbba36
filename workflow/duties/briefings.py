"""Briefing before departure (行前教育): nobody leaves without it (S51), and everybody signs the pledge personally."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow, NotYours
from approvals.people import directory
from approvals.people.models import Role
from workflow.duties.evidence import blank, digest_of, going, not_yet, own_file, refuse
from workflow.duties.models import Attendance, Briefing, Pledge

PLEDGE_VERSION = "1"  # of the pledge's text; counted up when the words change


def hold_briefing(
    matter, *, held_on: date, presenter: str, topics: Sequence[str], attended: Sequence[int],
    handbook_version: str = "", by, now: datetime,
) -> dict:
    """Record a session and who was there (行前教育签到); ``attended`` are the participants' ids."""
    present = set(going(matter).filter(pk__in=attended).values_list("pk", flat=True))
    unknown_topics = set(topics) - set(Briefing.Topic.values)
    refuse(
        *blank([(_("presenter"), presenter)]),
        not_yet(held_on, now=now),
        _("The briefing is held before the departure.") if matter.starts_on and held_on > matter.starts_on else "",
        "" if topics and not unknown_topics else _("Say which of the listed topics were spoken of."),
        "" if attended else _("Say who attended."),
        _("Somebody named as present does not travel in this group.") if present != set(attended) else "",
    )
    briefing = Briefing.objects.create(
        matter_id=matter.pk, held_on=held_on, presenter=presenter.strip(), topics=sorted(set(topics)),
        handbook_version=handbook_version.strip(), recorded_by=by, recorded_at=now,
    )
    Attendance.objects.bulk_create(Attendance(briefing=briefing, participant_id=pk) for pk in sorted(present))
    return {
        "briefing": briefing.pk, "held_on": held_on.isoformat(), "presenter": briefing.presenter,
        "topics": briefing.topics, "handbook_version": briefing.handbook_version, "attended": sorted(present),
    }


def sign_pledge(matter, *, participant, by, now: datetime, scan=None, text_version: str = PLEDGE_VERSION) -> dict:
    """Sign for oneself (签署承诺书); the office files the signed paper of a traveller without an account."""
    scan = own_file(matter, scan)
    if participant.matter_id != matter.pk or participant.dropped_at:
        raise NotComplete(_("%(name)s does not travel in this group.") % {"name": participant.name})
    if participant.person_id is None:
        _admit_paper(matter, participant, by=by, now=now, scan=scan)
    elif participant.person_id != by.pk:
        raise NotYours(_("%(name)s signs the pledge personally.") % {"name": participant.name})
    if Pledge.objects.filter(participant=participant).exists():
        raise NotNow(_("%(name)s signed the pledge already.") % {"name": participant.name})
    Pledge.objects.create(participant=participant, signed_at=now, signed_by=by, text_version=text_version, scan=scan)
    return {"participant": participant.pk, "text_version": text_version, "scan": digest_of(scan)}


def _admit_paper(matter, participant, *, by, now, scan) -> None:
    on = timezone.localdate(now)
    secretary = directory.has_role(by, Role.SECRETARY, on=on, unit=matter.unit)
    if not secretary and not directory.has_role(by, Role.FAO, on=on):
        raise NotYours(_("The office files the pledge of %(name)s, who has no account.") % {"name": participant.name})
    if scan is None:
        raise NotComplete(_("Attach the pledge that %(name)s signed on paper.") % {"name": participant.name})


def held(matter) -> bool:
    """Whether a briefing took place for this group at all."""
    return Briefing.objects.filter(matter_id=matter.pk).exists()


def absent(matter):
    """Travellers who attended no briefing yet (缺席)."""
    attended = Attendance.objects.filter(briefing__matter_id=matter.pk).values("participant_id")
    return going(matter).exclude(pk__in=attended)


def unsigned(matter):
    """Travellers who did not sign the pledge yet (未签承诺书)."""
    return going(matter).exclude(pk__in=Pledge.objects.filter(participant__matter_id=matter.pk).values("participant_id"))


def lacking(matter) -> list[str]:
    """Who misses what, a sentence each."""
    said = [_("%(name)s did not attend a briefing yet.") % {"name": person.name} for person in absent(matter)]
    return said + [_("%(name)s did not sign the pledge yet.") % {"name": person.name} for person in unsigned(matter)]
