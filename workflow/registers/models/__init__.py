"""The books of the office (台账), one file a book."""

from .archive import ArchivePackage, Period, Reappraisal, Retention
from .cabinet import Cabinet, CabinetEvent, Fetch
from .custody import BoxHandover, Happening
from .disposal import Disposal
from .limits import Limit
from .paper import IssuedPaper, PaperOrder
from .passport import Loan, Passport
from .result import OPEN_KINDS, Contact, Likeness, Result
from .result_session import Attendee, SharedMatter, SharingSession
from .stocktaking import Difference, StockLine, Stocktaking
from .transfer import Transfer
from .visa import Visa

__all__ = [
    "OPEN_KINDS", "ArchivePackage", "Attendee", "BoxHandover", "Cabinet", "CabinetEvent", "Contact", "Difference", "Disposal",
    "Fetch", "Happening", "IssuedPaper", "Likeness", "Limit", "Loan", "PaperOrder", "Passport", "Period", "Reappraisal",
    "Result", "Retention", "SharedMatter", "SharingSession", "StockLine", "Stocktaking", "Transfer", "Visa",
]  # fmt: skip
