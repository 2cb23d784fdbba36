"""A cabinet that is only a program (证照柜模拟器): it speaks the real protocol over HTTP and knows nothing of the database.

Knobs for a bad line: events sent twice, shuffled, and answers that get lost, after which the event is sent again. It keeps
what is not answered yet and numbers its events as the protocol asks.
"""

import json
import random
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

TIMEOUT = 10.0  # seconds


class Refused(Exception):
    """The office's system answered with a refusal; its words are the cabinet's to show."""


@dataclass
class Simulator:
    """One cabinet with its key; ``duplicates`` and ``lost`` are chances from 0 to 1."""

    base: str
    key: str
    duplicates: float = 0.0
    lost: float = 0.0
    shuffle: bool = False
    dice: random.Random = field(default_factory=random.Random)
    counted: int = 0
    series: str = field(default_factory=lambda: f"{datetime.now(UTC):%Y%m%d%H%M%S}")
    unanswered: list[dict[str, Any]] = field(default_factory=list)
    sent: int = 0

    # --- asking -----------------------------------------------------------------------------------------------------

    def drawings(self, person: str = "") -> list[dict[str, Any]]:
        """What may be fetched."""
        found: list[dict[str, Any]] = self._ask("GET", f"drawings?person={person}" if person else "drawings")
        return found

    def opens(self, *, slot: str, person: str, action: str = "take") -> dict[str, Any]:
        """Whether the door may open; the door of a real cabinet would do so now."""
        answer: dict[str, Any] = self._ask("POST", "openings", {"slot": slot, "person": person, "action": action})
        return answer

    # --- what happens at the cabinet --------------------------------------------------------------------------------

    def takes(self, *, slot: str, person: str, **more: Any) -> dict[str, Any]:
        """Somebody takes out what lies in the slot."""
        return self._happened("taken", slot=slot, person=person, **more)

    def puts_back(self, *, slot: str, person: str, **more: Any) -> dict[str, Any]:
        """Somebody puts a document into the slot."""
        return self._happened("put_back", slot=slot, person=person, **more)

    def raises(self, alarm: str, *, slot: str = "") -> dict[str, Any]:
        """The cabinet raises an alarm."""
        return self._happened("alarm", alarm=alarm, slot=slot)

    def _happened(self, what: str, **told: Any) -> dict[str, Any]:
        self.counted += 1
        event = {"event_id": f"{self.series}-{self.counted}", "seq": self.counted, "what": what} | told
        event.setdefault("at", datetime.now(UTC).isoformat())
        self.unanswered.append(event)
        return event

    # --- the line ---------------------------------------------------------------------------------------------------

    def deliver(self, *, rounds: int = 50) -> int:
        """Send what is not answered until all of it is; how many requests that took."""
        before = self.sent
        for _round in range(rounds):
            if not self.unanswered:
                break
            self._once()
        return self.sent - before

    def _once(self) -> None:
        waiting = list(self.unanswered)
        waiting += [event for event in waiting if self.dice.random() < self.duplicates]
        if self.shuffle:
            self.dice.shuffle(waiting)
        for event in waiting:
            self.sent += 1
            self._ask("POST", "events", event)
            if self.dice.random() >= self.lost and event in self.unanswered:
                self.unanswered.remove(event)

    def standing(self, event: dict[str, Any]) -> str:
        """What became of an event."""
        return str(self._ask("GET", f"events/{event['event_id']}")["standing"])

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        address = f"{self.base.rstrip('/')}/api/v1/cabinet/{path}"
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        sent = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(address, method=method, data=sent, headers=headers)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 - the address is the operator's own
                return json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                said = error.read().decode(errors="replace")
            raise Refused(f"{error.code}: {said[:500]}") from error
