"""Half-written opinions (未完成的意见): kept while somebody writes, on every device, until they decide.

The one verb that leaves no journal entry: what was not said is nobody else's, and is forgotten.
"""

from django.utils.translation import gettext as _

from approvals import inbox
from approvals.actions.held import deciding, held
from approvals.commit import one_commit
from approvals.errors import NotComplete, NotYours
from approvals.models import HalfWritten

LONGEST = 4000


@one_commit()
def keep_half_written(assignment_id: int, *, by, opinion: str, now) -> HalfWritten | None:
    """Keep what ``by`` has written so far, instead of what was kept before; an empty text forgets it.

    Raises NotYours unless the decision waits for ``by`` or for somebody they stand in for, NotNow once it is settled or
    where nothing can be decided now, NotComplete for a text that is too long.
    """
    assignment = held(assignment_id)
    deciding(assignment)
    if inbox.acting_for(assignment, by, now=now) is None or inbox.barred(assignment, by, now=now):
        raise NotYours(_("This waits for other people."))
    if len(opinion) > LONGEST:
        raise NotComplete(_("An opinion has at most %(most)d characters.") % {"most": LONGEST})
    if not opinion.strip():
        HalfWritten.objects.filter(assignment=assignment, person=by).delete()
        return None
    said = {"opinion": opinion, "saved_at": now}
    return HalfWritten.objects.update_or_create(assignment=assignment, person=by, defaults=said)[0]
