"""The group that the sample forms are about, so that a form says who travels and not again where from."""

from datetime import date

from workflow.printing.opinions import Opinion

PEOPLE = (
    ("李喆堃", "男", "1971.04", "物理学院", "院长", "正处级"),
    ("邹㼆", "女", "1980.11", "物理学院", "教授", "正高"),
    ("㛃䶮", "女", "1988.02", "信息工程学院", "副教授", "副高"),
    ("阿布都热合曼·吐尔逊", "男", "1990.07", "化学与材料科学学院", "讲师", "中级"),
)
GROUP, UNIT, LEADER = "赴英国、瑞士参加国际物理教育学术会议团组", "澜江大学物理学院", "李喆堃"
PLACES, ROUTE, HOSTS = "英国、瑞士", "成都—伦敦—剑桥—日内瓦—成都", "剑桥大学卡文迪许实验室、日内瓦大学"
LEAVES, RETURNS, DAYS = date(2026, 12, 3), date(2026, 12, 10), 8
TASK = (
    "应剑桥大学卡文迪许实验室（Cavendish Laboratory, University of Cambridge）邀请，参加国际物理教育学术会议并作报告，"
    "就联合培养博士研究生与对方签署备忘录；赴日内瓦大学商谈本科生交换事宜。"
)
FUND = "国家自然科学基金（编号：12075001）国际合作经费"
PERMIT = "省外批〔2026〕0417号"
HEAD = (Opinion("周牧野", "论文观点正确，不涉密，教学已妥善安排，同意。", date(2026, 10, 28)),)
OFFICE = (Opinion("赵翀", "同意。请按批准的日程与路线执行。", date(2026, 11, 2)),)
SCHOOL_LEADER = (Opinion("纪怀远", "同意。", date(2026, 11, 6)),)
