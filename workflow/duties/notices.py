"""Public notice (公示): before the trip at least five working days (S01 S10 S24), after it within a month.

The day of publication does not count: five whole working days follow it. A notice publishes one version; the notice of
the same digest stands when that version is handed in again.
"""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.calendar import add_working_days, unknown_years
from approvals.errors import NotComplete, NotNow
from workflow.duties.evidence import blank, not_yet, own_file, refuse, spoken
from workflow.duties.models import Notice, Objection, Trip

FIRST, SECOND = Notice.Which.FIRST, Notice.Which.SECOND


def current(matter, *, which: str = FIRST) -> Notice | None:
    """The notice of the version in force, running or sealed."""
    return Notice.objects.filter(matter_id=matter.pk, which=which, digest=matter.digest).first()


def open_notice(
    matter, *, which: str = FIRST, opened_on: date, place: str = "", contact: str = "", proof=None,
    by, now: datetime, limits,
) -> dict:
    """Record that the version in force was published (公示发布)."""
    if which not in Notice.Which.values:
        raise NotComplete(_("There is no such notice."))
    if not matter.revision_id:
        raise NotComplete(_("Nothing was submitted yet that could be published."))
    if current(matter, which=which):
        raise NotNow(_("The notice of exactly this version was published already; it stands."))
    proof = own_file(matter, proof)
    refuse(
        not_yet(opened_on, now=now),
        _too_early(matter, which, opened_on),
        "" if proof or place.strip() else _("Say where it was published, or attach a proof."),
    )
    until = add_working_days(opened_on, limits.notice_working_days) if which == FIRST else None
    notice = Notice.objects.create(
        matter_id=matter.pk, which=which, digest=matter.digest, opened_on=opened_on, until=until,
        place=place.strip(), contact=contact.strip(), proof=proof, opened_by=by, opened_at=now,
    )
    return _facts(notice) | {"provisional_years": unknown_years(opened_on, until) if until else []}


def _too_early(matter, which: str, opened_on: date) -> str:
    if which == FIRST:
        made_at = matter.revisions.filter(digest=matter.digest).earliest("no").made_at
        if opened_on < timezone.localdate(made_at):
            return _("The notice is older than the version it is to publish.")
        return ""
    trip = Trip.objects.filter(matter_id=matter.pk).first()
    if trip is None or trip.came_home_on is None:
        return _("The return is not recorded yet.")
    return _("The second notice follows the return.") if opened_on < trip.came_home_on else ""


def elapsed(matter, *, today: date) -> Notice:
    """The first notice, over and with nothing against it; raises NotComplete while it is not."""
    notice = current(matter)
    if notice is None:
        raise NotComplete(_("The first notice was not published yet."))
    refuse(_still_running(notice, today), *objected(notice))
    return notice


def _still_running(notice: Notice, today: date) -> str:
    if notice.sealed_on or notice.until is None or today > notice.until:
        return ""
    return _("The notice runs until the end of %(day)s.") % {"day": spoken(notice.until)}


def objected(notice: Notice) -> list[str]:
    """What objections stand in the way: open ones, and those that were upheld."""
    open_ones = notice.objections.filter(resolved_on=None).count()
    said = []
    if open_ones:
        said.append(_("Objections still to be answered: %(count)d.") % {"count": open_ones})
    if notice.objections.filter(upheld=True).exists():
        said.append(_("An objection was upheld; the application must be changed and published again."))
    return said


def seal(matter, *, today: date) -> dict:
    """Close the first notice for good (公示无异议); a sealed one stands as it is."""
    notice = elapsed(matter, today=today)
    if notice.sealed_on is None:
        notice.sealed_on = today
        notice.save(update_fields=["sealed_on"])
    return _facts(notice)


def second_lacking(matter) -> list[str]:
    """What the second notice still lacks."""
    notice = current(matter, which=SECOND)
    return objected(notice) if notice else [_("The second notice was not published yet.")]


def record_objection(
    matter, *, received_on: date, from_whom: str = "", text: str, which: str = FIRST, by, now: datetime
) -> dict:
    """Write down what somebody objected (公示异议); nameless objections count, too.

    One that came in before the seal but was written down late still counts against the notice.
    """
    notice = current(matter, which=which)
    if notice is None:
        raise NotNow(_("No notice of this version was published that somebody could object to."))
    if notice.sealed_on and received_on > notice.sealed_on:
        raise NotNow(_("The notice is closed since %(day)s.") % {"day": spoken(notice.sealed_on)})
    refuse(
        *blank([(_("objection"), text)]),
        not_yet(received_on, now=now),
        _("An objection cannot come before the notice.") if received_on < notice.opened_on else "",
    )
    objection = notice.objections.create(
        received_on=received_on, from_whom=from_whom.strip(), text=text.strip(), recorded_by=by, recorded_at=now
    )
    return {"objection": objection.pk, "notice": notice.pk, "received_on": received_on.isoformat()}


def settle_objection(matter, *, objection: int, upheld: bool, answer: str, by, now: datetime) -> dict:
    """Answer an objection after looking into it; an upheld one means that the application must change."""
    found = Objection.objects.filter(notice__matter_id=matter.pk, pk=objection).first()
    if found is None:
        raise NotComplete(_("Choose an objection to a notice of this matter."))
    if found.resolved_on:
        raise NotNow(_("This objection was answered already."))
    refuse(*blank([(_("answer"), answer)]))
    found.upheld, found.answer = bool(upheld), answer.strip()
    found.resolved_on, found.resolved_by = timezone.localdate(now), by
    found.save(update_fields=["upheld", "answer", "resolved_on", "resolved_by"])
    return {"objection": found.pk, "upheld": found.upheld, "answer": found.answer}


def _facts(notice: Notice) -> dict:
    return {
        "notice": notice.pk, "which": str(notice.which), "digest": notice.digest,
        "opened_on": notice.opened_on.isoformat(),
        "until": notice.until.isoformat() if notice.until else None,
        "sealed_on": notice.sealed_on.isoformat() if notice.sealed_on else None,
    }
