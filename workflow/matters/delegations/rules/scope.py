"""Whom the numbers bind: exempt kinds of task, and the academic track (区别管理)."""

from django.utils.translation import gettext as _

from workflow.core.rules import Note, Unknown

from ..application import Application

EXEMPT = frozenset({"conference", "training", "negotiation", "performance", "exhibition"})  # S18, on OUT-01 to OUT-08
ACADEMIC_TASKS = frozenset({"teaching", "research", "conference", "visit"})  # 学术访问 among them: S07 S13 S14


def free_from_the_numbers(trip: Application) -> Note | None:
    """Why days, countries and group size are left to real need; None when the numbers bind.

    Unknown while that hangs on whether a member teaches or does research (厅字〔2016〕17号, S07 S13 S14).
    """
    if trip.task_type in EXEMPT:
        return Note(_("Not bound by this number: the foreign-affairs office decides by need for this kind of task."))
    if trip.track is None or trip.task_type is None:
        raise Unknown([name for name in ("track", "task_type") if getattr(trip, name) is None])
    if trip.track != "academic" or trip.task_type not in ACADEMIC_TASKS:
        return None
    engaged = [member.teaching_or_research for member in trip.members]
    if False in engaged:
        return None
    if None in engaged or not engaged:
        unstated = [f"members.{n}.teaching_or_research" for n, answer in enumerate(engaged) if answer is None]
        raise Unknown(unstated or ["members"])
    return Note(_("Not bound by this number: academic exchange of teaching and research staff, by real need."))
