"""The empty ledger (台账模板): every column with its words, one line as an example on a sheet of its own."""

import io

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workflow.core.workbook import new_workbook
from workflow.statistics.ledgers.columns import COLUMNS

EXAMPLE = {
    "way": "出访", "number": "OUT-2019-0007", "title": "赴日本访问团组", "unit": "国际教育学院", "counted_on": "2019-05-20",
    "countries": "日本、韩国", "joined": "本校组团", "track": "一般公务", "planned": "是", "people_planned": "5", "people": "5",
    "days_planned": "8", "days": "8", "money_planned": "60000.00", "money": "58210.50",
}  # fmt: skip


def template() -> bytes:
    """The first sheet is filled in; the second explains."""
    packed = io.BytesIO()
    book = new_workbook(packed)
    bold = book.add_format({"bold": True})
    heads = [COLUMNS.heading(code) for code in COLUMNS.chinese]
    sheet = book.add_worksheet(_("Ledger"))
    sheet.write_row(0, 0, heads, bold)
    sheet.set_column(0, len(heads) - 1, 14)
    about = book.add_worksheet(_("How to fill it in")[:31])
    about.write_row(0, 0, [_("Column"), _("Required"), _("Allowed words"), _("Example")], bold)
    for line, code in enumerate(COLUMNS.chinese, start=1):
        needed = _("yes") if code in COLUMNS.required else ""
        about.write_row(line, 0, [COLUMNS.heading(code), needed, _words(code), EXAMPLE.get(code, "")])
    about.set_column(0, 3, 30)
    book.close()
    return packed.getvalue()


def _words(code: str) -> str:
    """The words of the reader's language."""
    chinese = get_language() != "en"
    return "、".join(word for word in COLUMNS.words.get(code, {}) if word.isascii() != chinese)
