"""The route of the application by default (审批路线第 1 版): data, not code; an administrator publishes other versions.

Working days are the upper ends found: unit 3, personnel 5, secrecy 3, finance 3 (rules.md 5.1 O5–O8), approval 5 (S03).
"""

ROUTE = [
    {"code": "unit", "name": "单位审核", "name_en": "Head of unit", "step": 1, "stage": "vetting",
     "who": {"heads_of": "unit"}, "quorum": "any", "days": 3},
    {"code": "personnel", "name": "人事备案", "name_en": "Personnel filing", "step": 2, "stage": "vetting",
     "who": {"role": "personnel"}, "days": 5},
    {"code": "secrecy", "name": "保密审查", "name_en": "Secrecy review", "step": 2, "stage": "vetting",
     "who": {"role": "secrecy"}, "days": 3},
    {"code": "finance", "name": "经费先行审核", "name_en": "Budget review", "step": 2, "stage": "vetting",
     "who": {"role": "finance"}, "days": 3},
    {"code": "teaching", "name": "教学安排审核", "name_en": "Teaching cover", "step": 2, "stage": "vetting",
     "who": {"role": "teaching"}, "days": 3, "when": {"fact": "teachers_travel", "is": True}},
    {"code": "notice", "name": "公示", "name_en": "Public notice", "step": 3, "stage": "notice",
     "who": {"role": "fao"}, "days": 8, "evidence": "notice"},
    {"code": "office", "name": "国际处审批", "name_en": "Foreign-affairs office", "step": 4, "stage": "approval",
     "who": {"role": "fao"}, "days": 5},
    {"code": "leader", "name": "校领导审批", "name_en": "School leader", "step": 5, "stage": "approval",
     "who": {"duty": "school_leader"}, "quorum": "any", "days": 5},
    {"code": "permit", "name": "上级批件", "name_en": "Outside permit", "step": 6, "stage": "approval",
     "who": {"role": "fao"}, "days": 10, "evidence": "permit", "outside": True},
]
