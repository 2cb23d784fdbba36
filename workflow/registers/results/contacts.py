"""Contacts (联系人): personal data of people outside, forgotten when the office says so; the institution stays.

As with sealed numbers, erasure destroys what was said and keeps that it was there, who erased it and why.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.registers.models import Contact, Result

from . import rights
from .indexing import index

PERSONAL = ("name", "post", "email", "phone")


@transaction.atomic
def erase(result: Result, *, why: str, by: Any, now: datetime) -> Contact:
    """Destroy the person's data; the search forgets the name. Raises NotYours, NotNow, NotComplete without a reason."""
    rights.admit_office(by, now=now)
    contact = Contact.objects.select_for_update().filter(result=result).first()
    if contact is None or contact.erased_at:
        raise NotNow(_("There is no contact here to erase."))
    if not why.strip():
        raise NotComplete(_("Say why."))
    for name in PERSONAL:
        setattr(contact, name, "")
    contact.erased_at, contact.erased_by, contact.erased_why = now, by, why.strip()[:200]
    contact.save()
    result = Result.objects.get(pk=result.pk)
    result.text = ""  # what was written of the person goes, too
    result.save(update_fields=["text"])
    index(result)
    return contact
