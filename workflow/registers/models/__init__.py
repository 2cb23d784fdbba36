"""The books of the office (台账), one file a book."""

from .archive import ArchivePackage, Period, Reappraisal, Retention
from .disposal import Disposal
from .limits import Limit
from .paper import IssuedPaper, PaperOrder
from .passport import Loan, Passport
from .result import OPEN_KINDS, Contact, Likeness, Result
from .result_session import Attendee, SharedMatter, SharingSession
from .transfer import Transfer
from .visa import Visa

__all__ = [
    "OPEN_KINDS", "ArchivePackage", "Attendee", "Contact", "Disposal", "IssuedPaper", "Likeness", "Limit", "Loan", "PaperOrder",
    "Passport", "Period", "Reappraisal", "Result", "Retention", "SharedMatter", "SharingSession", "Transfer", "Visa",
]  # fmt: skip
