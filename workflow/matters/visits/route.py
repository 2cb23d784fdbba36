"""The route of a visit by default (审批路线第 1 版): data, not code; an administrator publishes other versions.

Who is asked hangs on the class of guest, the purpose and the costs. A domestic group is no guest from abroad (外宾): it
passes its unit, the finance office if it costs anything, and the school office, and nobody of foreign affairs. Working
days: secrecy 3 (S86); the others are a default without a source.
"""

FROM_ABROAD = {"fact": "domestic", "is": False}
OFFICIAL = {"fact": "official", "is": True}

ROUTE = [
    {"code": "unit", "name": "单位审核", "name_en": "Head of unit", "step": 1, "stage": "vetting",
     "who": {"heads_of": "unit"}, "quorum": "any", "days": 3},
    {"code": "secrecy", "name": "保密审查", "name_en": "Secrecy review", "step": 2, "stage": "vetting",
     "who": {"role": "secrecy"}, "days": 3,
     "when": {"all": [FROM_ABROAD, {"any": [
         OFFICIAL, {"fact": "upward", "is": True}, {"fact": "purpose", "in": ["research", "lecture"]},
         {"fact": "guest_class", "in": ["media", "ngo"]},
     ]}]}},
    {"code": "propaganda", "name": "宣传审查", "name_en": "Content review", "step": 2, "stage": "vetting",
     "who": {"role": "propaganda"}, "days": 3,
     "when": {"all": [FROM_ABROAD, {"any": [{"fact": "talk", "is": True}, {"fact": "guest_class", "is": "media"}]}]}},
    {"code": "security", "name": "安全保卫审查", "name_en": "Security review", "step": 2, "stage": "vetting",
     "who": {"role": "security"}, "days": 3,
     "when": {"all": [{"not": {"fact": "mode", "is": "online"}}, {"any": [
         {"fact": "important", "is": True},
         {"all": [FROM_ABROAD, {"any": [
             OFFICIAL, {"fact": "upward", "is": True}, {"fact": "guest_class", "in": ["media", "ngo"]},
         ]}]},
     ]}]}},
    {"code": "finance", "name": "接待经费审核", "name_en": "Budget review", "step": 2, "stage": "vetting",
     "who": {"role": "finance"}, "days": 3, "when": {"fact": "pays", "is": True}},
    {"code": "office", "name": "国际处审批", "name_en": "Foreign-affairs office", "step": 3, "stage": "approval",
     "who": {"role": "fao"}, "days": 5, "when": FROM_ABROAD},
    {"code": "school_office", "name": "学校办公室审批", "name_en": "School office", "step": 3, "stage": "approval",
     "who": {"role": "protocol"}, "days": 5, "when": {"fact": "domestic", "is": True}},
    {"code": "leader", "name": "校领导审批", "name_en": "School leader", "step": 4, "stage": "approval",
     "who": {"duty": "school_leader"}, "quorum": "any", "days": 5,
     "when": {"any": [{"fact": "level", "is": "school"}, {"fact": "school_leader", "is": True}, OFFICIAL,
                      {"fact": "upward", "is": True}]}},
    {"code": "permit", "name": "上级批件", "name_en": "Outside permit", "step": 5, "stage": "approval",
     "who": {"role": "fao"}, "days": 10, "evidence": "permit", "outside": True, "when": {"fact": "upward", "is": True}},
]  # fmt: skip
