"""How often one address may ask (限速) where nobody is signed in; kept in this process, gone when it ends."""

import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

MINUTE = 60


def may_ask(request: HttpRequest, what: str, *, per_minute: int) -> bool:
    """Count this question; False once the address asked more than so often within the minute."""
    key = f"throttle:{what}:{address_of(request)}:{int(time.time()) // MINUTE}"
    cache.add(key, 0, timeout=2 * MINUTE)
    try:
        return cache.incr(key) <= per_minute
    except ValueError:  # the cache was full and dropped it between the two lines
        return True


def address_of(request: HttpRequest) -> str:
    """The visitor's address; of IPv6 the network, for a household has as many as it likes.

    Behind a proxy it is the last that stands in X-Forwarded-For: the proxy's own word. Without that header all are one.
    """
    told = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip() if settings.BEHIND_PROXY else ""
    try:
        address = ipaddress.ip_address(told or request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return "unknown"
    return str(address) if address.version == 4 else str(ipaddress.ip_network((address, 64), strict=False))
