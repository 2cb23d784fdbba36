"""Sharing sessions (成果分享会): one session serves several matters; signed by its organiser, it fulfils their duty to share.

The duty itself is a step of each matter's life (``share``), taken through the one door; a matter that refuses it (its costs are
not settled yet) keeps the others from nothing and can be recorded later. No national rule gives a number for sharing.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow, Refusal
from workflow.core import attachments, kinds, secrecy
from workflow.core.models import Matter
from workflow.core.steps import take
from workflow.registers.models import SharedMatter, SharingSession

from . import rights

STEP, STATE = "share", "sharing"


def waiting_for(person: Any) -> Any:
    """The matters whose results are to be shared and that the person sees."""
    codes = [kind.code for kind in kinds.installed() if STEP in kind.life.rights]
    return Matter.objects.visible_to(person).filter(kind__in=codes, state=STATE).listed().select_related("unit", "owner")


@transaction.atomic
def plan(
    *, topic: str, held_on: date, place: str, presenters: str, matters: Sequence[Matter], material: Any = None,
    by: Any, now: datetime,
) -> SharingSession:  # fmt: skip
    """Call a session (召开分享会). Raises NotYours, NotComplete for what is missing; the material goes with every matter."""
    rights.admit_to_organise(by, now=now)
    secrecy.refuse_marked(topic, place, presenters)
    said = [
        "" if topic.strip() else _("The topic is missing."),
        "" if place.strip() else _("Say where it is held."),
        "" if presenters.strip() else _("Say who presents."),
        "" if matters else _("Choose the matters whose results are shared."),
    ]
    if any(said):
        raise NotComplete(complaints=[sentence for sentence in said if sentence])
    session = SharingSession.objects.create(
        topic=topic.strip()[:200], held_on=held_on, place=place.strip()[:200], presenters=presenters.strip()[:200], organiser=by,
        planned_at=now,
    )  # fmt: skip
    for matter in sorted(matters, key=lambda matter: matter.pk):
        SharedMatter.objects.create(session=session, matter=matter, material=_filed(matter, material, by=by, now=now))
    return session


def _filed(matter: Matter, material: Any, *, by: Any, now: datetime) -> Any:
    """The bytes lie once, however many matters they go with."""
    if not material:
        return None
    material.seek(0)
    return attachments.store(matter, kind="sharing", upload=material, by=by, now=now)


@transaction.atomic
def sign(session: SharingSession, *, by: Any, now: datetime) -> SharingSession:
    """The organiser signs who came (签到确认). Raises NotYours, NotNow, NotComplete; from now on the list stands."""
    rights.admit_organiser(session, by, now=now)
    held = hold(session)
    if held.signed_at:
        raise NotNow(_("This session is signed already."))
    if held.held_on > timezone.localdate(now):
        raise NotNow(_("The session has not been held yet; sign when it was."))
    if not held.attendees.exists():
        raise NotComplete(_("Nobody is on the list yet; write down who came."))
    held.signed_at = now
    held.save(update_fields=["signed_at"])
    return held


def record(session: SharingSession, *, by: Any, now: datetime) -> list[tuple[Matter, list[str]]]:
    """Take the step ``share`` of every matter that still waits, each in a commit of its own; what each of them answered."""
    rights.admit_organiser(session, by, now=now)
    if not session.signed_at:
        raise NotNow(_("Sign the session first."))
    came = session.attendees.count()
    return [(share.matter, _recorded(session, share, came, by=by, now=now)) for share in pending(session)]


def pending(session: SharingSession) -> list[SharedMatter]:
    """Its matters whose duty is not fulfilled by it yet."""
    return list(session.shares.filter(shared_at=None).select_related("matter__unit", "material"))


def _recorded(session: SharingSession, share: SharedMatter, came: int, *, by: Any, now: datetime) -> list[str]:
    try:
        with transaction.atomic():
            take(
                share.matter_id, STEP, by=by, now=now, held_on=session.held_on, form="session", title=session.topic,
                place=session.place, attendance=came, material=share.material,
            )  # fmt: skip
            SharedMatter.objects.filter(pk=share.pk).update(shared_at=now)
    except Refusal as refusal:
        return refusal.complaints
    return []


def by_unit(session: SharingSession) -> list[tuple[str, int]]:
    """How many came of each unit, the most first."""
    return Counter(row.unit_name for row in session.attendees.all()).most_common()


def hold(session: SharingSession) -> SharingSession:
    """The session, fresh, its row locked."""
    return SharingSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
