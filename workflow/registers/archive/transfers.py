"""Handing over to the school's archives (移交): a list of packages, and the receipt for it.

Due by 30 June of the year after the file's (S98; the limit ``archive_by``); a copy of each package goes over, the one
here stays until it is disposed of.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.core.numbering import count_up
from workflow.registers.models import ArchivePackage, Transfer

from . import office

MOST = 500


@transaction.atomic
def list_up(pks: Collection[int], *, by: Any, now: datetime) -> Transfer:
    """Put packages on a new list (移交清单).

    Raises NotYours for others, NotComplete for none or too many, NotNow for what is on another list, damaged or gone.
    """
    office.admit_mover(by, now=now)
    packages = office.held(set(pks))
    if not packages or len(packages) != len(set(pks)) or len(packages) > MOST:
        raise NotComplete(_("Choose between 1 and %(most)d packages of this archive.") % {"most": MOST})
    complaints = [sentence for package in packages if (sentence := _in_the_way(package))]
    if complaints:
        raise NotNow(complaints=complaints)
    year = timezone.localdate(now).year
    number = f"{year}-{count_up('transfer', year):02d}"
    lines = [_line(package) for package in sorted(packages, key=lambda package: (package.file_no or "", package.pk))]
    transfer = Transfer.objects.create(number=number, lines=lines, made_at=now, made_by=by)
    ArchivePackage.objects.filter(pk__in=[package.pk for package in packages]).update(transfer=transfer)
    return transfer


@transaction.atomic
def receive(pk: int, *, received_on: date, received_by: str, note: str = "", by: Any, now: datetime) -> Transfer:
    """Write the receipt down (移交回执): who signed over there and when. Raises NotYours, NotNow, NotComplete."""
    transfer = _open(pk, by=by, now=now)
    if not received_by.strip():
        raise NotComplete(_("Say who signed the receipt."))
    if not timezone.localdate(transfer.made_at) <= received_on <= timezone.localdate(now):
        raise NotComplete(_("The receipt is of a day between the making of the list and today."))
    transfer.received_on, transfer.received_by, transfer.note = received_on, received_by.strip(), note.strip()
    transfer.recorded_at, transfer.recorded_by = now, by
    transfer.save()
    return transfer


@transaction.atomic
def withdraw(pk: int, *, by: Any, now: datetime) -> Transfer:
    """Take a list back that was not received (撤回): its packages can be listed again. Raises NotYours, NotNow."""
    transfer = _open(pk, by=by, now=now)
    transfer.withdrawn_at, transfer.withdrawn_by = now, by
    transfer.save(update_fields=["withdrawn_at", "withdrawn_by"])
    transfer.packages.update(transfer=None)
    return transfer


def _open(pk: int, *, by: Any, now: datetime) -> Transfer:
    office.admit_mover(by, now=now)
    transfer = Transfer.objects.select_for_update().get(pk=pk)
    if not transfer.open:
        raise NotNow(_("This list was received or withdrawn already; reload the page to see how."))
    return transfer


def _in_the_way(package: ArchivePackage) -> str:
    named = {"package": str(package)}
    if package.disposed_at:
        return _("%(package)s was disposed of.") % named
    if package.transfer_id:
        return _("%(package)s is on a list already.") % named
    return _("%(package)s is damaged; restore it first.") % named if package.fault else ""


def _line(package: ArchivePackage) -> dict[str, Any]:
    """What the list says of a package."""
    return {
        "package": package.pk, "file_no": package.file_no or "", "number": package.matter.number or "",
        "title": package.matter.title, "year": package.year, "retention": package.retention,
        "sealed": timezone.localdate(package.made_at).isoformat(), "digest": package.digest,
    }  # fmt: skip
