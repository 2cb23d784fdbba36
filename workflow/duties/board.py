"""The notice board (公示栏): which notices hang there on a day. Who is signed in reads them all; each goes down at its end.

The first notice hangs to the end of its working days (S01 S10 S24). For how long the second hangs no source says: it is a
setting, ``SECOND_NOTICE_DAYS_SHOWN``. A notice comes down at once when its application changed, or came to nothing.
"""

from datetime import date, timedelta

from django.conf import settings
from django.db.models import F, Q, QuerySet

from workflow.core import kinds
from workflow.core.noticed import Noticed
from workflow.duties.models import Notice

FALLEN = ("cancelled", "rejected", "withdrawn", "sent_back", "draft")


def hanging(*, today: date) -> QuerySet[Notice]:
    """The notices that hang today, those that come down first at the top."""
    shown = timedelta(days=settings.SECOND_NOTICE_DAYS_SHOWN)
    running = Q(which=Notice.Which.FIRST, until__gte=today) | Q(which=Notice.Which.SECOND, opened_on__gt=today - shown)
    noticing = [kind.code for kind in kinds.installed() if kind.notice]
    current = Notice.objects.filter(running, opened_on__lte=today, digest=F("matter__revision__digest"), matter__kind__in=noticing)
    rows = current.exclude(matter__state__in=FALLEN).select_related("matter", "matter__unit")
    return rows.order_by(F("until").asc(nulls_last=True), "-opened_on", "-pk")


def down_on(notice: Notice) -> date:
    """Its last day on the board."""
    return notice.until or notice.opened_on + timedelta(days=settings.SECOND_NOTICE_DAYS_SHOWN - 1)


def shown(notice: Notice) -> Noticed:
    """What stands on it, as its kind tells."""
    kind = kinds.get(notice.matter.kind)
    assert kind.notice, "a notice of a kind that has none hangs nowhere"
    matter = kind.model.objects.select_related("revision").get(pk=notice.matter_id)
    return kind.notice(matter, after=notice.which == Notice.Which.SECOND)
