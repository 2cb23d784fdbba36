"""Signing in and out, and the page about oneself (我的)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from approvals.people import tokens
from approvals.people.directory import posts_of
from approvals.people.forms import OwnPasswordForm, PreferencesForm, SignInForm, TokenForm
from approvals.people.models import Person


class OwnRequest(HttpRequest):
    """A request the door has let through: its user is a person."""

    user: Person  # type: ignore[assignment]


class SignIn(LoginView):
    """By staff number and password; the session gets a new id, repeated failures are throttled."""

    template_name = "people/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


sign_in = SignIn.as_view()
sign_out = LogoutView.as_view(next_page="sign_in")


def _page(request: OwnRequest, *, status: int = 200, **shown: Any) -> HttpResponse:
    """The page with its forms; those that were just filled in are handed over."""
    person = request.user
    context = {
        "preferences": PreferencesForm(instance=person),
        "password": OwnPasswordForm(person),
        "token_form": TokenForm(),
        "tokens": person.tokens.filter(revoked_at=None),
        "posts": posts_of(person, on=timezone.localdate()),
        "now": timezone.now(),
    }
    return render(request, "people/me.html", context | shown, status=status)


@require_GET
@never_cache
def me(request: OwnRequest) -> HttpResponse:
    return _page(request)


@require_POST
def preferences(request: OwnRequest) -> HttpResponse:
    """POST /me/preferences/"""
    form = PreferencesForm(request.POST, instance=Person.objects.get(pk=request.user.pk))
    if not form.is_valid():
        return _page(request, status=422, preferences=form)
    form.save()
    return redirect("me")


@sensitive_post_parameters()
@require_POST
@never_cache
def password(request: OwnRequest) -> HttpResponse:
    """POST /me/password/: all other sessions end."""
    form = OwnPasswordForm(request.user, request.POST)
    if not form.is_valid():
        return _page(request, status=422, password=form)
    form.save()
    update_session_auth_hash(request, form.user)
    messages.success(request, _("Your password was changed; other sessions have ended."))
    return redirect("me")


@require_POST
@never_cache
def new_token(request: OwnRequest) -> HttpResponse:
    """POST /me/tokens/: the clear text is on this one answer and never again."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _page(request, status=422, token_form=form)
    asked, person = form.cleaned_data, request.user
    _row, clear_text = tokens.issue(
        person, name=asked["name"], scopes=asked["scopes"], expires_at=timezone.now() + form.lasting(), by=person
    )
    return _page(request, clear_text=clear_text)


@require_POST
def token_revocation(request: OwnRequest, pk: int) -> HttpResponse:
    """POST /me/tokens/3/revocation/"""
    token = get_object_or_404(request.user.tokens, pk=pk)
    tokens.revoke(token, by=request.user, now=timezone.now())
    return redirect("me")


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """POST /language/: remembered by the cookie, and by the account of who is signed in."""
    chosen = request.POST.get("language", "")
    if request.user.is_authenticated and chosen in Person.Language.values:
        Person.objects.filter(pk=request.user.pk).update(language=chosen)
    return set_language(request)
