"""The tables that every kind of matter shares."""

from workflow.core.models.attachment import Attachment
from workflow.core.models.checkpoint import Checkpoint, JournalHead
from workflow.core.models.confidential import Confidential, Reading
from workflow.core.models.counter import Counter
from workflow.core.models.entry import Entry
from workflow.core.models.exception import RuleException
from workflow.core.models.matter import Matter
from workflow.core.models.participant import Participant
from workflow.core.models.request import AnsweredRequest
from workflow.core.models.revision import Revision

__all__ = [
    "AnsweredRequest", "Attachment", "Checkpoint", "Confidential", "Counter", "Entry", "JournalHead", "Matter", "Participant",
    "Reading", "Revision", "RuleException",
]
