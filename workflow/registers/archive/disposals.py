"""Disposal (销毁): only after the period has ended, and only with the signatures of two people.

What is destroyed is the folder of the package. Its row, its digest, the record of the disposal and the journal stay.
"""

import shutil
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow, NotYours
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
    """The second signature, of another person; after the commit the folder is gone. Raises NotYours, NotNow."""
    disposal = _open(pk, by=by, now=now)
    if disposal.proposed_by_id == by.pk:
        raise NotYours(_("The second signature is another person's."))
    if sentence := in_the_way(disposal.package, today=timezone.localdate(now)):
        raise NotNow(sentence)
    disposal.approved_at, disposal.approved_by = now, by
    disposal.save(update_fields=["approved_at", "approved_by"])
    disposal.package.disposed_at, disposal.package.fault = now, ""
    disposal.package.save(update_fields=["disposed_at", "fault"])
    transaction.on_commit(lambda: destroy(disposal, now=now), robust=True)
    return disposal


@transaction.atomic
def refuse(pk: int, *, why: str, by: Any, now: datetime) -> Disposal:
    """No second signature: the package stays. Raises NotYours, NotNow, NotComplete without a reason."""
    disposal = _open(pk, by=by, now=now)
    if not why.strip():
        raise NotComplete(_("Say why it is kept."))
    disposal.refused_at, disposal.refused_by, disposal.refused_why = now, by, why.strip()
    disposal.save(update_fields=["refused_at", "refused_by", "refused_why"])
    return disposal


def destroy(disposal: Disposal, *, now: datetime) -> None:
    """Remove the folder of an approved disposal; done twice it does nothing twice."""
    if disposal.approved_at is None:
        raise ValueError("not approved")
    if disposal.package.folder.exists():
        shutil.rmtree(disposal.package.folder)
    Disposal.objects.filter(pk=disposal.pk, destroyed_at=None).update(destroyed_at=now)


def finish(*, now: datetime) -> int:
    """Folders that are still there because the server stopped between the signature and the removal."""
    left = list(Disposal.objects.filter(destroyed_at=None).exclude(approved_at=None).select_related("package"))
    for disposal in left:
        destroy(disposal, now=now)
    return len(left)


def _open(pk: int, *, by: Any, now: datetime) -> Disposal:
    office.admit_signer(by, now=now)
    office.held(list(Disposal.objects.filter(pk=pk).values_list("package_id", flat=True)))
    disposal = Disposal.objects.select_for_update(of=("self",)).select_related("package__transfer").get(pk=pk)
    if not disposal.open:
        raise NotNow(_("This disposal is decided already; reload the page to see how."))
    return disposal
