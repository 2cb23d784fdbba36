"""Receiving (接待): the plan, the departments' tasks, arrival, what happens, departure."""

from django_fsm import transition

from workflow.matters.visits import reception, stays
from workflow.matters.visits.states import APPROVED

PRESENT = ("hosting", "departed")


class Receiving:
    """Steps of the reception; facts in any order, the departure after lodging and checks."""

    @transition("state", source=APPROVED, target=None)
    def hand_in_plan(self, *, by, now, programme: str, escort: str = "", route: str = "", catering: str = "", tasks=()):
        """The reception plan (接待方案): programme, escort, route, and what each department does."""
        return reception.hand_in(
            self, programme=programme, escort=escort, route=route, catering=catering, tasks=tasks, by=by, now=now
        )

    @transition("state", source=[*APPROVED, "hosting"], target=None)
    def do_task(self, *, by, now, task: int, note: str = ""):
        """A department has done its part (分工完成)."""
        return reception.do(self, task=task, note=note, by=by, now=now)

    @transition("state", source=["preparing"], target="hosting")
    def arrive(self, *, by, now, arrived_at, people: int, strangers=()):
        """The guests are there (到访), or the session online begins."""
        return stays.arrive(self, arrived_at=arrived_at, people_came=people, strangers=strangers, by=by, now=now)

    @transition("state", source=["hosting"], target=None)
    def register_lodging(self, *, by, now, address: str, registered_at, reference: str = "", slip=None, why_late: str = ""):
        """A lodging that is no hotel is registered with the police (住宿登记) within the hours (IN-11)."""
        return stays.register_lodging(
            self, address=address, registered_at=registered_at, reference=reference, slip=slip, why_late=why_late, by=by, now=now
        )

    @transition("state", source=PRESENT, target=None)
    def log_talk(self, *, by, now, topic: str, speaker: str, held_on, audience: int = 0, as_approved: bool = True, note: str = ""):
        """A talk was given (讲座纪实)."""
        return stays.log_talk(
            self, topic=topic, speaker=speaker, held_on=held_on, audience=audience, as_approved=as_approved, note=note,
            by=by, now=now,
        )  # fmt: skip

    @transition("state", source=PRESENT, target=None)
    def log_present(self, *, by, now, way: str, what: str, value, who: str, on, number: int = 1, eminent: bool = False):
        """A gift was given or received (礼品登记)."""
        return stays.log_present(
            self, way=way, what=what, value=value, who=who, on=on, number=number, eminent=eminent, by=by, now=now
        )

    @transition("state", source=[*PRESENT, "summary"], target=None)
    def hand_in_present(self, *, by, now, present: int, on):
        """A gift that was received was handed in to the school (礼品上交)."""
        return stays.hand_in_present(self, present=present, on=on, by=by, now=now)

    @transition("state", source=PRESENT, target=None)
    def log_check(
        self, *, by, now, checked_on, escorted: bool, kept_route: bool, no_secret_places: bool, no_photos: bool, note: str = ""
    ):
        """What was looked at during the visit (检查记录, IN-15)."""
        return stays.log_check(
            self, checked_on=checked_on, escorted=escorted, kept_route=kept_route, no_secret_places=no_secret_places,
            no_photos=no_photos, note=note, by=by, now=now,
        )  # fmt: skip

    @transition("state", source=["hosting"], target="departed")
    def leave(self, *, by, now, left_at):
        """The guests have left (离访)."""
        return stays.leave(self, left_at=left_at, by=by, now=now)
