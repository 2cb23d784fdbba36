"""One door (登录入口): the administration has no sign-in page of its own, where nobody would count the attempts."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from approvals.errors import NotYours


@login_not_required
def administrators(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back; who is signed in already and came here is no administrator."""
    if request.user.is_authenticated:
        if request.user.is_staff:
            return redirect("admin:index")
        raise NotYours(_("Only administrators enter here."))
    return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.GET.get('next', '/admin/')})}")
