"""One commit (一次提交): everything a verb does, or nothing; nobody waits long for somebody else's."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from approvals.asked import asked_once
from approvals.errors import NotNow

LOCKED = {"55P03", "40P01"}  # PostgreSQL: lock not available in time, deadlock broken


@contextmanager
def one_commit() -> Iterator[None]:
    """A transaction for a verb; raises NotNow where another one holds the row for longer than ``lock_timeout``."""
    try:
        with transaction.atomic(), asked_once():
            yield
    except OperationalError as error:
        if locked(error):
            raise NotNow(_("Somebody else is deciding this right now. Try again in a moment.")) from error
        raise


def locked(error: OperationalError) -> bool:
    """Whether PostgreSQL gave up waiting for a lock."""
    return getattr(error.__cause__, "sqlstate", "") in LOCKED
