"""F25: one who holds a secret-related post; a sheet for each hard name."""

from dataclasses import replace
from datetime import date

from tests.workflow.printing.samples import group
from tests.workflow.printing.samples.hard import NAMES, PURPOSE
from workflow.matters.delegations.papers.f25 import Cleared, SecrecyForms, secrecy_forms
from workflow.printing.opinions import Opinion

CODE, DRAW = "F25", secrecy_forms
ONE = Cleared(
    name="李喆堃", sex="男", born="1971.04", unit="物理学院", post="院长 正处级", places=group.PLACES, leaves=group.LEAVES,
    returns=group.RETURNS, days=group.DAYS, hosts=group.HOSTS, task=group.TASK, approval="保密〔2026〕31号",
    of_unit=group.HEAD, of_secrecy=(Opinion("孟归", "同意出境，已作保密提醒。", date(2026, 10, 30)),),
)  # fmt: skip
PLAIN = SecrecyForms((ONE,))
TORTURE = SecrecyForms(tuple(replace(ONE, name=name, task=PURPOSE if name == NAMES[0] else group.TASK) for name in NAMES))
