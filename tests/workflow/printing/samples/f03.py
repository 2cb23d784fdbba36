"""F3: a sheet for each of three members, one of them secret-related; every hard name on the variant for Taiwan."""

from dataclasses import replace

from tests.workflow.printing.samples import group
from tests.workflow.printing.samples.hard import NAMES, PURPOSE
from workflow.matters.delegations.papers.f03 import Filing, FilingForms, filing_forms

CODE, DRAW = "F3", filing_forms
FIRST = Filing(
    name="李喆堃", sex="男", born="1971.04", post="物理学院　院长 正处级", secret_related=True,
    secrecy_approval="保密〔2026〕31号", organiser="澜江大学", role="团长", task=group.TASK, places=group.PLACES,
    leaves=group.LEAVES, returns=group.RETURNS, days=group.DAYS, authority=f"省人民政府外事办公室（{group.PERMIT}）",
    last_trip="2025年6月，德国", opinions=group.HEAD,
)  # fmt: skip
OTHERS = tuple(
    replace(FIRST, name=name, sex=sex, born=born, post=f"{unit}　{post} {level}", secret_related=False, secrecy_approval="", role="团员",
            last_trip="无", opinions=())
    for name, sex, born, unit, post, level in group.PEOPLE[1:3]
)  # fmt: skip
PLAIN = FilingForms("abroad", (FIRST, *OTHERS))
TORTURE = FilingForms("taiwan", tuple(replace(FIRST, name=name, task=PURPOSE if name == NAMES[0] else group.TASK) for name in NAMES))
