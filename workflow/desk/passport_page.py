"""The page of one document (证照页): its life, what must be done next, and the forms its state allows."""

from datetime import date, timedelta
from typing import Any

from workflow.desk import passports
from workflow.desk.ledger import line_of
from workflow.desk.passport_forms import FateForm, FetchForm, PlaceForm, ReasonForm, ReturnForm
from workflow.registers.limits import limits_on
from workflow.registers.models import Passport
from workflow.registers.passports import fate, fetching, places

LINES = 200
FETCHED_WITHIN = timedelta(days=7)  # what the form proposes


def page_of_one(passport: Any, *, today: date) -> dict[str, Any]:
    """Everything its template shows of a document as ``passports.shown`` found it."""
    life = list(passport.life.select_related("by", "loan__matter").order_by("-pk")[:LINES])
    newest = next((row for row in life if row.what in fate.FATES), None)
    todo, source = fate.next_steps(passport, newest, limits=limits_on(today)) if newest else ("", "")
    readings = passport.number.readings.select_related("by").order_by("-pk")[:50]
    return {
        "passport": passport, "row": passports.row_of(passport, today=today), "lines": [line_of(row) for row in life],
        "readings": list(readings), "todo": todo, "source": source, "reason": ReasonForm(auto_id="number_%s"),
        "give_back": _return_form(passport, today), "place": _place_form(passport), "fate": _fate_form(passport, today),
    } | _fetching(passport, today)  # fmt: skip


def _return_form(passport: Any, today: date) -> ReturnForm | None:
    """Only what was drawn outside of any matter here (the paper ledger) comes back on this page."""
    outside = passport.where in passports.AWAY and passport.out_since is not None and passport.out_matter is None
    return ReturnForm(auto_id="return_%s", initial={"returned_on": today}) if outside else None


def _place_form(passport: Passport) -> PlaceForm | None:
    if passport.where not in places.KEEP_A_SLOT:
        return None
    return PlaceForm(auto_id="place_%s", initial={"box": passport.box, "slot": passport.slot})


def _fate_form(passport: Passport, today: date) -> FateForm | None:
    return FateForm(passport=passport, initial={"on": today}) if fate.possible(passport) else None


def _fetching(passport: Passport, today: date) -> dict[str, Any]:
    """Who may fetch it at the cabinet, or the form that allows it, where the document lies in one."""
    if passport.where != Passport.Where.IN_CUSTODY or not passport.slot or not fetching.cabinet_of(passport):
        return {}
    leave = passport.fetches.open().select_related("person", "participant__matter", "allowed_by").first()
    if leave:
        return {"leave": leave}
    holder = passport.holder.username if passport.holder else ""
    form = FetchForm(passport=passport, initial={"until": today + FETCHED_WITHIN, "person": holder})
    return {"fetch": form if form.travels else None}
