"""One router for all of it: an address that is read and posted to is one address."""

from ninja import Router

router = Router(tags=["oversight"])
