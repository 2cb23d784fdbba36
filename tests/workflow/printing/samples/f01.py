"""F1: a plain one, an empty one, one that is too long for its page, and one that nobody would wish to print."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from tests.workflow.printing.samples.imprints import BLANK, IMPRINT, VOID
from workflow.matters.delegations.papers.f01 import approval_form
from workflow.matters.delegations.papers.f01_view import (
    ApprovalForm,
    Budget,
    Finance,
    ForeignAffairs,
    MemberRow,
    Personnel,
)
from workflow.printing.opinions import Opinion

CODE, DRAW = "F1", approval_form

MEMBERS = (
    MemberRow("李喆堃", "男", "1971年4月", "物理学院", "院长（正处级）", "双肩挑", "2025年6月"),
    MemberRow("邹㼆", "女", "1980年11月", "物理学院", "教授", "专业技术人员", "无"),
    MemberRow("㛃䶮", "女", "1988年2月", "信息工程学院", "副教授", "专业技术人员", "2024年9月"),
    MemberRow("阿布都热合曼·吐尔逊", "男", "1990年7月", "化学与材料科学学院", "讲师", "专业技术人员", "无"),
)
FORM = ApprovalForm(
    group="赴英国、瑞士参加国际物理教育学术会议团组",
    unit="澜江大学物理学院",
    leader="李喆堃",
    leader_post="物理学院院长（正处级）",
    size=4,
    leaves=date(2026, 12, 3),
    returns=date(2026, 12, 10),
    places="英国（伦敦、剑桥）、瑞士（日内瓦）；经停德国法兰克福",
    days=8,
    task="应剑桥大学卡文迪许实验室（Cavendish Laboratory, University of Cambridge）邀请，"
    "参加国际物理教育学术会议并作报告，"
    "就联合培养博士研究生与对方签署备忘录；赴日内瓦大学商谈本科生交换事宜。",
    members=MEMBERS,
    foreign_affairs=ForeignAffairs(
        in_plan=True,
        task_fits=True,
        planned_trips=120,
        used_trips=47,
        purpose="落实两校合作备忘录，任务有明确的公务目的和实质内容。",
        invitation_fits=True,
        days_fit=True,
        route_fits=True,
        members_fit=True,
        noticed=True,
        notice_place="校园网信息公开栏",
        other="无",
        handler="吴敏",
        phone="0000-12345678",
        opinions=(Opinion("赵翀", "同意。请按批准的日程与路线执行。", date(2026, 11, 2)),),
    ),
    finance=Finance(
        year_budget=Decimal("1200000"),
        year_used=Decimal("431250.5"),
        in_year_budget=True,
        budget=Budget(Decimal("48600"), Decimal("26880"), Decimal("11520"), Decimal("9600"), Decimal("2000")),
        prior_approvals="无",
        budget_fits=True,
        source="国家自然科学基金（编号：12075001）国际合作经费",
        basis="财行〔2013〕516号",
        opinions=(Opinion("钱瑾", "预算符合规定，同意列支。", date(2026, 11, 3), recorded=True),),
    ),
    personnel=Personnel(date(2026, 11, 4), "上级组织人事部门", True, (Opinion("孙琳", "同意。", date(2026, 11, 4)),)),
)
EMPTY = ApprovalForm("", "", "", "", 0, None, None, "", None, "")
LONG = replace(
    FORM,
    members=tuple(replace(MEMBERS[at % 4], unit="哲学与马克思主义理论及社会发展研究院（筹）") for at in range(40)),
    size=40,
    task="就联合培养与科研合作交换意见，" * 125 + "商谈完毕。",
)
PRINTED = {"f1": (FORM, IMPRINT), "f1-empty": (EMPTY, BLANK), "f1-long": (LONG, VOID)}
PLAIN = FORM
TORTURE = replace(FORM, leader=FORTY_NAMES[0], task=PURPOSE, size=40, members=tuple(MemberRow(name, "女", unit=FORM.unit) for name in FORTY_NAMES))
