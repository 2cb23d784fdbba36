"""Leads (旁页): where the page of a matter leads beside the matter itself. A room above brings its own; the desk names none.

So a room that is switched off takes its links along.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Lead:
    """One link: its icon, its name, and the address for a matter, or nothing where there is none."""

    icon: str
    name: Any  # lazy
    address: Callable[[Any], str]  # matter → address


_leads: dict[str, Lead] = {}


def lead(code: str, to: Lead) -> None:
    """Have the page of every matter lead there."""
    _leads[code] = to


def leads_of(matter: Any) -> list[tuple[str, str, Any]]:
    """Address, icon and name of each that this matter has."""
    return [(address, to.icon, to.name) for to in _leads.values() if (address := to.address(matter))]
