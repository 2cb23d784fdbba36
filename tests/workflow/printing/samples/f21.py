"""F21: a lecture by a guest, seen by four offices."""

from dataclasses import replace
from datetime import date

from tests.workflow.printing.samples.guests import AGREED, LEADER, UNIT
from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from workflow.matters.lectures_paper import LectureForm, Speaker, lecture_form
from workflow.printing.opinions import Opinion

CODE, DRAW = "F21", lecture_form
PLAIN = LectureForm(
    speakers=(Speaker(LEADER.name, "德国", "女", "1968年5月17日", UNIT, "教授", LEADER.post, LEADER.field),),
    topic="Recycling of Lithium-Ion Batteries: What Is Next?（锂离子电池回收的下一步）",
    abstract="报告介绍废旧锂离子电池湿法回收与直接再生的最新进展，比较两条路线的能耗和成本，并讨论欧洲电池法规对材料设计的影响。",
    script=True, when="2026年12月3日16:00—17:30", venue="材料学院报告厅", audience="材料学院、化学学院师生", listeners=90,
    language="英语", live=False, interpreter="谷雨（交替传译）", department="材料科学与工程学院", host="赵知远", phone="0000-12345678",
    fund_source="学校外事专项经费", on_content=(Opinion("袁朗", "讲稿已审，内容为自然科学，同意。", date(2026, 11, 6)),),
    of_propaganda=(Opinion("袁朗", "同意举办。", date(2026, 11, 6)),), of_office=(AGREED,),
)  # fmt: skip
TORTURE = replace(PLAIN, speakers=(Speaker(FORTY_NAMES[0], unit=UNIT * 3), Speaker(FORTY_NAMES[1])), abstract=PURPOSE, interpreter="、".join(FORTY_NAMES))
