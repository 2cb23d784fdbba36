"""Is this process alive, and is the whole ready? For load balancers and watchmen: no sign-in, no secrets."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deploy.models import PATIENCE, Heartbeat
from notifications.models import Message

MISSED_HOUR = timedelta(hours=2)  # the journal's ends are written down every hour
STALE_MESSAGE = timedelta(minutes=15)  # a message due for so long means that nobody delivers


@login_not_required
@require_safe
@never_cache
def alive(request: HttpRequest) -> JsonResponse:
    """This process answers."""
    return JsonResponse({"alive": True, "version": settings.VERSION})


@login_not_required
@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Database, broker, worker, delivery and checkpoints are in order: 200; something is not: 503 and what."""
    now = timezone.now()
    found = {name: _looked_at(check, now) for name, check in CHECKS.items()}
    is_ready = all(part["ok"] for part in found.values())
    return JsonResponse({"ready": is_ready, **found}, status=200 if is_ready else 503)


def database(now: datetime) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {"ok": True}


def broker(now: datetime) -> dict[str, Any]:
    client = redis.Redis.from_url(settings.CELERY_BROKER_URL, socket_connect_timeout=1, socket_timeout=1)
    try:
        return {"ok": bool(client.ping())}
    finally:
        client.close()


def worker(now: datetime) -> dict[str, Any]:
    age = Heartbeat.age("worker", now=now)
    return {"ok": age is not None and age <= PATIENCE, "heartbeat_age_seconds": _seconds(age)}


def delivery(now: datetime) -> dict[str, Any]:
    """The age of the oldest message that should have gone out (a message given up for dead is not waited for)."""
    oldest = Message.objects.due(now).values_list("due_at", flat=True).first()
    age = None if oldest is None else now - oldest
    return {"ok": age is None or age <= STALE_MESSAGE, "oldest_unsent_seconds": _seconds(age)}


def checkpoint(now: datetime) -> dict[str, Any]:
    """When the ends of the journal were last written down: a missed hour is an hour whose end could be cut off unseen."""
    age = Heartbeat.age("checkpoint", now=now)
    return {"ok": age is not None and age <= MISSED_HOUR, "age_seconds": _seconds(age)}


CHECKS: dict[str, Callable[[datetime], dict[str, Any]]] = {
    "database": database,
    "broker": broker,
    "worker": worker,
    "delivery": delivery,
    "checkpoint": checkpoint,
}


def _looked_at(check: Callable[[datetime], dict[str, Any]], now: datetime) -> dict[str, Any]:
    try:
        return check(now)
    except (Error, redis.RedisError) as error:
        return {"ok": False, "error": type(error).__name__}  # the kind alone: addresses and passwords stay inside


def _seconds(age: timedelta | None) -> int | None:
    return None if age is None else int(age.total_seconds())
