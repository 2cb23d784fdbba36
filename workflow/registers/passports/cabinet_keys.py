"""Keys of cabinets (证照柜密钥): shown once, stored as a digest, good for one cabinet until another is made or it is revoked."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow, NotYours
from approvals.people import directory
from approvals.people.models import Person, Role
from workflow.registers.models import Cabinet

PREFIX = "waishi_cabinet_"
NOTED_EVERY = timedelta(minutes=1)


def set_up(*, name: str, box: str, keeper: Person, by: Any, now: datetime) -> tuple[Cabinet, str]:
    """A new cabinet and its key, which nobody can read again. ``keeper`` is a custodian: what is put back is signed by them.

    Raises NotYours for others than custodian and office, NotComplete for a name that lacks, NotNow for a box that has one.
    """
    admit(by, now=now)
    complaints = [
        *([] if name.strip() and box.strip() else [_("Name the cabinet, and the box that the books call it.")]),
        *([_("A box or a slot has no slash in its name.")] if "/" in box else []),
        *_no_keeper(keeper, now=now),
    ]
    if complaints:
        raise NotComplete(complaints=complaints)
    prefix, clear_text = _fresh()
    facts = {"name": name.strip(), "box": box.strip(), "keeper": keeper, "made_at": now, "made_by": by}
    try:
        with transaction.atomic():
            return Cabinet.objects.create(**facts, prefix=prefix, digest=_digest(clear_text)), clear_text
    except IntegrityError as error:
        raise NotNow(_("This box has a cabinet already.")) from error


@transaction.atomic
def new_key(cabinet_id: int, *, by: Any, now: datetime) -> str:
    """Another key for the same cabinet; the old one is good no longer, and the cabinet counts its events from 1 again."""
    admit(by, now=now)
    cabinet = Cabinet.objects.select_for_update().get(pk=cabinet_id)
    if cabinet.events.filter(outcome="waiting").exists():
        raise NotNow(_("Events of this cabinet still wait for earlier ones; try again in a quarter of an hour."))
    cabinet.prefix, clear_text = _fresh()
    cabinet.digest, cabinet.revoked_at, cabinet.applied_seq = _digest(clear_text), None, 0
    cabinet.save(update_fields=["prefix", "digest", "revoked_at", "applied_seq"])
    return clear_text


def revoke(cabinet_id: int, *, by: Any, now: datetime) -> None:
    """From now on the cabinet is not heard (吊销)."""
    admit(by, now=now)
    if not Cabinet.objects.filter(pk=cabinet_id, revoked_at=None).update(revoked_at=now):
        raise NotNow(_("The key of this cabinet is revoked already."))


def cabinet_for(clear_text: str, *, now: datetime) -> Cabinet | None:
    """The cabinet whose key this is; None for what is no key of ours. NotYours where it was revoked."""
    prefix = clear_text.removeprefix(PREFIX).partition("_")[0]
    if not clear_text.startswith(PREFIX) or not prefix.isalnum():
        return None
    cabinet = Cabinet.objects.filter(prefix=prefix).first()
    if cabinet is None or not hmac.compare_digest(cabinet.digest, _digest(clear_text)):
        return None
    if cabinet.revoked_at:
        raise NotYours(_("The key of this cabinet was revoked; the office makes a new one."))
    if cabinet.heard_at is None or now - cabinet.heard_at >= NOTED_EVERY:
        Cabinet.objects.filter(pk=cabinet.pk).update(heard_at=now)
    return cabinet


def admit(by: Any, *, now: datetime) -> None:
    """Raise NotYours for everybody but the custodian and the office."""
    held = directory.roles_of(by, on=timezone.localdate(now))
    if not {role for role, unit in held if unit is None} & {Role.CUSTODIAN, Role.FAO}:
        raise NotYours(_("The passport register is kept by the custodian and the foreign-affairs office."))


def _no_keeper(keeper: Person, *, now: datetime) -> list[str]:
    if keeper in directory.having_role(Role.CUSTODIAN, on=timezone.localdate(now)):
        return []
    return [_("The keeper of a cabinet is a passport custodian.")]


def _fresh() -> tuple[str, str]:
    prefix = secrets.token_hex(6)
    return prefix, f"{PREFIX}{prefix}_{secrets.token_urlsafe(32)}"


def _digest(clear_text: str) -> str:
    return hashlib.sha256(clear_text.encode()).hexdigest()
