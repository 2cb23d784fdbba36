"""Whom the rules bind, and what a rule must know: domestic groups are no guests from abroad (外宾)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from workflow.core.rules import Finding, Note, Unknown

from ..application import Application, Cost, Gift

Answer = Finding | Note | None


@dataclass(frozen=True)
class Received:
    """A gift that was received (收受礼品)."""

    what: str
    value: Decimal
    handed_in: bool = False


@dataclass(frozen=True)
class Actual:
    """What is known beside the application (实际情况); None is not known yet."""

    asked_on: date | None = None  # the day on which the rule is asked
    plan_on: date | None = None  # the plan was handed in
    plan_due: date | None = None  # its last day, counted by the calendar
    escort: str = ""  # of the plan: who goes with them everywhere
    route: str = ""  # of the plan: where they go
    people: int | None = None  # who came
    strangers: tuple[str, ...] = ()  # came, and stand in no approved list
    lodging_late: bool | None = None  # registered after the hours; None: not registered
    summary_on: date | None = None
    summary_due: date | None = None
    costs: tuple[Cost, ...] | None = None
    given: tuple[Gift, ...] | None = None
    received: tuple[Received, ...] = ()


def known(visit: Any, *names: str) -> None:
    """Raise Unknown for those of the answers that are not there; an empty text or list is no answer."""
    lacking = [name for name in names if getattr(visit, name) is None or getattr(visit, name) in ("", [])]
    if lacking:
        raise Unknown(lacking)


def not_bound(visit: Application) -> Note | None:
    """Why the rules on guests from abroad do not bind; None where they do."""
    known(visit, "origin")
    if visit.foreign:
        return None
    return Note(_("A domestic group is no guest from abroad; this rule does not bind it."))


def days_ahead(visit: Application, actual: Actual) -> int:
    """How many days lie between the application and the first day of the visit."""
    known(visit, "starts")
    if actual.asked_on is None:
        raise Unknown(["actual.asked_on"])
    assert visit.starts is not None
    return (visit.starts - actual.asked_on).days


def listed(words: Iterable[str]) -> str:
    """Several things in a line."""
    return _("; ").join(words)
