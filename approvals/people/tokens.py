"""Keys for programs (接口令牌): shown once, stored as a digest, good for what was ticked and until the day set."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotYours
from approvals.people.models import ApiToken, Person, Scope

PREFIX = "waishi_"
NOTED_EVERY = timedelta(minutes=10)  # the last use is told to the database no oftener than this


def issue(
    person: Person, *, name: str, scopes: Iterable[str], expires_at: datetime, by: Person
) -> tuple[ApiToken, str]:
    """A new key of one's own, and its clear text, which nobody can read again."""
    if by.pk != person.pk or not person.is_active:
        raise NotYours(_("Everybody creates their own tokens only."))
    wanted = [scope for scope in Scope.values if scope in set(scopes)]
    if not wanted:
        raise NotComplete(_("Say what the token may do."))
    prefix = secrets.token_hex(6)
    clear_text = f"{PREFIX}{prefix}_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        person=person, name=name, prefix=prefix, digest=_digest(clear_text), scopes=wanted, expires_at=expires_at
    )
    return token, clear_text


def person_for(clear_text: str, *, scope: str, now: datetime) -> Person:
    """Whose key this is; refuses with a sentence when it is unknown, revoked, expired, theirs no more or too weak."""
    token = _found(clear_text)
    if token is None:
        raise NotYours(_("This token is not known."))
    if token.revoked_at is not None:
        raise NotYours(_("This token was revoked."))
    if token.expires_at <= now:
        raise NotYours(_("This token has expired; create a new one."))
    if not token.person.is_active:
        raise NotYours(_("The account of this token is deactivated."))
    if scope not in token.scopes:
        raise NotYours(
            _("This token may not do that; it lacks the permission “%(scope)s”.") % {"scope": Scope(scope).label}
        )
    _note_use(token, now=now)
    return token.person


def revoke(token: ApiToken, *, by: Person, now: datetime) -> None:
    """End a key of one's own (吊销)."""
    if token.person_id != by.pk:
        raise NotYours(_("Everybody revokes their own tokens only."))
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now)


def _digest(clear_text: str) -> str:
    return hashlib.sha256(clear_text.encode()).hexdigest()


def _found(clear_text: str) -> ApiToken | None:
    """Found by its public part, then compared in constant time."""
    prefix = clear_text.removeprefix(PREFIX).partition("_")[0]
    if not clear_text.startswith(PREFIX) or not prefix.isalnum():
        return None
    token = ApiToken.objects.select_related("person").filter(prefix=prefix).first()
    return token if token and hmac.compare_digest(token.digest, _digest(clear_text)) else None


def _note_use(token: ApiToken, *, now: datetime) -> None:
    if token.last_used_at is None or now - token.last_used_at >= NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
