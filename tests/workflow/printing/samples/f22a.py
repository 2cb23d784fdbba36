"""F22a: an agreement that a visit brings in sight."""

from dataclasses import replace

from tests.workflow.printing.samples.guests import UNIT
from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from workflow.matters.visits.papers.f22 import TYPES, Agreement, approval_form

CODE, DRAW = "F22a", approval_form
PLAIN = Agreement(
    name="共建先进电池材料联合实验室协议", partner="舍恩堡应用科学大学", partner_own=UNIT, country="德国", kinds=(TYPES[3],),
    level="school", department="材料科学与工程学院", handler="谷雨", phone="0000-12345678",
)  # fmt: skip
TORTURE = replace(PLAIN, name=FORTY_NAMES[0] + PURPOSE, partner=UNIT * 3, handler=FORTY_NAMES[1])
