"""F11: two sheets, one of a name that nobody divides; a sheet for each hard name."""

from datetime import date

from tests.workflow.printing.samples.hard import NAMES
from workflow.matters.delegations.papers.f11 import Applying, PassportForms, passport_forms

CODE, DRAW = "F11", passport_forms
PLAIN = PassportForms(
    (
        Applying("李", "喆堃", "男", date(1971, 4, 12), "物理学院　院长", "因公护照", "正处级"),
        Applying("", "阿布都热合曼·吐尔逊", "男", date(1990, 7, 1), "化学与材料科学学院　讲师", "因公护照", "中级"),
    )
)
TORTURE = PassportForms(tuple(Applying("", name, "女", date(1980, 5, 1), "哲学与马克思主义理论及社会发展研究院（筹）") for name in NAMES))
