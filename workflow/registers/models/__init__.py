"""The books of the office (台账), one file a book."""

from .archive import ArchivePackage, Period, Reappraisal, Retention
from .disposal import Disposal
from .limits import Limit
from .paper import IssuedPaper, PaperOrder
from .passport import Loan, Passport
from .transfer import Transfer
from .visa import Visa

__all__ = [
    "ArchivePackage", "Disposal", "IssuedPaper", "Limit", "Loan", "PaperOrder", "Passport", "Period", "Reappraisal", "Retention",
    "Transfer", "Visa",
]  # fmt: skip
