"""Comment (评论) on a subject, mentioning people (@) who may see it; what was said is never changed."""

import hashlib

from django.utils.translation import gettext as _

from approvals.actions.held import held_subject
from approvals.commit import one_commit
from approvals.errors import NotComplete, NotYours
from approvals.models import Comment
from notifications.outbox import tell

LONGEST = 4000
MOST = 30
SHORT = 200  # characters of it in the message


@one_commit()
def comment(subject_id: int, *, by, text: str, mentions=(), now) -> Comment:
    """Say something beside deciding; the mentioned are told, never who wrote it.

    Raises NotYours for who may not see the subject; NotComplete for an empty or too long text, and for mentions of people
    who may not see it.
    """
    subject = held_subject(subject_id)
    if not subject.sees(by):
        raise NotYours(_("Only who may see this matter can comment on it."))
    text, mentions = text.strip(), list({person.pk: person for person in mentions}.values())
    _look(subject, text, mentions)
    written = Comment.objects.create(subject=subject, by=by, text=text, at=now)
    written.mentions.add(*mentions)
    tell("comment.mentioned", about=subject, to=mentions, by=by, now=now, who=str(by), text=_short(text))
    subject.note(
        "comment", by=by, now=now, comment=written.pk, people=sorted(person.pk for person in mentions),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
    )  # fmt: skip
    return written


def _look(subject, text: str, mentions: list) -> None:
    if not text:
        raise NotComplete(_("Write something; an empty comment says nothing."))
    if len(text) > LONGEST:
        raise NotComplete(_("A comment has at most %(most)d characters.") % {"most": LONGEST})
    if len(mentions) > MOST:
        raise NotComplete(_("At most %(most)d people can be mentioned at once.") % {"most": MOST})
    blind = [str(person) for person in mentions if not (person.is_active and subject.sees(person))]
    if blind:
        raise NotComplete(
            _("%(names)s cannot see this matter. Copy them in first, then mention them.") % {"names": "、".join(blind)}
        )


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"
