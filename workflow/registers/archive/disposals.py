"""Disposal (销毁): only after the period has ended, only with the signatures of two people, and not on the same day.

After the second signature the package lies there for ``disposal_days`` more; until then either side can stop it. What is
destroyed is the folder. Its row, its digest, the record of the disposal and the journal stay.
"""

import shutil
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow, NotYours
from workflow.registers.limits import limits_on
from workflow.registers.models import ArchivePackage, Disposal

from . import office


def in_the_way(package: ArchivePackage, *, today: date) -> str:
    """Why the package cannot be disposed of now; empty where it can."""
    if package.disposed_at:
        return _("This package was disposed of already.")
    if package.kept_until is None:
        return _("This package is kept permanently.")
    if package.kept_until >= today:
        return _("This package is kept until %(day)s.") % {"day": package.kept_until.isoformat()}
    if package.transfer and package.transfer.open:
        return _("This package is on a list that was not received yet.")
    return ""


def destroyed_on(disposal: Disposal) -> date:
    """The first day on which an approved disposal is carried out."""
    approved = timezone.localdate(disposal.approved_at)
    return approved + timedelta(days=limits_on(approved).disposal_days)


@transaction.atomic
def propose(pk: int, *, why: str, by: Any, now: datetime) -> Disposal:
    """The first signature. Raises NotYours for others, NotNow while the period runs, NotComplete without a reason."""
    office.admit_signer(by, now=now)
    (package,) = office.held([pk])
    if sentence := in_the_way(package, today=timezone.localdate(now)):
        raise NotNow(sentence)
    if package.disposals.filter(refused_at=None).exists():
        raise NotNow(_("The disposal of this package is proposed already."))
    if not why.strip():
        raise NotComplete(_("Say why it is disposed of."))
    return Disposal.objects.create(package=package, digest=package.digest, why=why.strip(), proposed_at=now, proposed_by=by)


@transaction.atomic
def approve(pk: int, *, by: Any, now: datetime) -> Disposal:
    """The second signature, of another person; the package is destroyed some days later. Raises NotYours, NotNow."""
    disposal = _held(pk, by=by, now=now)
    if not disposal.open:
        raise NotNow(_("This disposal is decided already; reload the page to see how."))
    if disposal.proposed_by_id == by.pk:
        raise NotYours(_("The second signature is another person's."))
    if sentence := in_the_way(disposal.package, today=timezone.localdate(now)):
        raise NotNow(sentence)
    disposal.approved_at, disposal.approved_by = now, by
    disposal.save(update_fields=["approved_at", "approved_by"])
    return disposal


@transaction.atomic
def refuse(pk: int, *, why: str, by: Any, now: datetime) -> Disposal:
    """No second signature, or a stop before the day has come: the package stays.

    Raises NotYours, NotNow once it was refused or carried out, NotComplete without a reason.
    """
    disposal = _held(pk, by=by, now=now)
    if not (disposal.open or disposal.waiting):
        raise NotNow(_("This disposal is decided already; reload the page to see how."))
    if not why.strip():
        raise NotComplete(_("Say why it is kept."))
    disposal.refused_at, disposal.refused_by, disposal.refused_why = now, by, why.strip()
    disposal.save(update_fields=["refused_at", "refused_by", "refused_why"])
    return disposal


def carry_out(*, now: datetime) -> int:
    """Destroy what two people signed and nobody stopped in time, and what a server that stopped left half done.

    A folder that cannot be removed keeps none of the others; its error is raised at the end.
    """
    left = Disposal.objects.filter(destroyed_at=None, refused_at=None).exclude(approved_at=None).order_by("pk")
    done, failure = 0, None
    for pk in list(left.values_list("pk", flat=True)):
        try:
            done += _carried_out(pk, now=now)
        except OSError as error:
            failure = failure or error
    if failure:
        raise failure
    return done


def _carried_out(pk: int, *, now: datetime) -> bool:
    """First the books say that the package is gone, then it goes: a folder is never missed without a reason."""
    with transaction.atomic():
        disposal = _locked(pk)
        package = disposal.package
        if not package.disposed_at:
            today = timezone.localdate(now)
            if not disposal.waiting or today < destroyed_on(disposal) or in_the_way(package, today=today):
                return False
            package.disposed_at, package.fault = now, ""
            package.save(update_fields=["disposed_at", "fault"])
    with transaction.atomic():
        disposal = _locked(pk)  # of two nights one removes, the other finds it done
        if disposal.destroyed_at:
            return False
        if disposal.package.folder.exists():
            shutil.rmtree(disposal.package.folder)
        disposal.destroyed_at = now
        disposal.save(update_fields=["destroyed_at"])
    return True


def _held(pk: int, *, by: Any, now: datetime) -> Disposal:
    office.admit_signer(by, now=now)
    return _locked(pk)


def _locked(pk: int) -> Disposal:
    """The disposal, after its package: whoever signs, stops or destroys queues at the package's row."""
    office.held(list(Disposal.objects.filter(pk=pk).values_list("package_id", flat=True)))
    return Disposal.objects.select_for_update(of=("self",)).select_related("package__transfer").get(pk=pk)
