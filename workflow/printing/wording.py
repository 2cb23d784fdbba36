"""How a form writes days, counts, sums and answers (表格用语); what is not known stays open for the hand."""

from datetime import date
from decimal import Decimal


def yes(answer: bool | None) -> str:
    """是 or 否; both boxes where nobody has said."""
    return "□是　□否" if answer is None else "是" if answer else "否"


def count(number: int | None) -> str:
    """A number, or the line to write it on."""
    return "＿＿" if number is None else str(number)


def yuan(amount: Decimal | None, blank: str = "＿＿＿＿") -> str:
    """To the cent, with thousands apart."""
    return blank if amount is None else f"{amount:,.2f}"


def day(on: date | None) -> str:
    """2026年3月7日."""
    return f"{on.year}年{on.month}月{on.day}日" if on else ""


def period(first: date | None, last: date | None) -> str:
    """From one day to another, a line each."""
    return "至\n".join(day(on) for on in (first, last) if on)
