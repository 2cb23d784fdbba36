"""Documents (证件、文书): the permit, the invitations, and when each travel document was drawn."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from workflow.core.comparing import Checked, Part, same, shown
from workflow.core.countries import name_of
from workflow.duties import permits
from workflow.matters.delegations.compared.cited import AS_APPROVED
from workflow.registers.models import Loan


def checks(matter, limits) -> Iterator[Checked]:
    """What had to be there before anybody left."""
    yield from _permit(matter)
    yield from _invitations(matter)
    yield from _drawn(matter, limits)


def _permit(matter) -> Iterator[Checked]:
    """Its extent, and that it was there first: nothing is approved afterwards (OUT-24)."""
    permit, application, left = permits.current(matter), matter.application, matter.trip.left_on
    number = permit.number if permit else _("none")
    yield same("permit", Part.DOCUMENTS, _("Permit"), _("to be there"), number, kept=permit is not None, **AS_APPROVED)
    if permit:
        covers = permit.people >= application.size and permit.days >= (application.days or 0)
        asked, given = _extent(application.size, application.days or 0), _extent(permit.people, permit.days)
        yield same("permit.extent", Part.DOCUMENTS, _("What the permit covers"), asked, given, kept=covers, **AS_APPROVED)
        before = _("before %(day)s") % {"day": shown(left)}
        early = permit.issued_on <= left
        yield same("permit.day", Part.DOCUMENTS, _("Permit issued"), before, shown(permit.issued_on), kept=early, **AS_APPROVED)


def _extent(people: int, days: int) -> str:
    return _("%(people)d people, %(days)d days") % {"people": people, "days": days}


def _invitations(matter) -> Iterator[Checked]:
    """Of every stay that counts; a group that joins another one travels on the organiser's (S27c)."""
    for number, leg in enumerate(matter.application.legs, 1):
        if leg.counts and not matter.application.joined:
            name = _("Invitation: %(host)s") % {"host": leg.host or name_of(leg.country or "")}
            actual = _("on file") if leg.invitation else _("none")
            yield same(
                f"letter.{number}", Part.DOCUMENTS, name, _("to be there"), actual, kept=bool(leg.invitation),
                rule="OUT-21", source="S05 S09",
            )  # fmt: skip


def _drawn(matter, limits) -> Iterator[Checked]:
    """Handed out from some days before the departure on (S12b); an earlier drawing for a visa is another entry."""
    first = matter.starts_on - timedelta(days=limits.passport_draw_days_before)
    for loan in Loan.objects.filter(matter_id=matter.pk, purpose__in=Loan.FOR_EXIT).select_related("passport"):
        name = _("Document of %(name)s drawn") % {"name": loan.passport.holder_name}
        since = _("from %(day)s on") % {"day": shown(first)}
        yield same(
            f"drawn.{loan.pk}", Part.DOCUMENTS, name, since, shown(loan.drawn_on), kept=loan.drawn_on >= first, source="S12b"
        )
